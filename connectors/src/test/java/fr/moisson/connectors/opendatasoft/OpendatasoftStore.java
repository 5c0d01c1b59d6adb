package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The content of an {@link OpendatasoftStandIn}, and the calls of its API. */
final class OpendatasoftStore {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LOOKS_UNTIL_DONE = 2;

  final Map<String, OpendatasoftHeld> datasets = new LinkedHashMap<>();
  final Map<String, Set<String>> templates = new LinkedHashMap<>();
  final List<String> jobs = new ArrayList<>();
  final List<String> files = new ArrayList<>();
  private final Map<String, String> connections = new LinkedHashMap<>();
  Optional<OpendatasoftHarvesting> harvesting = Optional.of(new OpendatasoftHarvesting());
  private String nextOutcome = "idle";
  private int uids;
  long writes;

  /** Addresses, without their hosts, at which there is no file. */
  final Set<String> dead = new TreeSet<>();

  /** Fields whose values are refused, as not among those that the domain allows. */
  final Set<String> choosy = new TreeSet<>();

  OpendatasoftStore() {
    templates.put("default", Set.of());
    templates.put("internal", Set.of("license_id", "theme_id", "draft"));
  }

  void failNextJob(String outcome) {
    nextOutcome = outcome;
  }

  /** Answers a call, given as its method and the segments of its path, without the query. */
  JsonNode answer(List<String> call, Map<String, String> query, JsonNode body, String file) {
    String kind = call.get(1);
    return switch (kind) {
      case "metadata" -> domain(call, query);
      case "datasets" ->
          call.size() == 2
              ? collection(call.get(0), query, body)
              : dataset(call, query, body, file);
      case "harvesters" ->
          harvesting.orElseThrow(OpendatasoftRefusal::notFound).answer(call, query, body);
      default -> throw OpendatasoftRefusal.notFound();
    };
  }

  private JsonNode domain(List<String> call, Map<String, String> query) {
    if (call.size() == 3) {
      ArrayNode list = JSON.arrayNode();
      templates.forEach(
          (name, fields) -> {
            ArrayNode schema = list.addObject().put("name", name).putArray("schema");
            fields.forEach(field -> schema.addObject().put("name", field).put("type", "text"));
          });
      return page(list);
    }
    String wanted = query.getOrDefault("query", "").toLowerCase(Locale.ROOT);
    ArrayNode hits = JSON.arrayNode();
    Map<String, String> known =
        call.get(5).equals("license_id")
            ? Map.of("3qs7h1a", "Licence Ouverte v2.0 (Etalab)", "9dd0f2c", "Licence Ouverte v1.0")
            : Map.of("5f6a7bc", "Environnement", "1aa2bb3", "Transports, Déplacements");
    known.forEach(
        (id, label) -> {
          if (label.toLowerCase(Locale.ROOT).startsWith(wanted)) {
            hits.addObject().put("value", id).put("label", label);
          }
        });
    return JSON.objectNode().set("hits", hits);
  }

  private JsonNode collection(String method, Map<String, String> query, JsonNode body) {
    if (method.equals("GET")) {
      String wanted = query.get("dataset_id");
      int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
      int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
      ArrayNode list = JSON.arrayNode();
      datasets.values().stream()
          .filter(held -> wanted == null || held.datasetId.equals(wanted))
          .skip(offset)
          .limit(limit)
          .forEach(held -> list.add(held.json()));
      return page(list);
    }
    JsonNode metadata = body.path("metadata");
    for (String required : List.of("modified", "language")) {
      if (metadata.findPath(required).path("value").asText().isBlank()) {
        throw OpendatasoftRefusal.ofField(required, "This field is required");
      }
    }
    return create(body.path("dataset_id").asText(), metadata).json();
  }

  OpendatasoftHeld create(String datasetId, JsonNode metadata) {
    if (datasets.values().stream().anyMatch(held -> held.datasetId.equals(datasetId))) {
      throw OpendatasoftRefusal.ofField("dataset_id", "This identifier is already used");
    }
    if (metadata.findPath("title").path("value").asText().isBlank()) {
      throw OpendatasoftRefusal.ofField("title", "This field is required");
    }
    metadata.forEach(fields -> fields.fieldNames().forEachRemaining(this::checkValue));
    OpendatasoftHeld held = new OpendatasoftHeld(uid("da"), datasetId);
    for (Map.Entry<String, JsonNode> template : metadata.properties()) {
      ObjectNode fields = held.metadata.withObject("/" + template.getKey());
      for (Map.Entry<String, JsonNode> one : template.getValue().properties()) {
        fields.set(one.getKey(), cleaned(one.getKey(), one.getValue()));
      }
    }
    // The portal sets this field itself.
    held.metadata.withObject("/visualization").putObject("map_disabled").put("value", false);
    datasets.put(held.uid, held);
    writes++;
    return held;
  }

  private JsonNode dataset(
      List<String> call, Map<String, String> query, JsonNode body, String file) {
    OpendatasoftHeld held = datasets.get(call.get(2));
    if (held == null) {
      throw OpendatasoftRefusal.notFound();
    }
    if (call.size() == 3) {
      return held.json();
    }
    return switch (call.get(3)) {
      case "status" -> held.look();
      case "metadata" -> metadata(held, call, body);
      case "resources" -> resources(held, call, query, body, file);
      case "alternative_exports" -> exports(held, call, file, body);
      case "publish", "publish_metadata", "unpublish" -> job(held, call.get(3));
      default -> throw OpendatasoftRefusal.notFound();
    };
  }

  private JsonNode job(OpendatasoftHeld held, String job) {
    held.atRest();
    if (job.equals("unpublish") && !held.isPublished) {
      throw OpendatasoftRefusal.of(400, "invalid_dataset_status", "dataset is not published");
    }
    jobs.add(job);
    writes++;
    if (nextOutcome.equals("idle")) {
      switch (job) {
        case "publish" -> held.publish();
        case "publish_metadata" -> held.publishMetadata();
        default -> held.isPublished = false;
      }
    }
    held.start(LOOKS_UNTIL_DONE, nextOutcome, nextOutcome.equals("idle") ? "" : "Trop de lignes");
    nextOutcome = "idle";
    return JSON.objectNode().put("detail", "ok");
  }

  private JsonNode metadata(OpendatasoftHeld held, List<String> call, JsonNode body) {
    if (call.get(0).equals("GET")) {
      return held.metadata.deepCopy();
    }
    String template = call.size() > 4 ? call.get(4) : "";
    if (!templates.containsKey(template)) {
      throw OpendatasoftRefusal.notFound();
    }
    held.atRest();
    writes++;
    if (call.size() == 5) {
      // Omitted fields are erased.
      held.metadata.set(template, body);
      return body;
    }
    String field = call.get(5);
    if (call.get(0).equals("DELETE")) {
      held.metadata.withObject("/" + template).remove(field);
      return MissingNode.getInstance();
    }
    Set<String> fields = templates.get(template);
    if (!fields.isEmpty() && !fields.contains(field)) {
      throw OpendatasoftRefusal.notFound();
    }
    checkValue(field);
    held.metadata.withObject("/" + template).set(field, cleaned(field, body));
    return body;
  }

  private void checkValue(String field) {
    if (choosy.contains(field)) {
      throw OpendatasoftRefusal.ofField(field, "Not a valid choice");
    }
  }

  private JsonNode resources(
      OpendatasoftHeld held,
      List<String> call,
      Map<String, String> query,
      JsonNode body,
      String file) {
    String step = call.size() > 4 ? call.get(4) : "";
    if (call.size() > 5 && call.get(5).equals("clean_cache")) {
      held.atRest();
      writes++;
      jobs.add("clean_cache");
      return MissingNode.getInstance();
    }
    if (step.startsWith("guess_") && dead.contains(body.at("/datasource/relative_url").asText())) {
      throw OpendatasoftRefusal.ofField("datasource", "HTTP 404");
    }
    switch (step) {
      case "guess_extractors":
        return JSON.arrayNode().add(JSON.objectNode().put("type", "csvfile").put("label", "CSV"));
      case "guess_extractor_params":
        ObjectNode guess = JSON.objectNode().put("extractor", body.path("type").asText());
        guess.putObject("params").put("separator", ",").put("encoding", "utf-8");
        return guess;
      case "files":
        files.add(file);
        writes++;
        return JSON.objectNode().put("uid", uid("fi")).put("filename", file);
      default:
        return resource(held, call.get(0), step, query, body);
    }
  }

  /** The portal cleans HTML and lists, but does not show this in its answer. */
  private static JsonNode cleaned(String field, JsonNode sent) {
    ObjectNode kept = sent.deepCopy();
    if (field.equals("description")) {
      kept.put("value", sent.path("value").asText().replace("&quot;", "\""));
    }
    if (field.equals("keyword")) {
      ArrayNode backwards = kept.putArray("value");
      sent.path("value").forEach(one -> backwards.insert(0, one));
    }
    if (field.equals("modified")) {
      kept.put("value", sent.path("value").asText().replace("Z", "+00:00"));
    }
    return kept;
  }

  private JsonNode exports(OpendatasoftHeld held, List<String> call, String file, JsonNode body) {
    if (call.get(0).equals("GET")) {
      ArrayNode list = JSON.arrayNode();
      held.exports.values().forEach(list::add);
      return page(list);
    }
    held.atRest();
    writes++;
    if (call.get(0).equals("DELETE")) {
      held.exports.remove(call.get(4));
      return MissingNode.getInstance();
    }
    if (!body.path("type").asText().equals("uploaded_file") || !body.has("title")) {
      throw OpendatasoftRefusal.ofField("type", "This field is required");
    }
    String uid = uid("ae");
    ObjectNode export = body.deepCopy();
    held.exports.put(uid, export.put("uid", uid).put("filename", file));
    return export;
  }

  private JsonNode resource(
      OpendatasoftHeld held, String method, String uid, Map<String, String> query, JsonNode body) {
    if (method.equals("GET")) {
      ArrayNode list = JSON.arrayNode();
      boolean isExpanded = "datasource.connection".equals(query.get("expand"));
      held.resources.values().forEach(one -> list.add(seen(one, isExpanded)));
      return page(list);
    }
    held.atRest();
    writes++;
    if (method.equals("DELETE")) {
      held.resources.remove(uid);
      return MissingNode.getInstance();
    }
    if (!body.has("type") || !body.path("datasource").has("type")) {
      throw OpendatasoftRefusal.ofField("datasource", "This field is required");
    }
    ObjectNode kept = body.deepCopy();
    String own = method.equals("POST") ? uid("re") : uid;
    kept.put("uid", own);
    if (kept.path("datasource").path("type").asText().equals("http")) {
      String connection = uid("co");
      connections.put(connection, kept.at("/datasource/connection/url").asText());
      kept.withObject("/datasource/connection").removeAll().put("uid", connection);
    }
    held.resources.put(own, kept);
    return seen(kept, false);
  }

  /** The address of a connection is only shown on request. */
  private ObjectNode seen(ObjectNode resource, boolean isExpanded) {
    ObjectNode seen = resource.deepCopy();
    String connection = seen.at("/datasource/connection/uid").asText();
    if (isExpanded && connections.containsKey(connection)) {
      seen.withObject("/datasource/connection").put("url", connections.get(connection));
    }
    return seen;
  }

  String address(ObjectNode resource) {
    String connection = resource.at("/datasource/connection/uid").asText();
    return connections.getOrDefault(connection, "")
        + resource.at("/datasource/relative_url").asText();
  }

  private static ObjectNode page(ArrayNode list) {
    ObjectNode page = JSON.objectNode().put("total_count", list.size()).putNull("next");
    page.set("results", list);
    return page;
  }

  private String uid(String prefix) {
    return prefix + "_" + Integer.toString(100_000 + ++uids * 7_919, Character.MAX_RADIX);
  }
}
