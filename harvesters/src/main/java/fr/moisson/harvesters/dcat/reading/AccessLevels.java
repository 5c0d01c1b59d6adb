package fr.moisson.harvesters.dcat.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares access rights, which are codes of the European list, by how open they are. */
public final class AccessLevels {

  private static final List<String> LEAST_OPEN_FIRST =
      List.of("NON_PUBLIC", "RESTRICTED", "PUBLIC");

  private static final Map<String, String> LESS_OPEN =
      Map.of(
          "NON_PUBLIC", "Non publics : ",
          "RESTRICTED", "Accessibles sous conditions : ");

  public static Optional<String> leastOpen(Stream<String> codes) {
    return codes.min(Comparator.comparing(LEAST_OPEN_FIRST::indexOf));
  }

  /**
   * Sentences on what is given to fewer people than may have the dataset.
   *
   * @param whole the access right of the dataset
   * @param named the names of what is under an access right
   */
  public static Stream<String> lessOpen(
      Optional<String> whole, Function<String, Stream<String>> named) {
    int limit = LEAST_OPEN_FIRST.indexOf(whole.orElse("PUBLIC"));
    return LEAST_OPEN_FIRST.stream()
        .limit(limit)
        .flatMap(
            code -> {
              String names =
                  named
                      .apply(code)
                      .map(name -> "« " + name + " »")
                      .distinct()
                      .collect(Collectors.joining(", "));
              return Stream.of(names)
                  .filter(some -> !some.isEmpty())
                  .map(some -> LESS_OPEN.get(code) + some + ".");
            });
  }

  private AccessLevels() {}
}
