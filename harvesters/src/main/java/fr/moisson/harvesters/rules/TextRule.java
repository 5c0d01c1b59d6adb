package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cleans all texts for people: HTML becomes light Markdown, wrong decoding is repaired, invisible
 * characters are removed. A title is one line of at most 350 characters, which is udata's limit; a
 * dataset without one is a {@link BadItem}.
 */
final class TextRule implements Rule {

  static final int LONGEST_TITLE = 350;
  private static final int SHORTEST_CUT = 200;

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Cleaning clean = new Cleaning(notices);
    String title = title(dataset, clean);
    return dataset.with(
        draft ->
            draft
                .title(title)
                .description(clean.paragraphs("description", dataset.description()))
                .keywords(dataset.keywords().stream().map(k -> clean.line("keyword", k)).toList())
                .publisher(publisher(dataset.publisher(), clean))
                .contact(contact(dataset.contact(), clean))
                .provenance(sentences("provenance", dataset.provenance(), clean))
                .rights(sentences("rights", dataset.rights(), clean))
                .attributions(attributions(dataset.attributions(), clean))
                .conformsTo(standards(dataset.conformsTo(), clean))
                .eachLink(link -> link(link, clean)));
  }

  private static String title(Dataset dataset, Cleaning clean) {
    String title = clean.line("title", dataset.title());
    if (title.isEmpty()) {
      throw new BadItem(Notice.of(Notice.Code.NO_TITLE));
    }
    if (title.length() <= LONGEST_TITLE) {
      return title;
    }
    clean.notices.accept(Notice.of(Notice.Code.LONG_TITLE, title.length()));
    return shortened(title);
  }

  /** Cuts between two words, if there is a space after the shortest cut. */
  private static String shortened(String text) {
    int end = text.lastIndexOf(' ', LONGEST_TITLE - 1);
    String cut = Beginning.of(text, end < SHORTEST_CUT ? LONGEST_TITLE - 1 : end);
    return PlainText.line(cut + "…").text();
  }

  private static List<String> sentences(String field, List<String> texts, Cleaning clean) {
    return texts.stream()
        .map(text -> clean.paragraphs(field, text))
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static List<Attribution> attributions(List<Attribution> attributions, Cleaning clean) {
    List<Attribution> kept = new ArrayList<>();
    for (Attribution attribution : attributions) {
      Agent agent = publisher(attribution.agent(), clean);
      if (agent != null) {
        kept.add(new Attribution(attribution.role(), agent, attribution.email()));
      }
    }
    return kept;
  }

  private static List<Standard> standards(List<Standard> standards, Cleaning clean) {
    return standards.stream()
        .map(it -> new Standard(clean.line("standard", it.title()), it.uri()))
        .filter(standard -> !standard.title().isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable Agent publisher(@Nullable Agent publisher, Cleaning clean) {
    if (publisher == null) {
      return null;
    }
    String name = clean.line("publisher", publisher.name());
    return EmptyNames.is(name) ? null : new Agent(name, publisher.homepage(), publisher.siren());
  }

  private static @Nullable Contact contact(@Nullable Contact contact, Cleaning clean) {
    if (contact == null || contact.name() == null) {
      return contact;
    }
    String name = clean.line("contact", contact.name());
    return new Contact(name.isEmpty() ? null : name, contact.email(), contact.url());
  }

  private static Distribution.Link link(Distribution.Link link, Cleaning clean) {
    String description =
        link.description() == null ? "" : clean.paragraphs("distribution", link.description());
    return link.described(
        clean.line("distribution", link.title()), description.isEmpty() ? null : description);
  }

  /** Cleans texts, and reports each problem once per field, however many files there are. */
  private static final class Cleaning {
    private final Consumer<Notice> notices;
    private final Set<List<Object>> told = new LinkedHashSet<>();

    Cleaning(Consumer<Notice> notices) {
      this.notices = notices;
    }

    String line(String field, String text) {
      return told(field, PlainText.line(text));
    }

    String paragraphs(String field, String text) {
      return told(field, PlainText.paragraphs(text));
    }

    private String told(String field, PlainText clean) {
      if (clean.wasHtml()) {
        tell(Notice.Code.HTML_IN_TEXT, field);
      }
      if (clean.repaired()) {
        tell(Notice.Code.MOJIBAKE, field);
      }
      if (clean.isCut()) {
        tell(Notice.Code.LONG_TEXT, field);
      }
      return clean.text();
    }

    private void tell(Notice.Code code, String field) {
      if (told.add(List.of(code, field))) {
        notices.accept(Notice.of(code, field));
      }
    }
  }
}
