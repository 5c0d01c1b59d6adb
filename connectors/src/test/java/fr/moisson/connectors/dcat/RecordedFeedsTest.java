package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real feeds, recorded by projects that harvest them. */
@Tag("shared")
class RecordedFeedsTest {

  private static final String URL = "http://data.test.org/feed";
  private static final Pattern RDF = Pattern.compile("(?s)<rdf:RDF.*?</rdf:RDF>");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "portals/dcat-feed/udata-tests/bnodes.jsonld, 3, 5",
    "portals/dcat-feed/udata-tests/bnodes.xml, 3, 7",
    "portals/dcat-feed/udata-tests/catalog.xml, 4, 8",
    "portals/dcat-feed/udata-tests/datara--5a26b0f6-0ccf-46ad-ac58-734054b91977.rdf.xml, 1, 1",
    "portals/dcat-feed/udata-tests/datara--f40c3860-7236-4b30-a141-23b8ae33f7b2.rdf.xml, 1, 0",
    "portals/dcat-feed/udata-tests/evian.json, 8, 34",
    "portals/dcat-feed/udata-tests/flat.jsonld, 3, 5",
    "portals/dcat-feed/udata-tests/geonetwork.xml, 1, 0",
    "portals/dcat-feed/udata-tests/nested.jsonld, 1, 1",
    "portals/dcat-feed/udata-tests/series.xml, 1, 2",
    "portals/dcat-feed/udata-tests/sig.oreme.rdf, 1, 1",
    "portals/dcat-feed/udata-tests/udata.xml, 2, 8",
    "portals/dcat-feed/ckanext-dcat/catalog.rdf, 2, 5",
    "portals/dcat-feed/ckanext-dcat/catalog_datasets_list.rdf, 2, 5",
    "portals/dcat-feed/ckanext-dcat/catalog_pod.jsonld, 1, 4",
    "portals/dcat-feed/ckanext-dcat/catalog_with_at_graph.jsonld, 1, 1",
    "portals/dcat-feed/ckanext-dcat/dataset.rdf, 1, 1",
    "portals/dcat-feed/csw/geonetwork-dcat-page-1.xml, 2, 6",
    "portals/dcat-feed/csw/geonetwork-geodcatap-page-1.xml, 2, 4",
    "csw-dcat/ckanext-ecospheres-rdf_dummy.xml, 1, 1",
    "csw-dcat/geonetwork-dcat-page-3.xml, 2, 4",
    "csw-dcat/geonetwork-geodcatap-page-3.xml, 2, 4",
    "dcat-rdf/example-cio.json, 2, 3",
    "dcat-rdf/example-semiceu.json, 2, 2",
    "dcat-rdf/opendatasoft-catalogue-2015.ttl, 186, 186",
    "portals/arcgis-hub/dcat_ap_feed_example.json, 1, 1"
  })
  void everyDatasetOfARecordedFeedIsRead(String file, int count, int links) {
    List<Dataset> datasets = read(file);

    assertThat(datasets)
        .hasSize(count)
        .allSatisfy(dataset -> assertThat(dataset.title()).isNotBlank());
    assertThat(datasets.stream().mapToInt(dataset -> dataset.distributions().size()).sum())
        .isEqualTo(links);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portals/arcgis-hub/domain_record.json",
        "portals/arcgis-hub/error_responses.json",
        "portals/arcgis-hub/hub_search_dataset.json",
        "portals/arcgis-hub/sharing_rest_addItem.json",
        "portals/arcgis-hub/site_model_with_dcatConfig.json",
        "portals/data-fair/dataset_patch_keys.json",
        "portals/data-fair/error_responses.json",
        "portals/data-fair/write_requests.json",
        "dataverse/dataset-edit_get.json",
        "dataverse/search.json",
        "geonature/sample_semantic_dsw.rdf",
        "datagouv/schemas-catalog.json"
      })
  void whatIsNoFeedIsRefused(String file) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"paged-collection, 4", "partial-collection, 4"})
  void bothKindsOfHydraPagingAreFollowed(String name, int count) {
    String pages = "portals/dcat-feed/udata-tests/" + name;
    ScriptedDoor door =
        new ScriptedDoor(folder)
            .serve(URL, null, text(pages + "-1.jsonld"))
            .serve("http://data.test.org/catalog.jsonld?page=2", null, text(pages + "-2.jsonld"));

    assertThat(DcatSourceTest.fetch(door, URL)).hasSize(count);
  }

  @Test
  void aFeedWithAnUndefinedPrefixIsRefusedByItsLine() {
    assertThatThrownBy(() -> read("portals/dcat-feed/ckanext-dcat/dataset.ttl"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("at line 149,");
  }

  @Test
  void evianIsReadThroughTheAmericanProfile() {
    Dataset cycles =
        read("portals/dcat-feed/udata-tests/evian.json").stream()
            .filter(dataset -> dataset.title().equals("stationnement velos"))
            .findFirst()
            .orElseThrow();

    assertThat(cycles.publisher()).isEqualTo(new Agent("Ville d'Evian-les-Bains", null, null));
    assertThat(cycles.coverage().bbox()).isEqualTo(new Box(6.5735, 46.3912, 6.6069, 46.4028));
    assertThat(cycles.distributions()).extracting(Distribution::format).contains("CSV", "GEOJSON");
  }

  @Test
  void geoDcatOfGeoNetworkIsRead() {
    Dataset dataset = read("csw-dcat/geonetwork-geodcatap-page-3.xml").get(0);

    assertThat(dataset.id().remoteId()).isEqualTo("https://www.geo2france.fr/risque/catnat2023");
    assertThat(dataset.contact())
        .isEqualTo(new Contact("Géo2France", "contact@geo2france.fr", null));
    assertThat(dataset.distributions())
        .extracting(Distribution::format)
        .containsExactly("WMS_SRVC", "WFS_SRVC");
  }

  @Test
  void thePerfectTownIsReadAlikeInItsThreeSyntaxes() {
    List<Dataset> turtle = read("../standards/examples/feeds/commune-parfaite.ttl");

    assertThat(turtle).hasSize(2);
    assertThat(turtle.get(0).licence())
        .isEqualTo(Licence.stated("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
    assertThat(read("../standards/examples/feeds/commune-parfaite.rdf")).isEqualTo(turtle);
    assertThat(read("../standards/examples/feeds/commune-parfaite.jsonld")).isEqualTo(turtle);
  }

  /** An answer of a CSW has a graph for each record. */
  private List<Dataset> read(String file) {
    String text = text(file);
    Stream<String> graphs =
        text.contains("GetRecordsResponse")
            ? RDF.matcher(text).results().map(MatchResult::group)
            : Stream.of(text);
    return graphs
        .flatMap(
            graph ->
                DcatSourceTest.fetch(new ScriptedDoor(folder).serve(URL, null, graph), URL)
                    .stream())
        .map(DcatSourceTest::map)
        .toList();
  }

  private static String text(String file) {
    try {
      return Files.readString(Shared.path("samples/" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
