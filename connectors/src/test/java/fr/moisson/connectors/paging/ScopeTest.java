package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.paging.Scope.Arrondissements;
import fr.moisson.connectors.paging.Scope.By;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Placeholders;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ScopeTest {

  private static List<TerritoryValues> questions(Scope scope, Territory territory) {
    Path unused = Path.of("unused");
    return scope.questions(
        new Run(territory, new ScriptedDoor(unused), unused, null, notice -> {}, Niortais.AT));
  }

  private static Scope by(By by) {
    return new Scope(by, 2, ",", Arrondissements.COMMUNE, 10_000);
  }

  private static List<String> filled(Scope scope, Territory territory, String text) {
    return questions(scope, territory).stream().map(words -> words.fill(text)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WHOLE        | {code} {codes}      | 200041317 79191,79125,17001",
        "WHOLE        | {siren} {nom}       | 200041317 CA du Niortais",
        "WHOLE        | {date}              | 2026-11-25",
        "COMMUNES     | {code}              | 79191,79125;17001",
        "DEPARTEMENTS | {code}              | 79;17",
        "NUTS         | {code}              | FRI33;FRI32",
        "WHOLE        | {west},{south}      | -1.000000,46.000000",
        "WHOLE        | {north} {east}      | 47.000000 0.000000",
        "WHOLE        | {\"a\":\"{code}\"}  | {\"a\":\"200041317\"}",
      })
  void everyServiceIsToldOfTheTerritoryAsItKnowsIt(By by, String text, String expected) {
    assertThat(filled(by(by), Niortais.of("79191", "79125", "17001"), text))
        .containsExactly(expected.split(";"));
  }

  @Test
  void theWordsThatAConfigurationMayHoldAreThoseThatThereAre() {
    Set<String> words =
        Stream.of(new Scope(By.COMMUNES, 1, ",", Arrondissements.COMMUNE, 10_000), by(By.CIRCLES))
            .flatMap(scope -> questions(scope, Niortais.of("79191")).stream())
            .flatMap(question -> question.values().keySet().stream())
            .collect(Collectors.toSet());

    assertThat(TerritoryWords.class.getAnnotation(Placeholders.class).value())
        .containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void zonesAreThoseOfDataGouvFr() {
    assertThat(filled(by(By.ZONES), Niortais.of("79191"), "{code}"))
        .contains("fr:epci:200041317", "fr:commune:79191", "fr:departement:79");
  }

  @ParameterizedTest
  @CsvSource({"COMMUNE, 1, 69123", "ARRONDISSEMENTS, 9, 69381", "BOTH, 10, 69123"})
  void lyonIsOneCommuneOrNineArrondissements(Arrondissements rule, int count, String first) {
    Scope scope = new Scope(By.COMMUNES, 1, ",", rule, 10_000);

    assertThat(filled(scope, Niortais.of("69123"), "{code}")).hasSize(count).startsWith(first);
  }

  @Test
  void aCommuneWithoutArrondissementsKeepsItsCode() {
    Scope scope = new Scope(By.COMMUNES, 1, ",", Arrondissements.ARRONDISSEMENTS, 10_000);

    assertThat(filled(scope, Niortais.of("79191"), "{code}")).containsExactly("79191");
  }

  @Test
  void thePolygonCoversTheTerritoryCounterClockwise() throws ParseException {
    Territory niortais = Niortais.of("79191");

    Geometry polygon = new WKTReader().read(filled(Scope.WHOLE, niortais, "{wkt}").get(0));

    assertThat(polygon.covers(niortais.contour())).isTrue();
    assertThat(Orientation.isCCW(polygon.getCoordinates())).isTrue();
    assertThat(polygon.getNumPoints()).isLessThan(20);
  }

  @Test
  void circlesNoLargerThanAllowedCoverTheTerritory() {
    Territory niortais = Niortais.of("79191");
    GeometryFactory geometries = new GeometryFactory();

    List<Circles.Circle> circles = Circles.over(niortais.contour(), 10_000);

    assertThat(circles).allMatch(circle -> circle.radius() <= 10_000).hasSizeGreaterThan(40);
    for (double x = -1; x <= 0; x += 0.02) {
      for (double y = 46; y <= 47; y += 0.02) {
        Coordinate place = geometries.createPoint(new Coordinate(x, y)).getCoordinate();
        assertThat(circles).anyMatch(circle -> metres(circle, place) <= circle.radius());
      }
    }
  }

  private static double metres(Circles.Circle circle, Coordinate place) {
    double x = (place.x - circle.longitude()) * 111_320 * Math.cos(Math.toRadians(place.y));
    return Math.hypot(x, (place.y - circle.latitude()) * 111_320);
  }

  @Test
  void aSmallTerritoryIsOneCircle() {
    assertThat(Circles.over(Niortais.of("79191").contour(), 100_000)).hasSize(1);
  }

  @Test
  void aWordThatTheTerritoryHasNotIsRefusedByName() {
    assertThatThrownBy(() -> filled(by(By.COMMUNES), Niortais.of("79191"), "{altitude}"))
        .isInstanceOfSatisfying(
            Misconfigured.class, fault -> assertThat(fault.notice().args()).contains("{altitude}"));
  }

  @Test
  void rowsMayNameAnyOfTheCodesOfAQuestion() {
    TerritoryValues whole = questions(Scope.WHOLE, Niortais.of("79191", "17001")).get(0);

    assertThat(whole.each("COM-{code}")).contains("COM-79191", "COM-17001", "COM-200041317");
    assertThat(whole.each("{departement}")).containsExactlyInAnyOrder("79", "17");
  }
}
