package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small dataset to damage, and the notices that a rule gives about it. */
final class Samples {

  final List<Notice> notices = new ArrayList<>();

  static Dataset dataset(UnaryOperator<DatasetDraft> edit) {
    return edit.apply(
            Dataset.draft(new DatasetId("79191", "essai", "jeu-1"), "Arbres d’alignement"))
        .build();
  }

  static Link link(String url, @Nullable String format, @Nullable String media) {
    return new Link("r1", "Fichier", null, URI.create(url), format, media, null, null, null, null);
  }

  Dataset settled(Rule rule, UnaryOperator<DatasetDraft> edit) {
    return rule.apply(dataset(edit), notices::add);
  }

  List<Notice.Code> codes() {
    return notices.stream().map(Notice::code).toList();
  }
}
