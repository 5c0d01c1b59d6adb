package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.ADDRESS;
import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources with several endpoints, the shaping and checking of rows, and the detection of changes.
 */
class RestEndpointsTest {

  private static final String ONE_PAGE = "paging: {style: 'none'}, envelope: {rows: '/data'}";

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private Run run(String since) {
    return new Run(
        RestReading.NIORTAIS, door, folder, since, notices::add, fr.moisson.connectors.Niortais.AT);
  }

  private List<String> rows(String options) {
    return new RestReading(folder, door).rows(source(options));
  }

  @Test
  void anEndpointThatFailsDoesNotCostTheOthersTheirs() {
    RestSource source =
        RestReading.endpoints(
            "b: {path: '/b', "
                + ONE_PAGE
                + ", DATASET}, a: {path: '/a', "
                + ONE_PAGE
                + ", DATASET}, c: {path: '/c', "
                + ONE_PAGE
                + ", DATASET}");
    door.serve(ADDRESS + "/a", "{\"error\": \"en panne\"}");
    door.serve(ADDRESS + "/b", "{\"data\": [{\"x\": 1}]}");
    door.serve(ADDRESS + "/c", "{\"data\": [{\"x\": 2}]}");
    List<String> ids = new ArrayList<>();

    assertThatThrownBy(
            () -> source.fetch(run(null)).forEachOrdered(item -> ids.add(item.remoteId())))
        .isInstanceOfSatisfying(
            Unavailable.class, fault -> assertThat(fault.notice().args().get(0)).contains("/a"));
    assertThat(ids).containsExactly("b", "c");
  }

  @Test
  void objectsInObjectsBecomeColumnsButPlacesStayWhole() {
    door.serve(
        ADDRESS,
        "{\"data\": [{\"geo\": {\"latitude\": 46.3, \"longitude\": -0.4}, \"tags\": [\"a\"],"
            + " \"geometry\": {\"type\": \"Point\", \"coordinates\": [0, 46]},"
            + " \"point\": {\"lon\": 0, \"lat\": 46}}]}");

    assertThat(rows(ONE_PAGE))
        .containsExactly(
            "{\"geo_latitude\":46.3,\"geo_longitude\":-0.4,\"tags\":[\"a\"],"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,46]},"
                + "\"point\":{\"lon\":0,\"lat\":46}}");
  }

  /** INSEE, Melodi: measured values are nested three levels deep. */
  @Test
  void columnsMayBeChosenAndDatesWritten() {
    door.serve(
        ADDRESS,
        "{\"data\": [{\"d\": {\"GEO\": \"2025-COM-79191\"}, \"m\": {\"V\": {\"value\": 60012}},"
            + " \"le\": \"31/12/2023\"}, {\"le\": \"hier\"}]}");

    assertThat(
            rows(
                ONE_PAGE
                    + ", shape: {columns: {geo: '/d/GEO', population: '/m/V/value', le: '/le'},"
                    + " dates: {le: 'dd/MM/yyyy'}}"))
        .containsExactly(
            "{\"geo\":\"2025-COM-79191\",\"population\":60012,\"le\":\"2023-12-31\"}",
            "{\"geo\":null,\"population\":null,\"le\":\"hier\"}");
  }

  /** Géorisques, rga: the answer for a commune does not name the commune. */
  @Test
  void rowsThatDoNotSayTheirCommuneAreGivenTheOneAskedFor() {
    door.otherwise(uri -> "{\"exposition\": \"" + uri.getQuery() + "\"}");
    String options =
        "scope: {by: 'communes'}, parameters: {code_insee: '{code}'}, paging: {style: 'none'},"
            + " envelope: {rows: ''}, shape: {codeColumn: 'insee'}";

    assertThat(rows(options))
        .hasSize(5)
        .contains("{\"insee\":\"79191\",\"exposition\":\"code_insee=79191\"}");
  }

  /** Géorisques, installations_classees: 138,248 rows of the whole country instead of 4,350. */
  @Test
  void aFilterThatTheServiceIgnoresIsAppliedHereAndTold() {
    door.otherwise(
        uri ->
            "{\"data\": [{\"commune\": \"79191\"}, {\"commune\": \"75056\"},"
                + " {\"commune\": \"79130\"}]}");
    String options =
        "scope: {by: 'communes', chunk: 2}, parameters: {code: '{codes}'}, "
            + ONE_PAGE
            + ", filter: {commune: '{code}'}";

    List<RawItem> items = source(options).fetch(run(null)).toList();

    assertThat(items).hasSize(1);
    assertThat(items.get(0).body().path("rows").asInt()).isEqualTo(2);
    assertThat(notices)
        .singleElement()
        .returns(Code.FILTER_IGNORED, Notice::code)
        .satisfies(notice -> assertThat(notice.args()).contains("7"));
  }

  /** Its rows would be published once per question. */
  @Test
  void aServiceThatIgnoresTheCommunesIsReadOnceAndTold() {
    door.otherwise(uri -> "{\"data\": [{\"id\": 1}, {\"id\": 1}, {\"id\": 2}]}");
    String options =
        "scope: {by: 'communes', chunk: 2}, parameters: {code: '{codes}'}, " + ONE_PAGE;

    List<RawItem> items = source(options).fetch(run(null)).toList();

    assertThat(door.asked()).hasSize(3);
    assertThat(items.get(0).body().path("rows").asInt()).as("alike in one answer").isEqualTo(3);
    assertThat(notices)
        .singleElement()
        .returns(Code.FILTER_IGNORED, Notice::code)
        .satisfies(notice -> assertThat(notice.args()).contains("6"));
  }

  /**
   * Radon is given by arrondissement, classified installations by either, whatever is requested.
   */
  @Test
  void arrondissementsAreTheirCommuneAndTheReverse() {
    Run paris =
        new Run(
            fr.moisson.connectors.Niortais.of("75056"),
            door,
            folder,
            null,
            notices::add,
            fr.moisson.connectors.Niortais.AT);
    door.otherwise(
        uri -> "{\"data\": [{\"c\": \"75056\"}, {\"c\": \"75112\"}, {\"c\": \"69381\"}]}");
    String options =
        "scope: {by: 'communes', chunk: 30, arrondissements: 'WHICH'}, parameters: {code: '{codes}'}, "
            + ONE_PAGE
            + ", filter: {c: '{code}'}";

    for (String which : List.of("commune", "arrondissements", "both")) {
      RestSource source = source(options.replace("WHICH", which));
      assertThat(source.fetch(paris).toList().get(0).body().path("rows").asInt()).isEqualTo(2);
    }
  }

  @Test
  void questionsThatOverlapGiveARowOnce() {
    door.otherwise(uri -> "{\"data\": [{\"id\": 1}]}");
    String options = "scope: {by: 'zones'}, parameters: {zone: '{code}'}, " + ONE_PAGE;

    assertThat(rows(options)).containsExactly("{\"id\":1}");
    assertThat(door.asked()).hasSizeGreaterThan(1);
  }

  @Test
  void aFilterMayAllowSeveralValues() {
    door.serve(ADDRESS, "{\"data\": [{\"l\": \"cc0\"}, {\"l\": \"by\"}, {\"l\": \"by-nc\"}]}");

    assertThat(rows(ONE_PAGE + ", filter: {l: ['cc0', 'by']}")).hasSize(2);
  }

  @Test
  void circlesOverlapButRowsComeOnce() {
    door.otherwise(uri -> "{\"data\": [{\"id\": 1}]}");
    String options =
        "scope: {by: 'circles', radius: 60000}, parameters: {latlon: '{lon},{lat}', r: '{radius}'}, "
            + ONE_PAGE;

    assertThat(rows(options)).containsExactly("{\"id\":1}");
    assertThat(door.asked()).hasSizeGreaterThan(1).allMatch(asked -> asked.contains("r=60000"));
  }

  @Test
  void aDocumentThatSaysThatNothingChangedSavesTheRest() {
    String options = ONE_PAGE + ", changes: {url: 'https://api.example/c', field: '/modified'}";
    door.serve("https://api.example/c", "{\"modified\": \"2026-01-01\"}");
    door.serve(ADDRESS, "{\"data\": [{\"a\": 1}]}");
    Run first = run(null);
    assertThat(source(options).fetch(first)).hasSize(1);

    Run second = run(first.marker().orElseThrow());
    assertThat(source(options).fetch(second)).isEmpty();

    assertThat(second.stoppedEarly()).isTrue();
    assertThat(second.marker()).isEqualTo(first.marker());
    assertThat(door.asked()).hasSize(3);

    door.serve("https://api.example/c", "{\"modified\": \"2026-02-01\"}");
    assertThat(source(options).fetch(run(second.marker().orElseThrow()))).hasSize(1);
  }

  @Test
  void aFilterOnNewsThatFindsNoneSavesTheRest() {
    String options =
        "paging: {style: 'page', parameter: 'page', sizeParameter: 'n', size: 9},"
            + " envelope: {rows: '/data', total: '/total'},"
            + " changes: {parameter: 'depuis', format: 'yyyyMMdd'}";
    String all = ADDRESS + "?page=1&n=9";
    door.serve(all, "{\"data\": [{\"a\": 1}], \"total\": 1}");
    Run first = run(null);
    assertThat(source(options).fetch(first)).hasSize(1);
    String news = ADDRESS + "?depuis=20261125&n=1&n=9";
    door.otherwise(uri -> "{\"data\": [], \"total\": 0}");

    Run second = run(first.marker().orElseThrow());
    assertThat(source(options).fetch(second)).isEmpty();

    assertThat(second.stoppedEarly()).isTrue();
    assertThat(door.asked()).hasSize(2);
    assertThat(door.asked().get(1)).contains("depuis=20261125").isNotEqualTo(news);

    door.otherwise(uri -> "{\"data\": [{\"a\": 2}], \"total\": 40}");
    door.serve(all, "{\"data\": [{\"a\": 1}, {\"a\": 2}], \"total\": 2}");
    assertThat(source(options).fetch(run(second.marker().orElseThrow()))).hasSize(1);
  }

  /**
   * GBIF: being refused for a date format is an error of ours, and does not mean that there is no
   * more data. GeoNature fails if an export lacks the column of the filter.
   */
  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void aServiceThatRefusesToSayWhatIsNewIsReadWhole(int status) {
    String options =
        "paging: {style: 'page', parameter: 'page', sizeParameter: 'n', size: 9},"
            + " envelope: {rows: '/data', total: '/total'}, changes: {parameter: 'depuis'}";
    door.otherwise(uri -> "{\"data\": [{\"a\": 1}], \"total\": 1}");
    Run first = run(null);
    assertThat(source(options).fetch(first)).hasSize(1);
    door.otherwise(
        uri -> {
          if (uri.getQuery().contains("depuis")) {
            throw Refusals.of(String.valueOf(uri), status, "Invalid date range");
          }
          return "{\"data\": [{\"a\": 1}, {\"a\": 2}], \"total\": 2}";
        });

    Run second = run(first.marker().orElseThrow());
    List<RawItem> items = source(options).fetch(second).toList();

    assertThat(items).hasSize(1);
    assertThat(second.stoppedEarly()).isFalse();
    assertThat(notices)
        .singleElement()
        .returns(Code.CHANGES_UNKNOWN, Notice::code)
        .satisfies(
            notice ->
                assertThat(notice.args().get(1)).contains(String.valueOf(status), "Invalid date"));
  }

  @Test
  void entriesOfACatalogueBecomeDatasets() {
    RestSource source =
        RestReading.endpoints(
            """
            offres: {paging: {style: 'none'}, envelope: {rows: ''}, entries: {
              id: '/datagouv_id', identifiers: ['/datagouv_id', '/slug'], title: '/title', publisher: '/publisher/name', modified: '/updated',
              licence: '/licence', keywords: '/tags', page: 'https://t.example/{id}', themes: ['TRAN'],
              zones: {rows: '/covered_area', type: '/type', code: '/insee', types: {commune: 'commune'}},
              files: {rows: '/resources', url: '/url', title: '/title', format: '/format', id: '/id', size: '/filesize'}}}""");
    door.serve(
        ADDRESS,
        """
        [{"datagouv_id": "a1", "title": "Bus", "publisher": {"name": "Tan"}, "updated": "2026-01-02",
          "licence": "odc-odbl", "tags": ["bus"],
          "covered_area": [{"type": "commune", "insee": "79191"}, {"type": "pays", "insee": "FR"}],
          "resources": [{"id": 7, "url": "https://t.example/gtfs.zip", "title": "gtfs", "format": "GTFS", "filesize": 2048},
                        {"url": "pas une adresse"},
                        {"url": "https://t.example/flux réel", "title": "rt", "format": "gtfs-rt"}]},
         {"datagouv_id": "a2"}]""");

    List<RawItem> items = source.fetch(run(null)).toList();
    DatasetId id = new DatasetId("niort", "transport", "a1");
    Dataset dataset = source.map(id, items.get(0), RestReading.NIORTAIS);

    assertThat(items).extracting(RawItem::remoteId).containsExactly("a1", "a2");
    assertThat(source.table(items.get(0))).isEmpty();
    assertThat(dataset.title()).isEqualTo("Bus");
    assertThat(dataset.publisher().name()).isEqualTo("Tan");
    assertThat(dataset.coverage().zones()).containsExactly("commune:79191");
    assertThat(dataset.landingPage()).hasToString("https://t.example/a1");
    assertThat(dataset.distributions())
        .extracting(Distribution::format)
        .containsExactly("GTFS", null, "gtfs-rt");
    assertThat(dataset.distributions())
        .extracting(Distribution::bytes)
        .containsExactly(2048L, null, null);
    assertThat(dataset.identifiers()).containsExactly("a1");
    assertThatThrownBy(() -> source.map(id, items.get(1), RestReading.NIORTAIS))
        .isInstanceOf(fr.moisson.harvesters.model.BadItem.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"null |", "[] |", "[null, \"bus\"] | bus", "\"bus, car,\" | bus car", "7 | 7"})
  void whatIsNullIsNoKeyword(String tags, @Nullable String words) {
    assertThat(entry("{\"id\": \"a1\", \"title\": \"Bus\", \"tags\": " + tags + "}").keywords())
        .containsExactlyElementsOf(words == null ? List.of() : List.of(words.split(" ")));
  }

  @Test
  void ownersAreResponsibleBesidesThePublisher() {
    Dataset dataset =
        entry(
            """
            {"id": "a1", "title": "Bus", "legal_owners": [
              {"name": "CA du Niortais", "siren": "200041317", "type": "aom"},
              {"name": "Nouvelle-Aquitaine", "insee": "75", "type": "region"},
              {"siren": "552049447", "type": "company"}]}""");

    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution("owner", new Agent("CA du Niortais", null, "200041317")),
            new Attribution("owner", new Agent("Nouvelle-Aquitaine", null, null)));
    assertThat(entry("{\"id\": \"a1\", \"title\": \"Bus\"}").attributions()).isEmpty();
  }

  /** The rules then take a title from the address, as for the files of other catalogues. */
  @Test
  void aFileWithoutATitleHasNone() {
    Dataset dataset =
        entry(
            """
            {"id": "a1", "title": "Bus", "resources": [
              {"title": null, "url": "https://t.example/a.zip"}]}""");

    assertThat(dataset.distributions()).extracting(Distribution::title).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({
    "etalab/schema-irve, 2.3.1, https://schema.data.gouv.fr/etalab/schema-irve/2.3.1/",
    "etalab/schema-irve, , https://schema.data.gouv.fr/etalab/schema-irve/",
    "https://exemple.fr/schema.json, 1, https://exemple.fr/schema.json",
    "ville.exemple.fr/schema, 1, ",
    "schemas/arbres.json, 1, ",
    "un schéma, 1, "
  })
  void aFileHasAPageAndASchema(String name, @Nullable String version, @Nullable String schema) {
    Dataset dataset =
        entry(
            """
            {"id": "a1", "title": "Bornes", "resources": [{"url": "https://t.example/a.csv",
              "page_url": "https://t.example/7", "schema_name": "%s", "schema_version": "%s"}]}"""
                .formatted(name, version == null ? "" : version));

    Link link = (Link) dataset.distributions().get(0);
    assertThat(link.schema()).isEqualTo(schema == null ? null : URI.create(schema));
    assertThat(link.more().documentation()).containsExactly(URI.create("https://t.example/7"));
  }

  @Test
  void aVersionThatIsWrittenAsANumberKeepsItsLastZero() {
    Dataset dataset =
        entry(
            """
            {"id": "a1", "title": "Bornes", "resources": [{"url": "https://t.example/a.csv",
              "schema_name": "etalab/schema-irve", "schema_version": 2.10}]}""");

    assertThat(((Link) dataset.distributions().get(0)).schema())
        .hasToString("https://schema.data.gouv.fr/etalab/schema-irve/2.10/");
  }

  @ParameterizedTest
  @CsvSource({
    "FR, country:fr",
    "MC, country:mc",
    "'', country:fr",
    "FRA, country:fr",
    "BEL, country:bel",
    "99138,"
  })
  void aCountryIsTheOneOfItsCode(String code, @Nullable String zone) {
    assertThat(
            entry(
                    """
                    {"id": "a1", "title": "Bus", "covered_area": [{"type": "pays", "insee": "%s"}]}"""
                        .formatted(code))
                .coverage()
                .zones())
        .containsExactlyElementsOf(Stream.ofNullable(zone).toList());
  }

  @Test
  void thePeriodIsThatAroundThoseOfTheFiles() {
    assertThat(
            entry(
                    """
                    {"id": "a1", "title": "Bus", "resources": [
                      {"url": "https://t.example/a", "says": {"from": "2026-01-05", "to": "2026-07-04"}},
                      {"url": "https://t.example/b", "says": {"from": "2025-09-01", "to": "2026-01-04"}},
                      {"url": "https://t.example/c", "says": null}]}""")
                .temporal())
        .isEqualTo(new Period("2025-09-01", "2026-07-04"));
    assertThat(
            entry(
                    "{\"id\": \"a1\", \"title\": \"Bus\", \"resources\": [{\"url\": \"https://t.example/c\"}]}")
                .temporal())
        .isNull();
  }

  private Dataset entry(String entry) {
    RestSource source =
        RestReading.endpoints(
            """
            offres: {paging: {style: 'none'}, envelope: {rows: ''}, entries: {id: '/id', title: '/title',
              keywords: '/tags', owners: {rows: '/legal_owners', name: '/name', siren: '/siren'},
              zones: {rows: '/covered_area', type: '/type', code: '/insee', types: {country: 'pays'}},
              files: {rows: '/resources', url: '/url', page: '/page_url', schema: '/schema_name',
                      schemaVersion: '/schema_version', start: '/says/from', end: '/says/to'}}}""");
    door.serve(ADDRESS, "[" + entry + "]");
    RawItem item = source.fetch(run(null)).toList().get(0);
    return source.map(new DatasetId("niort", "transport", "a1"), item, RestReading.NIORTAIS);
  }
}
