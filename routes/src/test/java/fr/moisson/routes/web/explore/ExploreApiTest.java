package fr.moisson.routes.web.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Extracts;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue and rows as requested by programs written for Opendatasoft. */
class ExploreApiTest {

  private static final String DATASETS = "/api/explore/v2.1/catalog/datasets";

  @TempDir Path folder;
  private Site site;
  private String key;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
    Distribution extract = Extracts.geoJson(site.files, "arbres", List.of("nom", "n"), rows());
    key =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "arbres",
                "Arbres",
                d ->
                    Datasets.by("Ville de Niort", "ENVI")
                        .apply(d)
                        .distributions(List.of(extract))));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theCatalogueIsGivenAsOpendatasoftDoes() {
    IntStream.range(0, 23)
        .forEach(i -> Datasets.publish(site.portal, Datasets.dataset("n" + i, "Jeu " + i)));

    List<String> ids = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 7) {
      JsonNode page = site.json(DATASETS + "?limit=7&offset=" + offset);
      assertThat(page.path("total_count").asInt()).isEqualTo(24);
      page.path("results").forEach(one -> ids.add(one.path("dataset_id").asText()));
    }
    JsonNode one = site.json(DATASETS + "/" + key);

    assertThat(ids).hasSize(24).doesNotHaveDuplicates().contains(key);
    assertThat(one.path("has_records").asBoolean()).isTrue();
    assertThat(one.at("/metas/default/publisher").asText()).isEqualTo("Ville de Niort");
    assertThat(one.at("/metas/default/theme/0").asText()).isEqualTo("Environnement");
  }

  @Test
  void rowsAreGivenAsOpendatasoftDoes() {
    List<String> names = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 10) {
      JsonNode page = site.json(DATASETS + "/" + key + "/records?offset=" + offset);
      assertThat(page.path("total_count").asInt()).isEqualTo(25);
      page.path("results").forEach(row -> names.add(row.path("nom").asText()));
    }
    JsonNode first = site.json(DATASETS + "/" + key + "/records?limit=1").at("/results/0");

    assertThat(names).containsExactlyElementsOf(rows().stream().map(r -> r.value("nom")).toList());
    assertThat(first)
        .hasToString(
            "{\"nom\":\"Élan; 1\",\"n\":1,\"geo_point_2d\":{\"lon\":-0.46,\"lat\":46.32},"
                + "\"geo_shape\":{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
                + "\"coordinates\":[-0.46,46.32]},\"properties\":{}}}");
    assertThat(site.json(DATASETS + "/" + key).path("fields"))
        .extracting(field -> field.path("type").asText())
        .containsExactly("text", "int", "geo_point_2d", "geo_shape");
  }

  /** Opendatasoft's dates have no time zone, or the one of the request. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "vu >= date'2024-03-31'; UTC; 2",
        "vu >= date'2024-03-31'; Europe/Paris; 3",
        "vu < date'2024-03-31'; Europe/Paris; 1",
        "vu = date'2024-03-31T00:30'; Europe/Paris; 1",
        "vu = date'2024-03-30T23:30:00Z'; Europe/Paris; 1",
        "vu > '2024-03-31T00:30:00'; UTC; 1"
      })
  void momentsAreComparedWithDays(String where, String zone, int expected) throws IOException {
    String seen = seen();

    String query = "/records?include_links=false&include_app_metas=false&timezone=" + zone;
    assertThat(
            site.json(seen + query + "&where=" + URLEncoder.encode(where, StandardCharsets.UTF_8))
                .path("total_count")
                .asInt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where=vu%20=%20date'2024-03-31'",
        "where=vu%20%3E%20date'2024-13-31'",
        "where=vu%20%3E%20date'2024'",
        "timezone=Mars/Est&where=vu%20%3E%20date'2024-03-31'"
      })
  void whatIsNoMomentIsRefused(String query) throws IOException {
    assertThat(site.get(seen() + "/records?" + query).statusCode()).isEqualTo(400);
  }

  private String seen() throws IOException {
    List<Row> rows =
        Stream.of(
                "2024-03-30T22:30:00Z",
                "2024-03-30T23:30:00Z",
                "2024-03-31T00:30:00Z",
                "2025-01-01T00:00:00Z")
            .map(moment -> new Row(Map.of("vu", moment), null, 1))
            .toList();
    Distribution extract = Extracts.geoJson(site.files, "vus", List.of("vu"), rows);
    return DATASETS
        + "/"
        + Datasets.publish(
            site.portal, Datasets.dataset("vus", "Vus", d -> d.distributions(List.of(extract))));
  }

  @Test
  void exportsHaveAllRows() {
    String exports = DATASETS + "/" + key + "/exports/";

    assertThat(site.json(exports + "json")).hasSize(25);
    assertThat(site.json(exports + "geojson").path("features")).hasSize(25);
    String csv = site.get(exports + "csv").body();
    assertThat(csv)
        .startsWith("\ufeffnom;n;geo_point_2d;geo_shape\r\n\"Élan; 1\";1;46.32, -0.46;")
        .hasLineCount(26);
  }

  /** The links given by the export page of an Opendatasoft portal. */
  @Test
  void linksToExportsOfOpendatasoftWorkHere() {
    String exports = DATASETS + "/" + key + "/exports/";
    String usual = "?lang=fr&timezone=Europe%2FBerlin";

    assertThat(site.get(exports + "csv" + usual + "&use_labels=true&delimiter=%3B").body())
        .isEqualTo(site.get(exports + "csv").body());
    assertThat(site.get(exports + "csv?delimiter=,&with_bom=false&limit=2").body())
        .startsWith("nom,n,geo_point_2d,geo_shape\r\nÉlan; 1,1,\"46.32, -0.46\",")
        .hasLineCount(3);
    assertThat(site.json(exports + "json" + usual + "&limit=3")).hasSize(3);
    assertThat(site.json(exports + "json?limit=-1")).hasSize(25);
    assertThat(site.json(exports + "geojson?limit=3").path("features")).hasSize(3);
    assertThat(site.json(DATASETS + "/" + key + "/records" + usual).path("results")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv?delimiter=x",
        "csv?with_bom=oui",
        "csv?limit=0",
        "csv?where=n",
        "csv?group_by=n",
        "json?select=count(*)",
        "json?delimiter=,"
      })
  void whatAnExportCannotDoIsAProblem(String export) {
    HttpResponse<String> answer = site.get(DATASETS + "/" + key + "/exports/" + export);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Site.json(answer).path("detail").asText()).doesNotContain(": .");
  }

  /** As they are written for a portal of Opendatasoft. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "where=n = 3 | 3",
        "where=n>=24 | 24 25",
        "where=nom=\"Élan; 7\" | 7",
        "where=nom:'Élan; 7' or n in (1, 2) | 1 2 7",
        "where=(n < 3 OR n > 24) and not n = 1 | 2 25",
        "where=nom like 'elan' and n<2 | 1",
        "where=\"élan 25\" | 25",
        "where=search(nom, \"25\") | 25",
        "where=startswith(nom, 'ÉLAN; 2') and n>22 | 23 24 25",
        "where=geo_point_2d is null or `n` is null | ''",
        "where=n is not null&limit=2&order_by=n desc | 25 24",
        "order_by=nom ASC,n&limit=3 | 1 10 11",
        "refine=nom:Élan; 4 | 4",
        "exclude=n:1&limit=1 | 2",
        "exclude=n:1&exclude=n:2&limit=1 | 3",
        "refine=nom:\"Élan; 4\"&refine=n:4 | 4",
        "refine=nom:Élan; 4&refine=n:5 | ''",
        "limit=2&offset=3 | 4 5"
      })
  void rowsAreSelectedAsOpendatasoftDoes(String query, String expected) {
    JsonNode page =
        site.json(
            DATASETS
                + "/"
                + key
                + "/records?"
                + Stream.of(query.split("&"))
                    .map(one -> one.split("=", 2))
                    .map(one -> one[0] + "=" + URLEncoder.encode(one[1], StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&")));

    List<String> found = new ArrayList<>();
    page.path("results").forEach(row -> found.add(row.path("n").asText()));
    assertThat(String.join(" ", found)).isEqualTo(expected.replace("'", ""));
    assertThat(page.path("total_count").asInt()).isGreaterThanOrEqualTo(found.size());
  }

  /** Each sorting takes its time, and a database knows only so many. */
  @Test
  void rowsAreSortedOncePerColumn() {
    String records = DATASETS + "/" + key + "/records?limit=1&order_by=";

    assertThat(site.json(records + "n%20desc" + ",n".repeat(1500)).at("/results/0/n").asInt())
        .isEqualTo(25);
  }

  @Test
  void columnsAreSelectedAsOpendatasoftDoes() {
    String exports = DATASETS + "/" + key + "/exports/";
    String chosen = "?select=n,geo_point_2d,%60nom%60&where=n%3E24";

    assertThat(site.get(exports + "csv" + chosen + "&with_bom=false").body())
        .isEqualTo("n;nom;geo_point_2d\r\n25;\"Élan; 25\";46.32, -0.46\r\n");
    assertThat(site.json(exports + "json" + chosen))
        .hasToString(
            "[{\"n\":25,\"nom\":\"Élan; 25\",\"geo_point_2d\":{\"lon\":-0.46,\"lat\":46.32}}]");
    JsonNode bare = site.json(exports + "geojson?select=n&limit=1").at("/features/0");
    assertThat(bare.path("properties")).hasToString("{\"n\":1}");
    assertThat(bare.path("geometry").isNull()).isTrue();
    assertThat(site.json(DATASETS + "/" + key + "/records?select=*&limit=1").at("/results/0"))
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where=n=",
        "where=n = x",
        "where=n = \"x\"",
        "where=inconnue = 1",
        "where=(n = 1",
        "where=n = 1)",
        "where=n = 1 n = 2",
        "where=year(n) = 2026",
        "where=n in 1",
        "where=in_bbox(geo_point_2d, 46, -1, 47, 0)",
        "where=\"a b c d e f g h i j k l m n o p q r s t u v w x y\"",
        "where=((((((((((((((((((((((n = 1))))))))))))))))))))))",
        "where=n = 'a",
        "select=inconnue",
        "select=n as nombre",
        "order_by=inconnue",
        "order_by=random(1)",
        "refine=n",
        "refine=n:x"
      })
  void aSelectionThatIsNotUnderstoodIsAProblem(String query) {
    String[] parts = query.split("=", 2);
    HttpResponse<String> answer =
        site.get(
            DATASETS
                + "/"
                + key
                + "/records?"
                + parts[0]
                + "="
                + URLEncoder.encode(parts[1], StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Site.json(answer).path("detail").asText()).isNotEmpty().doesNotContain("{");
  }

  @Test
  void theApiStaysWithoutWhatItDoesNotKnow() {
    String bare = Datasets.publish(site.portal, Datasets.dataset("fiche", "Fiche"));

    for (String address :
        List.of(
            "/nichts", "/nichts/records", "/" + bare + "/records", "/" + key + "/exports/exe")) {
      assertThat(site.get(DATASETS + address).statusCode()).as(address).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "offset=-1", "where=n>1", "select=nom", "refine=n:1"})
  void whatMakesNoSenseIsAProblem(String query) {
    assertThat(site.get(DATASETS + "?" + query.replace(">", "%3E")).statusCode()).isEqualTo(400);
  }

  private static List<Row> rows() {
    return IntStream.rangeClosed(1, 25)
        .mapToObj(
            i ->
                new Row(
                    Map.of("nom", "Élan; " + i, "n", String.valueOf(i)),
                    GeoJson.geometry("{\"type\":\"Point\",\"coordinates\":[-0.46,46.32]}")
                        .orElseThrow(),
                    i))
        .toList();
  }
}
