package fr.moisson.routes.web.ogc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Extracts;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class FeatureCollectionsTest {

  private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
  private static final String LAMBERT_93 = "http://www.opengis.net/def/crs/EPSG/0/2154";
  private static final List<String> COLUMNS = List.of("nom", "hauteur", "plante", "limit");
  private static final int COUNT = 57;

  @TempDir Path folder;
  @AutoClose private Site site;
  private final List<Row> rows = rows();

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
  }

  @Test
  void everyLinkOfTheServiceLeadsSomewhere() throws IOException {
    publish(
        Extracts.geoJson(site.files, "arbres", COLUMNS, rows),
        Extracts.geoPackage(site.files, "arbres", COLUMNS, rows, "2154"));
    Set<String> seen = new HashSet<>();
    List<String> left = new ArrayList<>(List.of(site.root + "/ogc"));
    while (!left.isEmpty()) {
      String address = left.remove(0);
      if (!seen.add(address)) {
        continue;
      }
      HttpResponse<String> answer = site.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
        Site.json(answer).findParents("href").stream()
            .filter(link -> link.path("href").isTextual())
            .forEach(
                link -> {
                  assertThat(link.path("rel").asText()).isNotEmpty();
                  if (link.path("href").asText().startsWith(site.root.toString())) {
                    left.add(link.path("href").asText());
                  }
                });
      }
    }
    assertThat(seen).hasSizeGreaterThan(8).anyMatch(address -> address.endsWith("/queryables"));
  }

  @Test
  void aCollectionSaysTheSameOfItselfAsTheListDoes() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));
    JsonNode before = site.json("/ogc/collections");
    String tag = site.get("/ogc/collections").headers().firstValue("ETag").orElseThrow();
    site.json(items(id));
    JsonNode listed = site.json("/ogc/collections").path("collections").path(1);

    assertThat(listed).isEqualTo(site.json("/ogc/collections/" + id));
    assertThat(listed.path("title").asText()).isEqualTo("Arbres, Niort Agglo");
    assertThat(listed.path("storageCrs").asText()).isEqualTo(CRS84);
    assertThat(listed.path("crs")).extracting(JsonNode::asText).containsExactly(CRS84, LAMBERT_93);
    // Before the file is read, only the territory's box is known.
    assertThat(before.at("/collections/1/extent/spatial/bbox/0/0").asDouble()).isEqualTo(-0.6);
    assertThat(listed.at("/extent/spatial/bbox/0/0").asDouble()).isGreaterThan(-0.6);
    assertThat(site.get("/ogc/collections", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "10, ''", "57, ''", "58, ''", "7, bbox=-0.5&hauteur=12", "1, plante"})
  void pagesGiveEverythingOnce(int limit, String kind) throws IOException {
    String id = publish(Extracts.geoPackage(site.files, "arbres", COLUMNS, rows, "2154"));
    String filter =
        switch (kind) {
          case "" -> "";
          case "plante" -> "&datetime=2001-01-01/..";
          default -> "&hauteur=12&bbox=-0.5,46.2,-0.3,46.4";
        };
    List<JsonNode> all = features(site.json(items(id) + "?limit=10000" + filter));

    List<JsonNode> found = new ArrayList<>();
    Optional<String> next = Optional.of(items(id) + "?limit=" + limit + filter);
    int pages = 0;
    while (next.isPresent()) {
      JsonNode page = site.json(next.get());
      List<JsonNode> features = features(page);
      assertThat(features.size()).isLessThanOrEqualTo(limit);
      assertThat(page.path("numberReturned").asInt()).isEqualTo(features.size());
      assertThat(page.path("numberMatched").asInt()).isEqualTo(all.size());
      found.addAll(features);
      next = link(page, "next");
      pages++;
    }

    assertThat(all).hasSizeGreaterThan(2).hasSizeLessThanOrEqualTo(COUNT);
    assertThat(found).isEqualTo(all);
    assertThat(pages).isEqualTo((all.size() + limit - 1) / limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&hauteur=12"})
  void whoCountsPagesGetsEverythingOnceToo(String filter) throws IOException {
    String id = publish(Extracts.geoPackage(site.files, "arbres", COLUMNS, rows, "2154"));
    List<JsonNode> all = features(site.json(items(id) + "?limit=10000" + filter));

    List<JsonNode> found = new ArrayList<>();
    for (int offset = 0; offset < all.size(); offset += 7) {
      found.addAll(features(site.json(items(id) + "?limit=7&offset=" + offset + filter)));
    }
    JsonNode second = site.json(items(id) + "?limit=7&offset=7" + filter);
    List<JsonNode> third = features(site.json(link(second, "next").orElseThrow()));

    assertThat(found).isEqualTo(all);
    assertThat(third.get(0)).isEqualTo(all.get(14));
    assertThat(features(site.json(items(id) + "?offset=" + COUNT + filter))).isEmpty();
  }

  /** Whatever the format of the extract's file, and whatever its coordinate system. */
  @ParameterizedTest
  @ValueSource(strings = {"GEOJSON", "4326", "2154"})
  void aBoxGivesWhatMeetsItAndWhatHasNoPlace(String kind) throws IOException {
    Extract extract =
        kind.equals("GEOJSON")
            ? Extracts.geoJson(site.files, "arbres", COLUMNS, rows)
            : Extracts.geoPackage(site.files, "arbres", COLUMNS, rows, kind);
    String id = publish(extract);
    Random random = new Random(3);
    for (int i = 0; i < 15; i++) {
      double west = -0.6 + random.nextDouble() * 0.2;
      double south = 46.2 + random.nextDouble() * 0.2;
      Envelope box = new Envelope(west, west + 0.1, south, south + 0.1);
      String bbox = String.format(Locale.ROOT, "%s,%s,%s,%s", west, south, west + 0.1, south + 0.1);

      JsonNode page = site.json(items(id) + "?bbox=" + bbox + "&limit=1000");

      assertThat(link(page, "self").orElse("")).contains("?bbox=" + bbox + "&");
      Geometry rectangle = new GeometryFactory().toGeometry(box);
      assertThat(page.path("features"))
          .extracting(feature -> feature.at("/properties/nom").asText())
          .containsExactlyElementsOf(
              rows.stream()
                  .filter(row -> row.geometry() == null || rectangle.intersects(row.geometry()))
                  .map(row -> row.value("nom"))
                  .toList());
    }
  }

  @Test
  void coordinatesAreInTheSystemAskedFor() throws IOException {
    Row origin = new Row(Map.of("nom", "origine"), geometry("Point", "[3,46.5]"), 1);
    String id = publish(Extracts.geoJson(site.files, "origine", List.of("nom"), List.of(origin)));

    HttpResponse<String> metres = site.get(items(id) + "?crs=" + LAMBERT_93);
    HttpResponse<String> degrees = site.get(items(id) + "/1");

    assertThat(metres.headers().firstValue("Content-Crs")).contains("<" + LAMBERT_93 + ">");
    assertThat(Site.json(metres).at("/features/0/geometry/coordinates"))
        .hasToString("[700000,6600000]");
    assertThat(degrees.headers().firstValue("Content-Crs")).contains("<" + CRS84 + ">");
    assertThat(Site.json(degrees).at("/geometry/coordinates")).hasToString("[3,46.5]");
    assertThat(count(id, "bbox=699999,6599999,700001,6600001&bbox-crs=" + LAMBERT_93)).isOne();
    assertThat(count(id, "bbox=700001,6599999,700002,6600001&bbox-crs=EPSG:2154")).isZero();
    assertThat(count(id, "bbox=2,46,0,4,47,9")).isOne();
    assertThat(count(id, "bbox=2,46,-179,47")).isOne();
    assertThat(count(id, "bbox=4,46,-179,47")).isZero();
  }

  @Test
  void columnsAndTimesFilter() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));

    assertThat(count(id, "nom=Arbre%207")).isOne();
    assertThat(count(id, "nom=arbre%207")).isZero();
    // Forms send empty parameters for fields that are not filled in.
    assertThat(count(id, "nom=&hauteur=&bbox=")).isEqualTo(COUNT);
    assertThat(count(id, "hauteur=12")).isEqualTo(count(id, "hauteur=12.0")).isEqualTo(19);
    assertThat(count(id, "plante=2003-05-17")).isOne();
    assertThat(count(id, "datetime=2003-05-17")).isEqualTo(2);
    assertThat(count(id, "datetime=2003-05-17T10:00:00%2B02:00/2005-01-01")).isEqualTo(3);
    assertThat(count(id, "datetime=2003-05-17T10:00:00+02:00/2005-01-01")).isEqualTo(3);
    assertThat(count(id, "datetime=../2003-05-17")).isEqualTo(count(id, "datetime=/2003-05-17"));
    // A row without a date matches every time.
    assertThat(count(id, "datetime=1900-01-01")).isOne();
    assertThat(count(id, "limit=1")).isEqualTo(COUNT);
    JsonNode queryables = site.json("/ogc/collections/" + id + "/queryables").path("properties");
    assertThat(queryables.at("/hauteur/type").asText()).isEqualTo("number");
    assertThat(queryables.at("/plante/format").asText()).isEqualTo("date");
    assertThat(queryables.at("/plante/x-ogc-role").asText()).isEqualTo("primary-instant");
    assertThat(queryables.at("/geom/x-ogc-role").asText()).isEqualTo("primary-geometry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=ten",
        "limit=99999999999999999999",
        "limit=1&limit=2",
        "after=-1",
        "offset=-1",
        "bbox=1,2,3",
        "bbox=1,2,3,4,5",
        "bbox=a,b,c,d",
        "bbox=NaN,0,1,1",
        "bbox=0,1,1,Infinity",
        "bbox=0,10,1,5",
        "bbox=1,2,3,4,5,6,7,8,9",
        "bbox=10,0,5,1&bbox-crs=EPSG:2154",
        "bbox=0,0,1,1&bbox-crs=EPSG:27572",
        "crs=EPSG:4326",
        "crs=http://www.opengis.net/def/crs/EPSG/0/9999",
        "datetime=hier",
        "datetime=2025-02-30",
        "datetime=2025-01-01/2024-01-01",
        "datetime=2025-01-01/2025-01-02/2025-01-03",
        "hauteur=grand",
        "plante=17/05",
        "inconnu=1",
        "geom=1",
        "nom';DROP TABLE features;--=1",
        "f=xml"
      })
  void whatMakesNoSenseIsSaidInTheReadersLanguage(String query) throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));
    String address = items(id) + "?" + encoded(query);

    HttpResponse<String> french = site.get(address);
    HttpResponse<String> english = site.get(address, "Accept-Language", "en-GB,en;q=0.9");

    assertThat(french.statusCode()).as(french.body()).isEqualTo(400);
    assertThat(french.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Site.json(french).path("status").asInt()).isEqualTo(400);
    assertThat(Site.json(french).path("detail").asText())
        .matches(".*[«»é].*")
        .isNotEqualTo(Site.json(english).path("detail").asText());
    assertThat(count(id, "limit=1")).isEqualTo(COUNT);
  }

  @Test
  void aParameterThatCannotBeDecodedIsNamed() throws IOException {
    // java.net.URI does not accept this query, so it is sent through a socket.
    try (Socket socket = new Socket(site.root.getHost(), site.root.getPort())) {
      socket
          .getOutputStream()
          .write("GET /ogc/collections?limit=%zz HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .contains("limit", "encod");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ogc/collections/nichts",
        "/ogc/collections/essai-0123456789ab.79191/items",
        "/ogc/collections/..%2F..%2Fetc/items",
        "/ogc/collections/{id}x",
        "/ogc/collections/{id}/items/0",
        "/ogc/collections/{id}/items/58",
        "/ogc/collections/{id}/items/1x",
        "/ogc/collections/{id}/items/999999999999999999999999"
      })
  void whatIsNotThereIsAProblemOfItsOwn(String address) throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));

    HttpResponse<String> answer = site.get(address.replace("{id}", id));

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("Exception");
    if (!address.contains("%2F")) {
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  @Test
  void moreThanMayBeHadGivesAsManyAsMayBeHad() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));

    assertThat(features(site.json(items(id) + "?limit=999999999"))).hasSize(COUNT);
  }

  @Test
  void anAnswerIsSentAgainOnlyIfItHasChanged() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));
    HttpResponse<String> first = site.get(items(id) + "?limit=2");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(site.get(items(id) + "?limit=2", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(site.get(items(id) + "?limit=3", "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    HttpResponse<String> head = site.send("HEAD", items(id) + "?limit=2");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).contains(tag);
    assertThat(head.headers().firstValue("Content-Type")).contains("application/geo+json");
    assertThat(
            site.get(items(id), "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .contains("gzip");
    assertThat(site.send("POST", items(id)).statusCode()).isEqualTo(405);
  }

  @Test
  void browsersAreShownThePageOfTheDataset() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));
    String page = site.root + "/datasets/" + ExtractLayer.key(id);

    assertThat(site.get("/ogc/collections/" + id, "Accept", "text/html,*/*;q=0.8"))
        .returns(302, HttpResponse::statusCode)
        .returns(page, answer -> answer.headers().firstValue("Location").orElse(""));
    assertThat(site.get(items(id) + "?f=html").statusCode()).isEqualTo(302);
    assertThat(site.get(items(id), "Accept", "text/html;q=0.1, application/geo+json").statusCode())
        .isEqualTo(200);
    assertThat(site.get(items(id) + "?f=json", "Accept", "text/html").statusCode()).isEqualTo(200);
    assertThat(site.get(page).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/conformance",
        "/api",
        "/collections",
        "/collections/catalogue/items",
        "/collections/ID/queryables",
        "/collections/ID/items/1"
      })
  void whatIsNoPageIsNotGivenToWhoeverAsksForOne(String address) throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));
    String asked = "/ogc" + address.replace("ID", id);

    assertThat(site.get(asked + "?f=html").statusCode()).isEqualTo(400);
    assertThat(site.get(asked + "?f=json").statusCode()).isEqualTo(200);
    assertThat(site.get(asked, "Accept", "text/html").statusCode()).isEqualTo(200);
  }

  @Test
  void aLayerIsMadeReadyOnceHoweverManyAsk() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));

    assertThat(IntStream.range(0, 24).parallel().map(i -> site.get(items(id)).statusCode()))
        .allMatch(status -> status == 200);
    assertThat(Files.list(folder.resolve("features"))).hasSize(1);
  }

  /** Other programs share the folder, and an administrator may empty it. */
  @Test
  void anIndexThatNobodyUsesIsDeletedAndWhatIsThereBesidesIsNoFault() throws IOException {
    Path indexes = folder.resolve("features");
    Path other = Files.createDirectories(indexes.resolve("copie"));
    Path unused = Files.writeString(indexes.resolve("ancien.gpkg"), "");
    Path used = Files.writeString(indexes.resolve("récent.gpkg"), "");
    Files.writeString(other.resolve("note.txt"), "");
    Files.setLastModifiedTime(other, FileTime.fromMillis(0));
    Files.setLastModifiedTime(unused, FileTime.fromMillis(0));
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));

    assertThat(count(id, "")).isEqualTo(COUNT);
    assertThat(unused).doesNotExist();
    assertThat(used).exists();
  }

  @Test
  void aFileThatIsGoneIsNoCollection() throws IOException {
    Extract extract = Extracts.geoJson(site.files, "arbres", COLUMNS, rows);
    String id = publish(extract);
    site.json(items(id));
    Files.delete(site.files.resolve(extract.file()));

    assertThat(site.get(items(id)).statusCode()).isEqualTo(404);
    assertThat(site.json("/ogc/collections").path("collections")).hasSize(1);
  }

  @Test
  void thePageOfADatasetSaysHowToOpenItInQgis() throws IOException {
    String id = publish(Extracts.geoJson(site.files, "arbres", COLUMNS, rows));
    String key = ExtractLayer.key(id);
    String bare = Datasets.publish(site.portal, Datasets.dataset("fiche", "Fiche"));

    assertThat(site.get("/datasets/" + key).body())
        .contains("Ouvrir dans QGIS", "<code>" + site.root + "/ogc</code>", "Arbres, Niort Agglo");
    assertThat(site.get("/en/datasets/" + key).body()).contains("Open in QGIS");
    assertThat(site.get("/datasets/" + bare).body()).doesNotContain("QGIS");
  }

  private String publish(Extract... extracts) {
    String key =
        Datasets.publish(
            site.portal,
            Datasets.dataset("arbres", "Arbres", d -> d.distributions(List.of(extracts))));
    return key + "." + extracts[0].territory();
  }

  private static String items(String id) {
    return "/ogc/collections/" + id + "/items";
  }

  private long count(String id, String query) {
    JsonNode page = site.json(items(id) + "?" + query);
    return page.path("numberMatched").asLong();
  }

  private static List<JsonNode> features(JsonNode page) {
    return page.path("features").valueStream().toList();
  }

  private static Optional<String> link(JsonNode page, String rel) {
    return page.path("links")
        .valueStream()
        .filter(link -> link.path("rel").asText().equals(rel))
        .map(link -> link.path("href").asText())
        .findFirst();
  }

  private static String encoded(String query) {
    List<String> parts = new ArrayList<>();
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      parts.add(
          URLEncoder.encode(part.substring(0, equals), StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return String.join("&", parts);
  }

  /** Points, lines and one row without a geometry; the last row has no date. */
  private static List<Row> rows() {
    Random random = new Random(1);
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(
            i -> {
              double x = Math.rint((-0.59 + random.nextDouble() * 0.28) * 1e7) / 1e7;
              double y = Math.rint((46.21 + random.nextDouble() * 0.2) * 1e7) / 1e7;
              Geometry geometry =
                  i % 3 == 0
                      ? geometry(
                          "LineString",
                          String.format(Locale.ROOT, "[[%s,%s],[%s,%s]]", x, y, x + 0.03, y + 0.03))
                      : geometry("Point", String.format(Locale.ROOT, "[%s,%s]", x, y));
              return new Row(
                  Map.of(
                      "nom",
                      "Arbre " + i,
                      "hauteur",
                      i % 3 == 1 ? "12" : "7.5",
                      "plante",
                      i == COUNT ? "" : (1996 + i) + "-05-17",
                      "limit",
                      "x"),
                  i == 5 ? null : geometry,
                  i);
            })
        .toList();
  }

  private static Geometry geometry(String type, String coordinates) {
    return GeoJson.geometry("{\"type\":\"%s\",\"coordinates\":%s}".formatted(type, coordinates))
        .orElseThrow();
  }
}
