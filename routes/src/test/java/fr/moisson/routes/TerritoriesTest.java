package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import fr.moisson.routes.config.TerritoryFile.Place;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.safety.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.GeometryFactory;

class TerritoriesTest {

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void aProgramThatRunsForMonthsHearsOfANewContourWithinADay() throws IOException {
    Territories territories =
        new Territories(new GeoApi(Datasets.NO_DOOR, GeoApi.PUBLIC, folder, clock), clock);
    draw(47);
    assertThat(area(territories)).isEqualTo(1);

    draw(48);
    assertThat(area(territories)).isEqualTo(1);
    clock.passDays(1);
    assertThat(area(territories)).isEqualTo(2);
  }

  @Test
  void ofSeveralWhoAskAtOnceOneLooksForAll() throws IOException {
    Territories territories =
        new Territories(new GeoApi(Datasets.NO_DOOR, GeoApi.PUBLIC, folder, clock), clock);
    draw(47);
    ConfiguredTerritory niort = niort("niort.geojson");

    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> territories.find(niort))
                .map(System::identityHashCode)
                .distinct())
        .hasSize(1);
  }

  /** Two files for one commune, each with its own contour. */
  @Test
  void aPlaceHasTheContourOfTheFileThatAsksForIt() throws IOException {
    Territories territories =
        new Territories(new GeoApi(Datasets.NO_DOOR, GeoApi.PUBLIC, folder, clock), clock);
    draw(47);
    draw("quartier.geojson", 49);

    assertThat(area(territories, "niort.geojson")).isEqualTo(1);
    assertThat(area(territories, "quartier.geojson")).isEqualTo(3);
    assertThat(area(territories, "niort.geojson")).isEqualTo(1);
  }

  /** Contours made by hand do not name the EPCI, and much is published for the whole EPCI. */
  @Test
  void aCommuneOfAnEpciIsItsMember() throws IOException {
    Territories territories =
        new Territories(new GeoApi(Datasets.NO_DOOR, GeoApi.PUBLIC, folder, clock), clock);
    draw(47);
    ConfiguredTerritory niortais =
        new ConfiguredTerritory(
            "niortais",
            new Place(null, "200041317"),
            null,
            new LocalContour(folder.resolve("niort.geojson"), "CA du Niortais", "2026"),
            List.of(),
            List.of());

    territories.find(niortais);
    assertThat(territories.contourOf("79191")).isPresent();
    Territory niort = territories.find(niortais, new Place("79191", null));

    assertThat(niort.siren()).contains("200041317");
    assertThat(territories.around("79191")).containsExactly("niortais");
    assertThat(territories.around("200041317")).as("it has addresses of its own").isEmpty();
    assertThat(niort.zones()).contains("epci:200041317", "region:75");
  }

  @Test
  void aCommuneThatHasMergedIsToldWithWhatItHasBecome() {
    Commune niort = new Commune("79191", "Niort", "79", "75", "", 0, List.of("79326"), null);
    Territory epci =
        new Territory(
            Territory.Kind.EPCI,
            "200041317",
            "CA du Niortais",
            List.of(niort),
            new GeometryFactory().createPolygon(),
            "2026");

    assertThat(Territories.stranger(new Place("79326", null), epci))
        .contains(Notice.of(Code.MEMBER_HAS_MERGED, "79326", "Niort", "79191"));
    assertThat(Territories.stranger(new Place("79327", null), epci))
        .contains(Notice.of(Code.NOT_A_MEMBER, "79327", "CA du Niortais"));
  }

  /** There may be no network when a site is written, and old names are better than codes. */
  @Test
  void whatIsKeptIsRecalledWithoutAskingAnybody() throws IOException {
    Territories territories =
        new Territories(new GeoApi(Datasets.NO_DOOR, GeoApi.PUBLIC, folder, clock), clock);
    Place place = new Place("79191", null);
    ConfiguredTerritory niort =
        new ConfiguredTerritory("niort", place, null, null, List.of(), List.of());
    territories.recall(niort, place);
    assertThat(territories.nameOf("79191")).as("nothing is at hand").isEqualTo("79191");

    draw("commune-79191-2020.geojson", 47);
    territories.recall(niort, place);

    assertThat(territories.nameOf("niort")).isEqualTo("Niort");
    assertThat(territories.nameOf("79191")).isEqualTo("Niort");
    assertThat(territories.contourOf("79191")).isPresent();
  }

  @Test
  void allSourcesOfATerritoryWaitForASilentServerOnce() {
    AtomicInteger asked = new AtomicInteger();
    Door silent =
        new Door() {
          @Override
          public Body get(Request request) {
            asked.incrementAndGet();
            throw new Unavailable(Notice.of(Code.HOST_NOT_FOUND, request.uri().getHost()));
          }

          @Override
          public Reply send(Request request) {
            throw new AssertionError("a territory is only read");
          }
        };
    Territories territories =
        new Territories(new GeoApi(silent, GeoApi.PUBLIC, folder, clock), clock);
    ConfiguredTerritory niort =
        new ConfiguredTerritory(
            "niort", new Place("79191", null), null, null, List.of(), List.of());

    for (int source = 0; source < 16; source++) {
      assertThatThrownBy(() -> territories.find(niort))
          .isInstanceOfSatisfying(
              Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(Code.HOST_NOT_FOUND));
    }
    assertThat(asked).hasValue(1);

    clock.pass(Duration.ofMinutes(1));
    assertThatThrownBy(() -> territories.find(niort)).isInstanceOf(Unavailable.class);
    assertThat(asked).hasValue(2);
  }

  private double area(Territories territories) {
    return area(territories, "niort.geojson");
  }

  private double area(Territories territories, String file) {
    return territories.find(niort(file)).contour().getArea();
  }

  private ConfiguredTerritory niort(String file) {
    return new ConfiguredTerritory(
        "niort",
        new Place("79191", null),
        null,
        new LocalContour(folder.resolve(file), "Niort", "2026"),
        List.of(),
        List.of());
  }

  private void draw(int north) throws IOException {
    draw("niort.geojson", north);
  }

  private void draw(String file, int north) throws IOException {
    Files.writeString(
        folder.resolve(file),
        """
        {"type":"Feature","properties":{"code":"79191","nom":"Niort"},"geometry":{"type":"Polygon",
        "coordinates":[[[0,46],[1,46],[1,%1$d],[0,%1$d],[0,46]]]}}
        """
            .formatted(north));
  }
}
