package fr.moisson.harvesters.territory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaFileTest {

  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,46],[1,46],[1,47],[0,47],[0,46]]]}";
  private static final String NEXT =
      "{\"type\":\"Polygon\",\"coordinates\":[[[1,46],[2,46],[2,47],[1,47],[1,46]]]}";

  @TempDir Path folder;

  @Test
  void aFeatureGivesItsCodeAndItsName() {
    Territory quarter = read(feature("\"code\":\"79191-3\",\"nom\":\"Souché\"", SQUARE));

    assertThat(quarter.code()).isEqualTo("79191-3");
    assertThat(quarter.name()).isEqualTo("Souché");
    assertThat(quarter.contour().getArea()).isEqualTo(1);
  }

  @Test
  void aCommuneIsKnownByItsInseeCodeAndNotByItsSiren() {
    Territory niort =
        read(feature("\"code_insee\":\"79191\",\"siren\":\"217901917\",\"nom\":\"Niort\"", SQUARE));

    assertThat(niort.code()).isEqualTo("79191");
  }

  /** Numbers of four digits may be those of anything. */
  @Test
  void onlyAnInseeCodeIsGivenItsZeroBack() {
    assertThat(read(feature("\"INSEE_COM\":1004", SQUARE)).code()).isEqualTo("01004");
    assertThat(read(feature("\"code\":1004", SQUARE)).code()).isEqualTo("1004");
  }

  /** Without its département, rows of homonyms would be taken for its own. */
  @Test
  void aCommuneKeepsItsDepartementAndItsFormerCodes() {
    Territory redon =
        read(feature("\"insee\":\"44185\",\"anciensCodes\":[\"44128\"],\"nom\":\"Redon\"", SQUARE));

    assertThat(redon.communes())
        .containsExactly(new Commune("44185", "Redon", "44", "52", "", 0, List.of("44128"), null));
  }

  @Test
  void aQuarterIsNotTheCommuneOfItsName() {
    Territory quarter = read(feature("\"code\":\"Q7\",\"nom\":\"Saint-Martin\"", SQUARE));
    Cut cut = new Cut(quarter, quarter, List.of("commune"), Table.Place.GUESSED, Boundary.WHOLE);

    assertThat(Stream.of("Saint-Martin", "66178").map(named -> verdict(cut, named)))
        .containsOnly(ClippedRow.Verdict.WITHOUT_PLACE);
  }

  private static ClippedRow.Verdict verdict(Cut cut, String commune) {
    return cut.of(new Row(Map.of("commune", commune), null, 1)).verdict();
  }

  /** IGN, INSEE and towns write the commune of a quarter like that of a commune itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"INSEE_COM\":\"79191\",\"NOM_COM\":\"Niort\",\"IRIS\":\"0100\",\"CODE_IRIS\":\"791910100\"",
        "\"code_qp\":\"QN07901M\",\"insee_com\":\"79191\",\"lib_com\":\"Niort\"",
        "\"lib_quartier\":\"Souché\",\"com_code\":\"79191\",\"com_name\":\"Niort\""
      })
  void aQuarterIsNotTheCommuneThatItIsIn(String properties) {
    String other = feature(properties.replace("79191", "79003"), NEXT);
    String both = "{\"type\":\"FeatureCollection\",\"features\":[%s,%s]}";
    Territory quarter = read(feature(properties, SQUARE));

    assertThat(quarter.code()).isEqualTo("Quartier-d-ete");
    assertThat(quarter.name()).isEqualTo("Quartier d’été");
    assertThat(read(both.formatted(feature(properties, SQUARE), other)).communeCodes())
        .containsExactly("Quartier-d-ete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {SQUARE, "{\"type\":\"GeometryCollection\",\"geometries\":[" + SQUARE + "]}"})
  void aBareGeometryIsCalledAfterItsFile(String geometry) {
    Territory quarter = read(geometry);

    assertThat(quarter.code()).isEqualTo("Quartier-d-ete");
    assertThat(quarter.name()).isEqualTo("Quartier d’été");
    assertThat(quarter.contour().getArea()).isEqualTo(1);
  }

  @Test
  void severalFeaturesAreOneGroundAndWhatIsNoPolygonIsNoPartOfIt() {
    String collection =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + String.join(
                ",",
                feature("\"code\":\"aa\"", SQUARE),
                feature("\"code\":\"bb\"", NEXT),
                feature("", "{\"type\":\"Point\",\"coordinates\":[5,46]}"))
            + "]}";

    Territory both = read(collection);

    assertThat(both.code()).isEqualTo("Quartier-d-ete");
    assertThat(both.contour().getGeometryType()).isEqualTo("Polygon");
    assertThat(both.contour().getArea()).isEqualTo(2);
  }

  @Test
  void featuresWithAnInseeCodeEachAreCommunes() {
    String niort = "\"code_insee\":\"79191\",\"nom\":\"Niort\"";
    String collection = "{\"type\":\"FeatureCollection\",\"features\":[%s,%s]}";

    Territory two =
        read(
            collection.formatted(
                feature(niort, SQUARE), feature("\"code\":\"79125\",\"nom\":\"Fors\"", NEXT)));
    Territory quarters = read(collection.formatted(feature(niort, SQUARE), feature(niort, NEXT)));

    assertThat(two.communes())
        .extracting(Territory.Commune::name, commune -> commune.contour().getArea())
        .containsExactly(tuple("Niort", 1d), tuple("Fors", 1d));
    assertThat(quarters.communeCodes()).containsExactly("Quartier-d-ete");
  }

  @Test
  void otherFormatsAndCoordinateSystemsWillDo() {
    Path kml =
        written(
            "parc.kml",
            "<kml xmlns='http://www.opengis.net/kml/2.2'><Placemark><name>Parc</name><Polygon>"
                + "<outerBoundaryIs><LinearRing><coordinates>0,46 1,46 1,47 0,46</coordinates>"
                + "</LinearRing></outerBoundaryIs></Polygon></Placemark></kml>");
    Path metres =
        written(
            "zone.csv",
            "nom;wkt\nZone;POLYGON((430000 6580000,431000 6580000,431000 6581000,430000 6580000))");

    assertThat(AreaFile.read(kml, folder).name()).isEqualTo("Parc");
    assertThat(AreaFile.read(metres, folder).contour().getEnvelopeInternal().getMinX())
        .isBetween(-0.6, -0.4);
  }

  @Test
  void linesAreNoArea() {
    String line = "{\"type\":\"LineString\",\"coordinates\":[[0,46],[1,46]]}";

    assertThatThrownBy(() -> read(feature("", line)))
        .isInstanceOfSatisfying(
            Misconfigured.class, e -> assertThat(e.notice().code()).isEqualTo(Notice.Code.NO_AREA));
  }

  private Territory read(String content) {
    return AreaFile.read(written("Quartier d’été.geojson", content), folder);
  }

  private Path written(String name, String content) {
    return Reading.written(folder, name, content.getBytes(UTF_8));
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}"
        .formatted(properties, geometry);
  }
}
