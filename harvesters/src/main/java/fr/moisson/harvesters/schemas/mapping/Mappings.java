package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All mappings, among which the one for a table is chosen. */
public record Mappings(List<Mapping> all) {

  /** Below this confidence, a table is left as it is. */
  private static final double ENOUGH = 0.7;

  /** Confidence by which the best must exceed the next. */
  private static final double AHEAD = 0.1;

  public Mappings {
    all = List.copyOf(all);
  }

  public Optional<Mapping> named(String name) {
    return all.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
  }

  /** Whether a column is of one of their schemas. */
  public boolean have(String column) {
    return all.stream().anyMatch(mapping -> mapping.schema().field(column).isPresent());
  }

  /** The fit of each mapping, best first. */
  private List<Fit> ranked(Title title, List<String> columns, List<Row> sample) {
    return all.stream()
        .map(mapping -> mapping.fit(title, columns, sample))
        .sorted(
            Comparator.comparing((Fit fit) -> -fit.confidence().value())
                .thenComparing(fit -> -fit.used()))
        .toList();
  }

  /**
   * The mapping that certainly fits the table, if there is one, and only one. Among equally certain
   * ones, it is the one that uses the most columns: four columns out of fifty fit many themes, and
   * are no reason to doubt the theme that has them all.
   */
  public Optional<Fit> best(Title title, List<String> columns, List<Row> sample) {
    List<Fit> ranked = ranked(title, columns, sample);
    if (ranked.isEmpty() || ranked.get(0).confidence().value() < ENOUGH) {
      return Optional.empty();
    }
    double surest = ranked.get(0).confidence().value();
    List<Fit> sure =
        ranked.stream().takeWhile(fit -> surest - fit.confidence().value() < AHEAD).toList();
    Fit most = Collections.max(sure, Comparator.comparing(Fit::used));
    boolean isAlone =
        most.confidence().value() >= ENOUGH
            && sure.stream()
                .filter(fit -> fit != most)
                .allMatch(fit -> 2 * fit.used() <= most.used());
    return isAlone ? Optional.of(most) : Optional.empty();
  }
}
