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

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.csw.CswSource.Method;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CswSourceTest {

  private static final CswSource CATALOGUES =
      new CswSource(
          URL + "/csw-{catalogue}",
          Map.of("79", "ddt79", "17", "ddtm17"),
          Map.of("75", "dreal-nouvelle-aquitaine", "32", "dreal-hauts-de-france"),
          null,
          null,
          Method.GET,
          10,
          null,
          null,
          null,
          Set.of(),
          null,
          URL + "#/metadata/{id}");

  @TempDir private Path folder;
  private CswHarvest csw;

  @BeforeEach
  void begin() {
    csw = new CswHarvest(folder);
  }

  @Test
  void everyPageIsReadAndEveryRecordKept() {
    assertThat(csw.read(PLAIN, holding(23))).isEqualTo(notices(1, 23));

    Dataset dataset =
        PLAIN.map(
            new DatasetId("79191", "csw", "notice-1"), csw.items.get(0), Niortais.of("79191"));
    assertThat(dataset.title()).isEqualTo("Haies & <mares> 1");
    assertThat(csw.notices).isEmpty();
  }

  @Test
  void anEmptyLineBeforeTheDeclarationDoesNoHarm() {
    CswStandIn.Answer php =
        (start, count, request) -> "\n \n" + holding(3).to(start, count, request);

    assertThat(csw.read(PLAIN, php)).isEqualTo(notices(1, 3));
  }

  @Test
  void anEmptyCatalogueIsEmpty() {
    assertThat(csw.read(PLAIN, holding(0))).isEmpty();
  }

  /** Stated total, then stated position of the next record; {n} is the right position. */
  @ParameterizedTest
  @CsvSource({
    "23, 0",
    "23, 99",
    "23, 1",
    "23, -",
    "23, -5",
    "23, Infinity",
    "-, {n}",
    "-, -",
    "0, {n}",
    "0, 0",
    "0, -",
    "{given}, {n}",
    "-, 0",
    "-, 1"
  })
  void wrongPositionsLeadNeitherAstrayNorToAnEarlyEnd(String matched, String next) {
    CswStandIn.Answer odd =
        (start, count, request) -> {
          int last = Math.min(23, start + count - 1);
          String right = String.valueOf(last == 23 ? 0 : last + 1);
          return page(
              (matched.equals("-")
                      ? ""
                      : "numberOfRecordsMatched='%s' "
                          .formatted(matched.replace("{given}", "" + (last - start + 1))))
                  + (next.equals("-") ? "" : "nextRecord='" + next.replace("{n}", right) + "'"),
              records(start, last));
        };

    assertThat(csw.read(PLAIN, odd)).isEqualTo(notices(1, 23));
  }

  @Test
  void aServerThatGivesFewerThanAskedIsAskedForTheRest() {
    CswStandIn.Answer stingy = (start, count, request) -> holding(9).to(start, 4, request);

    assertThat(csw.read(PLAIN, stingy)).isEqualTo(notices(1, 9));
  }

  /** Answers of a server without counts where there is nothing more. */
  @ParameterizedTest
  @ValueSource(strings = {"nothing", "exception", "status", "the last page"})
  void aServerWithoutCountsIsAskedUntilItGivesNoMore(String end) {
    CswStandIn.Answer stingy =
        (start, count, request) -> {
          if (start <= 9) {
            return page("", records(start, Math.min(9, start + 3)));
          }
          return switch (end) {
            case "nothing" -> page("", "");
            case "exception" -> exception("InvalidParameterValue", "startPosition");
            case "status" -> throw Refusals.of(String.valueOf(URL), 400, "startPosition");
            default -> page("", records(9, 9));
          };
        };

    assertThat(csw.read(PLAIN, stingy)).isEqualTo(notices(1, 9));
    assertThat(csw.notices).isEmpty();
  }

  @Test
  void aServerThatFailsBehindItsCountHasNotBeenReadToItsEnd() {
    csw.refused(
        Code.HTTP_STATUS,
        (start, count, request) -> {
          if (start > 10) {
            throw Refusals.of(String.valueOf(URL), 503, "overloaded");
          }
          return page("numberOfRecordsMatched='10' nextRecord='11'", records(1, 10));
        });
  }

  @Test
  void aServerThatGivesAllAtOnceIsNotAskedAgain() {
    CswStandIn door =
        new CswStandIn(folder, (start, count, request) -> holding(23).to(start, 99, request));

    assertThat(PLAIN.fetch(csw.run(door))).hasSize(23);
    assertThat(door.asked()).hasSize(1);
  }

  @Test
  void recordsThatTheServerHidesAreMissedAndNotReadTwice() {
    CswStandIn.Answer hiding =
        (start, count, request) ->
            page(
                "numberOfRecordsMatched='20' nextRecord='%d'".formatted(start + count),
                records(start, start + count - 3));

    csw.refused(Code.FEWER_THAN_ANNOUNCED, hiding);
    assertThat(csw.items).hasSize(16).doesNotHaveDuplicates();
  }

  @Test
  void anOrderThatChangesWhileItIsReadMakesNoCompleteListing() {
    csw.refused(
        Code.FEWER_THAN_ANNOUNCED,
        (start, count, request) ->
            page("numberOfRecordsMatched='20'", records(start == 1 ? 1 : 6, start == 1 ? 10 : 15)));
  }

  @Test
  void aServerThatIgnoresPositionsIsFoundOut() {
    csw.refused(Code.ENDLESS_PAGING, (start, count, request) -> holding(99).to(1, count, request));
  }

  @Test
  void fewerThanAnnouncedIsNoCompleteListing() {
    csw.refused(
        Code.FEWER_THAN_ANNOUNCED,
        (start, count, request) ->
            holding(8).to(start, count, request).replace("Matched=\"8\"", "Matched=\"12\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 500})
  void aSchemaThatIsUnknownGivesWayToTheNext(int status) {
    CswStandIn.Answer older =
        (start, count, request) -> {
          if (request.contains("mdb/2.0\"")) {
            return holding(2).to(start, count, request);
          }
          if (status == 500) {
            throw Refusals.of(String.valueOf(URL), 500, "Schema gmd: unknown");
          }
          if (status == 200) {
            return exception("InvalidParameterValue", "outputSchema");
          }
          throw Refusals.of(String.valueOf(URL), 400, "outputSchema");
        };

    assertThat(csw.read(PLAIN, older)).isEqualTo(notices(1, 2));
  }

  /** As written by old servers, and by those that answer in SOAP. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ServiceExceptionReport><ServiceException code='InvalidParameterValue' locator='x'>non"
            + "</ServiceException></ServiceExceptionReport>",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault><s:Detail>"
            + "<Exception exceptionCode='NoApplicableCode' locator='outputSchema'/></s:Detail>"
            + "</s:Fault></s:Body></s:Envelope>"
      })
  void aRefusalInAnyFormIsOne(String report) {
    CswStandIn.Answer older =
        (start, count, request) ->
            request.contains("mdb/2.0\"") ? holding(2).to(start, count, request) : report;

    assertThat(csw.read(PLAIN, older)).isEqualTo(notices(1, 2));
    csw.refused(Code.ERROR_INSIDE_SUCCESS, (start, count, request) -> report);
  }

  @Test
  void onlyTheKindsWantedAreKept() {
    CswStandIn.Answer mixed =
        (start, count, request) ->
            page(
                "numberOfRecordsMatched='4'",
                record(1, "dataset") + record(2, "series") + record(3, "service") + record(4, ""));

    assertThat(csw.read(PLAIN, mixed)).containsExactly("notice-1", "notice-2", "notice-4");
    csw.items.clear();
    CswSource services =
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
            Set.of(Kind.SERVICE),
            null,
            null);
    assertThat(csw.read(services, mixed)).containsExactly("notice-3");
  }

  private static final CswSource WITH_SERVICES =
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

  @Test
  void servicesAreLinksOfTheDatasetsThatTheySayTheyGive() {
    String coupled =
        """
        <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
            xmlns:srv="http://www.isotc211.org/2005/srv"
            xmlns:xlink="http://www.w3.org/1999/xlink">
          <gmd:fileIdentifier><gco:CharacterString>flux</gco:CharacterString></gmd:fileIdentifier>
          <gmd:identificationInfo><srv:SV_ServiceIdentification><gmd:citation><gmd:CI_Citation>
            <gmd:title><gco:CharacterString>Flux</gco:CharacterString></gmd:title>
          </gmd:CI_Citation></gmd:citation>
          <srv:coupledResource><srv:SV_CoupledResource>
            <srv:identifier><gco:CharacterString>notice-2</gco:CharacterString></srv:identifier>
            <gco:ScopedName>ns:haies</gco:ScopedName>
          </srv:SV_CoupledResource></srv:coupledResource>
          <srv:operatesOn uuidref="notice-1"/>
          <srv:operatesOn xlink:href="https://sig.example/csw?request=GetRecordById&amp;id=notice-2"/>
          </srv:SV_ServiceIdentification></gmd:identificationInfo>
          <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
            <gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
              <gmd:linkage><gmd:URL>https://sig.example/wfs</gmd:URL></gmd:linkage>
              <gmd:protocol><gco:CharacterString>OGC:WFS</gco:CharacterString></gmd:protocol>
            </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>
          </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
        </gmd:MD_Metadata>
        """;
    CswStandIn.Answer answer =
        (start, count, request) ->
            request.contains("type = 'service'")
                ? page("numberOfRecordsMatched='1'", coupled)
                : holding(3).to(start, count, request);

    assertThat(csw.read(WITH_SERVICES, answer)).isEqualTo(notices(1, 3));
    assertThat(csw.items)
        .extracting(
            item ->
                WITH_SERVICES
                    .map(new DatasetId("t", "s", item.remoteId()), item, Niortais.of("79191"))
                    .distributions()
                    .stream()
                    .map(one -> ((Link) one).service())
                    .toList())
        .containsExactly(
            List.of(new Service(URI.create("https://sig.example/wfs"), "WFS", null)),
            List.of(new Service(URI.create("https://sig.example/wfs"), "WFS", "ns:haies")),
            List.of());
  }

  @Test
  void aServerThatCannotLookForServicesGivesItsDatasetsAllTheSame() {
    CswStandIn.Answer answer =
        (start, count, request) ->
            request.contains("type = 'service'")
                ? exception("NoApplicableCode", "unknown queryable")
                : holding(3).to(start, count, request);

    assertThat(csw.read(WITH_SERVICES, answer)).isEqualTo(notices(1, 3));
    assertThat(csw.notices)
        .singleElement()
        .satisfies(notice -> assertThat(notice.code()).isEqualTo(Code.FILTER_REFUSED))
        .satisfies(notice -> assertThat(notice.args()).contains(URL, "type = 'service'"));
  }

  @Test
  void aFilterThatIsRefusedIsNoBrokenRecord() {
    CswStandIn door =
        new CswStandIn(
            folder,
            (start, count, request) ->
                exception("InvalidParameterValue", "Invalid Constraint: Invalid CQL request"));

    assertThatThrownBy(() -> filtered("type = 'dataset'").fetch(csw.run(door)).toList())
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal -> {
              assertThat(refusal.notice().code()).isEqualTo(Code.FILTER_REFUSED);
              assertThat(refusal.notice().args()).contains("type = 'dataset'");
            });
    assertThat(door.asked()).hasSize(1);
  }

  /** pycsw knows no parentheses. */
  @Test
  void aSingleConditionIsAskedForAsItIsWritten() {
    CswStandIn door = new CswStandIn(folder, holding(1));

    assertThat(filtered("dc:type = 'dataset'").fetch(csw.run(door))).hasSize(1);
    assertThat(door.asked()).singleElement().asString().contains("Text>dc:type = 'dataset'</");
  }

  private static CswSource filtered(String constraint) {
    return new CswSource(
        URL,
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        10,
        null,
        constraint,
        null,
        Set.of(),
        null,
        null);
  }

  @Test
  void whatIsNoRecordIsToldAndLeftOut() {
    CswStandIn.Answer mixed =
        (start, count, request) ->
            page(
                "numberOfRecordsMatched='2'",
                "<gfc:FC_FeatureCatalogue xmlns:gfc='x'/>" + record(2, "dataset"));

    assertThat(csw.read(PLAIN, mixed)).containsExactly("notice-2");
    assertThat(csw.notices).extracting(Notice::code).containsExactly(Code.RECORD_UNREADABLE);
  }

  @Test
  void recordsOfDcatAreReadToo() {
    String rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
          <dcat:Dataset rdf:about="https://sig.example/haies">
            <dct:identifier>haies</dct:identifier><dct:title>Haies</dct:title>
          </dcat:Dataset>
        </rdf:RDF>
        """;

    assertThat(csw.read(PLAIN, (start, count, request) -> page("numberOfRecordsMatched='1'", rdf)))
        .containsExactly("haies");
    Dataset dataset =
        PLAIN.map(new DatasetId("79191", "csw", "haies"), csw.items.get(0), Niortais.of("79191"));
    assertThat(dataset.title()).isEqualTo("Haies");
  }

  /** GeoNetwork gives a service the titles of the data that it provides. */
  @Test
  void dataThatARecordOnlyMentionsAreNoneOfTheCatalogue() {
    String rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
          <rdf:Description rdf:about="https://sig.example/wms">
            <dct:title>Service</dct:title>
            <dct:relation><dcat:Dataset rdf:about="https://sig.example/resources/haies">
              <dct:title>Haies</dct:title></dcat:Dataset></dct:relation>
          </rdf:Description>
        </rdf:RDF>
        """;

    assertThat(csw.read(PLAIN, (start, count, request) -> page("numberOfRecordsMatched='1'", rdf)))
        .isEmpty();
  }

  @Test
  void eachDepartementAndEachRegionMayHaveACatalogueOfItsOwn() {
    CswStandIn door = new CswStandIn(folder, holding(1));
    List<RawItem> found = CATALOGUES.fetch(csw.run(door)).toList();

    assertThat(found).hasSize(3);
    assertThat(door.asked().get(2)).startsWith(URL + "/csw-dreal-nouvelle-aquitaine?");
    assertThat(door.asked().get(0)).startsWith(URL + "/csw-ddt79?service=CSW");
    assertThat(door.asked().get(1)).startsWith(URL + "/csw-ddtm17?service=CSW");
    Dataset dataset =
        CATALOGUES.map(new DatasetId("t", "s", "notice-1"), found.get(0), Niortais.of("79191"));
    assertThat(dataset.landingPage()).isEqualTo(URI.create(URL + "#/metadata/notice-1"));
  }

  @Test
  void theOtherCataloguesAreReadWhenOneFails() {
    CswStandIn.Answer answer =
        (start, count, request) ->
            request.contains("csw-ddt")
                ? exception("NoApplicableCode", "closed")
                : holding(1).to(start, count, request);
    Run run = csw.run(new CswStandIn(folder, answer));

    assertThatThrownBy(() -> CATALOGUES.fetch(run).forEach(csw.items::add))
        .isInstanceOf(HarvestException.class)
        .hasMessageContaining("csw-ddt79");
    assertThat(csw.notices).last().asString().contains("ERROR_INSIDE_SUCCESS", "csw-ddtm17");
    assertThat(csw.items).extracting(RawItem::remoteId).containsExactly("notice-1");
  }

  @Test
  void recordsComeAsTheyAreTaken() {
    CswStandIn door = new CswStandIn(folder, holding(1_000));

    assertThat(PLAIN.fetch(csw.run(door)).iterator().next().remoteId()).isEqualTo("notice-1");
    assertThat(door.asked()).hasSize(1);
  }
}
