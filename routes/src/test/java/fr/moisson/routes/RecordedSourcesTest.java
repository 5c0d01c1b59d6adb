package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.Workbench.Done;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Notices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers recorded from real services, processed by the whole program up to the portal. */
@Tag("shared")
class RecordedSourcesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATASET =
      """
        dataset:
          title: Essai – {territoire}
          description: Essai
          licence: lov2
          publisher: { name: Essai }
      """;

  @TempDir private Path folder;
  private RecordedServer server;
  private Workbench workbench;

  @BeforeEach
  void open() {
    server = new RecordedServer();
    workbench = new Workbench(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void enable(String... sources) {
    workbench.territory(
        """
        territory: { epci: "200041317" }
        sources: [%s]
        portals: { catalogue: { type: embedded } }
        """
            .formatted(String.join(", ", sources)));
  }

  private List<Entry> published() {
    try (Database database = new DataFolder(workbench.data()).database(null);
        Stream<Entry> entries = new Shelf(database.jdbi()).stream()) {
      return entries.toList();
    }
  }

  @Test
  void datasetsOfDataGouvFrArePublishedWithTheirProducerLicenceAndFiles() throws IOException {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode data = page.putArray("data");
    try (Stream<Path> files = Files.list(Shared.path("samples/datagouv/datasets"))) {
      for (Path file : files.sorted().toList()) {
        data.add(assembled(JSON.readTree(file.toFile())));
      }
    }
    for (JsonNode recorded :
        JSON.readTree(
            Shared.path("samples/portals/udata/datasets_collectivites_cut.json").toFile())) {
      data.add(assembled(recorded));
    }
    page.put("page", 1).put("page_size", 100).put("total", data.size()).putNull("next_page");
    server.json("/api/1/datasets/", page.toString());
    workbench.preset(
        "datagouv",
        "source: udata\nkeep: all\noptions: { url: \"%s\", searches: [ { tag: essai } ] }\n"
            .formatted(server.url()));
    enable("datagouv");

    RunReport run = workbench.harvest().run("datagouv");

    assertThat(run.state()).isEqualTo(State.COMPLETE);
    assertThat(run.read()).isEqualTo(data.size());
    assertThat(run.created() + run.rejected()).isEqualTo(run.read());
    assertThat(run.failed()).isZero();
    Map<String, Entry> byTitle =
        published().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    entry -> entry.dataset().title(), entry -> entry, (one, other) -> one));
    assertThat(byTitle).hasSizeGreaterThanOrEqualTo(7);
    Entry lyon = byTitle.get("Marchés publics de la Métropole de Lyon");
    assertThat(lyon.dataset().publisher().name()).isEqualTo("Métropole de Lyon");
    assertThat(lyon.dataset().publisher().siren()).isEqualTo("200046977");
    assertThat(lyon.dataset().frequency()).isEqualTo("MONTHLY");
    assertThat(lyon.dataset().temporal().end()).isEqualTo("2024-12-31");
    assertThat(lyon.dataset().distributions())
        .extracting("format")
        .containsExactly("JSON", "CSV", "XML");
  }

  /**
   * The recordings hold dataset, organisation and resources separately; the API returns them
   * together.
   */
  private static ObjectNode assembled(JsonNode recorded) {
    ObjectNode dataset = recorded.path("dataset").deepCopy();
    dataset.set("organization", recorded.path("organization"));
    dataset.set("resources", recorded.path("resources"));
    return dataset;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "samples/georisques/v1-pprn-aix-en-provence.json, '{ rows: /content, pages: /totalPages }', 5",
    "samples/georisques/v1-pprt-lyon.json, '{ rows: /content, pages: /totalPages }', 1",
    "samples/georisques/v1-rga-lille.json, '{ rows: \"\", emptyBody: true }', 1"
  })
  void everyEnvelopeOfGeorisquesGivesItsRows(String recording, String envelope, long rows)
      throws IOException {
    server.put("/api", 200, "application/json", Files.readAllBytes(Shared.path(recording)));
    georisques(envelope, "{ alreadyCut: true }");

    Done done = workbench.harvest();

    assertThat(done.run("georisques").state()).isEqualTo(State.COMPLETE);
    assertThat(published())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.dataset().distributions())
                    .anySatisfy(
                        extract ->
                            assertThat(extract).extracting("receipt.rowsOut").isEqualTo(rows)));
  }

  private void georisques(String envelope, String place) {
    workbench.preset(
        "georisques",
        """
        source: rest
        options:
          url: %s/api
          endpoints:
            rows:
              paging: { style: %s, parameter: page }
              envelope: %s
              place: %s
        """
                .formatted(
                    server.url(), envelope.contains("emptyBody") ? "none" : "page", envelope, place)
            + DATASET.indent(4));
    enable("georisques");
  }

  @Test
  void rowsThatNameOtherCommunesAreCutAwayWhateverThePresetSays() throws IOException {
    Path recording = Shared.path("samples/georisques/v1-gaspar-risques-5-communes.json");
    server.put("/api", 200, "application/json", Files.readAllBytes(recording));
    georisques(
        "{ rows: /data, total: /results, pages: /total_pages }",
        "{ commune: code_insee, alreadyCut: true }");

    RunReport run = workbench.harvest().run("georisques");

    assertThat(run.state()).isEqualTo(State.COMPLETE);
    assertThat(run.rejected()).isEqualTo(1);
  }

  @Test
  void aCavityOfAnotherIslandIsCutAwayAndNothingIsPublishedOfIt() throws IOException {
    JsonNode cavity =
        JSON.readTree(Shared.path("samples/georisques/v1-extraits-objets.json").toFile())
            .path("cavite");
    ObjectNode page = JSON.createObjectNode().put("results", 1);
    page.putArray("data").add(cavity);
    server.json("/api", page.toString());
    georisques(
        "{ rows: /data, total: /results }",
        "{ longitude: longitude, latitude: latitude, commune: code_insee }");

    RunReport run = workbench.harvest().run("georisques");

    assertThat(run.state()).isEqualTo(State.COMPLETE);
    assertThat(run.rejected()).isEqualTo(1);
    assertThat(published()).isEmpty();
  }

  @Test
  void outsideClayZonesAnEmptyBodyIsNoError() {
    server.put("/api", 200, "application/json", new byte[0]);
    georisques("{ rows: \"\", emptyBody: true }", "{ alreadyCut: true }");

    RunReport run = workbench.harvest().run("georisques");

    assertThat(run.state()).isEqualTo(State.COMPLETE);
    assertThat(run.read()).isZero();
  }

  @Test
  void recordedErrorsStopTheRunWithTheirReasonAndWithdrawNothing() throws IOException {
    server.put(
        "/api",
        200,
        "application/json",
        Files.readAllBytes(Shared.path("samples/georisques/v1-pprt-lyon.json")));
    georisques("{ rows: /content, pages: /totalPages }", "{ alreadyCut: true }");
    workbench.harvest();
    JsonNode errors =
        JSON.readTree(Shared.path("samples/portals/udata/error_responses.json").toFile());

    List<String> names = new ArrayList<>();
    errors.fieldNames().forEachRemaining(names::add);
    names.remove("400_unhandled_form_note");
    assertThat(names).hasSize(22);
    for (String name : names) {
      int status = Integer.parseInt(name.substring(0, 3));
      byte[] body = errors.path(name).toString().getBytes(StandardCharsets.UTF_8);
      server.put("/api", status, "application/json", body);

      Done done = workbench.harvest();

      RunReport run = done.run("georisques");
      assertThat(run.state()).as(name).isEqualTo(State.FAILED);
      assertThat(run.withdrawn()).as(name).isZero();
      assertThat(Messages.of(run.reason(), Locale.FRENCH)).contains(String.valueOf(status));
      assertThat(done.portals()).extracting(PortalReport::unchanged).containsExactly(1L);
    }
  }

  /** GBIF states what is wrong with a request, INSEE only that something is. */
  @ParameterizedTest
  @CsvSource({
    "gbif/occ_search_fails_well.json, 0, 400, HTTP_STATUS",
    "gbif/occ_search_fails_well.json, 1, 400, HTTP_STATUS",
    "insee-melodi/get_data_not_exist.json, 0, 500, HTTP_STATUS"
  })
  void aRecordedRefusalIsToldWithItsStatus(String file, int exchange, int status, Code code)
      throws IOException {
    JsonNode response =
        JSON.readTree(Shared.path("samples/" + file).toFile())
            .at("/exchanges/" + exchange + "/response");
    byte[] body = response.path("body").asText().getBytes(StandardCharsets.UTF_8);
    server.put("/api", response.path("status").asInt(), "text/plain", body);
    georisques("{ rows: /data }", "{ alreadyCut: true }");

    RunReport run = workbench.harvest().run("georisques");

    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.reason().code()).isEqualTo(code);
    assertThat(run.reason().args()).contains(String.valueOf(status));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Agribalyse_Synthese.csv, 1, ",
    "Demarches_PCAET_V1_entete.csv, 1, ",
    "csv_utf8.csv, 0, OUTSIDE_TERRITORY",
    "dataset-latin1.csv, 1, ",
    "date-formats.csv, 1, ",
    "empty-number-values.csv, 1, ",
    "formatting-issues.csv, 1, ",
    "jep-2019.csv, 0, CUT_OFF",
    "meteo-des-forets.csv, 1, ",
    "salles-sur-yffiniac-6.csv, 1, ",
    "some-quotes.csv, 0, OUTSIDE_TERRITORY",
    "tab-sep.txt, 1, ",
    "weird-keys.csv, 1, ",
    "wide-dataset.csv, 1, ",
    "hydra-valid.geojson, 1, ",
    "geojson-crs.geojson, 1, ",
    "geojson-broken.geojson, 1, ",
  })
  void everyFileOfAPartnerIsPublishedOrRefusedWithItsCause(String file, long created, String cause)
      throws IOException {
    partner(file, "{ alreadyCut: true }");

    RunReport run = workbench.harvest().run("partenaire");

    assertThat(run.state()).isEqualTo(State.COMPLETE);
    assertThat(run.created()).isEqualTo(created);
    assertThat(run.rejected()).isEqualTo(1 - created);
    assertThat(published()).hasSize((int) created);
    if (cause != null) {
      try (Database database = new DataFolder(workbench.data()).database(null)) {
        assertThat(Notices.ofLastRun(database, "essai", "partenaire"))
            .extracting(digest -> digest.example().code().name())
            .contains(cause);
      }
    }
  }

  private void partner(String file, String place) throws IOException {
    server.put(
        "/" + file,
        200,
        "application/octet-stream",
        Files.readAllBytes(Shared.path("samples/fichiers/" + file)));
    workbench.preset(
        "partenaire",
        """
        source: files
        options:
          url: %s/%s
          place: %s
        """
                .formatted(server.url(), file, place)
            + DATASET);
    enable("partenaire");
  }

  @Test
  void anUnreachableSourceIsNamed() {
    server.close();
    georisques("{ rows: /data }", "{ alreadyCut: true }");

    RunReport run = workbench.harvest().run("georisques");

    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.reason().code()).isEqualTo(Code.CONNECTION_REFUSED);
  }
}
