package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies an officer's defaults for a source where a record states nothing; values that it states
 * are kept. The officer is told by a notice, and everybody by the provenance.
 */
final class DefaultsRule implements Rule {

  private static final String PROVENANCE =
      "Déclaré par le gestionnaire de ce catalogue, faute d’indication de la source : ";

  /** Keys of the configuration to French words for citizens. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("publisher", "producteur"),
          Map.entry("contact", "contact"),
          Map.entry("licence", "licence"),
          Map.entry("rights", "droits"),
          Map.entry("access", "droits d’accès"),
          Map.entry("keywords", "mots-clés"),
          Map.entry("themes", "thèmes"),
          Map.entry("language", "langue"),
          Map.entry("frequency", "fréquence de mise à jour"),
          Map.entry("spatial", "territoire couvert"),
          Map.entry("temporal", "période couverte"));

  private static final Rule THEMES = new ThemeRule();

  private record Statement(
      String key, Predicate<Dataset> isMissing, UnaryOperator<DatasetDraft> edit) {}

  private final List<Statement> statements = new ArrayList<>();

  /**
   * Adds the default of a key of {@link Defaults}.
   *
   * @param value as the other rules would leave it; null if there is no default
   */
  <T> void put(
      String key,
      @Nullable T value,
      Predicate<Dataset> isMissing,
      BiFunction<DatasetDraft, T, DatasetDraft> edit) {
    if (value != null) {
      statements.add(new Statement(key, isMissing, draft -> edit.apply(draft, value)));
    }
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    List<Statement> used =
        statements.stream().filter(statement -> statement.isMissing().test(dataset)).toList();
    if (used.isEmpty()) {
      return dataset;
    }
    List<String> keys = used.stream().map(Statement::key).toList();
    notices.accept(Notice.of(Notice.Code.DEFAULTS_USED, keys));
    String sentence =
        keys.stream().map(NAMES::get).collect(Collectors.joining(", ", PROVENANCE, "."));
    Dataset filled =
        dataset.with(
            draft -> {
              DatasetDraft edited = draft;
              for (Statement statement : used) {
                edited = statement.edit().apply(edited);
              }
              return edited.provenance(
                  Stream.concat(dataset.provenance().stream(), Stream.of(sentence)).toList());
            });
    // The officer's keywords may reveal themes like any others.
    return THEMES.apply(filled, notices);
  }
}
