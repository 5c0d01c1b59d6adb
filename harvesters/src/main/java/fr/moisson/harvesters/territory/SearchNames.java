package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names by which a search engine finds data about a territory. One that requires all words,
 * such as that of data.gouv.fr, finds nothing for « CA du Niortais »: texts say « Niort ».
 */
public final class SearchNames {

  /**
   * The EPCI's name without its kind, then its communes, the best known first: those after which it
   * is named, then the largest. The results still have to be checked with {@link Relevance}.
   *
   * @param most communes; the villages of a large EPCI are not worth a query each
   */
  public static List<String> of(Territory territory, int most) {
    if (territory.kind() == Territory.Kind.COMMUNE) {
      return List.of(territory.name());
    }
    String epci = territory.name();
    Stream<Commune> communes =
        territory.communes().stream()
            .sorted(
                Comparator.comparing((Commune commune) -> !gaveItsName(commune, epci))
                    .thenComparing(Commune::population, Comparator.reverseOrder()))
            .limit(most);
    return Stream.concat(
            Stream.of(EpciName.of(epci).map(EpciName::bare).orElse(epci)),
            communes.map(Commune::name))
        .distinct()
        .toList();
  }

  /** « Niort » for « CA du Niortais », « Saint-Omer » for « CA du Pays de Saint-Omer ». */
  private static boolean gaveItsName(Commune commune, String epci) {
    String name = String.join(" ", NameWords.of(commune.name()).texts());
    return (" " + String.join(" ", NameWords.of(epci).texts())).contains(" " + name);
  }

  /** What to search texts for: a name that is also a common word only as that of a commune. */
  public static Stream<String> inTexts(String name) {
    boolean isWord = PlaceName.of(name).stream().anyMatch(PlaceName::strictly);
    return isWord && NameWords.of(name).size() == 1
        ? Stream.of("commune " + name, "ville " + name)
        : Stream.of(name);
  }

  private SearchNames() {}
}
