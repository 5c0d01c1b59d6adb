package fr.moisson.routes.web.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsApiTest {

  private static final String ITEMS = "/ogc/collections/catalogue/items";

  @TempDir Path folder;
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
  }

  @Test
  void aDatasetIsARecord() {
    String key =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "1",
                "Arbres",
                d ->
                    Datasets.by("Niort", "ENVI")
                        .apply(d)
                        .description("Tous les arbres.")
                        .contact(new Contact(null, "arbres@niort.example", null))
                        .keywords(List.of("arbre"))
                        .temporal(new Period("2019", "2024-06"))
                        .coverage(Coverage.of(List.of(), new Box(-0.5, 46.2, -0.3, 46.4)))
                        .distributions(
                            List.of(
                                Distribution.Link.to(
                                    "Fichier", URI.create("https://source.example/a.csv"))))));

    JsonNode record = site.json(ITEMS + "/" + key);

    assertThat(record.path("id").asText()).isEqualTo(key);
    assertThat(record.at("/geometry/coordinates/0/2")).hasToString("[-0.3,46.4]");
    assertThat(record.at("/time/interval")).hasToString("[\"2019-01-01\",\"2024-06-30\"]");
    assertThat(record.at("/properties/title").asText()).isEqualTo("Arbres");
    assertThat(record.at("/properties/type").asText()).isEqualTo("dataset");
    assertThat(record.at("/properties/themes/0/concepts/0/id").asText()).isEqualTo("ENVI");
    assertThat(record.at("/properties/contacts/0/organization").asText()).isEqualTo("Niort");
    assertThat(record.at("/properties/contacts/1/emails/0/value").asText())
        .isEqualTo("arbres@niort.example");
    assertThat(record.at("/properties/externalIds/0/value").asText()).isEqualTo("1");
    assertThat(record.path("links").findValuesAsText("href"))
        .contains("https://source.example/a.csv", site.root + "/datasets/" + key);
    assertThat(features(site.json(ITEMS))).containsExactly(record);
  }

  @Test
  void aRecordStatesTheConceptsAndThePartiesOfItsDataset() {
    Agent town = new Agent("Ville de Niort", null, null);
    String key =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "1",
                "Risques",
                d ->
                    d.publisher(town)
                        .contact(new Contact(town.name(), "sig@niort.example", null))
                        .keywords(List.of("Zones à risque naturel", "natural risk zones"))
                        .hvdCategories(
                            List.of(URI.create("http://data.europa.eu/bna/c_dd313021")))));

    JsonNode properties = site.json(ITEMS + "/" + key).path("properties");

    assertThat(properties.path("themes").findValuesAsText("scheme"))
        .containsExactly(
            "http://inspire.ec.europa.eu/theme", "http://data.europa.eu/bna/asd487ae75");
    assertThat(properties.path("themes").findValuesAsText("url"))
        .containsExactly(
            "http://inspire.ec.europa.eu/theme/nz", "http://data.europa.eu/bna/c_dd313021");
    assertThat(properties.path("themes").findValuesAsText("title"))
        .containsExactly("Zones à risque naturel", "Observation de la terre et environnement");
    assertThat(properties.at("/contacts/1/organization").asText()).isEqualTo(town.name());
  }

  /** Records, Part 1, requirement /req/record-core/license. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Licence Ouverte 2.0, https://www.etalab.gouv.fr/licence-ouverte-open-licence/, etalab-2.0",
        "Ma licence, https://source.example/licence, other",
        "Sur demande, -, other"
      })
  void aLicenceIsAnIdentifierOfSpdxOrAnother(String label, URI address, String identifier) {
    Licence licence = new Licence(label, address);
    String key =
        Datasets.publish(site.portal, Datasets.dataset("1", "Arbres", d -> d.licence(licence)));

    JsonNode record = site.json(ITEMS + "/" + key);

    assertThat(record.at("/properties/license").asText()).isEqualTo(identifier);
    if (address == null) {
      assertThat(record.at("/properties/rights").asText()).isEqualTo(label);
    } else {
      assertThat(record.path("links"))
          .anyMatch(
              link ->
                  link.path("rel").asText().equals("license")
                      && link.path("href").asText().equals(address.toString())
                      && link.path("title").asText().equals(label));
    }
  }

  @Test
  void aRecordIsInTheLanguageOfItsDataset() {
    String key =
        Datasets.publish(
            site.portal, Datasets.dataset("trees", "Trees", draft -> draft.writtenIn("en")));

    JsonNode record = site.json("/ogc/collections/catalogue/items/" + key);
    assertThat(record.at("/properties/language/code").asText()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 100, 150, 230, 10_000})
  void pagesGiveEverythingOnce(int limit) {
    List<String> keys =
        IntStream.range(0, 231)
            .mapToObj(i -> Datasets.publish(site.portal, Datasets.dataset("n" + i, "Jeu " + i)))
            .toList();
    Datasets.withdraw(site.portal, keys.get(100));

    List<String> found = new ArrayList<>();
    Optional<String> next = Optional.of(ITEMS + "?limit=" + limit);
    while (next.isPresent()) {
      JsonNode page = site.json(next.get());
      assertThat(page.path("numberMatched").asInt()).isEqualTo(230);
      features(page).forEach(record -> found.add(record.path("id").asText()));
      assertThat(page.path("numberReturned").asInt()).isEqualTo(features(page).size());
      next = link(page);
    }

    Set<String> shown = new HashSet<>(keys);
    shown.remove(keys.get(100));
    assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(shown);
  }

  /** As QGIS does when a user searches a catalogue. */
  @Test
  void whoCountsPagesGetsEverythingOnceToo() {
    List<String> keys =
        IntStream.range(0, 12)
            .mapToObj(i -> Datasets.publish(site.portal, Datasets.dataset("n" + i, "Jeu " + i)))
            .toList();
    Datasets.withdraw(site.portal, keys.get(1));

    List<String> found = new ArrayList<>();
    for (int offset = 0; offset < 15; offset += 5) {
      JsonNode page = site.json(ITEMS + "?q=jeu&limit=5&offset=" + offset);
      assertThat(page.path("numberMatched").asInt()).isEqualTo(11);
      features(page).forEach(record -> found.add(record.path("id").asText()));
    }

    List<String> shown = new ArrayList<>(keys);
    shown.remove(1);
    assertThat(found).isEqualTo(shown);
    JsonNode second = site.json(ITEMS + "?limit=5&offset=5");
    assertThat(features(site.json(link(second).orElseThrow())))
        .isEqualTo(features(site.json(ITEMS + "?offset=10")));
    assertThat(features(site.json(ITEMS + "?offset=11"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q=arbre | Arbres",
        "q=ARBRES,sol | Arbres Sols",
        "q=sols urbain | Sols",
        "q=urbains sols | ''",
        "q=rien | ''",
        "q=% | ''",
        "bbox=-0.45,46.3,-0.4,46.35 | Arbres",
        "bbox=-0.3,46.4,0,47 | Arbres",
        "bbox=-0.29,46.4,0,47 | ''",
        "bbox=170,-20,-170,-10 | Lagon",
        "bbox=-180,-90,180,90 | Arbres Sols Lagon",
        "datetime=2020-05-05 | Arbres Sols Lagon Cartes",
        "datetime=2024-12-31T23:00:00Z | Arbres Sols Lagon Cartes",
        "datetime=2025-01-01 | Sols Lagon Cartes",
        "datetime=../2018-12-31 | Sols Lagon Cartes",
        "datetime=2019-01-01/.. | Arbres Sols Lagon Cartes",
        "type=service | Cartes",
        "type=service,dataset | Arbres Sols Lagon Cartes",
        "type=series | ''",
        "q=arbre&type=service | ''"
      })
  void wordsPlacesTimesAndKindsNarrow(String query, String expected) {
    Box niort = new Box(-0.5, 46.2, -0.3, 46.4);
    publish("Arbres", niort, new Period("2019", "2024"), Kind.DATASET);
    publish("Sols urbains", new Box(2, 48, 3, 49), null, Kind.DATASET);
    publish("Lagon", new Box(-178, -15, -176, -13), new Period(null, null), Kind.DATASET);
    publish("Cartes", null, null, Kind.SERVICE);

    JsonNode page = site.json(ITEMS + "?" + query.replace("%", "%25").replace(" ", "%20"));

    assertThat(features(page))
        .extracting(record -> record.at("/properties/title").asText().split(" ")[0])
        .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    assertThat(page.path("numberMatched").asInt()).isEqualTo(features(page).size());
  }

  @Test
  void recordsAreFoundByTheirIdsHereAndElsewhere() {
    String trees = Datasets.publish(site.portal, Datasets.dataset("arbres/1", "Arbres"));
    String parks =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "parcs", "Parcs", d -> d.identifiers(List.of("10.5072/Parcs", "a \"b\""))));
    Datasets.publish(site.portal, Datasets.dataset("10.5072", "Bancs"));

    assertThat(ids("?ids=" + parks + "," + trees + ",essai-0123")).containsExactly(trees, parks);
    assertThat(ids("?externalIds=10.5072/Parcs,arbres/1")).containsExactly(trees, parks);
    assertThat(ids("?externalIds=a%20%22b%22")).containsExactly(parks);
    assertThat(ids("?externalIds=10.5072/parcs,arbres,Parc")).isEmpty();
    assertThat(ids("?ids=&externalIds=")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ids", "externalIds"})
  void moreIdsThanADatabaseComparesAreRefused(String parameter) {
    String ids = IntStream.range(0, 200).mapToObj(n -> "x" + n).collect(Collectors.joining(","));

    assertThat(ids("?ids=" + ids + ",x7&externalIds=" + ids)).isEmpty();
    assertThat(site.get(ITEMS + "?" + parameter + "=" + ids + ",y"))
        .returns(400, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains(parameter, "prend au plus 200 identifiants");
  }

  @Test
  void recordsAreSortedAsWanted() {
    List<String> keys =
        Stream.of("Été", "arbres", "Bancs", "Arbres")
            .map(title -> Datasets.publish(site.portal, Datasets.dataset("x" + title, title)))
            .toList();
    List<String> byTitle = List.of(keys.get(1), keys.get(3), keys.get(2), keys.get(0));

    assertThat(ids("?sortby=title")).isEqualTo(byTitle);
    assertThat(ids("?sortby=%2Btitle,-created").subList(0, 2))
        .containsExactly(keys.get(3), keys.get(1));
    assertThat(ids("?sortby=-created").get(0)).isEqualTo(keys.get(3));
    assertThat(ids("?sortby=+id")).isSorted();
    List<String> found = new ArrayList<>();
    Optional<String> next = Optional.of(ITEMS + "?sortby=title&limit=3");
    while (next.isPresent()) {
      JsonNode page = site.json(next.get());
      features(page).forEach(record -> found.add(record.path("id").asText()));
      next = link(page);
    }
    assertThat(found).isEqualTo(byTitle);
    JsonNode sortables = site.json("/ogc/collections/catalogue/sortables");
    sortables
        .path("properties")
        .fieldNames()
        .forEachRemaining(name -> assertThat(ids("?sortby=-" + name)).as(name).hasSize(4));
  }

  private List<String> ids(String query) {
    return features(site.json(ITEMS + query)).stream()
        .map(record -> record.path("id").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sortby=description",
        "limit=0",
        "bbox=1",
        "bbox-crs=EPSG:2154",
        "crs=EPSG:2154",
        "type=tout",
        "datetime=x",
        "x=1",
        "after=a",
        "offset=-1",
        "q=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25",
        "q=a+b+c+d+e+f+g+h+i+j+k+l+m,n+o+p+q+r+s+t+u+v+w+x+y+z"
      })
  void whatMakesNoSenseIsAProblem(String query) {
    HttpResponse<String> answer = site.get(ITEMS + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void theCatalogueIsTheFirstCollection() {
    JsonNode listed = site.json("/ogc/collections").path("collections").path(0);

    assertThat(listed.path("itemType").asText()).isEqualTo("record");
    assertThat(site.json("/ogc/collections/catalogue")).isEqualTo(listed);
    assertThat(site.get(ITEMS + "/essai-0123").statusCode()).isEqualTo(404);
  }

  /** As the classes of OGC API – Features say of every collection. */
  @Test
  void theCatalogueIsQueriedLikeAnyOtherCollection() {
    String crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    String key = Datasets.publish(site.portal, Datasets.dataset("1", "Arbres"));
    String asked = "bbox=-1,46,0,47&bbox-crs=" + crs84 + "&crs=" + crs84;

    for (String address : List.of(ITEMS + "?" + asked, ITEMS + "/" + key + "?crs=" + crs84)) {
      HttpResponse<String> answer = site.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + crs84 + ">");
    }
    String queryables =
        site.json("/ogc/collections/catalogue")
            .path("links")
            .valueStream()
            .filter(link -> link.path("rel").asText().endsWith("/queryables"))
            .map(link -> link.path("href").asText())
            .findFirst()
            .orElseThrow();
    JsonNode properties = site.json(queryables).path("properties");
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              boolean isPlace = properties.path(name).has("x-ogc-role");
              assertThat(isPlace || site.get(ITEMS + "?" + name + "=dataset").statusCode() == 200)
                  .as(name)
                  .isTrue();
            });
    assertThat(properties).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en                | The catalogue
          en-US             | The catalogue
          de, en;q=0.5      | The catalogue
          fr;q=0.1, en      | The catalogue
          en;q=0.1, fr-CA   | Le catalogue
          en;q=0            | Le catalogue
          de                | Le catalogue
          """)
  void itIsInTheLanguageThatTheReaderWouldRatherHave(String wanted, String beginning) {
    HttpResponse<String> answer = site.get("/ogc", "Accept-Language", wanted);

    assertThat(Site.json(answer).path("description").asText()).startsWith(beginning);
  }

  /** The description lists exactly the paths that exist, and all its references resolve. */
  @Test
  void theDescriptionIsThatOfThisService() throws IOException {
    JsonNode api = site.json("/ogc/api");
    Set<String> described = new HashSet<>();
    api.path("paths").fieldNames().forEachRemaining(described::add);

    assertThat(api.at("/servers/0/url").asText()).isEqualTo(site.root + "/ogc");
    for (String reference : api.findValuesAsText("$ref")) {
      assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    for (String path : described) {
      if (!path.contains("{")) {
        String address = "/ogc" + (path.equals("/") ? "" : path);
        assertThat(site.get(address).statusCode()).as(path).isEqualTo(200);
      }
    }
    // Described parameters are accepted; others are refused.
    for (JsonNode parameter : api.at("/paths/~1collections~1catalogue~1items/get/parameters")) {
      String name = parameter.path("$ref").asText().replaceFirst(".*/", "");
      assertThat(site.get(ITEMS + "?" + name + "=").statusCode()).as(name).isEqualTo(200);
    }
  }

  private void publish(String title, Box box, Period period, Kind kind) {
    Datasets.publish(
        site.portal,
        Datasets.dataset(
            title,
            title,
            d -> d.coverage(Coverage.of(List.of(), box)).temporal(period).kind(kind)));
  }

  private static List<JsonNode> features(JsonNode page) {
    return page.path("features").valueStream().toList();
  }

  private static Optional<String> link(JsonNode page) {
    return page.path("links")
        .valueStream()
        .filter(link -> link.path("rel").asText().equals("next"))
        .map(link -> link.path("href").asText())
        .findFirst();
  }
}
