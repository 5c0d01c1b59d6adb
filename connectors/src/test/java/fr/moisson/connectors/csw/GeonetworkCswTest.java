package fr.moisson.connectors.csw;

import static fr.moisson.connectors.csw.CswHarvest.PLAIN;
import static fr.moisson.connectors.csw.CswHarvest.URL;
import static fr.moisson.connectors.csw.CswHarvest.notices;
import static fr.moisson.connectors.csw.CswStandIn.exception;
import static fr.moisson.connectors.csw.CswStandIn.holding;
import static fr.moisson.connectors.csw.CswStandIn.page;
import static fr.moisson.connectors.csw.CswStandIn.record;
import static fr.moisson.connectors.csw.CswStandIn.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of GeoNetwork, by version. */
class GeonetworkCswTest {

  @TempDir private Path folder;
  private CswHarvest csw;

  @BeforeEach
  void begin() {
    csw = new CswHarvest(folder);
  }

  private Run read(CswSource source, CswStandIn door) {
    Run run = csw.run(door);
    try (var items = source.fetch(run)) {
      items.forEach(csw.items::add);
    }
    return run;
  }

  private List<String> names() {
    return csw.items.stream().map(RawItem::remoteId).toList();
  }

  private static CswSource inPagesOf(int size) {
    return new CswSource(
        URL, Map.of(), Map.of(), null, null, null, size, null, null, null, Set.of(), null, null);
  }

  /** Versions 4.2.9 and 4.4.3 count the records of the page, and take them for all. */
  private static CswStandIn.Answer countingItsPage(int all) {
    return (start, count, request) -> {
      int given = Math.max(0, Math.min(count, all - start + 1));
      return given != 0 && start > given
          ? exception("NoApplicableCode", "Start position can't be greater than " + given)
          : page(
              "numberOfRecordsMatched='%d' nextRecord='0'".formatted(given),
              records(start, start + given - 1));
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 10, 11, 20, 53})
  void aTotalThatIsThatOfThePageDoesNotEndTheListing(int all) {
    Run run = read(PLAIN, new CswStandIn(folder, countingItsPage(all)));

    assertThat(names()).isEqualTo(notices(1, all));
    assertThat(csw.notices).isEmpty();
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void aRefusalToGiveMoreAtOnceProvesNoEnd() {
    CswStandIn.Answer failing =
        (start, count, request) ->
            count > 20
                ? exception("NoApplicableCode", "timeout")
                : countingItsPage(53).to(start, count, request);

    Run run = read(PLAIN, new CswStandIn(folder, failing));

    assertThat(names()).isEqualTo(notices(1, 20));
    assertThat(csw.notices).extracting(Notice::code).containsExactly(Code.LISTING_AT_LIMIT);
    assertThat(run.stoppedEarly()).isTrue();
  }

  /** Before version 4.2.1, Elasticsearch stops counting at 10,000, and refuses what follows. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aTotalAtWhichServersStopCountingIsNotBelieved(int pastTheEnd) {
    CswStandIn.Answer counting =
        (start, count, request) -> {
          int last = start + count - 1;
          int next = last < 10_000 || pastTheEnd > 0 ? last + 1 : 0;
          return start > 10_000
              ? exception("NoApplicableCode", "all shards failed")
              : page(
                  "numberOfRecordsMatched='10000' nextRecord='%d'".formatted(next),
                  IntStream.rangeClosed(start, last)
                      .mapToObj(GeonetworkCswTest::plain)
                      .collect(Collectors.joining()));
        };

    Run run = read(inPagesOf(2500), new CswStandIn(folder, counting));

    assertThat(csw.items).hasSize(10_000);
    assertThat(csw.notices).extracting(Notice::code).containsExactly(Code.LISTING_AT_LIMIT);
    assertThat(run.stoppedEarly()).isTrue();
  }

  private static String plain(int n) {
    return plain(n, "dataset");
  }

  private static String plain(int n, String type) {
    return """
    <csw:Record xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:identifier>notice-%d</dc:identifier><dc:type>%s</dc:type><dc:title>Objets</dc:title>
    </csw:Record>"""
        .formatted(n, type);
  }

  private static boolean isPlain(String request) {
    return request.contains("outputSchema=\"http://www.opengis.net/cat/csw/2.0.2\"");
  }

  /** A catalogue of 23 records, some of which have no other schema than the plain one. */
  private static String inPlainSchema(int start, int count) {
    int last = Math.min(23, start + count - 1);
    return page(
        "numberOfRecordsMatched='23'",
        IntStream.rangeClosed(start, last)
            .mapToObj(n -> plain(n, "FeatureCatalogue"))
            .collect(Collectors.joining()));
  }

  /** Versions 4.0 to 4.4.10 fail if they cannot convert one record of the page. */
  private static CswStandIn.Answer failingAt(IntPredicate catalogue) {
    return (start, count, request) -> {
      if (isPlain(request)) {
        return inPlainSchema(start, count);
      }
      return IntStream.range(start, Math.min(24, start + count)).anyMatch(catalogue)
          ? exception(
              "NoApplicableCode",
              "code=InvalidParameterValue, locator=OutputSchema, message=OutputSchema 'gmd' not"
                  + " supported for metadata with '102' (iso19110).")
          : holding(23).to(start, count, request);
    };
  }

  @Test
  void aRecordThatCannotBeConvertedIsNoRefusalOfTheSchema() {
    CswStandIn door = new CswStandIn(folder, failingAt(n -> n == 3 || n == 17));

    Run run = read(PLAIN, door);

    assertThat(names()).containsExactlyInAnyOrderElementsOf(notices(1, 23));
    assertThat(csw.items)
        .filteredOn(item -> item.body().toString().contains("MD_Metadata"))
        .hasSize(21);
    assertThat(csw.notices).isEmpty();
    assertThat(run.stoppedEarly()).isFalse();
    assertThat(door.asked()).hasSizeLessThan(25);
  }

  @Test
  void featureCataloguesAreNoData() {
    read(PLAIN, new CswStandIn(folder, failingAt(n -> n == 3)));
    RawItem catalogue =
        csw.items.stream().filter(item -> item.remoteId().equals("notice-3")).findFirst().get();

    assertThatThrownBy(
            () -> PLAIN.map(new DatasetId("t", "s", "3"), catalogue, Niortais.of("79191")))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(Code.NOT_DATA));
  }

  @Test
  void aServerThatCanConvertNothingIsReadInThePlainSchema() {
    CswStandIn door = new CswStandIn(folder, failingAt(n -> true));

    read(PLAIN, door);

    assertThat(names()).containsExactlyInAnyOrderElementsOf(notices(1, 23));
    assertThat(csw.notices).isEmpty();
    assertThat(door.asked()).hasSizeLessThan(40);
  }

  /** Versions 3 and, by default, 4.4.11 leave such records out, but count them. */
  @Test
  void recordsThatAreLeftOutAreReadInThePlainSchema() {
    IntPredicate leftOut = n -> n == 3 || n == 7 || n > 10 && n <= 20 || n == 23;
    CswStandIn door =
        new CswStandIn(
            folder,
            (start, count, request) -> {
              if (isPlain(request)) {
                return inPlainSchema(start, count);
              }
              List<String> given =
                  IntStream.range(start, Math.min(24, start + count))
                      .filter(leftOut.negate())
                      .mapToObj(n -> record(n, "dataset"))
                      .toList();
              return page(
                  "numberOfRecordsMatched='23' nextRecord='%d'".formatted(start + given.size()),
                  String.join("", given));
            });

    Run run = read(PLAIN, door);

    assertThat(names()).containsExactlyInAnyOrderElementsOf(notices(1, 23));
    assertThat(csw.notices).isEmpty();
    assertThat(run.stoppedEarly()).isFalse();
    assertThat(door.asked()).hasSizeLessThan(8);
  }

  @Test
  void aServerWithShortPagesIsAskedForThePlainSchemaOnce() {
    CswStandIn door =
        new CswStandIn(
            folder, (start, count, request) -> holding(23).to(start, Math.min(4, count), request));

    read(PLAIN, door);

    assertThat(names()).isEqualTo(notices(1, 23));
    assertThat(door.asked()).filteredOn(GeonetworkCswTest::isPlain).hasSize(1);
  }

  @Test
  void aServiceThatTellsItsLayerUnderOneOfTwoNamesIsOneLink() {
    CswSource source =
        new CswSource(
            URL,
            Map.of(),
            Map.of(),
            null,
            null,
            null,
            10,
            null,
            null,
            null,
            Set.of(),
            "type = 'service'",
            null);
    String dataset =
        identified(
            "notice-haies",
            """
            <gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title>
              <gco:CharacterString>Haies</gco:CharacterString></gmd:title><gmd:identifier>
              <gmd:MD_Identifier><gmd:code><gco:CharacterString>https://sig.example/id/haies\
            </gco:CharacterString></gmd:code></gmd:MD_Identifier></gmd:identifier>
            </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification>""");
    String map =
        service(
            "WMS",
            """
            <srv:coupledResource><srv:SV_CoupledResource><srv:identifier>
              <gco:CharacterString>https://sig.example/id/haies</gco:CharacterString>
            </srv:identifier><gco:ScopedName>ns:haies</gco:ScopedName></srv:SV_CoupledResource>
            </srv:coupledResource>""");
    String download = service("WFS", "");

    csw.read(
        source,
        (start, count, request) ->
            page(
                "numberOfRecordsMatched='%d'".formatted(isOfServices(request) ? 2 : 1),
                isOfServices(request) ? map + download : dataset));

    assertThat(
            source
                .map(
                    new DatasetId("t", "s", "notice-haies"), csw.items.get(0), Niortais.of("79191"))
                .links())
        .extracting(link -> link.service().protocol(), link -> link.service().layer())
        .containsExactly(tuple("WMS", "ns:haies"), tuple("WFS", null));
  }

  private static boolean isOfServices(String request) {
    return request.contains("type = 'service'");
  }

  /** As GeoServer has them: all protocols at one address. */
  private static String service(String protocol, String coupled) {
    return identified(
        "flux-" + protocol,
        """
        <srv:SV_ServiceIdentification><gmd:citation><gmd:CI_Citation><gmd:title>
          <gco:CharacterString>Flux</gco:CharacterString></gmd:title></gmd:CI_Citation>
        </gmd:citation>%s<srv:containsOperations><srv:SV_OperationMetadata>
          <srv:connectPoint><gmd:CI_OnlineResource><gmd:linkage>
            <gmd:URL>https://sig.example/ows</gmd:URL></gmd:linkage><gmd:protocol>
            <gco:CharacterString>OGC:%s</gco:CharacterString></gmd:protocol>
          </gmd:CI_OnlineResource></srv:connectPoint></srv:SV_OperationMetadata>
        </srv:containsOperations><srv:operatesOn uuidref="notice-haies"/>
        </srv:SV_ServiceIdentification>"""
            .formatted(coupled, protocol));
  }

  private static String identified(String id, String identification) {
    return """
        <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
            xmlns:srv="http://www.isotc211.org/2005/srv"><gmd:fileIdentifier>
          <gco:CharacterString>%s</gco:CharacterString></gmd:fileIdentifier>
          <gmd:identificationInfo>%s</gmd:identificationInfo></gmd:MD_Metadata>"""
        .formatted(id, identification);
  }
}
