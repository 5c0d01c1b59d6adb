package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchNamesTest {

  @Test
  void anEpciIsSearchedForWithoutItsKindAndByItsCommunes() {
    assertThat(SearchNames.of(Places.niortais(), 40))
        .startsWith("Niortais", "Niort")
        .contains("Saint-Gelais", "La Foye-Monjault", "Les Fosses")
        .doesNotContain("CA du Niortais");
  }

  /** « fors » is an old word: « Fors » alone also finds texts with « hors et fors ». */
  @Test
  void aNameThatIsAWordIsSearchedForAsThatOfACommune() {
    assertThat(SearchNames.of(Places.fors(), 40)).containsExactly("Fors");
    assertThat(SearchNames.inTexts("Fors")).containsExactly("commune Fors", "ville Fors");
    assertThat(SearchNames.inTexts("Niort")).containsExactly("Niort");
  }

  /** The towns shipped with Moisson, in EPCIs too large to ask for each commune. */
  @ParameterizedTest
  @CsvSource({
    "CA du Pays de Saint-Omer, Pays de Saint-Omer, Saint-Omer, 14000",
    "CA Alès Agglomération, Alès Agglomération, Alès, 40000",
    "CA Vitré Communauté, Vitré Communauté, Vitré, 18000",
    "CA du Pays Basque, Pays Basque, Bayonne, 52000",
    "CA du Niortais, Niortais, Niort, 0",
    "CA Fécamp Caux Littoral Agglomération, Fécamp Caux Littoral Agglomération, Fécamp, 0",
    "Communauté d’agglomération du Niortais, Niortais, Niort, 0",
    "Niort Agglo, Niort Agglo, Niort, 0"
  })
  void theTownIsAlwaysAmongThoseAskedFor(String epci, String bare, String town, int population) {
    Commune its = new Commune("79191", town, "79", "75", "200041317", population);
    List<Commune> communes =
        Stream.concat(
                Stream.iterate(100, code -> code < 250, code -> code + 1)
                    .map(code -> new Commune("79" + code, "Village " + code, "79", "75")),
                Stream.of(its))
            .toList();
    Territory territory =
        new Territory(Kind.EPCI, "200041317", epci, communes, Places.niort().contour(), "2026");

    assertThat(SearchNames.of(territory, 60)).hasSize(61).startsWith(bare, town);
  }
}
