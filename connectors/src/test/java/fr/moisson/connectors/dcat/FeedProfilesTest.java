package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds of data.json and ArcGIS Hub, which have vocabularies and contexts of their own. */
class FeedProfilesTest {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "https://resources.data.gov/schemas/dcat-us/v1.1/schema/catalog.jsonld"
      })
  void theContextOfDataJsonIsKnownByAllItsAddresses(String context) {
    door.serve(
        URL,
        "application/json",
        """
        {"@context": "%s", "@type": "dcat:Catalog", "dataset": [
          {"identifier": "awol", "title": "Absences", "isPartOf": "tables-rondes"}]}
        """
            .formatted(context));

    assertThat(read())
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.title()).isEqualTo("Absences");
              assertThat(dataset.provenance()).containsExactly("Fait partie de « tables-rondes ».");
            });
  }

  /** Descriptions of data that sites give to search engines. */
  @ParameterizedTest
  @ValueSource(strings = {"https://schema.org/", "http://schema.org"})
  void whatSearchEnginesReadIsAFeed(String context) {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": "%s", "@type": "Dataset", "name": "Haies", "description": "Les haies.",
         "url": "https://labo.example/haies", "keywords": ["haie"], "datePublished": "2020-01-02",
         "license": "https://creativecommons.org/licenses/by/4.0/",
         "creator": [{"@type": "Person", "name": "Autrice"}, {"@type": "Organization",
           "name": "Labo", "url": "https://labo.example/"}],
         "temporalCoverage": "2015/2019",
         "spatialCoverage": {"@type": "Place", "name": "Niort",
           "geo": {"@type": "GeoShape", "box": "46.2 -0.6 46.4 -0.2"}},
         "distribution": {"@type": "DataDownload", "encodingFormat": "text/csv",
           "contentUrl": "https://labo.example/haies.csv", "contentSize": "12 MB",
           "sha256": "%s"}}
        """
            .formatted(context, "ab".repeat(32)));

    Dataset dataset = read().get(0);

    assertThat(dataset.title()).isEqualTo("Haies");
    assertThat(dataset.publisher())
        .isEqualTo(new Agent("Labo", URI.create("https://labo.example/"), null));
    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://labo.example/haies"));
    assertThat(dataset.licence())
        .isEqualTo(Licence.stated("https://creativecommons.org/licenses/by/4.0/"));
    assertThat(dataset.issued()).isEqualTo("2020-01-02");
    assertThat(dataset.temporal()).isEqualTo(new Period("2015", "2019"));
    assertThat(dataset.coverage().places()).containsExactly("Niort");
    assertThat(dataset.coverage().boxes()).containsExactly(new Box(-0.6, 46.2, -0.2, 46.4));
    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("url", URI.create("https://labo.example/haies.csv"))
        .hasFieldOrPropertyWithValue("checksum", "sha256:" + "ab".repeat(32))
        .hasFieldOrPropertyWithValue("mediaType", "text/csv")
        .hasFieldOrPropertyWithValue("bytes", 12_000_000L);
  }

  /** As is recommended to laboratories; the context itself has none of these terms. */
  @ParameterizedTest
  @ValueSource(strings = {"https://schema.org/", "http://schema.org", "http://www.schema.org/"})
  void schemaOrgMayBeAVocabulary(String vocabulary) {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"sosa": "http://www.w3.org/ns/sosa/", "@vocab": "%s"},
         "@type": "DataCatalog", "dataset": [
          {"@type": "Dataset", "@id": "https://labo.example/haies", "name": "Haies",
           "version": "3", "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape",
             "polygon": "46.25 -0.54 46.38 -0.54 46.38 -0.375 46.25 -0.54"}},
           "distribution": {"@type": "DataDownload", "fileFormat": "text/csv",
             "url": "https://labo.example/haies.csv"}},
          {"@type": "Dataset", "@id": "https://labo.example/bois", "name": "Bois",
           "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape",
             "polygon": "46.25 -0.54 9 46.38 -0.54 9 46.38 -0.375 9 46.25 -0.54 9"}}},
          {"@type": "Dataset", "@id": "https://labo.example/mares", "name": "Mares",
           "spatialCoverage": {"@type": "Place", "geo":
             {"@type": "GeoCoordinates", "latitude": 46.3234, "longitude": -0.4612}}}]}
        """
            .formatted(vocabulary));

    assertThat(read())
        .extracting(Dataset::title, dataset -> dataset.coverage().bbox(), Dataset::provenance)
        .containsExactlyInAnyOrder(
            tuple("Haies", new Box(-0.54, 46.25, -0.375, 46.38), List.of("Version : 3.")),
            tuple("Bois", null, List.of()),
            tuple("Mares", new Box(-0.4612, 46.3234, -0.4612, 46.3234), List.of()));
    assertThat(read())
        .flatExtracting(dataset -> dataset.links().toList())
        .extracting(Distribution.Link::url, Distribution.Link::mediaType)
        .containsExactly(tuple(URI.create("https://labo.example/haies.csv"), "text/csv"));
  }

  @Test
  void whatIsDescribedUnderAnEmptyAddressStaysApart() {
    door.serve(
        URL,
        "application/json",
        """
        {"@context": {"dct": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#",
          "vcard": "http://www.w3.org/2006/vcard/ns#"},
         "@id": "", "@type": "dcat:Catalog", "dcat:dataset": [
          {"@id": "", "@type": "dcat:Dataset", "dct:title": "Arbres", "dcat:contactPoint":
             {"@type": "vcard:Kind", "@id": "", "vcard:fn": "Parcs"}, "dcat:distribution":
             {"@id": "", "dcat:accessURL": {"@id": "https://hub.example/a.csv"}}},
          {"@type": "dcat:Dataset", "@id": " ", "dct:title": "Bancs", "dcat:contactPoint":
             {"@id": "", "@type": "vcard:Kind", "vcard:fn": "Voirie"}, "dcat:distribution":
             {"@id": "", "dcat:accessURL": {"@id": "https://hub.example/b.csv"}}}]}
        """);

    assertThat(read())
        .extracting(Dataset::title, Dataset::contact, dataset -> dataset.links().count())
        .containsExactlyInAnyOrder(
            tuple("Arbres", new Contact("Parcs", null, null), 1L),
            tuple("Bancs", new Contact("Voirie", null, null), 1L));
  }

  /** Texts and empty values instead of addresses, services among files, and a ring of commas. */
  @Test
  void theThirdEuropeanFeedOfArcGisHubIsRead() {
    door.serve(
        URL,
        "application/json",
        """
        {"@context": {"dct": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#",
          "foaf": "http://xmlns.com/foaf/0.1/", "vcard": "http://www.w3.org/2006/vcard/ns#"},
         "@id": "https://hub.example/c", "@type": "dcat:Catalog", "dcat:dataset": [
          {"@type": "dcat:Dataset", "@id": "1a2b_0", "dct:title": "Arbres",
           "dct:identifier": "https://hub.example/item?id=1a2b",
           "dct:landingPage": "https://hub.example/arbres", "dct:subject": ["Nature"],
           "dcat:theme": [{"@id": "Espaces verts"}], "dct:accessRights": {},
           "foaf:page": {"@type": "foaf:Document", "foaf:Document": "https://hub.example/a.xml",
             "dct:title": "Fiche"},
           "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:org": "Agglomération",
             "vcard:hasEmail": "sig@agglo.example"},
           "dct:location": {"@type": "dcat:bbox",
             "@value": "POLYGON((-0.6,46.4,-0.3,46.4,-0.3,46.2,-0.6,46.2,-0.6,46.4))"},
           "dcat:distribution": [
             {"@type": "dcat:Distribution", "dcat:accessURL": {"@id":
               "https://hub.example/arbres"}, "dct:format": {"@id": "ftype/HTML"}, "dct:title":
               "Page", "dct:license": {"@id": ""}, "dct:rights": {"@id": "Licence Ouverte 2.0"}},
             {"@type": "dcat:DataService", "dcat:endpointURL": {"@id":
               "https://hub.example/rest/services/Arbres/FeatureServer/0"},
               "dct:title": "ArcGIS REST service"},
             {"@type": "dcat:Distribution", "dcat:accessURL": {"@id":
               "https://hub.example/download/1"}, "dct:format": {"@id": "ftype/GEOJSON"},
               "dct:title": "GeoJSON"}]}]}
        """);

    assertThat(read())
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.keywords()).containsExactly("Espaces verts", "Nature");
              assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
              assertThat(dataset.rights()).isEmpty();
              assertThat(dataset.contact())
                  .isEqualTo(new Contact("Agglomération", "sig@agglo.example", null));
              assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.6, 46.2, -0.3, 46.4));
              assertThat(dataset.references())
                  .extracting(page -> page.title() + " " + page.address())
                  .containsExactly("Fiche https://hub.example/a.xml");
              assertThat(dataset.distributions())
                  .extracting(Distribution::title, Distribution::format)
                  .containsExactly(
                      tuple("ArcGIS REST service", null),
                      tuple("GeoJSON", "GEOJSON"),
                      tuple("Page", "HTML"));
              assertThat(dataset.distributions()).extracting("licence").containsOnlyNulls();
              assertThat(((Distribution.Link) dataset.distributions().get(0)).service())
                  .isNotNull();
            });
  }

  @Test
  void theThirdAmericanProfileIsReadWithItsServicesAndSeries() {
    door.serve(
        URL,
        "application/json",
        """
        {"@type": "Catalog", "conformsTo": {"@type": "Standard", "title": "DCAT-US 3.0"},
         "dataset": [
          {"@type": "Dataset", "identifier": "https://ex.fr/d/1", "title": "Haies",
           "temporal": [{"@type": "PeriodOfTime", "startDate": "2021-02-03", "endDate": "2022"}],
           "describedBy": "https://ex.fr/aide", "version": "2",
           "landingPage": {"@type": "Document", "accessURL": "https://ex.fr/haies"},
           "distribution": [{"@type": "Distribution", "downloadURL": "https://ex.fr/haies.csv",
             "checksum": {"algorithm": "checksumAlgorithm_sha1", "checksumValue": "AB12"}}],
           "spatial": {"@type": "Location", "prefLabel": "Marais poitevin",
                       "bbox": "POLYGON((-1 46, 0 46, 0 47, -1 47, -1 46))"}},
          {"@type": "Dataset", "identifier": "https://ex.fr/d/2", "title": "Mares",
           "spatial": [{"bbox": [-1, 46, 0, 47]}]}],
         "service": [
          {"@type": "DataService", "identifier": "https://ex.fr/s/1", "title": "Itinéraires",
           "endpointURL": ["https://ex.fr/api"]}],
         "datasetSeries": [
          {"@type": "DatasetSeries", "@id": "https://ex.fr/serie", "title": "Rapports",
           "first": {"@type": "Dataset", "identifier": "https://ex.fr/d/3", "title": "Rapport 1"},
           "seriesMember": [
             {"@type": "Dataset", "identifier": "https://ex.fr/d/3", "title": "Rapport 1"}]}]}
        """);

    List<Dataset> datasets = read();

    assertThat(datasets)
        .extracting(Dataset::title, Dataset::kind)
        .containsExactlyInAnyOrder(
            tuple("Haies", Kind.DATASET),
            tuple("Mares", Kind.DATASET),
            tuple("Itinéraires", Kind.SERVICE),
            tuple("Rapports", Kind.SERIES),
            tuple("Rapport 1", Kind.DATASET));
    assertThat(datasets)
        .filteredOn(one -> one.title().equals("Haies"))
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.temporal()).isEqualTo(new Period("2021-02-03", "2022"));
              assertThat(dataset.provenance()).containsExactly("Version : 2.");
              assertThat(dataset.landingPage()).isEqualTo(URI.create("https://ex.fr/haies"));
              assertThat(dataset.links())
                  .extracting(Distribution.Link::checksum)
                  .containsExactly("sha1:ab12");
              assertThat(dataset.coverage())
                  .isEqualTo(
                      Coverage.of(List.of(), new Box(-1, 46, 0, 47))
                          .named(List.of("Marais poitevin")));
              assertThat(dataset.references())
                  .extracting("address")
                  .containsExactly(URI.create("https://ex.fr/aide"));
            });
    assertThat(datasets)
        .filteredOn(one -> one.title().equals("Mares"))
        .extracting(one -> one.coverage().bbox())
        .containsExactly(new Box(-1, 46, 0, 47));
    assertThat(datasets)
        .filteredOn(one -> one.title().equals("Rapport 1"))
        .flatExtracting(Dataset::provenance)
        .containsExactly("Fait partie de « Rapports ».");
  }

  @Test
  void dataJsonIsReadThoughItHasNoContext() {
    door.serve(
        URL,
        "application/json",
        """
        {"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [
          {"identifier": "arbres", "title": "Arbres", "accessLevel": "non-public", "publisher": {"name": "Ville"},
           "contactPoint": {"fn": "SIG", "hasEmail": "mailto:sig@ville.fr"},
           "distribution": [{"downloadURL": "https://ville.fr/a.csv", "mediaType": "text/csv"}]},
          {"title": "Bancs", "landingPage": "https://ville.fr/bancs",
           "contactPoint": {"fn": "Voirie", "email": "voirie@ville.fr"}}]}
        """);

    List<Dataset> datasets = read();

    assertThat(datasets)
        .filteredOn(one -> one.title().equals("Bancs"))
        .extracting(Dataset::contact)
        .containsExactly(new Contact("Voirie", "voirie@ville.fr", null));

    assertThat(datasets)
        .extracting(dataset -> dataset.id().remoteId())
        .containsExactlyInAnyOrder("arbres", "https://ville.fr/bancs");
    assertThat(datasets)
        .filteredOn(dataset -> dataset.title().equals("Arbres"))
        .singleElement()
        .satisfies(
            trees -> {
              assertThat(trees.publisher().name()).isEqualTo("Ville");
              assertThat(trees.access()).isEqualTo("NON_PUBLIC");
              assertThat(trees.rights()).isEmpty();
              assertThat(trees.contact().email()).isEqualTo("sig@ville.fr");
              assertThat(trees.distributions()).hasSize(1);
            });
  }

  @Test
  void placesOfDataJsonAreReadThoughTheyAreObjects() {
    door.serve(
        URL,
        "application/json",
        """
        {"dataset": [
          {"identifier": "a", "title": "Arbres", "spatial":
            {"type": "Polygon", "coordinates":
              [[[-0.5418,46.2],[-0.3807,46.2],[-0.3807,46.4],[-0.5418,46.2]]]}},
          {"identifier": "b", "title": "Bancs", "spatial": "Niort"},
          {"identifier": "c", "title": "Cafés", "spatial": "-0.5418,46.2,-0.3807,46.4"},
          {"identifier": "d", "title": "Dunes", "spatial": [-1.5418,46.2,-1.3807,46.4]}]}
        """);

    List<Dataset> datasets = read();

    assertThat(datasets)
        .extracting(dataset -> dataset.coverage().boxes())
        .containsExactlyInAnyOrder(
            List.of(new Box(-0.5418, 46.2, -0.3807, 46.4)),
            List.of(),
            List.of(new Box(-0.5418, 46.2, -0.3807, 46.4)),
            List.of(new Box(-1.5418, 46.2, -1.3807, 46.4)));
    assertThat(datasets)
        .flatExtracting(dataset -> dataset.coverage().places())
        .containsExactly("Niort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"GeometryCollection\", \"geometries\": [%s]}",
        "{\"geometries\": [%s], \"type\": \"GeometryCollection\"}",
        "{\"type\": \"Feature\", \"geometry\": %s, \"properties\": {\"nom\": \"Niort\"}}",
        "{\"geometry\": %s, \"type\": \"Feature\"}",
        "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": %s}]}",
        "{\"features\": [{\"geometry\": %s, \"type\": \"Feature\"}]}"
      })
  void collectionsOfShapesAreRead(String collection) {
    String shape =
        "{\"type\": \"MultiPoint\", \"coordinates\": [[-0.5418, 46.2], [-0.3807, 46.4]]}";
    door.serve(
        URL,
        "application/json",
        "{\"dataset\": [{\"identifier\": \"a\", \"title\": \"Arbres\", \"spatial\": %s}]}"
            .formatted(collection.formatted(shape)));

    assertThat(read())
        .flatExtracting(dataset -> dataset.coverage().boxes())
        .containsExactly(new Box(-0.5418, 46.2, -0.3807, 46.4));
  }

  /** As templates write it that put a geometry from a database below a term of DCAT. */
  @Test
  void geoJsonWithinJsonLdIsRead() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
         "@id": "https://ex.fr/a", "@type": "dcat:Dataset", "dct:title": "Arbres",
         "dct:spatial": {"@type": "dct:Location", "dcat:bbox":
           {"coordinates": [[[-0.5418,46.2],[-0.3807,46.2],[-0.3807,46.4],[-0.5418,46.2]]],
            "type": "Polygon"}}}
        """);

    assertThat(read())
        .flatExtracting(dataset -> dataset.coverage().boxes())
        .containsExactly(new Box(-0.5418, 46.2, -0.3807, 46.4));
  }

  /** Documents may call {@code @type} so, and vocabularies have types of the same names. */
  @Test
  void aTypeAloneMakesNoGeoJson() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
           "type": "@type", "id": "@id", "asWKT": "http://www.opengis.net/ont/geosparql#asWKT",
           "geometry": "http://www.w3.org/ns/locn#geometry",
           "label": "http://www.w3.org/2000/01/rdf-schema#label"},
         "id": "https://ex.fr/a", "type": "dcat:Dataset", "dct:title": "Arbres", "dct:spatial": [
          {"type": "Feature", "id": "http://id.insee.fr/geo/commune/79191", "label":
            {"@value": "Niort", "@language": "fr_FR"}},
          {"type": "dct:Location", "geometry": {"type": "Point", "asWKT": "POINT(-0.46 46.32)"}}]}
        """);

    Coverage coverage = read().get(0).coverage();
    assertThat(coverage.zones()).containsExactly("commune:79191");
    assertThat(coverage.boxes()).containsExactly(new Box(-0.46, 46.32, -0.46, 46.32));
  }

  /** The terms of version 3 and of version 2; the agent is described elsewhere in the document. */
  @ParameterizedTest
  @CsvSource({
    "DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld, licence, geographicalCoverage, keyword, datasetDistribution, accessUrl",
    "DCAT-AP/releases/2.0.1/dcat-ap_2.0.1.jsonld, licence, geographic, tag, datasetDistribution, accessURL",
    "DCAT-AP/releases/2.1.1/dcat-ap_2.1.1.jsonld, license, spatial, keyword, distribution, accessURL"
  })
  void theContextOfTheEuropeanProfileIsKnown(
      String context,
      String licence,
      String spatial,
      String keyword,
      String distribution,
      String address) {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": "https://semiceu.github.io/%s", "@graph": [
          {"@id": "https://ex.fr/ville", "@type": "Agent", "name": "Ville"},
          {"@id": "https://ex.fr/a", "@type": "Dataset",
           "title": {"@value": "Arbres", "@language": "fr"}, "%s": ["arbre"],
           "publisher": "https://ex.fr/ville",
           "%s": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
           "%s": "http://id.insee.fr/geo/commune/79191",
           "%s": [{"@type": "Distribution", "format": "CSV", "%s": "https://ex.fr/a.csv"}]}]}
        """
            .formatted(context, keyword, licence, spatial, distribution, address));

    assertThat(read())
        .singleElement()
        .satisfies(
            trees -> {
              assertThat(trees.title()).isEqualTo("Arbres");
              assertThat(trees.keywords()).hasSize(1);
              assertThat(trees.publisher().name()).isEqualTo("Ville");
              assertThat(trees.licence()).isNotNull();
              assertThat(trees.coverage().zones()).hasSize(1);
              assertThat(trees.links())
                  .extracting(Distribution.Link::format, Distribution.Link::url)
                  .containsExactly(tuple("CSV", URI.create("https://ex.fr/a.csv")));
            });
  }

  /** Their other terms, and texts in maps of languages, would be lost without a word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GeoDCAT-AP/releases/3.0.0/context/geodcat-ap.jsonld",
        "DCAT-AP/releases/2.1.0/dcat-ap_lang_2.0.1.jsonld"
      })
  void contextsOfProfilesOfTheEuropeanProfileAreElsewhere(String context) {
    door.serve(
        URL,
        "application/ld+json",
        "{\"@context\": \"https://semiceu.github.io/%s\", \"@type\": \"Dataset\", \"title\": \"A\"}"
            .formatted(context));

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            Unavailable.class,
            told -> assertThat(told.notice().code()).isEqualTo(Notice.Code.CONTEXT_ELSEWHERE));
  }
}
