package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdataDatasetTest {

  private static final String WHOLE =
      """
      {"id": "d1", "slug": "arbres", "title": "Arbres", "description": "**Tous** les arbres",
       "tags": ["arbre", "ville"], "license": "lov2", "frequency": "annual",
       "created_at": "2020-01-01T00:00:00", "last_update": "2026-02-01T00:00:00",
       "harvest": {"issued_at": "2019-05-06", "modified_at": "2026-01-15"},
       "temporal_coverage": {"start": "2019-01-01", "end": null},
       "spatial": {"zones": ["fr:commune:79191", {"id": "fr:epci:200041317"}],
                   "geom": {"type": "MultiPolygon", "coordinates":
                     [[[[-0.6, 46.2], [-0.3, 46.2], [-0.3, 46.4], [-0.6, 46.2]]]]}},
       "organization": {"name": "Ville de Niort", "page": "https://udata.example/org/",
                        "business_number_id": "21790191700013"},
       "contact_points": [{"name": "SIG", "email": "sig@niort.example"}],
       "page": "https://udata.example/fr/datasets/arbres/",
       "resources": [
         {"id": "r1", "title": "arbres.csv", "latest": "https://udata.example/r/r1",
          "url": "https://udata.example/2026/arbres.csv", "format": "csv", "mime": "text/csv",
          "filesize": 12, "checksum": {"type": "SHA1", "value": "abc"},
          "last_modified": "2026-01-14", "schema": {"url": "https://schema.example/arbre"}},
         {"id": "r2", "title": "sans adresse", "url": null}]}
      """;

  @Test
  void everyFieldFindsItsPlace() {
    Dataset dataset = map(WHOLE);

    assertThat(dataset.title()).isEqualTo("Arbres");
    assertThat(dataset.keywords()).containsExactly("arbre", "ville");
    assertThat(dataset.licence()).isEqualTo(Licence.stated("lov2"));
    assertThat(dataset.frequency()).isEqualTo("annual");
    assertThat(dataset.issued()).isEqualTo("2019-05-06");
    assertThat(dataset.modified()).isEqualTo("2026-01-15");
    assertThat(dataset.temporal()).isEqualTo(new Period("2019-01-01", null));
    assertThat(dataset.publisher())
        .isEqualTo(
            new Agent("Ville de Niort", URI.create("https://udata.example/org/"), "217901917"));
    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@niort.example", null));
    assertThat(dataset.coverage())
        .isEqualTo(
            Coverage.of(
                Set.of("fr:commune:79191", "fr:epci:200041317"), new Box(-0.6, 46.2, -0.3, 46.4)));
    assertThat(dataset.landingPage())
        .isEqualTo(URI.create("https://udata.example/fr/datasets/arbres/"));
  }

  @Test
  void aSlugThatIsNoneIsEscapedInTheAddressOfThePage() {
    assertThat(map("{\"id\": \"d1\", \"title\": \"Arbres\", \"slug\": \"a b/{c}\"}").landingPage())
        .isEqualTo(URI.create("https://udata.example/fr/datasets/a%20b%2F%7Bc%7D/"));
  }

  @Test
  void theLastingAddressOfAFileIsPreferredAndAFileWithoutOneIsLeftOut() {
    assertThat(map(WHOLE).distributions())
        .isEqualTo(
            List.of(
                new Link(
                    "r1",
                    "arbres.csv",
                    null,
                    URI.create("https://udata.example/r/r1"),
                    "csv",
                    "text/csv",
                    12L,
                    "sha1:abc",
                    "2026-01-14",
                    URI.create("https://schema.example/arbre"))));
  }

  @Test
  void theBadgeOfHighValueDataNamesTheRegulationAndItsTagsTheCategories() {
    String tags = "\"tags\": [\"arbres\", \"mobilite\"]";
    Dataset badged = map("{\"title\": \"A\", \"badges\": [{\"kind\": \"hvd\"}], " + tags + "}");

    assertThat(badged.legislation())
        .containsExactly(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj"));
    assertThat(badged.hvdCategories())
        .containsExactly(URI.create("http://data.europa.eu/bna/c_b79e35eb"));
    assertThat(map("{\"title\": \"A\", " + tags + "}").hvdCategories()).isEmpty();
  }

  @Test
  void whatIsNoAddressIsLeftToTheRulesToTell() {
    assertThat(
            map("{\"title\": \"A\", \"resources\": [{\"id\": \"r\", \"url\": \"à venir\"}]}")
                .distributions())
        .extracting(link -> ((Link) link).url().toString())
        .containsExactly("%C3%A0%20venir");
  }

  @Test
  void whatTheHarvesterKeptOfTheFeedIsRead() {
    Dataset dataset =
        map(
            """
            {"id": "d", "title": "PPRI", "license": "notspecified", "access_type": "open",
             "harvest": {"created_at": "2016-09-08"},
             "extras": {"dcat": {"provenance": ["Issu du PPRI de 2016"], "accessRights": [
               "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"],
               "license": ["Usage libre", "Licence Ouverte 2.0"],
               "rights": "Le document opposable est en mairie."}},
             "resources": [{"id": "r", "title": "f", "url": "https://x.example/f.csv",
               "created_at": "2024-01-02", "extras": {"dcat": {"license": ["ODbL 1.0"]}}}]}""");

    assertThat(dataset.issued()).isEqualTo("2016-09-08");
    assertThat(dataset.provenance()).containsExactly("Issu du PPRI de 2016");
    assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).containsExactly("Le document opposable est en mairie.");
    Link file = (Link) dataset.distributions().get(0);
    assertThat(file.licence()).isEqualTo(Licence.stated("ODbL 1.0"));
    assertThat(file.more().issued()).isEqualTo("2024-01-02");
  }

  /** Rights that merely quote a law do not restrict access, and a licence is stated only once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Les exceptions de l’article L.124-4 sont réservées. | true",
        "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/"
            + "INSPIRE_Directive_Article13_1e | true",
        "restricted | false",
        "Licence Ouverte version 2.0 | false",
        "https://creativecommons.org/licenses/by/4.0/ | false"
      })
  void rightsDoNotCloseAnOpenDataset(String rights, boolean isStated) {
    Dataset dataset =
        map(
            """
            {"id": "d", "title": "PPRI", "license": "fr-lo", "access_type": "open",
             "extras": {"dcat": {"rights": ["%s"]}}}"""
                .formatted(rights));

    assertThat(dataset.access()).isNull();
    assertThat(dataset.licence()).isEqualTo(Licence.stated("fr-lo"));
    assertThat(dataset.rights()).isEqualTo(isStated ? List.of(rights) : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pas de restriction d’accès public | PUBLIC",
        "restricted | RESTRICTED",
        "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/"
            + "INSPIRE_Directive_Article13_1e | RESTRICTED",
        "Voir l’article L.124-4. | "
      })
  void rightsMayOpenADatasetOrSayByACodeThatItIsNot(String rights, @Nullable String access) {
    Dataset dataset =
        map(
            """
            {"id": "d", "title": "PPRI", "extras": {"dcat": {"rights": ["%s"]}}}"""
                .formatted(rights));

    assertThat(dataset.access()).isEqualTo(access);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Pas de restriction d'accès public selon INSPIRE | PUBLIC | true",
        "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"
            + " | PUBLIC | false",
        "Accès restreint selon l'article L.124-5 | | true"
      })
  void wordsOfAccessAreNoLicence(String stated, @Nullable String access, boolean isRight) {
    Dataset dataset =
        map(
            """
            {"id": "d", "title": "PPRI", "license": "notspecified", "access_type": "open",
             "extras": {"dcat": {"license": ["%1$s", "Usage libre"]}},
             "resources": [{"id": "r", "url": "https://x.example/f.csv",
               "extras": {"dcat": {"license": ["%1$s"]}}}]}"""
                .formatted(stated));

    assertThat(dataset.licence()).isEqualTo(Licence.stated("Usage libre"));
    assertThat(((Link) dataset.distributions().get(0)).licence()).isNull();
    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.rights()).isEqualTo(isRight ? List.of(stated) : List.of());
  }

  @Test
  void whyAccessIsLimitedAndWhereToAskForItAreRights() {
    Dataset dataset =
        map(
            """
            {"id": "d", "title": "Captages", "license": "fr-lo", "access_type": "restricted",
             "access_type_reason_category": "confidentiality_of_personal_data",
             "authorization_request_url": "https://x.example/demande"}""");

    assertThat(dataset.access()).isEqualTo("RESTRICTED");
    assertThat(dataset.rights())
        .containsExactly(
            "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/"
                + "INSPIRE_Directive_Article13_1f",
            "Demande d’accès : https://x.example/demande");
  }

  /** In the field of udata before version 10, with and without a contact. */
  @Test
  void theOneContactOfAnOlderPortalIsRead() {
    assertThat(
            map("""
                {"title": "A", "contact_point": {"name": "SIG", "email": "sig@niort.example"}}""")
                .contact())
        .isEqualTo(new Contact("SIG", "sig@niort.example", null));
    assertThat(map("{\"title\": \"A\", \"contact_point\": null}").contact()).isNull();
  }

  /** As in the catalogue's DCAT feed, whose points of contact have no order. */
  @Test
  void whoCanBeWrittenToIsTheContactBeforeWhoeverHasAPageOnly() {
    String named = "{\"name\": \"Mairie\", \"role\": \"contact\"}";
    String page = "{\"name\": \"Accueil\", \"contact_form\": \"https://ville.example/ecrire\"}";
    String mailbox = "{\"name\": \"SIG\", \"email\": \"sig@niort.example\"}";
    String points = "{\"title\": \"A\", \"contact_points\": [%s, %s]}";

    assertThat(map(points.formatted(page, mailbox)).contact().name()).isEqualTo("SIG");
    assertThat(map(points.formatted(named, page)).contact().name()).isEqualTo("Accueil");
  }

  @Test
  void whoHadAPartKeepsAMailbox() {
    assertThat(
            map("""
                {"title": "A", "contact_points": [{"name": "LPO", "role": "creator", "email":
                 "a@lpo.example"}]}""")
                .attributions())
        .containsExactly(new Attribution("author", new Agent("LPO", null, null), "a@lpo.example"));
  }

  /** Its permalink redirects without the parameters of a request. */
  @ParameterizedTest
  @CsvSource({
    "N_PPRN, main, wms, https://sig.example/wxs?map=/a.map, WMS, https://sig.example/wxs?map=/a.map",
    "Flux, main, '', https://sig.example/geoserver/wfs, WFS, https://sig.example/geoserver/wfs",
    "Flux, api, json, https://api.example/v1?format=json, API, https://api.example/v1"
  })
  void aServiceKeepsItsOwnAddress(
      String title, String type, String format, String url, String protocol, String endpoint) {
    Link link =
        (Link)
            map("""
                {"title": "A", "resources": [{"id": "r", "title": "%s", "type": "%s",
                 "filetype": "remote", "format": "%s", "url": "%s",
                 "latest": "https://udata.example/r/r"}]}"""
                    .formatted(title, type, format, url))
                .distributions()
                .get(0);

    assertThat(link.id()).isEqualTo("r");
    assertThat(link.url().toString()).startsWith(url);
    assertThat(link.service())
        .isEqualTo(
            new Service(URI.create(endpoint), protocol, title.equals("N_PPRN") ? title : null));
  }

  @Test
  void aTableOfServicesIsAFile() {
    String file =
        "{\"title\": \"A\", \"resources\": [{\"id\": \"r\", \"title\": \"Liste des WMS\","
            + " \"filetype\": \"file\", \"url\": \"https://udata.example/wms.csv\"}]}";

    assertThat(((Link) map(file).distributions().get(0)).service()).isNull();
  }

  /** The link keeps the permalink, which does not show the format. */
  @ParameterizedTest
  @CsvSource({
    "https://static.example/arbres.geojson, GEOJSON",
    "https://static.example/Arbres%20de%202024.csv, CSV",
    "https://static.example/arbres,",
    "https://static.example/index.php,"
  })
  void aFileWithoutAFormatHasThatOfItsOwnAddress(String url, String format) {
    Link link =
        (Link)
            map("""
                {"title": "A", "resources": [{"id": "r", "format": null, "filetype": "remote",
                 "url": "%s", "latest": "https://udata.example/r/r"}]}"""
                    .formatted(url))
                .distributions()
                .get(0);

    assertThat(link.format()).isEqualTo(format);
    assertThat(link.url()).isEqualTo(URI.create("https://udata.example/r/r"));
  }

  @Test
  void whatIsNotStatedIsWhatTheCrawlerFound() {
    Link link =
        (Link)
            map("""
                {"title": "A", "resources": [{"id": "r", "filesize": 0, "mime": null,
                 "url": "https://udata.example/a.csv",
                 "schema": {"name": "etalab/schema-arbres", "version": "0.1.0", "url": null},
                 "extras": {"analysis:content-length": 777, "analysis:mime-type": "text/csv",
                            "analysis:last-modified-at": "2025-12-25"}}]}""")
                .distributions()
                .get(0);

    assertThat(link.bytes()).isEqualTo(777);
    assertThat(link.mediaType()).isEqualTo("text/csv");
    assertThat(link.modified()).isEqualTo("2025-12-25");
    assertThat(link.schema())
        .isEqualTo(URI.create("https://schema.data.gouv.fr/etalab/schema-arbres/0.1.0/"));
  }

  @Test
  void theContactIsWhoeverCanBeWrittenToAndTheOthersHaveTheirParts() {
    Dataset dataset =
        map(
            """
            {"title": "A", "access_type": "restricted", "access_type_reason": "Vie privée",
             "contact_points": [
              {"name": "ONF", "email": "onf@example.fr", "role": "creator"},
              {"name": "Accueil", "email": null, "role": "contact"},
              {"name": "SIG", "email": "sig@niort.example", "role": "contact"}]}""");

    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@niort.example", null));
    assertThat(dataset.attributions())
        .containsExactly(new Attribution("author", new Agent("ONF", null, null), "onf@example.fr"));
    assertThat(dataset.access()).isEqualTo("RESTRICTED");
    assertThat(dataset.rights()).containsExactly("Vie privée");
  }

  @Test
  void anEntryOfNothingButATitleIsADataset() {
    Dataset dataset = map("{\"id\": \"d1\", \"title\": \"Arbres\", \"slug\": \"arbres\"}");

    assertThat(dataset.publisher()).isNull();
    assertThat(dataset.coverage()).isEqualTo(Coverage.UNSTATED);
    assertThat(dataset.landingPage())
        .isEqualTo(URI.create("https://udata.example/fr/datasets/arbres/"));
  }

  @Test
  void aPersonPublishesToo() {
    Dataset dataset =
        map("{\"title\": \"A\", \"owner\": {\"first_name\": \"Ada\", \"last_name\": \"Martin\"}}");

    assertThat(dataset.publisher()).isEqualTo(new Agent("Ada Martin", null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\": 12, \"resources\": {}, \"tags\": \"arbre\", \"spatial\": []}",
        "{\"title\": null, \"organization\": \"Niort\", \"contact_points\": {\"name\": \"x\"}}",
        "{\"title\": \"a\", \"spatial\": {\"geom\": {\"coordinates\": [\"a\", [null]]}}}",
        "{\"title\": \"a\", \"resources\": [null, \"x\", {\"url\": [3]}], \"harvest\": 4}",
        "[]",
        "\"texte\""
      })
  void anEntryOfAnotherShapeIsNotABug(String entry) {
    assertThat(map(entry).distributions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"archived\": \"2026-01-01T00:00:00\"",
        "\"deleted\": \"2026-01-01T00:00:00\"",
        "\"private\": true"
      })
  void whatIsHiddenAtItsSourceIsNotPublished(String state) {
    BadItem refusal =
        catchThrowableOfType(BadItem.class, () -> map("{\"title\": \"Arbres\", " + state + "}"));

    assertThat(refusal.notice().code()).isEqualTo(Code.NOT_PUBLIC);
    assertThat(refusal.notice().args()).containsExactly("Arbres");
  }

  private static Dataset map(String entry) {
    UdataSource source =
        new UdataSource(URI.create("https://udata.example"), List.of(Map.of()), null, null, null);
    try {
      return source.map(
          new DatasetId("niort", "udata", "d1"),
          new RawItem("d1", new ObjectMapper().readTree(entry)),
          Niortais.of("79191"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
