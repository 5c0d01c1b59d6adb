package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which names a search engine finds what is about a territory. One that wants every word, as
 * data.gouv.fr does, finds nothing for « CA du Niortais »: texts say « Niort ».
 */
public final class SearchNames {

  /**
   * The EPCI's name without its kind, then its communes, the best known first: those after which it
   * is named, then the largest. What these find is still to be held against {@link Relevance}.
   *
   * @param most communes; the texts of a large EPCI's villages are not worth a question each
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

  /** « Niort » to « CA du Niortais », « Saint-Omer » to « CA du Pays de Saint-Omer ». */
  private static boolean gaveItsName(Commune commune, String epci) {
    String name = String.join(" ", NameWords.of(commune.name()).texts());
    return (" " + String.join(" ", NameWords.of(epci).texts())).contains(" " + name);
  }

  /**
   * What to ask for where texts are searched: a name that is also a word of the language only as
   * that of a commune.
   */
  public static Stream<String> inTexts(String name) {
    boolean isWord = PlaceName.of(name).stream().anyMatch(PlaceName::strictly);
    return isWord && NameWords.of(name).size() == 1
        ? Stream.of("commune " + name, "ville " + name)
        : Stream.of(name);
  }

  private SearchNames() {}
}
