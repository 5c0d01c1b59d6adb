package fr.moisson.connectors.clms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the service that remembers its orders, and runs of a source against it day by day.
 */
final class ClmsSite implements Door {

  static final String API = "https://clms.example/api";
  static final KeyPair KEYS = keys();
  static final Territory NIORTAIS = Niortais.of("79191");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILES = "https://fme.example/results/";

  final ObjectNode orders = JSON.createObjectNode();
  final List<String> asked = new ArrayList<>();
  final List<Notice> told = new ArrayList<>();
  private final Path folder;
  private final ScriptedDoor bodies;
  Instant now = Instant.parse("2026-03-02T04:00:00Z");
  String modified = "2026-01-01T00:00:00+00:00";
  String delivered = "{\"type\": \"FeatureCollection\", \"features\": []}";
  boolean fileIsThere = true;
  boolean isFileBroken;
  boolean answersGetLost;
  @Nullable String refusal;
  @Nullable String memory;

  ClmsSite(Path folder) {
    this.folder = folder;
    this.bodies = new ScriptedDoor(folder);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Secret key() {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return new Secret(serviceKey(pem));
  }

  static String serviceKey(String pem) {
    return JSON.createObjectNode()
        .put("client_id", "client")
        .put("user_id", "n001")
        .put("token_uri", API + "/@@oauth2-token")
        .put("private_key", pem)
        .toString();
  }

  static ClmsSource source(@Nullable Secret key, String... datasets) {
    DatasetTemplate template =
        new DatasetTemplate(
            "{titre} – {territoire}",
            "Carte. {description}",
            null,
            null,
            new Agent("AEE", null, null),
            null,
            "copernicus",
            null,
            null,
            null,
            null);
    return new ClmsSource(URI.create(API), List.of(datasets), key, null, 1, template);
  }

  /** Runs one day's harvest; an exception ends it as in production. */
  List<RawItem> harvest(ClmsSource source) {
    List<RawItem> items = new ArrayList<>();
    harvest(source, items::add);
    return items;
  }

  void harvest(ClmsSource source, Consumer<RawItem> taker) {
    told.clear();
    asked.clear();
    Run run =
        new Run(NIORTAIS, this, folder, null, false, told::add, now, memory, kept -> memory = kept);
    source.fetch(run).forEachOrdered(taker);
  }

  long ordersPlaced() {
    return asked.stream().filter(request -> request.contains("@datarequest_post")).count();
  }

  void finish(String task) {
    ((ObjectNode) orders.path(task))
        .put("Status", "Finished_ok")
        .put("FinalizationDateTime", local(now))
        .put("DownloadURL", FILES + task + ".zip");
  }

  void fail(String task) {
    ((ObjectNode) orders.path(task)).put("Status", "Finished_nok").put("Message", "FME error");
  }

  private static String local(Instant moment) {
    return moment.toString().replace("Z", ".391919");
  }

  @Override
  public Body get(Request request) {
    String address = request.uri().toString();
    asked.add(address);
    if (address.startsWith(FILES)) {
      return file(request.uri());
    }
    JsonNode answer = answer(address);
    return bodies.body(request.uri(), "application/json", null, answer.toString().getBytes(UTF_8));
  }

  private JsonNode answer(String address) {
    if (address.contains("@search")) {
      int start = Integer.parseInt(address.replaceFirst(".*b_start=(\\d+).*", "$1"));
      ObjectNode page = JSON.createObjectNode().put("items_total", 2);
      ArrayNode items = page.putArray("items");
      if (start < 2) {
        items.add(start == 0 ? streetTrees() : corine());
      }
      return page;
    }
    if (address.contains("@datarequest_search")) {
      return orders;
    }
    String task = address.replaceFirst(".*TaskID=", "");
    if (!orders.has(task)) {
      throw Refusals.of(String.valueOf(address), 404, "no such task");
    }
    return orders.path(task);
  }

  private Body file(URI uri) {
    if (!fileIsThere) {
      throw Refusals.of(String.valueOf(uri), 404, "Not Found");
    }
    if (isFileBroken) {
      throw new Unavailable(Notice.of(Code.TRUNCATED, uri, "9 B"));
    }
    return bodies.written(
        uri, "application/zip", null, out -> zip(out, Map.of("trees.geojson", delivered)));
  }

  static void zip(OutputStream out, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
  }

  @Override
  public Reply send(Request request) {
    asked.add(request.method() + " " + request.uri());
    if (request.uri().toString().endsWith("@@oauth2-token")) {
      assertGrant(AnsweringDoor.body(request));
      return reply(200, "{\"access_token\": \"T0KEN\"}");
    }
    if (!"Bearer T0KEN".equals(request.headers().get("Authorization"))) {
      return reply(401, "{}");
    }
    if (refusal != null) {
      return reply(400, refusal);
    }
    String task = String.valueOf(orders.size() + 1);
    ObjectNode order = orders.putObject(task);
    order.setAll((ObjectNode) read(AnsweringDoor.body(request)));
    order.put("Status", "In_progress").put("RegistrationDateTime", local(now));
    if (answersGetLost) {
      throw new Unavailable(Notice.of(Code.TIMED_OUT, request.uri(), 60));
    }
    return reply(201, "{\"ErrorTaskIds\": [], \"TaskIds\": [{\"TaskID\": \"" + task + "\"}]}");
  }

  private static void assertGrant(String form) {
    if (!form.contains("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer")
        || !form.contains("assertion=ey")) {
      throw new AssertionError(form);
    }
  }

  private static Reply reply(int status, String body) {
    return new Reply(status, Map.of(), body.getBytes(UTF_8));
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode streetTrees() {
    return read(
        """
        {"@id": "https://old.example/api/en/products/urban-atlas/street-tree-layer",
         "UID": "u1", "title": "Street Tree Layer 2021 ", "description": "Trees.",
         "review_state": "published", "modified": "%s",
         "dataset_download_information": {"items": [
           {"@id": "r", "full_format": "Geotiff", "name": "RASTER"},
           {"@id": "v", "full_format": {"title": "GPKG", "token": "GPKG"}, "name": "VECTOR"}]}}"""
            .formatted(modified));
  }

  private static JsonNode corine() {
    return read(
        """
        {"@id": "https://old.example/api/en/products/corine", "UID": "u2",
         "title": "CORINE Land Cover 2018", "description": "", "review_state": "private",
         "dataset_download_information": {"items": [
           {"@id": "x", "full_format": null, "name": "VECTOR"}]}}""");
  }
}
