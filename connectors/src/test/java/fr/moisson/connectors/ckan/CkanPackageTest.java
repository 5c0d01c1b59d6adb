package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSamples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Standard;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the record of a dataset, wherever sites keep it. */
class CkanPackageTest {

  private static final String RESOURCE =
      """
      "resources": [{"id": "r1", "name": "", "description": "Le fichier", "url":
        "https://x.example/a b.csv", "format": "CSV", "mimetype": "csv", "size": "12", "hash":
        "D41D8CD98F00B204E9800998ECF8427E", "last_modified": "2026-01-01T00:00:00"},
       {"id": "r2", "url": ""}, {"id": "r3", "url": "https://x.example/", "state":
        "deleted"}]""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // on a site with ckanext-scheming
        """
        "issued": "2024-05-01", "frequency": "annual", "theme": ["http://x.example/t"],
        "publisher": [{"name": "Ville", "url": "https://ville.example", "identifier":
          "21790191700013"}], "contact": [{"name": "SIG", "email": "sig@ville.example"}],
        "temporal_coverage": [{"start": "2020", "end": "2021"}], "spatial_coverage": [{"bbox":
          {"type": "Polygon", "coordinates": [[[1,2],[1,4],[3,4],[3,2],[1,2]]]}}]""",
        // the same as extras
        """
        "extras": [{"key": "issued", "value": "2024-05-01"}, {"key": "frequency", "value":
          "annual"}, {"key": "theme", "value": "[\\"http://x.example/t\\"]"}, {"key":
          "publisher_name", "value": "Ville"}, {"key": "publisher_url", "value":
          "https://ville.example"}, {"key": "publisher_identifier", "value": "217901917"},
          {"key": "contact_name", "value": "SIG"}, {"key": "contact_email", "value":
          "sig@ville.example"}, {"key": "temporal_start", "value": "2020"}, {"key":
          "temporal_end", "value": "2021"}, {"key": "spatial", "value":
          "{\\"type\\": \\"Polygon\\", \\"coordinates\\": [[[1,2],[1,4],[3,4],[3,2],[1,2]]]}"}]""",
        // the same, as named by old harvesters
        """
        "extras": [{"key": "dcat_issued", "value": "2024-05-01"}, {"key": "frequency-of-update",
          "value": "annual"}, {"key": "theme", "value": "http://x.example/t"}, {"key":
          "dcat_publisher_name", "value": "Ville"}, {"key": "dcat_publisher_url", "value":
          "https://ville.example"}, {"key": "dcat_publisher_identifier", "value": "217901917"},
          {"key":
          "temporal-extent-begin", "value": "2020"}, {"key": "temporal-extent-end", "value":
          "2021"}, {"key": "bbox-west-long", "value": "1"}, {"key": "bbox-south-lat", "value":
          "2"}, {"key": "bbox-east-long", "value": "3.0"}, {"key": "bbox-north-lat", "value":
          "4"}], "maintainer": "SIG", "maintainer_email": "sig@ville.example", "author": "Autre"
        """
      })
  void metadataAreReadWhereverTheSiteKeepsThem(String metadata) throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "name": "jeu", "title": "Jeu", "notes": "Texte", "state": "active",
             "private": false, "organization": null, "license_id": "etalab-2.0", "license_title": "Licence",
             "tags": [{"name": "eau"}], "groups": [{"title": "Environnement"}], %s, %s}"""
                .formatted(metadata, RESOURCE));

    assertThat(dataset.issued()).isEqualTo("2024-05-01");
    assertThat(dataset.frequency()).isEqualTo("annual");
    assertThat(dataset.themes()).containsExactly("Environnement", "http://x.example/t");
    assertThat(dataset.publisher())
        .isEqualTo(new Agent("Ville", URI.create("https://ville.example"), "217901917"));
    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@ville.example", null));
    assertThat(dataset.temporal()).isEqualTo(new Period("2020", "2021"));
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(1, 2, 3, 4));
    assertThat(dataset.licence().label()).isEqualTo("etalab-2.0");
    assertThat(dataset.landingPage()).hasToString("https://ckan.example/dataset/jeu");
    assertThat(dataset.distributions())
        .isEqualTo(
            List.of(
                new Link(
                    "r1",
                    "Le fichier",
                    "Le fichier",
                    URI.create("https://x.example/a%20b.csv"),
                    "CSV",
                    null,
                    12L,
                    "D41D8CD98F00B204E9800998ECF8427E",
                    "2026-01-01T00:00:00",
                    null)));
  }

  @Test
  void whoHasAPageIsTheContactBeforeAMereName() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies", "license_id": "lov2", "contact": [{"name": "Mairie"},
             {"name": "Accueil", "url": "https://ville.example/ecrire"}]}""");

    assertThat(dataset.contact())
        .isEqualTo(new Contact("Accueil", null, URI.create("https://ville.example/ecrire")));
    assertThat(dataset.attributions())
        .containsExactly(new Attribution("pointOfContact", new Agent("Mairie", null, null)));
  }

  @ParameterizedTest
  @CsvSource({
    "registered, public, RESTRICTED",
    "only_allowed_users, same_organization, RESTRICTED",
    "public, public, PUBLIC",
    "registered, , "
  })
  void whatAllFilesAreGuardedByIsTheAccessToTheDataset(String one, String other, String code)
      throws IOException {
    String level =
        "\"restricted\": \"{\\\"allowed_users\\\": \\\"\\\", \\\"level\\\": \\\"%s\\\"}\"";
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies", "license_id": "lov2", "resources": [
             {"id": "r1", "url": "https://x.example/a.csv", %s},
             {"id": "r2", "url": "https://x.example/a.gpkg", %s},
             {"id": "r3", "url": "https://x.example/b.csv", "state": "deleted"}]}"""
                .formatted(
                    level.formatted(one),
                    other == null ? "\"size\": null" : level.formatted(other)));

    assertThat(dataset.access()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "public, PUBLIC",
    "Restricted, RESTRICTED",
    "http://purl.org/coar/access_right/c_14cb, NON_PUBLIC",
    "http://publications.europa.eu/resource/authority/access-right/PUBLIC, PUBLIC"
  })
  void whoMayHaveTheDataIsToldByACodeOfAnyList(String stated, String code) throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies", "extras": [{"key": "access_rights", "value": "%s"}]}"""
                .formatted(stated));

    assertThat(dataset.access()).isEqualTo(code);
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void aNameThatIsNoneIsEscapedInTheAddressOfThePage() throws IOException {
    assertThat(read("{\"id\": \"x\", \"title\": \"Haies\", \"name\": \"a b/{c}\"}").landingPage())
        .hasToString("https://ckan.example/dataset/a%20b%2F%7Bc%7D");
  }

  @Test
  void whatIsNoAddressIsLeftToTheRulesToTell() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Mares", "resources": [
             {"id": "r1", "url": "voir le service SIG"}, {"id": "r2", "url": null}]}""");

    assertThat(dataset.distributions())
        .extracting(link -> ((Link) link).url().toString())
        .containsExactly("voir%20le%20service%20SIG");
  }

  @Test
  void ofSeveralLanguagesTheFrenchIsRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"name": "arrets", "title": {"de": "Haltestellen", "fr": "Arrêts", "en": ""},
             "description": {"de": "Alle", "fr": "", "en": "All stops"},
             "keywords": {"fr": ["bus"], "de": ["Bus", "Halt"]},
             "organization": {"name": "tpn", "title": {"fr": "Transports", "de": "Verkehr"}},
             "contact_points": [{"name": "SIG", "email": "sig@ville.example"}],
             "temporals": [{"start_date": "2018-01-01", "end_date": "2019-12-31"}],
             "resources": [{"id": "r", "name": null, "title": {"fr": "Table", "de": "Tabelle"},
               "url": "https://ville.example/a", "media_type": "text/csv", "byte_size": "12",
               "license": "https://creativecommons.org/licenses/by/4.0/"}]}""");

    assertThat(dataset.title()).isEqualTo("Arrêts");
    assertThat(dataset.description()).isEqualTo("All stops");
    assertThat(dataset.keywords()).containsExactly("bus");
    assertThat(dataset.publisher()).isEqualTo(new Agent("Transports", null, null));
    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@ville.example", null));
    assertThat(dataset.temporal()).isEqualTo(new Period("2018-01-01", "2019-12-31"));
    Link link = (Link) dataset.distributions().get(0);
    assertThat(link.title()).isEqualTo("Table");
    assertThat(link.mediaType()).isEqualTo("text/csv");
    assertThat(link.bytes()).isEqualTo(12);
    assertThat(link.licence())
        .isEqualTo(Licence.stated("https://creativecommons.org/licenses/by/4.0/"));
  }

  @Test
  void aTagIsCalledAsItIsShown() throws IOException {
    Dataset dataset =
        read(
            """
            {"name": "x", "title": "X", "tags": [
              {"name": "qualite-de-l-eau", "display_name": "qualité de l’eau"}, {"name": "air"}]}""");

    assertThat(dataset.keywords()).containsExactly("air", "qualité de l’eau");
  }

  @Test
  void aTranslationIsPreferredToTheLanguageOfTheSite() throws IOException {
    Dataset dataset =
        read(
            """
            {"name": "stops", "title": "Stops", "title_translated": {"en": "Stops", "fr": "Arrêts"},
             "notes": "All stops", "notes_translated": {"en": "All stops", "fr": ""}}""");

    assertThat(dataset.title()).isEqualTo("Arrêts");
    assertThat(dataset.description()).isEqualTo("All stops");
  }

  @Test
  void textsAreInTheOneLanguageOfTheData() throws IOException {
    assertThat(
            read("{\"id\": \"x\", \"title\": \"Bäume\", \"notes\": \"Standorte der Bäume\", \"language\": \"de\"}")
                .writtenIn())
        .isEqualTo("de");
  }

  /** Forms have English preselected. */
  @ParameterizedTest
  @CsvSource({
    "Adresses de la commune au format BAL, ",
    "Borne de recharge présente sur la place, ",
    "Arbres d’alignement, ",
    "All trees along streets, en"
  })
  void frenchIsKnownByItsWordsWhateverTheFormSays(String notes, @Nullable String language)
      throws IOException {
    assertThat(
            read("{\"id\": \"x\", \"title\": \"Jeu\", \"notes\": \""
                    + notes
                    + "\", \"language\": \"en\"}")
                .writtenIn())
        .isEqualTo(language);
  }

  @Test
  void whatAPackageIsCalledElsewhereIsKept() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "2988a6aa-2802-4f32-b846-d4520c79c4b7", "title": "Jeu", "type":
             "dataset_series", "extras": [{"key": "guid", "value": "fr-120066022-ldd-1"},
             {"key": "identifier", "value": "https://x.example/id/1"},
             {"key": "language", "value": "fr,en"}, {"key": "conforms_to", "value":
             "[\\"SCDL\\", \\"https://schema.data.gouv.fr/x\\"]"}, {"key": "access_rights",
             "value": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"},
             {"key": "harvest_dataset_url", "value": "https://origine.example/jeu"},
             {"key": "creator_name", "value": "Bureau"},
             {"key": "creator_email", "value": "bureau@exemple.fr"},
             {"key": "creator_url", "value": "https://bureau.example/"}]}""");

    assertThat(dataset.kind()).isEqualTo(Kind.SERIES);
    assertThat(dataset.identifiers())
        .containsExactly(
            "2988a6aa-2802-4f32-b846-d4520c79c4b7", "fr-120066022-ldd-1", "https://x.example/id/1");
    assertThat(dataset.languages()).containsExactly("ENG", "FRA");
    assertThat(dataset.conformsTo())
        .containsExactly(
            new Standard("SCDL", null),
            new Standard(
                "https://schema.data.gouv.fr/x", URI.create("https://schema.data.gouv.fr/x")));
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).isEmpty();
    assertThat(dataset.sources()).containsExactly(URI.create("https://origine.example/jeu"));
    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution(
                "author",
                new Agent("Bureau", URI.create("https://bureau.example/"), null),
                "bureau@exemple.fr"));
  }

  @Test
  void partiesMayStandInAText() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Carte", "organization": null, "extras": [{"key": "responsible-party",
             "value": "DDT 79 (service SIG) (owner, pointOfContact); IGN (distributor)"}]}""");

    assertThat(dataset.publisher().name()).isEqualTo("DDT 79 (service SIG)");
    assertThat(dataset.contact().name()).isEqualTo("DDT 79 (service SIG)");
    assertThat(dataset.attributions())
        .extracting(Attribution::role)
        .containsExactly("owner", "distributor");
  }

  /** An id known only to this site is explained by its title; the address leads to the text. */
  @ParameterizedTest
  @CsvSource({"lov2, Licence du site, lov2", "ville-1, Licence de la ville, Licence de la ville"})
  void aLicenceKeepsItsNameAndItsAddress(String id, String title, String label) throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Jeu", "license_id": "%s", "license_title": "%s",
             "license_url": "https://ville.example/licence"}"""
                .formatted(id, title));

    assertThat(dataset.licence())
        .isEqualTo(new Licence(label, URI.create("https://ville.example/licence")));
  }

  @Test
  void layersOfOneServiceAreAsManyServices() throws IOException {
    String layer =
        """
        {"id": "%1$s", "name": "couche_%1$s", "format": "WMS", "resource_locator_protocol":
         "OGC:WMS", "url": "https://sig.example/wms?service=WMS&request=GetCapabilities"}""";
    Dataset dataset =
        read(
            "{\"id\": \"x\", \"title\": \"Jeu\", \"resources\": [%s, %s]}"
                .formatted(layer.formatted("a"), layer.formatted("b")));

    assertThat(dataset.distributions())
        .extracting(link -> ((Link) link).service())
        .containsExactly(
            new Service(URI.create("https://sig.example/wms"), "WMS", "couche_a"),
            new Service(URI.create("https://sig.example/wms"), "WMS", "couche_b"));
  }

  @Test
  void rowsInTheDatastoreCanBeAskedForAndHadAsATable() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Jeu", "resources": [{"id": "r1", "name": "Arbres", "format":
             "XLSX", "url": "https://x.example/arbres.xlsx", "datastore_active": true}]}""");

    assertThat(dataset.distributions())
        .extracting(link -> ((Link) link).url().toString())
        .containsExactly(
            "https://x.example/arbres.xlsx",
            "https://ckan.example/api/3/action/datastore_search?resource_id=r1",
            "https://ckan.example/datastore/dump/r1");
    assertThat(((Link) dataset.distributions().get(1)).service().protocol()).isEqualTo("API");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"state\": \"deleted\"",
        "\"state\": \"Draft\"",
        "\"type\": \"showcase\"",
        "\"type\": \"harvest\"",
        "\"extras\": [{\"key\": \"source_status\", \"value\": \"withdrawn\"}]"
      })
  void whatIsDeletedWithdrawnByUsOrNoDataIsLeftOut(String state) {
    assertThatThrownBy(() -> read("{\"id\": \"x\", \"title\": \"Jeu\", " + state + "}"))
        .isInstanceOf(BadItem.class);
  }
}
