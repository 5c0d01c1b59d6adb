package fr.moisson.harvesters.territory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContourFileTest {

  private static final String MEMBERS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"79191","nom":"Niort","codeRegion":"75"},
       "geometry":{"type":"Polygon","coordinates":[[[0,46],[1,46],[1,47],[0,47],[0,46]]]}},
      {"type":"Feature","properties":{"code_insee":"79125","nom":"Fors"},
       "geometry":{"type":"Polygon","coordinates":[[[1,46],[2,46],[2,47],[1,47],[1,46]]]}}]}
      """;

  @TempDir Path folder;

  /** A server and a command line may write the same contour at the same time. */
  @Test
  void severalMayWriteAtOnce() throws IOException {
    Path kept = folder.resolve("contours/epci.geojson");

    IntStream.range(0, 64).parallel().forEach(i -> ContourFile.write(kept, Places.niortais()));

    assertThat(ContourFile.read(kept, Kind.EPCI, "200041317", null, "2026").name())
        .isEqualTo("CA du Niortais");
    try (Stream<Path> files = Files.list(kept.getParent())) {
      assertThat(files).containsExactly(kept);
    }
  }

  @Test
  void membersMakeAnEpci() {
    Territory epci = read(MEMBERS, Kind.EPCI, "200041317", "CA du Niortais");

    assertThat(epci.communeCodes()).containsExactly("79191", "79125");
    assertThat(epci.contour().getArea()).isEqualTo(2);
    assertThat(epci.contour().getGeometryType()).isEqualTo("Polygon");
    assertThat(epci.zones()).contains("departement:79", "region:75");
    assertThat(epci.communes()).extracting(Commune::epci).containsOnly("200041317");
  }

  /** Files made by hand have codes and names only, and much is published for a whole region. */
  @ParameterizedTest
  @CsvSource({"79003, 75", "97411, 04", "2A004, 94", "75056, 11", "97502, ''"})
  void theRegionFollowsFromTheCode(String code, String region) {
    String bare = MEMBERS.replace(",\"codeRegion\":\"75\"", "").replace("79191", code);

    assertThat(read(bare, Kind.COMMUNE, code, null).communes().get(0).region()).isEqualTo(region);
  }

  @Test
  void oneOfTheMembersIsACommune() {
    Territory niort = read(MEMBERS, Kind.COMMUNE, "79191", null);

    assertThat(niort.name()).isEqualTo("Niort");
    assertThat(niort.contour().getArea()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (Territory territory :
        List.of(Places.niortais(), Places.niort(), Places.niortOfItsEpci())) {
      Path file = folder.resolve("cache").resolve(territory.code() + ".geojson");
      ContourFile.write(file, territory);

      Territory read =
          ContourFile.read(file, territory.kind(), territory.code(), null, territory.vintage());

      assertThat(read.communes()).isEqualTo(territory.communes());
      assertThat(read.name()).isEqualTo(territory.name());
      assertThat(read.contour().equalsTopo(territory.contour())).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"INSEE_COM\":\"79191\",\"NOM\":\"Niort\",\"SIREN_EPCI\":\"200041317\"",
        "\"code_insee\":\"79191\",\"nom_officiel\":\"Niort\",\"codes_siren_des_epci\":\"200041317\"",
        "\"com_code\":[\"79191\"],\"com_name\":[\"Niort\"],\"epci\":\"200041317\"",
        "\"ref:INSEE\":\"79191\",\"name\":\"Niort\",\"Code EPCI\":\"200041317\"",
        "\"CODE_INSEE\":79191.0,\"Nom\":\"Niort\",\"codeEpci\":\"200041317\""
      })
  void producersNameThePropertiesInManyWays(String properties) {
    String file =
        MEMBERS.replace("\"code\":\"79191\",\"nom\":\"Niort\",\"codeRegion\":\"75\"", properties);

    assertThat(read(file, Kind.COMMUNE, "79191", null).communes())
        .containsExactly(new Commune("79191", "Niort", "79", "75", "200041317", 0));
  }

  @Test
  void aNumberIsGivenItsZeroBackIfItIsAnInseeCode() {
    Territory epci =
        read(MEMBERS.replace("\"79125\"", "1004"), Kind.EPCI, "200041317", "CA du Niortais");

    assertThat(epci.communeCodes()).containsExactly("79191", "01004");
    assertThatThrownBy(
            () -> read(MEMBERS.replace("\"79191\"", "1004"), Kind.EPCI, "200041317", "x"))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> assertThat(e.notice().code()).isEqualTo(Notice.Code.CONTOUR_WITHOUT_CODE))
        .hasMessageContaining("1004");
  }

  /** As in the national list of communes. */
  @Test
  void theCodesOfCommunesThatHaveMergedAreKept() {
    String merged =
        MEMBERS.replace(
            "\"nom\":\"Fors\"", "\"nom\":\"Fors\",\"anciensCodes\":[\"79063\",\"79126\"]");
    Territory epci = read(merged, Kind.EPCI, "200041317", "CA du Niortais");
    Path kept = folder.resolve("kept.geojson");
    ContourFile.write(kept, epci);

    Territory again = ContourFile.read(kept, Kind.EPCI, "200041317", null, "2026");

    assertThat(again.communes()).isEqualTo(epci.communes());
    assertThat(again.communes().get(1).formerCodes()).containsExactly("79063", "79126");
    assertThat(again.communes().get(0).formerCodes()).isEmpty();
  }

  /** The members' contours tell in which commune a row lies. */
  @Test
  void theGroundOfEachMemberIsKeptBesideTheWhole() {
    Territory epci = read(MEMBERS, Kind.EPCI, "200041317", "CA du Niortais");
    Path kept = folder.resolve("kept.geojson");
    ContourFile.write(kept, epci);

    Territory again = ContourFile.read(kept, Kind.EPCI, "200041317", null, "2026");

    assertThat(again.communes())
        .extracting(commune -> commune.contour().getEnvelopeInternal().getMinX())
        .containsExactly(0d, 1d);
    assertThat(again.fingerprint()).isEqualTo(epci.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"1\"},\"geometry\":null}",
        "{\"type\":\"Feature\",\"properties\":{\"nom\":\"x\"},\"geometry\":"
            + "{\"type\":\"Point\",\"coordinates\":[1,46]}}",
        "<html>",
        "{\"type\":\"FeatureColl"
      })
  void ofAFileWithoutContourTheFileIsNamed(String content) {
    assertThatThrownBy(() -> read(content, Kind.EPCI, "200041317", null))
        .isInstanceOf(Misconfigured.class)
        .message()
        .contains("t.geojson")
        .doesNotContain("200041317")
        .as("no list of arguments in place of a sentence")
        .doesNotContain("[", "GEOJSON, ");
  }

  @Test
  void aTownHallBesideTheGroundOfItsCommuneIsNoFault() {
    String feature =
        "{\"type\":\"Feature\",\"properties\":{\"code_insee\":\"79191\",\"nom\":\"Niort\"},\"geometry\":%s}";
    String ground =
        feature.formatted(
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,46],[1,46],[1,47],[0,47],[0,46]]]}");
    String townHall = feature.formatted("{\"type\":\"Point\",\"coordinates\":[0.5,46.5]}");

    Territory niort =
        read(
            "{\"type\":\"FeatureCollection\",\"features\":[" + townHall + "," + ground + "]}",
            Kind.EPCI,
            "200041317",
            "Niort");

    assertThat(niort.contour().getArea()).isEqualTo(1);
    assertThat(niort.communes()).hasSize(1);
  }

  @Test
  void aCommuneThatIsNotInTheFileIsUnknown() {
    assertThatThrownBy(() -> read(MEMBERS, Kind.COMMUNE, "33063", null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("33063")
        .hasMessageContaining("t.geojson");
  }

  @Test
  void aGivenNameTakesThePlaceOfThatInTheFile() {
    assertThat(read(MEMBERS, Kind.COMMUNE, "79191", "Ville de Niort").name())
        .isEqualTo("Ville de Niort");
  }

  private Territory read(String content, Kind kind, String code, String name) {
    Path file = Reading.written(folder, "t.geojson", content.getBytes(UTF_8));
    return ContourFile.read(file, kind, code, name, "2026");
  }
}
