package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds in JSON-LD with the terms of schema.org, as pages have them for search engines. */
class SchemaOrgFeedsTest {

  private static final String URL = "https://data.exemple.fr/catalogue";
  @TempDir private Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void buildDoor() {
    door = new ScriptedDoor(folder);
  }

  private List<Dataset> read() {
    return DcatSourceTest.datasets(door, URL);
  }

  @Test
  void aServiceOfDcatIsReadBesideADatasetOfSchemaOrg() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
          "s": "https://schema.org/", "name": "http://xmlns.com/foaf/0.1/name"},
         "@graph": [
          {"@id": "https://labo.example/wms", "@type": "dcat:DataService", "dct:title": "Haies (WMS)",
           "dcat:endpointURL": {"@id": "https://labo.example/ows?service=WMS"}},
          {"@id": "https://labo.example/page", "@type": "s:Dataset", "s:name": "Haies"}]}
        """);

    assertThat(read()).extracting(Dataset::title).containsExactly("Haies (WMS)");
  }

  @Test
  void theShapeOfAPlaceOfSchemaOrgMayHaveItsName() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": "https://schema.org/", "@type": "Dataset", "name": "Haies",
         "url": "https://labo.example/haies", "spatialCoverage": {"@type": "Place",
          "geo": {"@type": "GeoShape", "name": "Marais mouillé", "box": "46.2 -0.6 46.4 -0.2"}}}
        """);

    assertThat(read())
        .extracting(dataset -> dataset.coverage().places())
        .containsExactly(new TreeSet<>(List.of("Marais mouillé")));
  }

  /** Of GeoNetwork, CKAN, and those who name the terms for themselves. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@context': 'http://schema.org/', '@type': 'schema:Dataset', 'name': 'Haies',"
            + " 'url': 'https://labo.example/haies', 'spatialCoverage': [{'@type': 'Place',"
            + " 'geo': [{'@type': 'GeoShape', 'box': '46.2 -0.6 46.4 -0.2'}]}]}",
        "{'@context': {'s': 'https://schema.org/'}, '@graph': [{'@id': '_:g', 's:polygon':"
            + " '{\\'coordinates\\': [[[-0.6, 46.2], [-0.2, 46.2], [-0.2, 46.4]]],"
            + " \\'type\\': \\'Polygon\\'}'},"
            + " {'@type': ['s:Dataset'], 's:name': 'Haies', 's:url':"
            + " 'https://labo.example/haies', 's:spatialCoverage': {'@id': '_:p'}},"
            + " {'@id': '_:p', 's:geo': {'@id': '_:g'}}]}",
        "{'@context': [{'sc': 'http://schema.org/', '@vocab':"
            + " 'http://schema.org/', 'name': {'@container': '@language'}, 'url': {'@id': 'sc:url', '@type': '@id'}, 'ici':"
            + " 'sc:spatialCoverage', 'paru': {'@id': 'sc:datePublished', '@type': 'sc:Date'}}],"
            + " '@type': 'sc:Dataset', 'name': {'en': 'Hedges', 'fr': 'Haies'},"
            + " 'url': 'https://labo.example/haies',"
            + " 'paru': '2020', 'sc:dateModified': {'@value': '2021', '@type': 'sc:Date'},"
            + " 'ici': {'http://schema.org/box': '46.2 -0.6 46.4 -0.2'}}"
      })
  void termsOfSchemaOrgMayHaveAPrefix(String feed) {
    door.serve(URL, "application/ld+json", feed.replace('\'', '"'));

    assertThat(read())
        .extracting(Dataset::title, Dataset::landingPage, dataset -> dataset.coverage().bbox())
        .containsExactly(
            tuple(
                "Haies",
                URI.create("https://labo.example/haies"),
                new Box(-0.6, 46.2, -0.2, 46.4)));
  }

  @Test
  void conditionsOfAccessAreMoreThanTheLicence() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": "https://schema.org/", "@type": "Dataset", "name": "Haies",
         "url": "https://labo.example/haies", "license": "https://spdx.org/licenses/etalab-2.0",
         "conditionsOfAccess": "Accès sur demande"}
        """);

    assertThat(read().get(0).access()).isEqualTo("RESTRICTED");
  }
}
