package fr.moisson.connectors.wfs;

import static fr.moisson.connectors.wfs.WfsReading.CAPABILITIES;
import static fr.moisson.connectors.wfs.WfsReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Harvested;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.nio.file.Path;
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

/** Services without GeoJSON: MapServer as it is installed, and deegree. */
class WfsGmlTest {

  private static final String HEDGES = "haies: {typeName: 'ville:haies'";
  private static final String GML_ONLY = CAPABILITIES.replace("FORMAT", "SHAPE-ZIP");

  /** As deegree states it unless it is configured to give pages. */
  private static final String WITHOUT_PAGES =
      GML_ONLY.replace(
          "</ows:OperationsMetadata>",
          "<ows:Constraint name=\"ImplementsResultPaging\"><ows:NoValues/>"
              + "<ows:DefaultValue>FALSE</ows:DefaultValue></ows:Constraint>"
              + "</ows:OperationsMetadata>");

  @TempDir Path folder;
  private WfsReading reading;

  @BeforeEach
  void openDoor() {
    reading = WfsReading.in(folder);
  }

  private static String hedge(int number) {
    return """
    <wfs:member><ms:haies gml:id="haies.%1$d"><ms:msGeometry>
      <gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>46.%1$d -0.5</gml:pos></gml:Point>
    </ms:msGeometry><ms:nom>Haie %1$d</ms:nom></ms:haies></wfs:member>"""
        .formatted(number);
  }

  private static String collection(Object matched, int... hedges) {
    return """
        <?xml version='1.0' encoding="UTF-8" ?>
        <wfs:FeatureCollection xmlns:ms="http://ville.example/ms"
            xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:wfs="http://www.opengis.net/wfs/2.0"
            numberMatched="%s" numberReturned="%d">%s</wfs:FeatureCollection>"""
        .formatted(
            matched,
            hedges.length,
            IntStream.of(hedges).mapToObj(WfsGmlTest::hedge).collect(Collectors.joining()));
  }

  private static String page(Map<String, String> asked, String... pages) {
    int start = Integer.parseInt(asked.get("startIndex"));
    return start < pages.length ? pages[start] : collection(start);
  }

  @Test
  void featuresInGmlBecomeTheSameRows() {
    reading.serving(GML_ONLY, asked -> page(asked, collection(1, 30)));
    WfsSource source = source("", HEDGES);

    RawItem item = source.fetch(reading.run(null)).toList().get(0);

    assertThat(WfsReading.lines(source, item))
        .containsExactly(
            "{\"type\":\"Feature\",\"id\":\"haies.30\",\"geometry\":{\"type\":\"Point\","
                + "\"coordinates\":[-0.5,46.3]},\"properties\":{\"nom\":\"Haie 30\"}}");
    assertThat(Harvested.places(source, item)).isEqualTo(1);
    assertThat(source.table(item).orElseThrow().place().crs()).isEqualTo("EPSG:4326");
    assertThat(reading.asked().get(0))
        .containsEntry("outputFormat", "application/gml+xml; version=3.2")
        .containsEntry("srsName", "urn:ogc:def:crs:EPSG::4326");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GML2, text/xml; subtype=gml/3.1.1, gml32, SHAPE-ZIP                    | gml32
          text/xml; subtype=gml/2.1.2, text/xml; subType=gml/3.1.1, GML3-GZIP    | text/xml; subType=gml/3.1.1
          GML32+ZIP, GML2                                                        | GML2
          application/gml+xml; version=3.2, text/xml; subtype=gml/3.2.1, geojson | geojson
          """)
  void theLatestGmlIsAskedForUnlessThereIsGeoJson(String offered, String format) {
    String first =
        "<WFS_Capabilities version='1.1.0'><Operation name='GetFeature'>"
            + "<Parameter name='outputFormat'><Value>"
            + String.join("</Value><Value>", offered.split(", "))
            + "</Value></Parameter></Operation><FeatureTypeList><FeatureType>"
            + "<Name>ville:haies</Name></FeatureType></FeatureTypeList></WFS_Capabilities>";
    String answer = format.equals("geojson") ? WfsReading.collection(0) : collection(0);
    reading.serving(first, asked -> answer);

    assertThat(source("", HEDGES).fetch(reading.run(null))).isEmpty();
    assertThat(reading.asked().get(0)).containsEntry("outputFormat", format);
  }

  /** MapServer cuts a page, leaves out what is outside the box, and counts what it has given. */
  @Test
  void whatHasBeenGivenSoFarIsNoTotalAndIsTakenOnce() {
    Map<String, String> pages =
        Map.of(
            "0", collection("unknown", 1, 2, 3),
            "3", collection(5, 4, 5),
            "5", collection(7, 5, 6),
            "7", collection(8, 6));
    reading.serving(
        GML_ONLY, asked -> pages.getOrDefault(asked.get("startIndex"), collection("unknown")));

    assertThat(reading.rows(source("pageSize: 3,", HEDGES)))
        .extracting(row -> row.replaceAll(".*\"nom\":\"Haie (\\d)\".*", "$1"))
        .containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void fewerThanMatchedIsAHalfAnswer() {
    reading.serving(GML_ONLY, asked -> page(asked, collection(3, 1, 2), "", collection(3)));

    Notice notice = reading.refusal(source("", HEDGES));

    assertThat(notice.code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    assertThat(notice.args()).endsWith("3", "2");
  }

  /** MapServer answers in the system of the layer, whatever is requested. */
  @Test
  void theFirstVersionIsReadInTheSystemThatItStates() {
    String first =
        """
        <WFS_Capabilities version="1.0.0"><Capability><Request><GetFeature><ResultFormat>
          <GML2/></ResultFormat></GetFeature></Request></Capability>
          <FeatureTypeList><FeatureType><Name>haies</Name></FeatureType></FeatureTypeList>
        </WFS_Capabilities>""";
    String features =
        """
        <wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"
            xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><haies fid="haies.1"><g>
          <gml:Point srsName="EPSG:2154"><gml:coordinates>433692.34,6586069.6</gml:coordinates>
          </gml:Point></g><nom>Haie</nom></haies></gml:featureMember></wfs:FeatureCollection>""";
    reading.serving(
        first, asked -> asked.get("startIndex").equals("0") ? features : collection(""));
    WfsSource source = source("", "haies: {typeName: 'haies'");

    RawItem item = source.fetch(reading.run(null)).toList().get(0);

    assertThat(source.table(item).orElseThrow().place().crs()).isEqualTo("EPSG:2154");
    assertThat(Harvested.places(source, item)).isEqualTo(1);
    assertThat(reading.asked().get(0))
        .containsEntry("outputFormat", "GML2")
        .containsEntry("maxFeatures", "1000")
        .containsEntry("srsName", "EPSG:4326");
  }

  private static String unpaged(Map<String, String> asked, int hits) {
    return asked.containsKey("resultType")
        ? collection(hits)
        : collection("unknown", 1, 2).replace("numberReturned=\"2\"", "numberReturned=\"0\"");
  }

  /** Deegree counts only if it is asked for nothing else. */
  @Test
  void aServiceWithoutPagesIsAskedOnceForAllAndForTheirNumber() {
    reading.serving(WITHOUT_PAGES, asked -> unpaged(asked, 2));

    assertThat(reading.rows(source("", HEDGES))).hasSize(2);
    assertThat(reading.asked())
        .hasSize(2)
        .noneMatch(asked -> asked.containsKey("startIndex") || asked.containsKey("count"))
        .first()
        .satisfies(asked -> assertThat(asked).containsEntry("resultType", "hits"));
  }

  @Test
  void anAnswerThatIsCutSilentlyIsRefused() {
    reading.serving(WITHOUT_PAGES, asked -> unpaged(asked, 15_000));

    assertThat(reading.refusal(source("", HEDGES)).code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  /** In WFS 1.1, the page is an extension, and in WFS 1.0, so is the number. */
  @ParameterizedTest
  @CsvSource({"1.1.0, 2, ''", "1.1.0, 3, FEWER_THAN_ANNOUNCED", "1.0.0, 2, UNEXPECTED_ANSWER"})
  void aServiceThatIgnoresThePageIsAskedForAllFeatures(String version, int hits, String code) {
    String older = GML_ONLY.replaceFirst("version=\"2.0.0\"", "version=\"" + version + "\"");
    String all = collection("", 1, 2);
    String counted =
        version.equals("1.1.0")
            ? collection("").replace("Matched=\"", "OfFeatures=\"" + hits)
            : all;
    reading.serving(older, asked -> asked.containsKey("resultType") ? counted : all);
    WfsSource source = source("", HEDGES);

    if (code.isEmpty()) {
      assertThat(reading.rows(source)).hasSize(2);
    } else {
      assertThat(reading.refusal(source).code()).isEqualTo(Code.valueOf(code));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <ows:ExceptionReport xmlns:ows="o"><ows:ExceptionText>Trop long</ows:ExceptionText></ows:ExceptionReport> | ERROR_INSIDE_SUCCESS | Trop long
          <html><body>En maintenance</body></html> | UNEXPECTED_ANSWER | <html> ≠ GML
          <FeatureCollection><member><haies/></member><ExceptionReport>Trop long</ExceptionReport></FeatureCollection> | UNEXPECTED_ANSWER | Trop long ≠ GML
          <FeatureCollection><member><haies/></member> | MALFORMED | GML
          {"features": []} | MALFORMED | GML
          """)
  void aPageThatFailsIsNoEnd(String answer, Code code, String found) {
    reading.serving(GML_ONLY, asked -> page(asked, collection("unknown", 1), answer));

    Notice notice = reading.refusal(source("", HEDGES));

    assertThat(notice.code()).isEqualTo(code);
    assertThat(notice.args().toString()).contains(found);
  }

  /** MapServer finds nothing in the first order of coordinates, and has no page after the last. */
  @Test
  void nothingInGeoJsonIsBelievedIfGmlStatesIt() {
    String geoJson = "application/json; subtype=geojson; charset=utf-8";
    Map<String, String> pages = Map.of("45.0", uncounted(1, 2), "45.2", uncounted(3, 4));
    reading.serving(
        CAPABILITIES.replace("FORMAT", geoJson),
        asked -> {
          String page = asked.get("bbox").substring(0, 2) + "." + asked.get("startIndex");
          return asked.containsKey("outputFormat")
              ? pages.getOrDefault(page, "")
              : collection("unknown");
        });

    assertThat(reading.rows(source("pageSize: 2,", HEDGES))).hasSize(4);
  }

  @Test
  void nothingInGmlEitherIsAFailure() {
    reading.serving(CAPABILITIES.replace("FORMAT", "geojson"), asked -> "");

    assertThat(reading.refusal(source("", HEDGES)).code()).isEqualTo(Code.MALFORMED);
  }

  @Test
  void featuresInGmlAloneAreAFailureOfGeoJson() {
    reading.serving(
        CAPABILITIES.replace("FORMAT", "geojson"),
        asked -> asked.containsKey("outputFormat") ? "" : collection("unknown", 1));

    assertThat(reading.refusal(source("", HEDGES)).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  private static String uncounted(int... hedges) {
    return IntStream.of(hedges)
        .mapToObj(WfsReading::feature)
        .collect(Collectors.joining(",", "{\"features\":[", "]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "unknown"})
  void aLayerWithoutNewerDatesIsOnlyKnownByItsTotal(String matched) {
    Function<Map<String, String>, String> pages =
        asked -> page(asked, collection(matched, 1, 2), "", collection(matched));
    reading.serving(
        GML_ONLY,
        asked -> asked.containsKey("startIndex") ? pages.apply(asked) : collection(matched, 2));
    WfsSource source = source("", HEDGES + ", changes: {column: 'nom'}");
    Run first = reading.run(null);
    assertThat(source.fetch(first)).hasSize(1);

    assertThat(source.fetch(reading.run(first.marker().orElseThrow())))
        .hasSize(matched.equals("2") ? 0 : 1);
  }
}
