package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Standard;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Fields of sites and extensions that have formats of their own. */
class CkanDialectsTest {

  /** Pigma (Nouvelle-Aquitaine), Données Québec, opendata.swiss. */
  @Test
  void fieldsOfRegionalSchemasAreRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies", "category": ["foret"], "hyperlink": "https://x.example/h",
             "inspire_url": "https://x.example/fiche", "spatial-name": "Niort", "relations":
             [{"url": "https://x.example/r", "label": {"fr": "Site", "de": "Webseite"}}],
             "methodologie": "Relevé de terrain", "resources": [{"id": "r", "url":
             "https://x.example/f.csv", "created": "2019-05-06T10:20:30"}]}""");

    assertThat(dataset.themes()).containsExactly("foret");
    assertThat(dataset.references())
        .extracting(one -> one.part() + " " + one.address().getPath() + " " + one.title())
        .containsExactly("DOCUMENTATION /h null", "RELATED /fiche null", "RELATED /r Site");
    assertThat(dataset.coverage().zones()).containsExactly("Niort");
    assertThat(dataset.provenance()).containsExactly("Relevé de terrain");
    assertThat(((Link) dataset.distributions().get(0)).more().issued())
        .as("when the site made its record of it says nothing of the file")
        .isNull();
  }

  /** Schemas of ckanext-dcat. */
  @Test
  void theStepAndRelationsAreThoseOfDcat() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Haies", "temporal_resolution": "PT15M",
             "has_version": ["https://x.example/v2"], "is_version_of": ["https://x.example/v"],
             "qualified_relation": [{"relation": "https://x.example/q", "role": "original"}]}""");

    assertThat(dataset.provenance()).containsExactly("Résolution temporelle : 15\u00A0minutes.");
    assertThat(dataset.references())
        .extracting(one -> one.part() + " " + one.address().getPath())
        .containsExactly("RELATED /q", "RELATED /v", "RELATED /v2");
  }

  /** The ministry's catalogue of ecological data, which has its own schema. */
  @Test
  void objectsWithAnAddressAndWordsStandForTexts() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "name": "gaz", "title": {"fr": "Gaz", "en": "Gas"}, "url": "None",
             "author": "None", "maintainer_email": "None", "landing_page": "https://d.example/gaz",
             "free_tags": [{"name": "haies-bocageres"}], "language": [{"uri":
              "http://publications.europa.eu/resource/authority/language/FRA"}],
             "theme": [{"uri": "http://publications.europa.eu/resource/authority/data-theme/ENER"}],
             "category": [{"uri": "https://d.example/themes/energie", "theme": "Énergie"}],
             "access_rights": [{"label": "Pour tous", "uri":
              "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}],
             "provenance": [{"title": "Relevés des distributeurs"}],
             "in_series": [{"title": "Énergie locale", "identifier": "https://d.example/s/1"}, "2"],
             "page": [{"title": "Notice", "url": "https://d.example/notice.pdf"}],
             "conforms_to": [{"title": "Norme", "uri": "https://d.example/norme"}],
             "crs": [{"uri": "http://www.opengis.net/def/crs/EPSG/0/2154"}],
             "creator": [{"name": "SDES"}, {"name": "GRDF", "email": "data@grdf.example"}],
             "rights_holder": [{"name": {"fr": "CGDD", "en": "CGDD (en)"}}],
             "resources": [{"id": "r", "url": "https://d.example/f", "resource_issued": "2021-02-03",
              "size": "None", "licenses": [{"label": "LO", "uri":
               "https://www.etalab.gouv.fr/licence-ouverte-open-licence"}]}]}""");

    assertThat(dataset.keywords()).containsExactly("haies-bocageres");
    assertThat(dataset.languages()).containsExactly("FRA");
    assertThat(dataset.themes())
        .containsExactly(
            "http://publications.europa.eu/resource/authority/data-theme/ENER", "Énergie");
    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://d.example/gaz"));
    assertThat(dataset.contact()).isNull();
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).isEmpty();
    assertThat(dataset.provenance())
        .containsExactly("Relevés des distributeurs", "Fait partie de « Énergie locale ».");
    assertThat(dataset.wholes()).containsExactly("2", "https://d.example/s/1");
    assertThat(dataset.references())
        .containsExactly(
            new Reference(
                Reference.Part.DOCUMENTATION,
                URI.create("https://d.example/notice.pdf"),
                "Notice"));
    assertThat(dataset.conformsTo())
        .containsExactly(
            new Standard("Norme", URI.create("https://d.example/norme")),
            new Standard("EPSG:2154", URI.create("http://www.opengis.net/def/crs/EPSG/0/2154")));
    assertThat(dataset.attributions())
        .extracting(one -> one.role() + " " + one.agent().name())
        .containsExactly("author SDES", "author GRDF", "owner CGDD");
    Link file = (Link) dataset.distributions().get(0);
    assertThat(file.licence().label()).contains("etalab");
    assertThat(file.more().issued()).isEqualTo("2021-02-03");
    assertThat(file.bytes()).isNull();
  }

  /** Records as written by CKAN before 2.2, and by sites that imitate it. */
  @Test
  void extrasMayBeAnObjectAndTagsAndGroupsTexts() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Mares", "tags": ["eau", "biodiversité"], "organization": null,
             "groups": ["nature"], "extras": {"frequency": "annual", "dcat_issued": "2012-05-01",
              "spatial": "{\\"type\\": \\"Point\\", \\"coordinates\\": [-0.5, 46.3]}"}}""");

    assertThat(dataset.keywords()).containsExactly("biodiversité", "eau");
    assertThat(dataset.themes()).containsExactly("nature");
    assertThat(dataset.frequency()).isEqualTo("annual");
    assertThat(dataset.issued()).isEqualTo("2012-05-01");
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.5, 46.3, -0.5, 46.3));
  }

  @Test
  void whatDkanShowsAsInItsPagesIsRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Mares", "state": "Active", "groups": [{"title": "Région"}],
             "extras": [{"key": "responsible-party", "value":
              "[{&quot;name&quot;: &quot;R\\u00e9gion d&#039;Essai&quot;, &quot;roles&quot;: [&quot;owner&quot;]}]"},
              {"key": "dataset-reference-date", "value":
              "[{&quot;type&quot;: &quot;revision&quot;, &quot;value&quot;: &quot;2019-10-01&quot;}]"},
              {"key": "spatial-uri", "value": "http://www.geonames.org/3017382"}],
             "resources": [{"id": "r", "url": "https://x.example/a.xlsx",
              "last_modified": "Date changed  jeu, 19/12/2019 - 03:00"}]}""");

    assertThat(dataset.modified()).isEqualTo("2019-10-01");
    assertThat(dataset.attributions())
        .containsExactly(new Attribution("owner", new Agent("Région d'Essai", null, null)));
    assertThat(dataset.coverage().zones()).containsExactly("http://www.geonames.org/3017382");
    assertThat(((Link) dataset.distributions().get(0)).modified())
        .isEqualTo("jeu, 19/12/2019 - 03:00");
  }

  @Test
  void whatCkanextDcatKeepsOfDcatApThreeIsRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Bruit", "extras": [
             {"key": "dcat_type", "value":
              "http://inspire.ec.europa.eu/metadata-codelist/ResourceType/series"},
             {"key": "hvd_category", "value": "[\\"http://data.europa.eu/bna/c_dd313021\\"]"},
             {"key": "applicable_legislation", "value":
              "[\\"http://data.europa.eu/eli/reg_impl/2023/138/oj\\"]"},
             {"key": "access_constraints", "value":
              "[\\"Pas de restriction d'accès public\\"]"}],
             "resources": [{"id": "r", "url": "https://x.example/a.csv", "size": "1,2 Mo", "hash":
              "md5:D41D8CD98F00B204E9800998ECF8427E"}]}""");

    assertThat(dataset.kind()).isEqualTo(Kind.SERIES);
    assertThat(dataset.hvdCategories())
        .containsExactly(URI.create("http://data.europa.eu/bna/c_dd313021"));
    assertThat(dataset.legislation())
        .containsExactly(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj"));
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).containsExactly("Pas de restriction d'accès public");
    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("bytes", 1_200_000L)
        .hasFieldOrPropertyWithValue("checksum", "md5:D41D8CD98F00B204E9800998ECF8427E");
  }

  @Test
  void whatAnIsoHarvesterKeptInExtrasIsRead() throws IOException {
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "PPRI", "license_id": "notspecified", "license_title":
             "Licence non spécifiée", "metadata_created": "2021-01-01", "extras": [
             {"key": "responsible-party", "value":
              "[{\\"name\\": \\"DDT 79\\", \\"roles\\": [\\"owner\\", \\"pointOfContact\\"]}]"},
             {"key": "contact-email", "value": "ddt@example.fr"},
             {"key": "dataset-reference-date", "value":
              "[{\\"type\\": \\"publication\\", \\"value\\": \\"2014-03-02\\"}, {\\"type\\": \\"revision\\", \\"value\\": \\"2019-04-05\\"}]"},
             {"key": "spatial-reference-system", "value":
              "http://www.opengis.net/def/crs/EPSG/0/2154"},
             {"key": "lineage", "value": "Numérisé au 1/5000"},
             {"key": "licence", "value": "[\\"Licence Ouverte version 2.0\\"]"},
             {"key": "licence_url", "value": "https://sig.example/licence"},
             {"key": "resource-type", "value": "series"}]}""");

    Agent ddt = new Agent("DDT 79", null, null);
    assertThat(dataset.publisher()).isEqualTo(ddt);
    assertThat(dataset.contact()).isEqualTo(new Contact("DDT 79", "ddt@example.fr", null));
    assertThat(dataset.attributions()).containsExactly(new Attribution("owner", ddt));
    assertThat(dataset.issued()).isEqualTo("2014-03-02");
    assertThat(dataset.modified()).isEqualTo("2019-04-05");
    assertThat(dataset.conformsTo())
        .containsExactly(
            new Standard("EPSG:2154", URI.create("http://www.opengis.net/def/crs/EPSG/0/2154")));
    assertThat(dataset.provenance()).containsExactly("Numérisé au 1/5000");
    assertThat(dataset.licence())
        .isEqualTo(
            new Licence("Licence Ouverte version 2.0", URI.create("https://sig.example/licence")));
    assertThat(dataset.kind()).isEqualTo(Kind.SERIES);
  }
}
