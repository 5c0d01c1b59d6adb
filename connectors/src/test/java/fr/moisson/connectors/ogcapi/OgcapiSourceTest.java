package fr.moisson.connectors.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OgcapiSourceTest {

  private static final String COLLECTIONS = "https://geo.example/ogcapi/collections";
  private static final String ITEMS = COLLECTIONS + "/arbres/items";
  private static final String FIRST =
      ITEMS + "?bbox=-1.084347,45.958389,0.084347,47.041611&limit=2";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() throws IOException {
    door = new ScriptedDoor(folder);
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("collections.json"))) {
      door.serve(COLLECTIONS, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
    door.serve(
        COLLECTIONS + "/arbres", "{\"id\": \"arbres\", \"title\": \"Arbres\", \"links\": []}");
  }

  private static OgcapiSource source(@Nullable String collection) {
    URI url = URI.create("https://geo.example/ogcapi/");
    return new OgcapiSource(url, collection, Map.of(), 2, null, null);
  }

  private static String tree(int number) {
    return """
    {"type": "Feature", "id": "arbre.%d", "properties": {"essence": "tilleul"},
     "geometry": {"type": "Point", "coordinates": [-0.46, 46.32]}}\
    """
        .formatted(number);
  }

  private static String page(String around, String... features) {
    return "{\"type\": \"FeatureCollection\", \"features\": [%s] %s}"
        .formatted(String.join(",", features), around);
  }

  private static String next(String href) {
    return ", \"links\": [{\"rel\": \"next\", \"type\": \"text/html\", \"href\": \"/html\"},"
        + " {\"rel\": \"next\", \"type\": \"application/geo+json\", \"href\": \""
        + href
        + "\"}]";
  }

  @Test
  void collectionsOfFeaturesAreDescribedAndThoseOfRecordsAreNot() {
    Harvested read = Harvested.from(source(null), door, folder);

    assertThat(read.ids()).containsExactly("arbres", "sans-rien", "de-qgis");
    Dataset trees = read.datasets().get(0);
    assertThat(trees.title()).isEqualTo("Arbres d’alignement");
    assertThat(trees.keywords()).containsExactly("arbre", "rue");
    assertThat(trees.publisher().name()).isEqualTo("Ville de Niort");
    assertThat(trees.licence().uri())
        .hasToString("https://www.etalab.gouv.fr/licence-ouverte-open-licence");
    assertThat(trees.coverage().bbox()).isEqualTo(new Box(-0.6, 46.2, -0.3, 46.4));
    assertThat(trees.temporal()).isEqualTo(new Period("2019-01-01T00:00:00Z", null));
    assertThat(trees.landingPage()).hasToString("https://geo.example/arbres");
    assertThat(trees.references())
        .containsExactly(
            new Reference(
                Part.DOCUMENTATION, URI.create("https://geo.example/arbres.pdf"), "Notice"));
    assertThat(trees.distributions())
        .extracting(link -> ((Distribution.Link) link).url().toString())
        .containsExactly("https://geo.example/arbres.gpkg", ITEMS + "?f=json", ITEMS + "?f=html");
    assertThat(trees.distributions().get(0).bytes()).isEqualTo(98_304);
    assertThat(((Distribution.Link) trees.distributions().get(1)).service().protocol())
        .isEqualTo("OGC API Features");
    assertThat(trees.distributions())
        .extracting(Distribution::title, Distribution::format, Distribution::mediaType)
        .containsExactly(
            tuple("Téléchargement", null, "application/geopackage+sqlite3"),
            tuple("GeoJSON", "REST", null),
            tuple("HTML", null, "text/html"));
    assertThat(trees.conformsTo()).containsExactly(Standard.epsg(2154));
    Dataset bare = read.datasets().get(1);
    assertThat(bare.title()).isEqualTo("sans-rien");
    assertThat(bare.distributions()).isEmpty();
    assertThat(read.datasets().get(2).distributions())
        .extracting(Distribution::title, Distribution::format, Distribution::mediaType)
        .containsExactly(tuple("OGC API – Features", "REST", null));
  }

  @Test
  void featuresWithALimitAreAFileOfTheService() {
    String link =
        "{\"rel\": \"items\", \"type\": \"application/geo+json\", \"href\": \"%s?limit=10000\"}";
    door.serve(
        COLLECTIONS,
        "{\"collections\": [{\"id\": \"arbres\", \"links\": [%s]}]}"
            .formatted(link.formatted(ITEMS)));

    Dataset trees = Harvested.from(source(null), door, folder).datasets().get(0);

    assertThat(trees.links())
        .singleElement()
        .returns(null, Distribution::format)
        .returns("application/geo+json", Distribution::mediaType)
        .extracting(Distribution.Link::service)
        .returns("OGC API Features", Distribution.Service::protocol)
        .returns("arbres", Distribution.Service::layer);
  }

  /** As pygeoapi's configurations name the file that a collection is made of. */
  @Test
  void aCanonicalLinkMayLeadToTheFileAndNotToThePage() {
    door.serve(
        COLLECTIONS,
        """
        {"collections": [{"id": "arbres", "links": [
          {"rel": "canonical", "type": "text/csv", "title": "data", "href":
           "https://geo.example/arbres"},
          {"rel": "canonical", "type": "application/json", "href": "https://geo.example/c/arbres"},
          {"rel": "canonical", "type": "text/html", "href": "https://geo.example/page"}]}]}""");

    Dataset trees = Harvested.from(source(null), door, folder).datasets().get(0);

    assertThat(trees.links())
        .extracting(Distribution::title, Distribution::mediaType, Distribution::service)
        .containsExactly(tuple("data", "text/csv", null));
    assertThat(trees.landingPage()).hasToString("https://geo.example/page");
  }

  /** As ldproxy and GeoServer state it. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "arbres")
  void theLicenceOfTheServiceIsThatOfCollectionsWithoutOne(@Nullable String collection) {
    String licence =
        "{\"rel\": \"license\", \"title\": \"%s\", \"href\": \"https://a.example/%s\"}";
    String trees = "{\"id\": \"arbres\", \"title\": \"Arbres\", \"links\": [%s]}";
    door.serve(
        COLLECTIONS,
        "{\"collections\": [%s, %s], \"links\": [%s]}"
            .formatted(
                trees.formatted(""),
                trees.replace("arbres", "haies").formatted(licence.formatted("Propre", "p")),
                licence.formatted("Commune", "c")));
    door.serve(COLLECTIONS + "/arbres", trees.formatted(""));
    door.serve(FIRST, page("", tree(1)));

    List<Dataset> datasets = Harvested.from(source(collection), door, folder).datasets();

    assertThat(datasets)
        .extracting(dataset -> dataset.licence().label())
        .containsExactlyElementsOf(
            collection == null ? List.of("Commune", "Propre") : List.of("Commune"));
  }

  @Test
  void aServiceWithoutAListOfItsCollectionsStatesNoLicence() {
    door.serve(COLLECTIONS, "<html>");
    door.serve(FIRST, page("", tree(1)));

    assertThat(Harvested.from(source("arbres"), door, folder).datasets().get(0).licence()).isNull();
  }

  @Test
  void theFeaturesOfACollectionAreReadByTheBoxAndFollowNext() {
    door.serve(FIRST, page(next(ITEMS + "?offset=2"), tree(1), tree(2)));
    door.serve(ITEMS + "?offset=2", page("", tree(3)));

    Harvested read = Harvested.from(source("arbres"), door, folder);

    assertThat(read.rows()).isEqualTo(3);
    assertThat(read.table().askedByBox()).isTrue();
    assertThat(read.datasets().get(0).title()).isEqualTo("Arbres – CA du Niortais");
    assertThat(read.told()).isEmpty();
  }

  /** The address of MapServer keeps the limit and loses the box. */
  @Test
  void aNextPageThatForgetsTheBoxIsAskedForWithIt() {
    String next = ITEMS + "?f=json&limit=2&offset=2";
    door.serve(FIRST, page(next(next), tree(1), tree(2)));
    door.serve(next + "&bbox=-1.084347,45.958389,0.084347,47.041611", page("", tree(3)));

    assertThat(Harvested.from(source("arbres"), door, folder).rows()).isEqualTo(3);
  }

  /** With each start, pygeoapi gives the columns of a database in another order. */
  @ParameterizedTest
  @CsvSource({
    "'{\"properties\": {\"geometry\": {}, \"hauteur\": {}, \"essence\": {}}}', true",
    "{}, false"
  })
  void propertiesHaveTheOrderOfTheQueryables(String queryables, boolean isOrdered) {
    door.serve(
        COLLECTIONS + "/arbres",
        """
        {"id": "arbres", "title": "Arbres", "links": [
         {"rel": "http://www.opengis.net/def/rel/ogc/1.0/queryables", "type": "text/html"},
         {"rel": "http://www.opengis.net/def/rel/ogc/1.0/queryables",
          "type": "application/schema+json", "href": "%s/arbres/queryables?f=json"}]}\
        """
            .formatted(COLLECTIONS));
    door.serve(COLLECTIONS + "/arbres/queryables?f=json", queryables);
    door.serve(FIRST, page("", tree(1).replace("}", ", \"note\": 2, \"hauteur\": 9}")));

    Harvested read = Harvested.from(source("arbres"), door, folder);

    assertThat(read.table().file())
        .content()
        .contains(
            isOrdered
                ? "\"properties\":{\"hauteur\":9,\"essence\":\"tilleul\",\"note\":2}"
                : "\"properties\":{\"essence\":\"tilleul\",\"note\":2,\"hauteur\":9}");
  }

  @Test
  void aColonInTheNameOfACollectionIsSentAsItIs() {
    String items = COLLECTIONS + "/ville:les%20mares";
    door.serve(items, "{\"id\": \"ville:les mares\", \"links\": []}");
    door.serve(FIRST.replace(ITEMS, items + "/items"), page("", tree(1)));

    assertThat(Harvested.from(source("ville:les mares"), door, folder).rows()).isEqualTo(1);
  }

  /** QGIS Server describes no collection to those who also accept GeoJSON. */
  @Test
  void collectionsAreAskedForInPlainJsonAndFrenchAndFeaturesInGeoJson() {
    door.serve(FIRST, page("", tree(1)));
    List<String> accepted = new ArrayList<>();
    Door noting =
        new Door() {
          @Override
          public Body get(Request request) {
            Map<String, String> headers = request.headers();
            accepted.add(headers.get("Accept") + " " + headers.get("Accept-Language"));
            return door.get(request);
          }

          @Override
          public Reply send(Request request) {
            return door.send(request);
          }
        };

    Harvested.from(source("arbres"), noting, folder);

    assertThat(accepted)
        .containsExactly(
            "application/json fr",
            "application/geo+json, application/json null",
            "application/json fr"); // the licence of the service
  }

  /** GeoServer invents an identifier for each answer if a table has no key. */
  @Test
  void anIdentifierThatIsNewInEachAnswerIsNone() {
    String made = tree(1).replace("arbre.1", "arbre.fid--1d350c15_19fae56cb9c_-7675");
    door.serve(FIRST, page(", \"numberMatched\": 1", made));

    Harvested read = Harvested.from(source("arbres"), door, folder);

    assertThat(read.table().file()).content().contains("tilleul").doesNotContain("fid-");
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example/p2, FOREIGN_NEXT_PAGE",
    "https://geo.example/ogcapi/collections/arbres/items?offset=2, ENDLESS_PAGING"
  })
  void aNextPageElsewhereOrThatRepeatsTheFirstIsRefused(String href, Code code) {
    String page = page(next(href), tree(1), tree(2));
    door.serve(FIRST, page).serve(ITEMS + "?offset=2", page);

    assertRefused(code);
  }

  @Test
  void fewerFeaturesThanAnnouncedAreNoCollection() {
    door.serve(FIRST, page(", \"numberMatched\": 5", tree(1), tree(2)));

    assertRefused(Code.FEWER_THAN_ANNOUNCED);
  }

  @Test
  void anErrorInsideASuccessIsNoCollection() {
    door.serve(FIRST, "{\"code\": \"InvalidParameterValue\", \"description\": \"bbox\"}");

    assertRefused(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void whatIsNoDescriptionOfACollectionIsNotPublishedAsOne() {
    door.serve(COLLECTIONS + "/arbres", "{\"code\": 404}");

    assertRefused(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void recordsOfACatalogueAreNoRows() {
    door.serve(
        COLLECTIONS + "/arbres", "{\"id\": \"arbres\", \"itemType\": \"record\", \"links\": []}");

    assertSentTo("records", "arbres");
  }

  @Test
  void anApiOfCataloguesAloneHasNoCollections() {
    door.serve(COLLECTIONS, "{\"collections\": [{\"id\": \"fiches\", \"itemType\": \"record\"}]}");

    assertSentTo("records", null);
  }

  private void assertSentTo(String other, @Nullable String collection) {
    assertThatThrownBy(() -> Harvested.from(source(collection), door, folder))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Code.OTHER_SOFTWARE);
              assertThat(e.notice().args()).last().isEqualTo(other);
            });
  }

  /**
   * pg_featureserv neither counts nor gives links; pygeoapi takes the number of rows that it has
   * read from a CSV file for that of all.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", ", \"numberMatched\": 2"})
  void aFullPageThatCountsNoFurtherThanItselfIsFollowedByItsOffset(String counted) {
    door.serve(FIRST, page(counted, tree(1), tree(2)));
    door.serve(FIRST + "&offset=2", page(counted, tree(3), tree(4)));
    door.serve(FIRST + "&offset=4", page(""));

    Harvested read = Harvested.from(source("arbres"), door, folder);

    assertThat(read.rows()).isEqualTo(4);
    assertThat(read.told()).isEmpty();
  }

  @Test
  void aFullPageThatNeitherCountsNorGoesOnIsTold() {
    door.serve(FIRST, page("", tree(1), tree(2)));
    door.otherwise(
        uri -> {
          throw Refusals.of(String.valueOf(uri), 400, "Unknown query parameter: offset");
        });

    Harvested read = Harvested.from(source("arbres"), door, folder);

    assertThat(read.rows()).isEqualTo(2);
    assertThat(read.told()).containsExactly(Code.LISTING_UNPROVEN);
  }

  @Test
  void aTotalThatFollowingPagesReachIsBelieved() {
    String counted = ", \"numberMatched\": 4";
    door.serve(FIRST, page(counted + next(ITEMS + "?offset=2"), tree(1), tree(2)));
    door.serve(ITEMS + "?offset=2", page(counted, tree(3), tree(4)));

    assertThat(Harvested.from(source("arbres"), door, folder).told()).isEmpty();
  }

  @Test
  void aCollectionWithoutFeaturesIsThereAndEmpty() {
    door.serve(FIRST, page(", \"numberMatched\": 0"));
    Harvested read = Harvested.from(source("arbres"), door, folder);

    assertThat(read.ids()).isEmpty();
    assertThat(read.empty()).containsExactly("arbres");
  }

  private void assertRefused(Code code) {
    assertThatThrownBy(() -> Harvested.from(source("arbres"), door, folder))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(code));
  }
}
