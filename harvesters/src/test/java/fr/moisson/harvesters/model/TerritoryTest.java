package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Territory.Commune;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class TerritoryTest {

  private static final Commune NIORT = new Commune("79191", "Niort", "79", "75");
  private static final Commune FORS = new Commune("79125", "Fors", "79", "75");

  @Test
  void theFingerprintTellsTerritoriesApartThatCutInAnotherWay() {
    String today = territory(47, "2026", NIORT, FORS).fingerprint();

    assertThat(territory(47, "2026", NIORT, FORS).fingerprint()).isEqualTo(today);
    assertThat(territory(Math.nextUp(47), "2026", NIORT, FORS).fingerprint())
        .as("a vertex moved")
        .isNotEqualTo(today);
    assertThat(territory(47, "2027", NIORT, FORS).fingerprint())
        .as("another vintage")
        .isNotEqualTo(today);
    assertThat(territory(47, "2026", NIORT).fingerprint()).as("a commune left").isNotEqualTo(today);
    Commune merged = new Commune("79191", "Niort", "79", "75", "", 0, List.of("79125"), null);
    assertThat(territory(47, "2026", merged).fingerprint())
        .as("a commune merged into another")
        .isNotEqualTo(today)
        .isNotEqualTo(territory(47, "2026", NIORT).fingerprint());
  }

  @ParameterizedTest
  @CsvSource({"79191, true", "2A004, true", "97411, true", "1A001, false", "7919, false"})
  void aCodeOfACommuneIsKnownByItsForm(String code, boolean isOne) {
    assertThat(Territory.isCommuneCode(code)).isEqualTo(isOne);
  }

  private static Territory territory(double north, String vintage, Commune... communes) {
    Coordinate[] ring = {
      new Coordinate(0, 46), new Coordinate(1, 46), new Coordinate(1, north), new Coordinate(0, 46)
    };
    return new Territory(
        Territory.Kind.EPCI,
        "200041317",
        "CA du Niortais",
        List.of(communes),
        new GeometryFactory().createPolygon(ring),
        vintage);
  }
}
