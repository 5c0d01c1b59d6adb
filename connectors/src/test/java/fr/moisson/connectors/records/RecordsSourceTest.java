package fr.moisson.connectors.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsSourceTest {

  private static final String CATALOGUE = "https://geo.example/ogcapi/collections/sig:fiches";
  private static final String ITEMS = CATALOGUE + "/items";
  private static final String FIRST = ITEMS + "?limit=2";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
    door.serve(CATALOGUE, "{\"id\": \"sig:fiches\", \"itemType\": \"record\", \"links\": []}");
  }

  private static RecordsSource source(boolean bbox, Set<Kind> kinds, Map<String, String> filters) {
    URI url = URI.create("https://geo.example/ogcapi/collections");
    return new RecordsSource(url, "sig:fiches", filters, bbox, kinds, 2);
  }

  private static RecordsSource source() {
    return source(false, Set.of(), Map.of());
  }

  private Harvested read(RecordsSource source) {
    return Harvested.from(source, door, folder);
  }

  private Dataset fixture(int number) throws IOException {
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("items.json"))) {
      String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      RawItem item = new RawItem("id", JsonPage.row(json).path("features").get(number));
      return Harvested.map(source(), item);
    }
  }

  private static String record(String id) {
    return """
    {"id": "%s", "type": "Feature", "geometry": null,
     "properties": {"type": "dataset", "title": "Jeu %s"}, "links": []}\
    """
        .formatted(id, id);
  }

  private static String page(String around, String... records) {
    return "{\"type\": \"FeatureCollection\", \"features\": [%s] %s}"
        .formatted(String.join(",", records), around);
  }

  private static String next(String href) {
    return ", \"links\": [{\"rel\": \"next\", \"type\": \"application/geo+json\", \"href\": \"%s\"}]"
        .formatted(href);
  }

  @Test
  void theCorePropertiesOfARecordBecomeThoseOfADataset() throws IOException {
    Dataset hedges = fixture(0);

    assertThat(hedges.title()).isEqualTo("Haies du bocage");
    assertThat(hedges.keywords()).containsExactly("Haie arborée", "bocage", "haie");
    assertThat(hedges.themes()).containsExactly("ENVI");
    assertThat(hedges.issued()).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(hedges.modified()).isEqualTo("2025-11-20T08:00:00Z");
    assertThat(hedges.temporal()).isEqualTo(new Period("2019-05-01", null));
    assertThat(hedges.provenance()).containsExactly("Résolution temporelle : 1\u00A0an.");
    assertThat(hedges.coverage())
        .isEqualTo(Coverage.of(List.of(), new Box(-0.6, 46.2, -0.3, 46.4)));
    assertThat(hedges.languages()).containsExactly("ENG", "FRA");
    assertThat(hedges.writtenIn()).isNull();
    assertThat(hedges.identifiers())
        .containsExactly(
            "https://doi.org/10.5072/haies", "urn:uuid:0d6c7e0a-5c0b-4a7e-9a53-1f4f0a5b7c11");
    assertThat(hedges.licence())
        .isEqualTo(
            new Licence(
                "Conditions de l’agglomération", URI.create("https://agglo.example/conditions")));
    assertThat(hedges.rights())
        .containsExactly("Citer la source.", "Pas de restriction d’accès public.");
    assertThat(hedges.access()).isEqualTo("PUBLIC");
    Agent agglo = new Agent("CA du Niortais", URI.create("https://agglo.example/"), "200041317");
    assertThat(hedges.publisher()).isEqualTo(agglo);
    assertThat(hedges.contact()).isEqualTo(new Contact("Service SIG", "sig@agglo.example", null));
    assertThat(hedges.attributions())
        .containsExactly(
            new Attribution("owner", agglo),
            new Attribution("author", new Agent("Bureau d’études Bocage", null, null)));
  }

  @Test
  void theLinksOfARecordLeadToItsDataUnlessTheirRelationSaysOtherwise() throws IOException {
    Dataset hedges = fixture(0);

    assertThat(hedges.landingPage()).hasToString("https://geo.example/haies.html");
    assertThat(hedges.references())
        .containsExactly(
            new Reference(Part.DOCUMENTATION, URI.create("https://sig.example/notice"), "Notice"),
            new Reference(Part.RELATED, URI.create("https://geo.example/mares"), "Mares"),
            new Reference(Part.RELATED, URI.create("https://sig.example/apercu.png"), "Aperçu"));
    List<Link> links = links(hedges);
    assertThat(links)
        .extracting(Link::title)
        .containsExactly(
            "Haies", "Essences", "Objets", "Consultation", "Carte des haies", "Tuiles");
    assertThat(links.get(0).format()).isEqualTo("GEOPACKAGE");
    assertThat(links.get(0).bytes()).isEqualTo(98_304);
    assertThat(links.get(1).mediaType()).isEqualTo("text/csv");
    assertThat(links.get(1).description()).isEqualTo("Une ligne par essence.");
    assertThat(links)
        .extracting(Link::service)
        .containsExactly(
            null,
            null,
            new Service(
                URI.create("https://sig.example/ogcapi/collections/haies/items"),
                "OGC API Features",
                null),
            new Service(URI.create("https://sig.example/wfs"), "WFS", null),
            new Service(URI.create("https://sig.example/ows"), "WMS", "bocage:haies"),
            null);
    assertThat(links.get(4).url())
        .hasToString(
            "https://sig.example/ows?service=WMS&version=1.3.0&layers=bocage:haies"
                + "&request=GetCapabilities");
  }

  /** As pycsw 3 writes records of ISO 19139. */
  @Test
  void aRecordOfIsoInGeoJsonIsReadAsOneInXml() throws IOException {
    Dataset ponds = fixture(1);

    assertThat(ponds.kind()).isEqualTo(Kind.SERIES);
    assertThat(ponds.temporal()).isNull();
    assertThat(ponds.coverage()).isEqualTo(Coverage.UNSTATED);
    assertThat(ponds.themes())
        .containsExactly("http://inspire.ec.europa.eu/theme/hb", "inlandWaters");
    assertThat(ponds.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
    assertThat(ponds.publisher().name()).isEqualTo("Ville de Niort");
    assertThat(ponds.contact())
        .isEqualTo(
            new Contact("Service SIG", "sig@ville.example", URI.create("https://ville.example/")));
    assertThat(links(ponds))
        .extracting(Link::title, link -> link.service() == null ? null : link.service().layer())
        .containsExactly(
            tuple("Carte (WMS)", "mares"), tuple("mares.zip", null), tuple("Table", null));
    assertThat(links(ponds).get(1).format()).isEqualTo("ESRI SHAPEFILE");
    assertThat(ponds.references()).extracting(Reference::title).containsExactly("Dossier");
  }

  @Test
  void aConceptThatGivesAThemeStaysAKeyword() {
    String concepts =
        "\"themes\": [{\"concepts\": [{\"id\": \"zones humides\"}, {\"id\": \"Haies\"},"
            + " {\"id\": \"Océans\"}, {\"id\": \"oceans\"}, {\"id\": \"ENVI\"}, {\"id\": \"hb\"},"
            + " {\"id\": \"http://inspire.ec.europa.eu/theme/ps\"}]}], \"title\"";
    door.serve(FIRST, page("", record("a").replace("\"title\"", concepts)));

    assertThat(read(source()).datasets().get(0).keywords())
        .containsExactly("Haies", "Océans", "zones humides");
  }

  /** As ldproxy writes records. */
  @Test
  void aRecordInTheFormOfADraftIsReadToo() {
    String draft =
        """
        "recordCreated": "2024-03-01", "recordUpdated": "2025-11-20T08:00:00Z",
        "providers": ["SIG, sig@agglo.example, CA du Niortais, Pôle eau", "Ville de Niort"],
        "themes": [{"concepts": ["ZONES HUMIDES", "Mares"], "scheme": null}], "title\"\
        """;
    door.serve(FIRST, page("", record("a").replace("\"title\"", draft)));

    Dataset dataset = read(source()).datasets().get(0);

    Agent agglo = new Agent("CA du Niortais, Pôle eau", null, null);
    assertThat(dataset.issued()).isEqualTo("2024-03-01");
    assertThat(dataset.modified()).isEqualTo("2025-11-20T08:00:00Z");
    assertThat(dataset.publisher()).isEqualTo(agglo);
    assertThat(dataset.contact())
        .isEqualTo(new Contact("SIG, CA du Niortais, Pôle eau", "sig@agglo.example", null));
    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution("pointOfContact", new Agent("Ville de Niort", null, null)));
    assertThat(dataset.keywords()).containsExactly("Mares", "ZONES HUMIDES");
    assertThat(dataset.themes()).isNotEmpty();
  }

  /** As the loader of pygeoapi and ldproxy write links. */
  @Test
  void aTypeThatIsNoMediaTypeIsTheProtocol() {
    String links =
        """
        "links": [
          {"href": "https://sig.example/ows", "rel": "item", "title": "env:mares", "type": "OGC:WMS"},
          {"href": "https://sig.example/ows", "rel": "item", "title": "env:mares", "type": "OGC:WFS"},
          {"href": "https://sig.example/d?id=1", "title": "mares", "type": "WWW:DOWNLOAD-1.0-http--download"},
          {"href": "https://sig.example/d?id=2", "title": "Plan", "type": "download"},
          {"href": "https://sig.example/mares", "type": "landingpage"}]\
        """;
    door.serve(FIRST, page("", record("a").replace("\"links\": []", links)));

    Dataset ponds = read(source()).datasets().get(0);

    assertThat(ponds.landingPage()).hasToString("https://sig.example/mares");
    assertThat(links(ponds))
        .extracting(
            Link::format,
            link -> link.service() == null ? null : link.service().layer(),
            link -> link.more().access())
        .containsExactly(
            tuple("WMS_SRVC", "env:mares", List.of()),
            tuple("WFS_SRVC", "env:mares", List.of()),
            tuple(null, null, List.of(URI.create("https://sig.example/d?id=1"))),
            tuple(null, null, List.of(URI.create("https://sig.example/d?id=2"))));
  }

  @ParameterizedTest
  @CsvSource({
    "velo/{annee}.csv, https://sig.example/velo/",
    "velo/comptage-{annee}.csv, https://sig.example/velo/",
    "api?annee={annee}, https://sig.example/api",
    "'api{?annee,mois}', https://sig.example/api"
  })
  void filesWhoseAddressesAreToBeCompletedAreNotLost(String template, String place) {
    String address = "https://sig.example/" + template;
    String links =
        """
        "links": [%s], "linkTemplates": [{"rel": "item", "type": "text/csv",
          "title": "Comptages par année", "uriTemplate": "%s"}]        """;
    String page = "{\"rel\": \"about\", \"href\": \"https://sig.example/fiche\"}";
    door.serve(
        FIRST,
        page(
            "",
            record("a").replace("\"links\": []", links.formatted("", address)),
            record("b").replace("\"links\": []", links.formatted(page, address))));
    door.serve(FIRST + "&offset=2", page(""));

    assertThat(read(source()).datasets().stream().flatMap(Dataset::links))
        .extracting(Link::title, Link::description, link -> link.url().toString())
        .containsExactly(
            tuple("Comptages par année", "Adresses à compléter : `" + address + "`", place),
            tuple(
                "Comptages par année",
                "Adresses à compléter : `" + address + "`",
                "https://sig.example/fiche"));
  }

  @ParameterizedTest
  @CsvSource({
    "data, items, OGC API Features",
    "enclosure, items?f=json, OGC API Features",
    "'', items, OGC API Features",
    "data, items?limit=9999,",
  })
  void theFirstPageOfACollectionIsNoFile(String rel, String end, @Nullable String protocol) {
    String links =
        """
        "links": [{"rel": "%s", "type": "application/geo+json",
          "href": "https://sig.example/ogc/collections/haies/%s"}]\
        """;
    door.serve(FIRST, page("", record("a").replace("\"links\": []", links.formatted(rel, end))));
    door.serve(FIRST + "&offset=2", page(""));

    assertThat(read(source()).datasets().get(0).links())
        .extracting(link -> link.service() == null ? null : link.service().protocol())
        .containsExactly(protocol);
  }

  /** As in OGC API – Common, before templates had a member of their own. */
  @Test
  void aTemplateAmongTheLinksIsOneToo() {
    String links =
        """
        "links": [{"rel": "tiles", "templated": true, "title": "Tuiles",
          "href": "https://sig.example/tiles/{z}/{x}"}]\
        """;
    door.serve(FIRST, page("", record("a").replace("\"links\": []", links)));
    door.serve(FIRST + "&offset=2", page(""));

    assertThat(read(source()).datasets().get(0).links())
        .extracting(Link::title, link -> link.url().toString())
        .containsExactly(tuple("Tuiles", "https://sig.example/tiles/"));
  }

  @Test
  void templatesOfPicturesAndOfSearchesAreNoFiles() {
    String templates =
        """
        "links": [], "linkTemplates": [
          {"rel": "preview", "title": "Aperçu", "uriTemplate": "https://sig.example/v/{taille}.png"},
          {"rel": "search", "title": "Chercher", "uriTemplate": "https://sig.example/items{?q}"},
          {"rel": "alternate", "uriTemplate": "https://sig.example/fiches/a{?f}"}]\
        """;
    String data =
        """
        "links": [], "linkTemplates": [
          {"rel": "preview", "title": "Aperçu", "uriTemplate": "https://sig.example/v/{taille}.png"},
          {"rel": "item", "uriTemplate": "https://{hote}/velo/{annee}.csv"},
          {"rel": "item", "uriTemplate": "https://sig.example/velo/{annee}.csv"}]\
        """;
    door.serve(
        FIRST,
        page(
            "",
            record("a").replace("\"links\": []", templates),
            record("b").replace("\"links\": []", data)));
    door.serve(FIRST + "&offset=2", page(""));

    List<Dataset> datasets = read(source()).datasets();

    assertThat(datasets.get(0).distributions()).isEmpty();
    assertThat(datasets.get(1).links())
        .singleElement()
        .returns(URI.create("https://sig.example/velo/"), Link::url)
        .returns(
            "Adresses à compléter : `https://{hote}/velo/{annee}.csv`,"
                + " `https://sig.example/velo/{annee}.csv`",
            Link::description);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTemplateOfAnyLengthIsReadAtOnce() {
    String template = "{\"uriTemplate\": \"https://sig.example/" + "a".repeat(300_000) + "\"}";
    String templates =
        "\"links\": [], \"linkTemplates\": [" + (template + ",").repeat(24) + template + "]";
    door.serve(FIRST, page("", record("a").replace("\"links\": []", templates)));
    door.serve(FIRST + "&offset=1", page(""));

    assertThat(read(source()).datasets().stream().flatMap(Dataset::links))
        .singleElement()
        .satisfies(link -> assertThat(link.description()).hasSizeLessThan(20_000));
  }

  private static List<Link> links(Dataset dataset) {
    return dataset.distributions().stream().map(Link.class::cast).toList();
  }

  @Test
  void aRecordWithoutATitleIsRefusedAlone() {
    assertThatThrownBy(() -> fixture(3))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.NO_TITLE));
  }

  @Test
  void aRecordInAnotherLanguageSaysSo() {
    String english =
        record("a")
            .replace("\"title\"", "\"language\": {\"code\": \"en-GB\"}, \"title\"")
            .replace("Jeu a", "Trees");
    door.serve(FIRST, page("", english));

    assertThat(read(source()).datasets().get(0).writtenIn()).isEqualTo("en");
  }

  /** Each of them would be the licence of something, and nothing says of what. */
  @Test
  void oneOfSeveralLicencesIsNotThatOfTheData() {
    String links =
        "\"links\": [{\"rel\": \"license\", \"title\": \"Une\", \"href\": \"https://a.example/\"},"
            + " {\"rel\": \"license\", \"href\": \"https://b.example/\"}]";
    door.serve(FIRST, page("", record("a").replace("\"links\": []", links)));

    Dataset dataset = read(source()).datasets().get(0);

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.rights())
        .containsExactly("Licence d’une partie : Une", "Licence d’une partie : https://b.example/");
  }

  @Test
  void pagesAreFollowedByTheirLinksAndServicesLeftOut() {
    door.serve(
        FIRST,
        page(
            ", \"numberMatched\": 3" + next(FIRST + "&offset=2"),
            record("a"),
            record("b").replace("dataset", "service")));
    door.serve(FIRST + "&offset=2", page(", \"numberMatched\": 3", record("c")));

    Harvested read = read(source());

    assertThat(read.ids()).containsExactly("a", "c");
    assertThat(read.told()).isEmpty();
    assertThat(read.run().stoppedEarly()).isFalse();
    assertThat(read(source(false, Set.of(Kind.SERVICE), Map.of())).ids()).containsExactly("b");
  }

  @Test
  void theServerIsAskedForTheBoxIfTheOfficerSaysSo() {
    door.serve(
        ITEMS + "?bbox=-1.084347,45.958389,0.084347,47.041611&limit=2&q=haie",
        page("", record("a")));

    assertThat(read(source(true, Set.of(), Map.of("q", "haie"))).ids()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example/p2, FOREIGN_NEXT_PAGE",
    "https://geo.example/ogcapi/collections/sig:fiches/items?limit=2&offset=2, ENDLESS_PAGING"
  })
  void aNextPageElsewhereOrThatRepeatsTheFirstIsRefused(String href, Code code) {
    String page = page(next(href), record("a"), record("b"));
    door.serve(FIRST, page).serve(FIRST + "&offset=2", page);

    assertRefused(Unavailable.class, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"features\": [], \"numberMatched\": 5}; FEWER_THAN_ANNOUNCED",
        "{\"code\": \"NoApplicableCode\", \"description\": \"panne\"}; UNEXPECTED_ANSWER",
        "{\"type\": \"FeatureCollection\", \"features\": [{\"id\": \"a\"; TRUNCATED"
      })
  void aListThatIsCutOrAnErrorIsNoEmptyCatalogue(String answer, Code code) {
    door.serve(FIRST, answer);

    assertRefused(Unavailable.class, code);
  }

  @Test
  void anEmptyCatalogueHasNoRecords() {
    door.serve(FIRST, page(", \"numberMatched\": 0"));

    assertThat(read(source()).ids()).isEmpty();
  }

  @Test
  void aCollectionOfFeaturesIsNoCatalogue() {
    door.serve(CATALOGUE, "{\"id\": \"sig:fiches\", \"itemType\": \"feature\", \"links\": []}");

    assertRefused(Misconfigured.class, Code.OTHER_SOFTWARE);
  }

  private void assertRefused(Class<? extends HarvestException> type, Code code) {
    assertThatThrownBy(() -> read(source()))
        .isInstanceOfSatisfying(type, e -> assertThat(e.notice().code()).isEqualTo(code));
  }
}
