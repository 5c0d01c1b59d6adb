package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Places;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneBoxRuleTest {

  private static final String SQUARE = "POLYGON((0 46, 1 46, 1 47, 0 47, 0 46))";

  private final Samples samples = new Samples();

  private Coverage of(Territory territory, Coverage stated) {
    return samples.settled(new ZoneBoxRule(territory), draft -> draft.coverage(stated)).coverage();
  }

  /** Otherwise a search by map would find none of them. */
  @Test
  void placesStatedByTheirCodesGetTheBoxesOfTheirContours() {
    Territory niort = Places.niort();
    Coverage stated = Coverage.of(List.of(niort.zone()), null);

    assertThat(of(niort, stated)).isEqualTo(niort.coverage());
    assertThat(of(niort, stated.named(List.of("Marais"))))
        .isEqualTo(niort.coverage().named(List.of("Marais")));
  }

  @Test
  void aMemberHasItsOwnBox() {
    Territory epci =
        new Territory(
            Territory.Kind.EPCI,
            "200041317",
            "Niortais",
            List.of(
                new Territory.Commune("79191", "Niort", "79", "75")
                    .on(Places.commune("79191", "Niort", SQUARE).contour()),
                new Territory.Commune("79003", "Aiffres", "79", "75")),
            Places.niortais().contour(),
            "2026");

    assertThat(of(epci, Coverage.of(List.of("commune:79191"), null)))
        .isEqualTo(Coverage.of(List.of("commune:79191"), new Box(0, 46, 1, 47)));
    for (List<String> unknown :
        List.of(List.of("commune:79003"), List.of("commune:79191", "departement:79"))) {
      Coverage stated = Coverage.of(unknown, null);
      assertThat(of(epci, stated)).as("half a place is wrong").isEqualTo(stated);
    }
  }
}
