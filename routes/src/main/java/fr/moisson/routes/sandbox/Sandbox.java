package fr.moisson.routes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.routes.Ports;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Six sources on loopback, for a demonstration without a network: the interfaces of data.gouv.fr,
 * of Géorisques (two of them, whose pages differ), of an Opendatasoft portal, a regional catalogue
 * in DCAT, and the spreadsheet of an association. The data are ours and few; the shapes, and the
 * faults in them, are those of the real ones.
 */
public final class Sandbox implements AutoCloseable {

  private static final String FOUNTAINS = "/api/explore/v2.1/catalog/datasets/fontaines-a-boire";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Javalin server;

  private Sandbox(Javalin server) {
    this.server = server;
  }

  /**
   * Starts on loopback, on the port of the last time if it is free: what was made from a source
   * carries the source's address, and would seem changed under another one.
   *
   * @param portFile remembers the port
   */
  public static Sandbox start(Path portFile) {
    Sandbox sandbox = on(Ports.freeOr(rememberedPort(portFile)));
    try {
      Files.writeString(portFile, String.valueOf(sandbox.server.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sandbox;
  }

  private static int rememberedPort(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.matches("\\d{1,5}") ? Math.min(Integer.parseInt(text), 65_535) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sandbox on(int port) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get("/api/1/datasets/", Sandbox::udata);
              config.routes.get("/api/1/organizations/suggest/", Sandbox::organisations);
              config.routes.get("/api/v1/cavites", Sandbox::cavites);
              config.routes.get("/api/v1/gaspar/pprn", Sandbox::pprn);
              config.routes.get(FOUNTAINS, Sandbox::fountains);
              config.routes.get(FOUNTAINS + "/records", Sandbox::fountainRecords);
              config.routes.get(FOUNTAINS + "/exports/geojson", Sandbox::fountainExport);
              config.routes.get("/geonetwork/catalogue.rdf", Sandbox::dcat);
              config.routes.get("/association/arbres.csv", Sandbox::csv);
            });
    return new Sandbox(server.start("127.0.0.1", port));
  }

  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Writes the demonstration's territory, which speaks of {@code {{sandbox}}}, into a folder. */
  public static void writeTerritory(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("niort.yaml"), bytes("niort.yaml"));
      Files.write(folder.resolve("contours.geojson"), bytes("contours.geojson"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void udata(Context context) {
    String zone = context.queryParam("geozone");
    String words = context.queryParam("q");
    String publisher = context.queryParam("organization");
    List<JsonNode> found =
        rows(
            "udata.json",
            dataset ->
                (words == null || mentions(dataset, words))
                    && (publisher == null
                        || dataset.at("/organization/id").asText().equals(publisher))
                    && (zone == null
                        || dataset.at("/spatial/zones").toString().contains("\"" + zone + "\"")));
    int size = number(context, "page_size", 20);
    int page = number(context, "page", 1);
    ObjectNode answer = answer("data", found, (page - 1) * size, size);
    boolean more = page * size < found.size();
    answer.put("page", page).put("page_size", size).put("total", found.size());
    answer.put("next_page", more ? "https://internal.example.org/?page=" + (page + 1) : null);
    context.json(answer.toString());
  }

  private static void organisations(Context context) {
    String name = Objects.requireNonNullElse(context.queryParam("q"), "");
    ArrayNode found = JSON.createArrayNode();
    rows("udata.json", dataset -> true).stream()
        .map(dataset -> dataset.path("organization"))
        .filter(
            one ->
                one.path("name")
                    .asText()
                    .toLowerCase(Locale.FRENCH)
                    .contains(name.toLowerCase(Locale.FRENCH)))
        .distinct()
        .forEach(found::add);
    context.json(found.toString());
  }

  private static boolean mentions(JsonNode dataset, String words) {
    String text = dataset.path("title").asText() + " " + dataset.path("description").asText();
    String last = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.FRENCH);
    return text.toLowerCase(Locale.FRENCH).contains(last);
  }

  private static void cavites(Context context) {
    List<String> codes =
        List.of(Objects.requireNonNullElse(context.queryParam("code_insee"), "").split(","));
    List<JsonNode> found =
        rows("cavites.json", row -> codes.contains(row.path("code_insee").asText()));
    int size = number(context, "page_size", 10);
    int page = number(context, "page", 1);
    ObjectNode answer = answer("data", found, (page - 1) * size, size);
    answer.put("results", found.size()).put("page", page);
    answer.put("total_pages", (found.size() + size - 1) / size);
    answer.putNull("response_code").putNull("message").putNull("previous");
    answer.put("next", page * size < found.size() ? "http://internal.example.org/" : null);
    context.json(answer.toString());
  }

  private static void pprn(Context context) {
    String code = context.queryParam("codeInsee");
    List<JsonNode> found =
        rows("pprn.json", row -> row.path("_communes").toString().contains("\"" + code + "\""));
    found.forEach(row -> ((ObjectNode) row).remove("_communes"));
    int size = number(context, "pageSize", 10);
    int page = number(context, "pageNumber", 0);
    ObjectNode answer = answer("content", found, page * size, size);
    answer.put("totalElements", found.size()).put("totalPages", (found.size() + size - 1) / size);
    answer.put("pageNumber", page).put("pageSize", size);
    context.json(answer.toString());
  }

  private static void fountains(Context context) {
    context.json(text("fontaines-fiche.json"));
  }

  /** Without the filter that it is asked for, as some services are, but complete. */
  private static void fountainExport(Context context) {
    ObjectNode export = JSON.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = export.putArray("features");
    for (JsonNode row : rows("fontaines.json", row -> true)) {
      ObjectNode feature = features.addObject().put("type", "Feature");
      JsonNode point = row.path("geo_point_2d");
      feature
          .putObject("geometry")
          .put("type", "Point")
          .putArray("coordinates")
          .add(point.path("lon"))
          .add(point.path("lat"));
      feature.set("properties", ((ObjectNode) row).without("geo_point_2d"));
    }
    context.contentType("application/geo+json; charset=utf-8").result(export.toString());
  }

  private static void fountainRecords(Context context) {
    List<JsonNode> found = rows("fontaines.json", row -> true);
    ObjectNode answer =
        answer("results", found, number(context, "offset", 0), number(context, "limit", 10));
    context.json(answer.put("total_count", found.size()).toString());
  }

  private static void dcat(Context context) {
    String file = "2".equals(context.queryParam("page")) ? "dcat-2.rdf" : "dcat-1.rdf";
    String base = context.scheme() + "://" + context.host();
    context.contentType("application/rdf+xml; charset=utf-8");
    context.result(text(file).replace("{{base}}", base));
  }

  /** As a spreadsheet of the office saves it: Windows-1252, and no word of it in the header. */
  private static void csv(Context context) {
    context.contentType("text/csv");
    context.result(text("arbres.csv").getBytes(java.nio.charset.Charset.forName("windows-1252")));
  }

  private static ObjectNode answer(String name, List<JsonNode> rows, int from, int size) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode array = answer.putArray(name);
    rows.stream().skip(from).limit(size).forEach(array::add);
    return answer;
  }

  private static int number(Context context, String parameter, int otherwise) {
    String value = context.queryParam(parameter);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  private static List<JsonNode> rows(String file, Predicate<JsonNode> filter) {
    try {
      return JSON.readTree(bytes(file)).valueStream().filter(filter).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Sandbox.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
