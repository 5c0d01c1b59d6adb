package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All mappings that there are, and which of them a table is for. */
public record Mappings(List<Mapping> all) {

  /** Below this, a table is rather left as it is. */
  private static final double ENOUGH = 0.7;

  /** By how much the best must be better than the next. */
  private static final double AHEAD = 0.1;

  public Mappings {
    all = List.copyOf(all);
  }

  public Optional<Mapping> named(String name) {
    return all.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
  }

  /** How well each fits, the best first. */
  public List<Fit> ranked(List<String> columns, List<Row> sample) {
    return all.stream()
        .map(mapping -> mapping.fit(columns, sample))
        .sorted(
            Comparator.comparing((Fit fit) -> -fit.confidence().value())
                .thenComparing(fit -> -fit.used()))
        .toList();
  }

  /**
   * The mapping that a table is for, if it is surely for one and for no other. Among those that are
   * as sure, it is the one that explains the most: four columns of fifty are in many themes, and no
   * reason to doubt the one that has them all.
   */
  public Optional<Fit> best(List<String> columns, List<Row> sample) {
    List<Fit> ranked = ranked(columns, sample);
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
