package fr.moisson.connectors.opendatasoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpendatasoftSourceTest {

  private static final String PORTAL = "https://ods.example";
  private static final String CATALOG = PORTAL + "/api/explore/v2.1/catalog";
  private static final String TREES = CATALOG + "/datasets/arbres";
  private static final String IN_BOX =
      "where=in_bbox%28geo_point_2d%2C%2045.999900%2C%20-1.000100%2C%2047.000100%2C%200.000100%29";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private static OpendatasoftSource catalogue(@Nullable String where, Map<String, String> refine) {
    return new OpendatasoftSource(URI.create(PORTAL + "/"), null, where, refine, null, null, null);
  }

  private static OpendatasoftSource rows(String dataset) {
    return new OpendatasoftSource(URI.create(PORTAL), dataset, null, Map.of(), null, null, null);
  }

  private static String dataset(String id, String fields) {
    return """
        {"dataset_id": "%s", "dataset_uid": "da_1", "has_records": true, "features": ["geo"],
         "fields": [%s], "attachments": [{"id": "notice_pdf", "title": "Notice", "url":
         "odsfile://notice.pdf", "mimetype": "application/pdf"}],
         "metas": {"default": {"title": "Jeu %s", "description": "<p>Texte</p>", "keyword": "arbre",
           "theme": ["Environnement"], "license": "ODbL", "license_url":
           "http://opendatacommons.org/licenses/odbl/", "publisher": "Ville", "language": "fr",
           "modified": "2026-03-01T10:00:00+00:00", "data_processed": "2026-04-01T10:00:00+00:00",
           "metadata_processed": "2026-04-02T10:00:00+00:00", "territory": ["France", "Niort"],
           "attributions": ["Relevé du service"], "records_count": 3},
          "dcat": {"contact_name": "SIG", "contact_email": "sig@ville.example", "created":
           "2020-01-01", "accrualperiodicity": "Annuelle"},
          "inspire": {"extend_bounding_box_westbound_longitude": "-0.5",
           "extend_bounding_box_southbound_latitude": "46.2",
           "extend_bounding_box_eastbound_longitude": "-0.4",
           "extend_bounding_box_northbound_latitude": "46.4"}}}"""
        .formatted(id, fields, id);
  }

  private static String field(String name, String type) {
    return "{\"name\": \"%s\", \"type\": \"%s\"}".formatted(name, type);
  }

  private static String total(long count) {
    return "{\"total_count\": %d, \"results\": [{}]}".formatted(count);
  }

  @Test
  void theWholeCatalogueComesAsOneExport() {
    door.serve(CATALOG + "/datasets?limit=1", total(2));
    door.serve(
        CATALOG + "/exports/json", "[" + dataset("arbres", "") + "," + dataset("bancs", "") + "]");

    Harvested read = Harvested.from(catalogue(null, Map.of()), door, folder);

    assertThat(read.ids()).containsExactly("arbres", "bancs");
    assertThat(read.told()).isEmpty();
  }

  @Test
  void aDatasetIsDescribedByItsThreeTemplates() {
    door.serve(CATALOG + "/datasets?limit=1", total(1));
    door.serve(CATALOG + "/exports/json", "[" + dataset("arbres", "") + "]");

    var dataset = Harvested.from(catalogue(null, Map.of()), door, folder).datasets().get(0);

    assertThat(dataset.title()).isEqualTo("Jeu arbres");
    assertThat(dataset.keywords()).containsExactly("arbre");
    assertThat(dataset.themes()).containsExactly("Environnement");
    assertThat(dataset.licence())
        .isEqualTo(new Licence("ODbL", URI.create("http://opendatacommons.org/licenses/odbl/")));
    assertThat(dataset.publisher().name()).isEqualTo("Ville");
    assertThat(dataset.contact().email()).isEqualTo("sig@ville.example");
    assertThat(dataset.frequency()).isEqualTo("Annuelle");
    assertThat(dataset.issued()).isEqualTo("2020-01-01");
    assertThat(dataset.modified()).isEqualTo("2026-03-01T10:00:00+00:00");
    assertThat(dataset.coverage().zones()).containsExactly("France", "Niort");
    assertThat(dataset.coverage().bbox().west()).isEqualTo(-0.5);
    assertThat(dataset.languages()).containsExactly("FRA");
    assertThat(dataset.rights()).containsExactly("Source : Relevé du service");
    assertThat(dataset.identifiers()).containsExactly(PORTAL + "/explore/dataset/arbres/");
    assertThat(dataset.landingPage()).hasToString(PORTAL + "/explore/dataset/arbres/");
    assertThat(dataset.distributions())
        .extracting(Distribution::format)
        .containsExactly("CSV", "JSON", "GEOJSON", "SHP", "PARQUET", "REST", null);
    assertThat(dataset.distributions())
        .extracting(link -> ((Distribution.Link) link).url().toString())
        .contains(TREES + "/exports/geojson", TREES + "/attachments/notice_pdf")
        .allMatch(url -> url.startsWith(PORTAL));
  }

  @Test
  void ofADatasetWhoseDataAreHiddenNoExportIsPromised() throws IOException {
    String record =
        """
        {"dataset_id": "arbres", "has_records": true, "data_visible": false, "attachments":
         [{"id": "notice", "title": "Notice"}], "metas": {"default": {"title": "Arbres"}}}""";
    Dataset dataset =
        Harvested.map(
            catalogue(null, Map.of()), new RawItem("arbres", new ObjectMapper().readTree(record)));

    assertThat(dataset.distributions()).extracting("title").containsExactly("Notice");
    assertThat(dataset.access()).isEqualTo("RESTRICTED");
  }

  /** The records' extent says more than the value in the form, and is always there. */
  @ParameterizedTest
  @CsvSource({
    "fr_40_75, region:75",
    "fr_60_79, departement:79",
    "fr_70_200041317, epci:200041317",
    "fr_80_79191, commune:79191",
    "world_fr, country:fr",
    "world, world",
    "us_10_ny, Niort"
  })
  void placesAreReadFromTheirCodesElseFromTheirNames(String reference, String zone)
      throws IOException {
    Dataset dataset =
        mapped(
            """
            {"default": {"title": "Zones humides", "geographic_reference": ["%s"],
              "territory": ["Niort"], "bbox": {"type": "Feature", "properties": {}, "geometry":
              {"type": "Polygon", "coordinates":
                [[[-0.55, 46.25], [-0.35, 46.25], [-0.35, 46.4], [-0.55, 46.25]]]}}}}"""
                .formatted(reference));

    assertThat(dataset.coverage())
        .isEqualTo(Coverage.of(List.of(zone), new Box(-0.55, 46.25, -0.35, 46.4)));
  }

  @ParameterizedTest
  @CsvSource({
    "2015-2018, 2015, 2018",
    "Du 01/01/2015 au 31/12/2018, 01/01/2015, 31/12/2018",
    "depuis 2012, 2012,",
    "2019, 2019, 2019"
  })
  void aPeriodInWordsIsOne(String words, String start, String end) throws IOException {
    Dataset dataset =
        mapped(
            "{'default': {'title': 'Parcs'}, 'dcat': {'temporal': '%s'}}"
                .formatted(words)
                .replace('\'', '"'));

    assertThat(dataset.temporal()).isEqualTo(new Period(start, end));
    assertThat(dataset.provenance()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"de, Parks der Stadt, de", "en, Les parcs de la ville, -", "fr, Parcs, -"})
  void textsAreInTheLanguageOfTheDatasetButForFrenchOnes(
      String language, String description, @Nullable String tag) throws IOException {
    Dataset dataset =
        mapped(
            "{'default': {'title': 'Parcs', 'language': '%s', 'description': '%s'}}"
                .formatted(language, description)
                .replace('\'', '"'));

    assertThat(dataset.writtenIn()).isEqualTo(tag);
  }

  @Test
  void aPeriodWithoutDatesIsQuoted() throws IOException {
    Dataset dataset =
        mapped(
            "{'default': {'title': 'Parcs'}, 'dcat': {'temporal': 'hiver 2011/12'}}"
                .replace('\'', '"'));

    assertThat(dataset.temporal()).isNull();
    assertThat(dataset.provenance()).containsExactly("Période couverte : hiver 2011/12.");
  }

  @Test
  void whatTheOtherTemplatesSayIsKept() throws IOException {
    Dataset dataset =
        mapped(
            """
            {"default": {"title": "Parcs", "references": "https://ville.example/parcs",
              "update_frequency": "Annuelle"},
             "dcat": {"temporal": "2010-01-01/2020-12-31", "granularity": "commune",
              "dataquality": "Bonne", "spatial": "Niort", "contact_name": null,
              "conforms_to": "https://schema.data.gouv.fr/x"},
             "dcat_ap": {"contact_name": "DSI", "contact_email": "dsi@ville.example"},
             "inspire": {"spatial_resolution": "10000", "theme": ["Hydrographie"]}}""");

    assertThat(dataset.temporal()).isEqualTo(new Period("2010-01-01", "2020-12-31"));
    assertThat(dataset.frequency()).isEqualTo("Annuelle");
    assertThat(dataset.keywords()).containsExactly("Hydrographie");
    assertThat(dataset.coverage().zones()).containsExactly("Niort");
    assertThat(dataset.contact()).isEqualTo(new Contact("DSI", "dsi@ville.example", null));
    assertThat(dataset.conformsTo())
        .extracting(Standard::title)
        .containsExactly("https://schema.data.gouv.fr/x");
    assertThat(dataset.provenance())
        .containsExactly("Qualité : Bonne", "Granularité : commune", "Résolution spatiale : 10000");
    assertThat(dataset.references())
        .containsExactly(
            new Reference(Reference.Part.RELATED, URI.create("https://ville.example/parcs"), null));
  }

  @Test
  void addressesAmongReferencesAndRelationsAreRelatedAndOtherWordsAreTold() throws IOException {
    Dataset dataset =
        mapped(
            """
            {"default": {"title": "Parcs", "references":
              "https://ville.example/parcs; https://ville.example/carte,1"},
             "dcat": {"relation": ["https://geo.example/x", "Plan local https://geo.example/y"]}}""");

    assertThat(dataset.references())
        .extracting(reference -> reference.address().toString())
        .containsExactly(
            "https://geo.example/x",
            "https://ville.example/carte,1",
            "https://ville.example/parcs");
    assertThat(dataset.provenance())
        .containsExactly("Références : Plan local https://geo.example/y");
  }

  @Test
  void whoMayHaveTheDataIsReadFromTheTemplatesOfDcat() throws IOException {
    Dataset dataset =
        mapped(
            """
            {"default": {"title": "Ormes"}, "dcat": {"accessRights": "PUBLIC",
              "temporal_coverage_start_date": "2020-12-27", "temporal_coverage_end_date": null},
             "dcat_ap_ch": {"rights": ["NonCommercialAllowed-CommercialAllowed-ReferenceRequired",
              "Les relevés sont arrondis."]}}""");

    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.licence())
        .isEqualTo(Licence.stated("NonCommercialAllowed-CommercialAllowed-ReferenceRequired"));
    assertThat(dataset.rights()).containsExactly("Les relevés sont arrondis.");
    assertThat(dataset.temporal()).isEqualTo(new Period("2020-12-27", null));
  }

  private static Dataset mapped(String metas) throws IOException {
    return Harvested.map(
        catalogue(null, Map.of()),
        new RawItem(
            "x", new ObjectMapper().readTree("{\"dataset_id\": \"x\", \"metas\": " + metas + "}")));
  }

  @Test
  void filtersGoIntoEveryQuestion() {
    String filters = "where=publisher%3D%22Ville%22&refine=theme%3A%22Cadre%20de%20vie%22";
    door.serve(CATALOG + "/datasets?limit=1&" + filters, total(0));
    door.serve(CATALOG + "/exports/json?" + filters, "[]");

    OpendatasoftSource source = catalogue("publisher=\"Ville\"", Map.of("theme", "Cadre de vie"));

    assertThat(Harvested.from(source, door, folder).ids()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"total_count\": 3, \"results\": []} | [{\"dataset_id\": \"a\"}] | FEWER_THAN_ANNOUNCED",
        "{\"results\": []} | [] | UNEXPECTED_ANSWER",
        "{\"error_code\": \"ODSQLError\", \"message\": \"non\"} | [] | ERROR_INSIDE_SUCCESS",
        "{\"total_count\": 1, \"results\": []} | {\"error_code\": \"x\"} | ERROR_INSIDE_SUCCESS",
        "{\"total_count\": 1, \"results\": []} | <html> | PAGE_INSTEAD",
        "{\"total_count\": 1, \"results\": []} | [{\"dataset_id\": \"a\"} | TRUNCATED"
      })
  void aCatalogueThatIsNotWholeIsNoCatalogue(String page, String export, Code code) {
    door.serve(CATALOG + "/datasets?limit=1", page);
    door.serve(CATALOG + "/exports/json", export);

    assertThatThrownBy(() -> Harvested.from(catalogue(null, Map.of()), door, folder))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(code));
  }

  @Test
  void aPortalThatHasLeftForOtherSoftwareSaysSo() {
    door.serve(
        CATALOG + "/datasets?limit=1",
        uri -> {
          throw Refusals.of(String.valueOf(uri), 410, "couche de compatibilité");
        });

    assertThatThrownBy(() -> Harvested.from(catalogue(null, Map.of()), door, folder))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Code.OTHER_SOFTWARE);
              assertThat(e.notice().args()).contains("Opendatasoft", "datafair");
            });
  }

  @Test
  void aDatasetsRowsAreAskedForWithinTheTerritorysBoxLatitudeFirst() {
    door.serve(TREES, dataset("arbres", field("geo_point_2d", "geo_point_2d")));
    door.serve(TREES + "/records?limit=1&" + IN_BOX, total(1));
    door.serve(
        TREES + "/exports/geojson?" + IN_BOX,
        """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "if"},
          "geometry": {"type": "Point", "coordinates": [-0.4, 46.3]}}]}""");

    Harvested read = Harvested.from(rows("arbres"), door, folder);

    assertThat(read.ids()).containsExactly("arbres");
    assertThat(read.rows()).isEqualTo(1);
    assertThat(read.table().format()).isEqualTo(Table.Format.GEOJSON);
    assertThat(read.datasets().get(0).title()).isEqualTo("Jeu arbres – CA du Niortais");
    assertThat(read.datasets().get(0).coverage().zones()).containsExactly("epci:200041317");
    assertThat(read.datasets().get(0).identifiers()).isEmpty();
    assertThat(read.datasets().get(0).sources())
        .containsExactly(URI.create(PORTAL + "/explore/dataset/arbres/"));
    assertThat(read.table().origin()).hasToString(TREES + "/exports/geojson");
  }

  @Test
  void shapesAreAskedForByWhetherTheyReachIntoTheBox() {
    String where =
        "where=intersects%28geo_shape%2C%20geom%27POLYGON%28%28-1.000100%2045.999900%2C%200.000100%2045.999900%2C%200.000100%2047.000100%2C%20-1.000100%2047.000100%2C%20-1.000100%2045.999900%29%29%27%29";
    door.serve(
        TREES,
        dataset(
            "arbres",
            field("geo_point_2d", "geo_point_2d") + "," + field("geo_shape", "geo_shape")));
    door.serve(TREES + "/records?limit=1&" + where, total(0));

    assertThat(Harvested.from(rows("arbres"), door, folder).ids()).isEmpty();
  }

  @Test
  void rowsWithoutAPlaceComeAsLines() {
    door.serve(TREES, dataset("arbres", field("code_insee", "text")));
    door.serve(TREES + "/records?limit=1", total(2));
    door.serve(
        TREES + "/exports/jsonl", "{\"code_insee\": \"79191\"}\n{\"code_insee\": \"75056\"}\n");

    assertThat(Harvested.from(rows("arbres"), door, folder).rows()).isEqualTo(2);
  }

  @Test
  void rowsThatHaveNotChangedAreNotReadAgain() {
    rowsWithoutAPlaceComeAsLines();
    String marker = Harvested.from(rows("arbres"), door, folder).run().marker().orElseThrow();
    door.asked().clear();

    Harvested again = Harvested.from(rows("arbres"), door, folder, marker);

    assertThat(again.ids()).isEmpty();
    assertThat(again.run().stoppedEarly()).isTrue();
    assertThat(again.run().marker()).contains(marker);
    assertThat(door.asked()).containsExactly(TREES);
  }

  @Test
  void rowsWithoutADateAreReadEachTime() {
    String undated =
        dataset("arbres", field("code_insee", "text")).replace("data_processed", "autre");
    door.serve(TREES, undated).serve(TREES + "/records?limit=1", total(1));
    door.serve(TREES + "/exports/jsonl", "{\"code_insee\": \"79191\"}\n");

    Harvested read = Harvested.from(rows("arbres"), door, folder);

    assertThat(read.run().marker()).isEmpty();
    assertThat(read.rows()).isEqualTo(1);
  }

  @Test
  void aFilterOnRowsIsNoFilterOnTheirDataset() {
    door.serve(TREES, dataset("arbres", field("code_insee", "text")));
    door.serve(TREES + "/records?limit=1&where=%28a%3D1%29&refine=etat%3Avivant", total(0));

    OpendatasoftSource source =
        new OpendatasoftSource(
            URI.create(PORTAL), "arbres", "a=1", Map.of("etat", "vivant"), null, null, null);

    assertThat(Harvested.from(source, door, folder).ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"code_insee\": \"79191\"}\n", "", "<html>panne</html>"})
  void fewerRowsThanTheRecordsAnnounceAreNotTheRows(String export) {
    door.serve(TREES, dataset("arbres", field("code_insee", "text")));
    door.serve(TREES + "/records?limit=1", total(2));
    door.serve(TREES + "/exports/jsonl", export);

    assertThatThrownBy(() -> Harvested.from(rows("arbres"), door, folder))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void whatIsNoDatasetIsRefusedBeforeItsRowsAreAskedFor() {
    door.serve(TREES, "{\"message\": \"bonjour\"}");

    assertThatThrownBy(() -> Harvested.from(rows("arbres"), door, folder))
        .isInstanceOf(HarvestException.class);
    assertThat(door.asked()).hasSize(1);
  }

  @Test
  void theKeyGoesIntoTheHeader() {
    List<String> keys = new ArrayList<>();
    door.serve(CATALOG + "/datasets?limit=1", total(0)).serve(CATALOG + "/exports/json", "[]");
    Door listening =
        new Door() {
          @Override
          public Body get(Request request) {
            keys.add(request.headers().get("Authorization"));
            return door.get(request);
          }

          @Override
          public Reply send(Request request) {
            return door.send(request);
          }
        };
    OpendatasoftSource source =
        new OpendatasoftSource(
            URI.create(PORTAL), null, null, Map.of(), new Secret("s3cr3t-key"), null, null);

    Harvested.from(source, listening, folder);

    assertThat(keys).hasSize(2).containsOnly("Apikey s3cr3t-key");
  }

  @Test
  void theOldInterfaceIsReadPageAfterPage() {
    String search = PORTAL + "/api/datasets/1.0/search/?q=eau&refine.theme=Cadre+de+vie";
    door.serve(
        search + "&start=0&rows=100",
        "{\"nhits\": 2, \"datasets\": [{\"datasetid\": \"a\", \"metas\": {\"title\": \"A\"}}]}");
    door.serve(
        search + "&start=1&rows=100",
        "{\"nhits\": 2, \"datasets\": [{\"datasetid\": \"b\", \"metas\": {\"title\": \"B\"}}]}");
    OpendatasoftSource source =
        new OpendatasoftSource(
            URI.create(PORTAL), null, "eau", Map.of("theme", "Cadre de vie"), null, null, 1);

    Harvested read = Harvested.from(source, door, folder);

    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.datasets().get(0).title()).isEqualTo("A");
  }
}
