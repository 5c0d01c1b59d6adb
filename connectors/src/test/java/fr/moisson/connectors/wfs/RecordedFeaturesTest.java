package fr.moisson.connectors.wfs;

import static fr.moisson.connectors.wfs.WfsReading.collection;
import static fr.moisson.connectors.wfs.WfsReading.feature;
import static fr.moisson.connectors.wfs.WfsReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Harvested;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers of the Géoplateforme, Atmo France and API Carto, which has the same format. */
@Tag("shared")
class RecordedFeaturesTest {

  @TempDir Path folder;
  private WfsReading reading;

  @BeforeEach
  void openDoor() {
    reading = WfsReading.in(folder);
  }

  private static String recorded(String file) {
    try {
      return Files.readString(Shared.path("samples/" + file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theCapabilitiesOfTheGeoplateformeAreReadWhole() {
    Path file = Shared.path("samples/ign/wfs/getcapabilities.xml");
    Body body =
        new Body(URI.create("https://data.geopf.fr/wfs/ows"), file, null, null, Map.of(), "");

    Capabilities capabilities = Capabilities.read(body);

    assertThat(capabilities.layers())
        .hasSize(436)
        .contains("BDTOPO_V3:haie", "PROTECTEDAREAS.SIC:sic", "ELEVATION.CONTOUR.LINE:courbe");
  }

  /** The IGN presets whose layer names have not changed since the recording. */
  @ParameterizedTest
  @CsvSource({"ign-bdtopo, 6", "ign-rge-alti, 1"})
  void theLayersOfPresetsWereThere(String preset, int layers) throws IOException {
    String yaml = Files.readString(Path.of("../config/sources/" + preset + ".yaml"));
    String capabilities = recorded("ign/wfs/getcapabilities.xml");

    List<String> names =
        Pattern.compile("typeName: (\\S+)").matcher(yaml).results().map(m -> m.group(1)).toList();

    assertThat(names)
        .hasSize(layers)
        .allMatch(name -> capabilities.contains("<Name>" + name + "</Name>"));
  }

  /** Layers of 2024 were renamed by 2026; the old layer is suggested for the new name. */
  @ParameterizedTest
  @CsvSource({
    "patrinat_sic:sic, PROTECTEDAREAS.SIC:sic",
    "patrinat_zps:zps, PROTECTEDAREAS.ZPS:zps",
    "patrinat_znieff1:znieff1, 'PROTECTEDAREAS.ZNIEFF1:znieff1, PROTECTEDAREAS.ZNIEFF1.SEA:znieff1_mer'",
    "patrinat_apb:apb, PROTECTEDAREAS.APB:apb"
  })
  void aRenamedLayerIsRecognised(String now, String then) {
    reading.serving(recorded("ign/wfs/getcapabilities.xml"), asked -> collection(1, feature(1)));

    Notice notice = reading.refusal(source("", "a: {typeName: '" + now + "'"));

    assertThat(notice.code()).isEqualTo(Code.UNKNOWN_LAYER);
    assertThat(notice.args()).containsExactly("geo.example", now, then);
  }

  /**
   * The recordings were shortened, so they announce more features than they hold and are refused;
   * they are read once the announced total is corrected.
   */
  @ParameterizedTest
  @CsvSource({
    "ign/wfs/patrinat-apb-rennes-extrait.geojson, 2, 1, 1",
    "ign/wfs/multi_page-ows-e72820-b8185a-POST.json, 1000, 1, 1",
    "ign/wfs/multi_page-ows-fd18fa-b8185a-POST.json, 1000, 1, 1",
    "atmo/wfs-ind_atmo.geojson, 157, 30, 30",
    "ign/apicarto/cadastre-feuille.json, 1, 1, 1",
    "ign/apicarto/cadastre-parcelle.json, 1, 1, 1"
  })
  void recordedFeaturesAreReadWhole(String file, int announced, int held, int placed) {
    String recorded = recorded(file);
    WfsSource source = source("", "a: {typeName: 'ville:haies'");
    String total = "\"numberMatched\":\\s*" + announced;
    reading.serving(
        asked -> asked.get("startIndex").equals("0") ? recorded : collection(announced));
    if (announced > held) {
      assertThat(reading.refusal(source).args())
          .endsWith(String.valueOf(announced), String.valueOf(held));
      reading.serving(asked -> recorded.replaceFirst(total, "\"numberMatched\": " + held));
    }

    RawItem item = source.fetch(reading.run(null)).toList().get(0);

    assertThat(WfsReading.lines(source, item)).hasSize(held);
    assertThat(Harvested.places(source, item)).isEqualTo(placed);
  }

  /** Two pages of the same recording; the second one is requested after the first. */
  @Test
  void twoRecordedPagesAreReadOneAfterTheOther() {
    String first = recorded("ign/wfs/multi_page-ows-e72820-b8185a-POST.json");
    String second = recorded("ign/wfs/multi_page-ows-fd18fa-b8185a-POST.json");
    reading.serving(
        asked ->
            (asked.get("startIndex").equals("0") ? first : second)
                .replace("\"numberMatched\": 1000", "\"numberMatched\": 2"));

    assertThat(reading.rows(source("", "a: {typeName: 'ville:haies'")))
        .hasSize(2)
        .last()
        .asString()
        .contains("Penmarch");
  }

  @ParameterizedTest
  @CsvSource({
    "ign/wfs/no_features-ows-fd18fa-b8185a-POST.json",
    "ign/apicarto/cadastre-parcelle-vide.json"
  })
  void nothingFoundIsNoError(String file) {
    reading.serving(asked -> recorded(file));

    assertThat(source("", "a: {typeName: 'ville:haies'").fetch(reading.run(null))).isEmpty();
  }

  /** Both files are XML with status 200, but not the requested features. */
  @ParameterizedTest
  @CsvSource({"ign/wfs/multi_page-ows-95fd0d.xml", "ign/wfs/get_wfs_default_crs-ows-866ab9.xml"})
  void otherDocumentsAreNoFeatures(String file) {
    reading.serving(asked -> recorded(file));

    assertThat(reading.refusal(source("", "a: {typeName: 'ville:haies'")).code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void shortCapabilitiesWithoutFormatsAreEnough() {
    reading.serving(
        recorded("ign/wfs/get_wfs_default_crs-ows-866ab9.xml"), asked -> collection(1, feature(1)));

    assertThat(reading.rows(source("", "a: {typeName: 'GoodLayer1'"))).hasSize(1);
  }

  @Test
  void theIndicesOfAtmoAreOfOneDay() {
    String recorded = recorded("atmo/wfs-ind_atmo.geojson");
    reading.serving(asked -> recorded.replace("\"numberMatched\":157", "\"numberMatched\":30"));

    assertThat(reading.rows(source("", "a: {typeName: 'ville:haies'")))
        .allMatch(row -> row.contains("\"date_ech\":\"2026-07-29\""))
        .noneMatch(row -> row.contains("fid-"));
  }
}
