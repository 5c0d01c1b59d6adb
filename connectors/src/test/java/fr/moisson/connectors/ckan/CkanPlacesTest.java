package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places and times of packages, wherever and in whatever form a site keeps them. */
class CkanPlacesTest {

  @Test
  void eachPlaceAndContactOfASchemaIsKeptAndTheServiceBehindAFile() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Cours d'eau", "contact": [{"name": "Accueil"}, {"name": "SIG",
              "email": "sig@ville.example"}], "spatial_coverage": [{"bbox": {"type": "Polygon",
              "coordinates": [[[1,2],[1,4],[3,4],[3,2],[1,2]]]}}, {"centroid": {"type": "Point",
              "coordinates": [55.5, -21]}}], "resources": [{"id": "r", "url":
              "https://x.example/eau.csv", "format": "CSV", "access_services": [{"title": "Eau",
              "endpoint_url": ["https://x.example/eau"], "conforms_to":
              ["http://www.opengeospatial.org/standards/wfs"]}]}]}""");

    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@ville.example", null));
    assertThat(dataset.attributions())
        .containsExactly(new Attribution("pointOfContact", new Agent("Accueil", null, null), null));
    assertThat(dataset.coverage().boxes())
        .containsExactly(new Box(1, 2, 3, 4), new Box(55.5, -21, 55.5, -21));
    assertThat(dataset.distributions())
        .singleElement()
        .extracting(Distribution::service)
        .isEqualTo(
            new Service(
                URI.create("https://x.example/eau"),
                "WFS",
                null,
                "Eau",
                List.of(),
                List.of(),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"publisher\": [{\"name\": \"Ville\", \"email\": \"%s\"}]",
        "\"extras\": [{\"key\": \"publisher_name\", \"value\": \"Ville\"},"
            + " {\"key\": \"publisher_email\", \"value\": \"%s\"}]"
      })
  void theMailboxOfThePublisherIsKeptUnlessItIsThatOfTheContact(String publisher)
      throws IOException {
    String record =
        "{\"id\": \"x\", \"title\": \"Zones humides\", \"contact\": [{\"email\": \"sig@ville.example\"}],"
            + " \"version\": \"1.0b\", \"version_notes\": \"Ajout d’une île\", "
            + publisher
            + "}";
    Agent town = new Agent("Ville", null, null);

    Dataset dataset = read(record.formatted("donnees@ville.example"));

    assertThat(dataset.publisher()).isEqualTo(town);
    assertThat(dataset.attributions())
        .containsExactly(new Attribution("publisher", town, "donnees@ville.example"));
    assertThat(dataset.provenance()).containsExactly("Ajout d’une île", "Version : 1.0b.");
    assertThat(read(record.formatted("sig@ville.example")).attributions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"spatial_coverage\": {\"type\": \"MultiPoint\", \"coordinates\": [[1,2],[3,4]]}",
        """
        "extras": [{"key": "spatial_coverage", "value":
          "{\\"type\\": \\"MultiPoint\\", \\"coordinates\\": [[1,2],[3,4]]}"}]"""
      })
  void aPlaceMayBeAShapeItself(String place) throws IOException {
    Dataset dataset = read("{\"id\": \"x\", \"title\": \"Zones humides\", " + place + "}");

    assertThat(dataset.coverage().boxes()).containsExactly(new Box(1, 2, 3, 4));
  }

  /** DataSud, OPenIG and other regional sites whose metadata are managed by IDGO. */
  @Test
  void theDatesOfTheDataComeBeforeThoseOfTheRecord() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies", "update_frequency": "annual", "dataset_creation_date":
             "2018-03-30", "dataset_publication_date": "2018-04-30", "dataset_modification_date":
             "2021-05-30", "metadata_created": "2022-01-01T00:00:00", "metadata_modified":
             "2026-01-01T00:00:00"}""");

    assertThat(dataset.issued()).isEqualTo("2018-04-30");
    assertThat(dataset.modified()).isEqualTo("2021-05-30");
    assertThat(dataset.frequency()).isEqualTo("annual");
  }

  /** The schema of Austria, parts of which Ireland and Finland use. */
  @Test
  void theSchemasOfOtherCountriesAreRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Bäume", "date_released": "2016-05-12", "date_updated":
             "2024-04-01", "metadata_created": "2022-01-01T00:00:00", "metadata_modified":
             "2026-01-01T00:00:00", "begin_datetime": "2015-01-01", "end_datetime": "",
             "geographic_toponym": "Musterstadt", "lineage_quality": "Begehung",
             "geographic_bbox": "POLYGON ((16 48, 17 48, 17 49, 16 49, 16 48))",
             "contact-name": "Stadtgarten", "contact-email": "garten@stadt.example"}""");

    assertThat(dataset.issued()).isEqualTo("2016-05-12");
    assertThat(dataset.modified()).isEqualTo("2024-04-01");
    assertThat(dataset.temporal()).isEqualTo(new Period("2015-01-01", null));
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(16, 48, 17, 49));
    assertThat(dataset.coverage().zones()).containsExactly("Musterstadt");
    assertThat(dataset.provenance()).containsExactly("Begehung");
    assertThat(dataset.contact())
        .isEqualTo(new Contact("Stadtgarten", "garten@stadt.example", null));
  }

  @Test
  void placesAndTimesInWordsAreRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"name": "jeu", "title": "Jeu", "extras": [{"key": "spatial", "value": "Niort"},
             {"key": "temporal_coverage-from", "value": "[\\"2010-01-01\\"]"},
             {"key": "temporal_coverage-to", "value": "[\\"2014-12-31\\"]"}]}""");
    Dataset inWords =
        read("{\"name\": \"jeu\", \"title\": \"Jeu\", \"temporal_coverage\": \"2015-2018\"}");

    assertThat(dataset.coverage().zones()).containsExactly("Niort");
    assertThat(dataset.temporal()).isEqualTo(new Period("2010-01-01", "2014-12-31"));
    assertThat(inWords.temporal()).isEqualTo(new Period("2015", "2018"));
  }

  @Test
  void placesOfOtherCountriesAreKeptByTheirAddresses() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies",
             "extras": [{"key": "spatial_uri", "value": "http://sws.geonames.org/2800866/"}],
             "spatial_coverage": [
               {"uri": "http://publications.europa.eu/resource/authority/country/BEL"},
               {"uri": "http://id.insee.fr/geo/commune/79191"}]}""");

    assertThat(dataset.coverage().elsewhere())
        .containsExactly(
            URI.create("http://publications.europa.eu/resource/authority/country/BEL"),
            URI.create("http://sws.geonames.org/2800866/"));
    assertThat(dataset.coverage().zones()).containsExactly("http://id.insee.fr/geo/commune/79191");
  }

  /** Others give one place with its country; we give all places in one text. */
  @Test
  void namesOfPlacesInRecordsOfOursAreReadOneByOne() throws IOException {
    String text = "{\"key\": \"spatial_text\", \"value\": \"Outre-mer, Marais poitevin\"}";
    String ours = "{\"key\": \"moisson_territory\", \"value\": \"niort\"}, ";
    String jeu = "{\"name\": \"jeu\", \"title\": \"Jeu\", \"extras\": [%s]}";

    assertThat(read(jeu.formatted(ours + text)).coverage().zones())
        .containsExactlyInAnyOrder("Outre-mer", "Marais poitevin");
    assertThat(read(jeu.formatted(text)).coverage().zones())
        .containsExactly("Outre-mer, Marais poitevin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POLYGON((-1 46, 0 46, 0 47, -1 47, -1 46))", "-1,46,0,47", "BOX(-1 46,0 47)"})
  void aPlaceMayBeDrawnInText(String shape) throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Jeu", "extras": [{"key": "spatial", "value": "%s"},
             {"key": "contact_point", "value":
              "{\\"name\\": \\"SIG\\", \\"email\\": \\"sig@x.example\\"}"}]}"""
                .formatted(shape));

    assertThat(dataset.coverage()).isEqualTo(Coverage.of(List.of(), new Box(-1, 46, 0, 47)));
    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@x.example", null));
  }

  @Test
  void severalPeriodsPlacesAndRightsAreRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Carte", "temporal_coverage": [{"start": "1905-03-01",
             "end": "2013-01-05"}, {"start": "2024-04-10", "end": "2024-05-29"}],
             "spatial_coverage": [{"text": "Tarragone", "uri": "https://sws.geonames.org/6361390/"}],
             "resources": [{"id": "a", "url": "https://x.example/a.csv", "rights": "Citer la source"},
              {"id": "b", "url": "https://x.example/b.csv", "rights":
               "https://creativecommons.org/licenses/by/4.0/"}]}""");

    assertThat(dataset.temporal()).isEqualTo(new Period("1905-03-01", "2024-05-29"));
    assertThat(dataset.provenance())
        .containsExactly(
            "Période couverte : 1905-03-01 – 2013-01-05.",
            "Période couverte : 2024-04-10 – 2024-05-29.");
    assertThat(dataset.coverage().zones()).containsExactly("Tarragone");
    assertThat(dataset.coverage().elsewhere())
        .containsExactly(URI.create("https://sws.geonames.org/6361390/"));
    assertThat(dataset.rights()).containsExactly("Citer la source");
    assertThat(dataset.distributions())
        .extracting(link -> ((Link) link).licence())
        .containsExactly(null, new Licence("https://creativecommons.org/licenses/by/4.0/", null));
  }

  @Test
  void aPeriodInWordsIsQuoted() throws IOException {
    Dataset dataset = read("{\"id\": \"x\", \"title\": \"Jeu\", \"temporal\": \"printemps\"}");

    assertThat(dataset.temporal()).isNull();
    assertThat(dataset.provenance()).containsExactly("Période couverte : printemps.");
  }
}
