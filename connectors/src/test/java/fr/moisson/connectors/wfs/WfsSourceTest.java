package fr.moisson.connectors.wfs;

import static fr.moisson.connectors.wfs.WfsReading.CAPABILITIES;
import static fr.moisson.connectors.wfs.WfsReading.NIORTAIS;
import static fr.moisson.connectors.wfs.WfsReading.collection;
import static fr.moisson.connectors.wfs.WfsReading.feature;
import static fr.moisson.connectors.wfs.WfsReading.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WfsSourceTest {

  private static final String HEDGES = "haies: {typeName: 'ville:haies', sortBy: 'nom'";

  @TempDir Path folder;
  private WfsReading reading;

  @BeforeEach
  void openDoor() {
    reading = WfsReading.in(folder);
  }

  /** Three features in pages of at most two, whatever size is requested. */
  private static String cut(Map<String, String> asked) {
    return asked.get("startIndex").equals("0")
        ? collection(3, feature(1), feature(2))
        : collection(3, feature(3));
  }

  @Test
  void aLayerBecomesOneDatasetAndItsTable() {
    reading.serving(asked -> collection(1, feature(1)));
    WfsSource source = source("", HEDGES);

    RawItem item = source.fetch(reading.run(null)).toList().get(0);
    Dataset dataset = source.map(new DatasetId("niort", "wfs", "haies"), item, NIORTAIS);
    Table table = source.table(item).orElseThrow();

    assertThat(item.remoteId()).isEqualTo("haies");
    assertThat(dataset.title()).isEqualTo("Objets – CA du Niortais");
    assertThat(dataset.links())
        .extracting(link -> link.url().toString(), Distribution.Link::format)
        .containsExactly(
            tuple("https://geo.example/wfs?service=WFS&request=GetCapabilities", "WFS_SRVC"));
    assertThat(table.place().crs()).isEqualTo("EPSG:4326");
    assertThat(table.origin())
        .hasToString(
            "https://geo.example/wfs?service=WFS&version=2.0.0&request=GetFeature"
                + "&typeNames=ville%3Ahaies&outputFormat=application%2Fjson&srsName=EPSG%3A4326"
                + "&bbox=-1.084347,45.958389,0.084347,47.041611,EPSG%3A4326&sortBy=nom");
  }

  @Test
  void itsFeaturesMayDateADataset() {
    reading.serving(asked -> collection(1, feature(1)));
    WfsSource source = source("", HEDGES + ", modified: ['modif_geo', 'modif_adm']");

    RawItem item = source.fetch(reading.run(null)).toList().get(0);

    assertThat(source.table(item).orElseThrow().dates().modified().stream())
        .containsExactly("modif_geo", "modif_adm");
  }

  @Test
  void halfACharacterIsReplacedAndCostsNothingElse() {
    reading.serving(asked -> collection(1, feature(1).replace("\"nom\":\"", "\"nom\":\"\\ud83c")));

    assertThat(reading.rows(source("", HEDGES))).singleElement().asString().contains("\uFFFD");
  }

  /** The Géoplateforme silently limits answers to 5,000 features. */
  @Test
  void whatAServerCutsSilentlyIsAskedForAgain() {
    reading.serving(WfsSourceTest::cut);

    assertThat(reading.rows(source("pageSize: 9000,", HEDGES))).hasSize(3);
    assertThat(reading.asked())
        .extracting(asked -> asked.get("startIndex") + "/" + asked.get("count"))
        .containsExactly("0/5000", "2/5000");
  }

  @Test
  void fewerThanMatchedIsAHalfAnswer() {
    reading.serving(
        asked ->
            asked.get("startIndex").equals("0")
                ? collection(3, feature(1), feature(2))
                : collection(3));

    assertThat(reading.refusal(source("", HEDGES)).code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  /** MapServer cuts a page before it leaves out features outside a box in another system. */
  @Test
  void whatOverlappingPagesRepeatIsTakenOnce() {
    reading.serving(
        asked -> {
          int start = Integer.parseInt(asked.get("startIndex"));
          return IntStream.range(start, Math.min(8, start + 3))
              .filter(position -> position != 1 && position != 4)
              .mapToObj(WfsReading::feature)
              .collect(
                  Collectors.joining(
                      ", ", "{\"type\": \"FeatureCollection\", \"features\": [", "]}"));
        });

    assertThat(reading.rows(source("pageSize: 3,", HEDGES))).hasSize(6).doesNotHaveDuplicates();
  }

  /** MapServer, which states no number of its page. */
  @Test
  void whatHasBeenGivenSoFarIsNoTotal() {
    reading.serving(
        asked ->
            switch (asked.get("startIndex")) {
              case "0" -> soFar(2, feature(1), feature(2));
              case "2" -> soFar(4, feature(2), feature(3));
              default -> soFar(4);
            });

    assertThat(reading.rows(source("", HEDGES))).hasSize(3);
  }

  private static String soFar(int given, String... features) {
    return collection(given, features).replaceFirst(", \"numberReturned\": \\d+", "");
  }

  /** QGIS Server and others count only on request. */
  @Test
  void anUnknownNumberOfMatchesEndsWithTheFirstEmptyPage() {
    reading.serving(
        asked ->
            asked.get("startIndex").equals("0")
                ? collection("\"unknown\"", feature(1))
                : collection("\"unknown\""));

    assertThat(reading.rows(source("", HEDGES))).hasSize(1);
  }

  /** La Réunion in metres, although degrees were requested. */
  @ParameterizedTest
  @CsvSource({"urn:ogc:def:crs:EPSG::2975, urn:ogc:def:crs:EPSG::2975", "EPSG:404000, EPSG:4326"})
  void theSystemThatAnAnswerStatesIsThatOfItsRows(String stated, String understood) {
    String crs = ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"" + stated + "\"}}}";
    reading.serving(asked -> collection(1, feature(1)).replaceFirst("}$", crs));
    WfsSource source = source("", HEDGES);

    RawItem item = source.fetch(reading.run(null)).toList().get(0);

    assertThat(source.table(item).orElseThrow().place().crs()).isEqualTo(understood);
    assertThat(source.table(item).orElseThrow().askedByBox()).isTrue();
  }

  @Test
  void aLayerWithoutFeaturesIsThereAndEmpty() {
    reading.serving(asked -> collection(0));
    Run run = reading.run(null);

    assertThat(source("", HEDGES).fetch(run)).isEmpty();
    assertThat(run.empty()).containsExactly("haies");
  }

  @Test
  void aVanishedLayerIsNamedAndCostsTheOthersNothing() {
    reading.serving(asked -> collection(1, feature(1)));
    WfsSource source =
        source("", "a: {typeName: 'PROTECTEDAREAS.SIC:sic'", HEDGES, "z: {typeName: 'ville:parcs'");
    List<RawItem> items = new ArrayList<>();

    assertThatThrownBy(() -> source.fetch(reading.run(null)).forEach(items::add))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(Messages.of(e.notice(), Locale.FRENCH))
                    .contains("geo.example", "PROTECTEDAREAS.SIC:sic", ": patrinat_sic:sic."));
    assertThat(items).extracting(RawItem::remoteId).containsExactly("haies");
    assertThat(reading.told()).extracting(Notice::code).containsExactly(Code.UNKNOWN_LAYER);
    assertThat(reading.told().get(0).args()).endsWith("ville:parcs", "ville:haies, ville:mares");
  }

  /** MapServer lists the layer as ms:RADON and accepts RADON. */
  @Test
  void aLayerMayBeAskedForWithoutItsPrefix() {
    reading.serving(asked -> collection(1, feature(1)));

    assertThat(reading.rows(source("", "haies: {typeName: 'haies'"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lonlat | -1.084347,45.958389,0.084347,47.041611,EPSG:4326",
        "latlon | 45.958389,-1.084347,47.041611,0.084347,urn:ogc:def:crs:EPSG::4326"
      })
  void theBoxIsWrittenAsTheServerReadsIt(String order, String box) {
    reading.serving(asked -> collection(1, feature(1)));

    reading.rows(source("axisOrder: '" + order + "',", HEDGES));

    assertThat(reading.asked().get(0)).containsEntry("bbox", box);
  }

  /** MapServer finds nothing with the longitude first. */
  @ParameterizedTest
  @ValueSource(strings = {"", ", changes: {column: 'nom'}"})
  void aBoxThatFindsNothingIsAskedForInTheOtherOrder(String changes) {
    reading.serving(
        asked ->
            asked.get("bbox").endsWith("urn:ogc:def:crs:EPSG::4326")
                ? collection(1, feature(1))
                : collection(0));
    WfsSource source = source("", HEDGES + changes, "mares: {typeName: 'ville:mares'");
    Run first = reading.run(null);

    List<RawItem> items = source.fetch(first).toList();

    assertThat(items).extracting(RawItem::remoteId).containsExactly("haies", "mares");
    assertThat(source.table(items.get(0)).orElseThrow().origin().toString())
        .contains("urn%3Aogc%3Adef%3Acrs%3AEPSG%3A%3A4326");
    assertThat(source.fetch(reading.run(first.marker().orElse(null)))).hasSize(2);
  }

  /** Atmo: requests always have a filter, and the date is that of Paris. */
  @Test
  void aFilterReplacesTheBoxAndNamesTheTerritoryInParts() {
    reading.serving(asked -> collection(1, feature(1)));
    String filtered =
        """
        haies: {typeName: 'ville:haies', scope: {by: 'communes', chunk: 1, separator: "','"},
                filter: "date_ech='{date}' AND code_zone IN ('{codes}')\"\
        """;

    assertThat(reading.rows(source("", filtered))).hasSize(2);
    assertThat(reading.asked())
        .extracting(asked -> asked.get("cql_filter"))
        .containsExactly(
            "date_ech='2026-11-25' AND code_zone IN ('79125')",
            "date_ech='2026-11-25' AND code_zone IN ('79191')");
    assertThat(reading.asked()).noneMatch(asked -> asked.containsKey("bbox"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- GeoServer -->
        <ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">
        <ows:Exception exceptionCode="InvalidParameterValue" locator="bbox">
        <ows:ExceptionText>Trop &amp; trop</ows:ExceptionText></ows:Exception>
        </ows:ExceptionReport>\
        """,
        "<ServiceExceptionReport><ServiceException code=\"InvalidParameterValue\">"
            + "Trop &amp; trop</ServiceException></ServiceExceptionReport>",
        "{\"version\": \"2.0.0\", \"exceptions\": [{\"code\": \"InvalidParameterValue\","
            + " \"text\": \"Trop & trop\"}]}"
      })
  void anExceptionReportInsideASuccessIsToldWithItsReason(String report) {
    reading.serving(asked -> report);

    Notice notice = reading.refusal(source("", HEDGES));

    assertThat(notice.code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);
    assertThat(notice.args().get(1)).contains("InvalidParameterValue", "Trop & trop");
  }

  @Test
  void featuresInAnotherSystemSaySo() {
    reading.serving(asked -> collection(1, feature(1)));
    WfsSource source = source("srs: 'EPSG:2154',", HEDGES);

    RawItem item = source.fetch(reading.run(null)).toList().get(0);

    assertThat(source.table(item).orElseThrow().place().crs()).isEqualTo("EPSG:2154");
    assertThat(reading.asked().get(0)).containsEntry("srsName", "EPSG:2154");
  }

  @Test
  void identifiersThatAreMadeUpForOneAnswerAndZonesOfDatesAreDropped() {
    reading.serving(
        asked ->
            collection(
                1,
                """
                {"type":"Feature","id":"ind_atmo.fid--1d350c15_19fae56cb9c_-7675","geometry":null,\
                "properties":{"maj":"2024-12-19Z","le":"2024-12-19T08:00:00Z","nom":"19Z"}}\
                """));

    assertThat(reading.rows(source("", HEDGES)))
        .containsExactly(
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":"
                + "{\"maj\":\"2024-12-19\",\"le\":\"2024-12-19T08:00:00Z\",\"nom\":\"19Z\"}}");
  }

  @Test
  void aLayerWithoutNewerDatesIsNotReadAgain() {
    WfsSource source = source("", HEDGES + ", changes: {column: 'nom'}");
    reading.serving(asked -> collection(1, feature(1)));
    Run first = reading.run(null);
    Run second = reading.run(marker(source, first));
    assertThat(source.fetch(second)).isEmpty();
    assertThat(second.stoppedEarly()).isTrue();
    assertThat(reading.asked().get(0))
        .containsEntry("sortBy", "nom DESC")
        .containsEntry("count", "1");

    reading.serving(asked -> collection(1, feature(2)));
    Run third = reading.run(second.marker().orElseThrow());

    assertThat(source.fetch(third)).hasSize(1);
    assertThat(third.stoppedEarly()).isFalse();
  }

  @Test
  void aDateThatSomeFeaturesLackShowsNothing() {
    WfsSource source = source("", HEDGES + ", changes: {column: 'autre'}");
    reading.serving(asked -> collection(1, feature(1)));

    Run second = reading.run(marker(source, reading.run(null)));

    assertThat(source.fetch(second)).hasSize(1);
  }

  @Test
  void aColumnThatTheLayerHasNotCostsTheShortcutOnly() {
    WfsSource source = source("", HEDGES + ", changes: {column: 'autre'}");
    reading.serving(
        asked ->
            asked.getOrDefault("sortBy", "").startsWith("autre")
                ? "{\"exceptions\": [{\"code\": \"NoApplicableCode\"}]}"
                : collection(1, feature(1)));

    assertThat(reading.rows(source)).hasSize(1);
    assertThat(reading.told())
        .singleElement()
        .returns(Code.CHANGES_UNKNOWN, Notice::code)
        .satisfies(told -> assertThat(told.args().get(1)).contains("NoApplicableCode"));
  }

  private static String marker(WfsSource source, Run run) {
    source.fetch(run).forEach(item -> {});
    return run.marker().orElseThrow();
  }

  /** QGIS Server (Lizmap), which ignores the requested version. */
  @ParameterizedTest
  @ValueSource(strings = {"1.1.0", "1.0.0"})
  void aServiceOfAnOlderVersionIsAskedInItsOwnWords(String version) {
    String older =
        CAPABILITIES.replace("\"2.0.0\"", "\"" + version + "\"").replace("FORMAT", "GeoJSON");
    reading.serving(
        older,
        asked ->
            switch (asked.getOrDefault("startIndex", "0")) {
              case "0" -> "{\"features\": [" + feature(1) + ", " + feature(2) + "]}";
              case "2" -> "{\"features\": [" + feature(3) + "]}";
              default -> "{\"features\": []}";
            });

    assertThat(reading.rows(source("pageSize: 2,", HEDGES))).hasSize(3);
    assertThat(reading.asked().get(0))
        .containsEntry("version", version)
        .containsEntry("typeName", "ville:haies")
        .containsEntry("maxFeatures", "2")
        .doesNotContainKeys("typeNames", "count");
  }

  /** In WFS 1.0.0, formats are given as elements. */
  @Test
  void formatsOfTheFirstVersionAreRead() {
    String first =
        """
        <WFS_Capabilities version="1.0.0"><Capability><Request><GetFeature><ResultFormat>
          <GML2/><GeoJSON/></ResultFormat></GetFeature></Request></Capability>
          <FeatureTypeList><FeatureType><Name>haies</Name></FeatureType></FeatureTypeList>
        </WFS_Capabilities>\
        """;
    reading.serving(first, asked -> collection(1, feature(1)));

    assertThat(reading.rows(source("", "haies: {typeName: 'haies'"))).hasSize(1);
    assertThat(reading.asked().get(0)).containsEntry("outputFormat", "GeoJSON");
  }

  @ParameterizedTest
  @CsvSource({
    "application/geo+json, application/geo+json",
    "application/json; subtype=geojson, application/json; subtype=geojson",
    "json, json"
  })
  void jsonIsAskedForByTheNameThatTheServiceGivesIt(String offered, String asked) {
    Function<Map<String, String>, String> one = any -> collection(1, feature(1));
    reading.serving(CAPABILITIES.replace("FORMAT", offered), one);

    reading.rows(source("", HEDGES));

    assertThat(reading.asked().get(0)).containsEntry("outputFormat", asked);
  }

  @Test
  void aServiceWithoutJsonAndGmlIsRefusedWithWhatItOffers() {
    String others = CAPABILITIES.replace("gml+xml; version=3.2", "csv");
    reading.serving(others.replace("FORMAT", "SHAPE-ZIP"), asked -> "");

    Notice notice = reading.refusal(source("", HEDGES));

    assertThat(notice.code()).isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(notice.args().get(1)).contains("application/csv, SHAPE-ZIP ≠ JSON, GML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>En maintenance<br></body></html>",
        "<!DOCTYPE html>\n<html><body>En maintenance</body></html>"
      })
  void aPageInPlaceOfTheCapabilitiesIsToldAsSuch(String answer) {
    reading.serving(answer, asked -> collection(1, feature(1)));

    assertThat(reading.refusal(source("", HEDGES)).code()).isEqualTo(Code.PAGE_INSTEAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<WFS_Capabilities><FeatureTypeList/></WFS_Capabilities>",
        "<WFS_Capabilities><FeatureTypeList><FeatureType><Name>ville:haies</Name>",
        """
        <!DOCTYPE c [<!ENTITY name SYSTEM "file:///etc/hostname">]>
        <c><FeatureType><Name>&name;</Name></FeatureType></c>\
        """
      })
  void whatIsNoListOfLayersStopsTheRun(String answer) {
    reading.serving(answer, asked -> collection(1, feature(1)));

    assertThat(reading.refusal(source("", HEDGES)).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void theAddressOfTheCapabilitiesIsThatOfTheService() {
    reading.serving(asked -> collection(1, feature(30)));
    String address = "https://geo.example/wfs?map=sig&SERVICE=WFS&REQUEST=GetCapabilities";

    assertThat(reading.rows(source("url: '" + address + "',", HEDGES))).hasSize(1);
    assertThat(reading.door().asked())
        .allMatch(asked -> asked.startsWith("https://geo.example/wfs?map=sig&service=WFS&"))
        .noneMatch(asked -> asked.contains("REQUEST"));
  }
}
