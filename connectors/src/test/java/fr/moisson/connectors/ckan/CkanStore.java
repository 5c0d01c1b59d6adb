package fr.moisson.connectors.ckan;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The records of a {@link CkanStandIn} and the actions on them, which behave as in CKAN 2.11. */
final class CkanStore {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Possessive, since Java's matcher would otherwise use a stack frame per character.
  private static final String STRING = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
  private static final String CLAUSE = "\\w+:(?:%1$s|\\(%1$s(?: OR %1$s)*+\\))".formatted(STRING);
  private static final Pattern QUERY =
      Pattern.compile("%1$s|\\+\\(%1$s(?: OR %1$s)*+\\)".formatted(CLAUSE));

  private final CkanShape shape;
  private final Map<String, ObjectNode> records = new LinkedHashMap<>();
  private final CkanHarvesting harvesting;
  private final Map<String, Integer> calls = new HashMap<>();
  private long writes;
  private long created;
  private boolean isIndexing;
  private String curated = "";
  private String absent = "";
  private String deletedGroup = "";
  private String neighbour = "";
  private String version = "2.11.5";

  CkanStore(String organisation) {
    this.shape = new CkanShape(organisation);
    this.harvesting = new CkanHarvesting(organisation);
  }

  synchronized List<JsonNode> all() {
    return records.values().stream().map(record -> (JsonNode) record.deepCopy()).toList();
  }

  synchronized long writes() {
    return writes;
  }

  synchronized long created() {
    return created;
  }

  synchronized void licences(JsonNode list) {
    shape.licences(list);
  }

  synchronized void scheming(JsonNode schema) {
    shape.scheming(schema);
  }

  synchronized void version(String told) {
    version = told;
  }

  synchronized void indexing() {
    isIndexing = true;
  }

  synchronized void harvesting() {
    harvesting.begin();
  }

  synchronized void rename(String organisation) {
    shape.rename(organisation);
  }

  synchronized void neighbour(String organisation) {
    neighbour = organisation;
  }

  synchronized void curatedGroup(String group) {
    curated = group;
  }

  synchronized void absentGroup(String group) {
    absent = group;
  }

  synchronized void deletedGroup(String group) {
    deletedGroup = group;
  }

  synchronized void largestUpload(int bytes) {
    shape.largestUpload(bytes);
  }

  synchronized long uploads() {
    return shape.uploads();
  }

  synchronized long calls(String action) {
    return calls.getOrDefault(action, 0);
  }

  synchronized JsonNode byHand(String action, ObjectNode parameters) {
    long writesBefore = writes;
    long createdBefore = created;
    try {
      return act(action, parameters, true).deepCopy();
    } finally {
      writes = writesBefore;
      created = createdBefore;
    }
  }

  synchronized void undated(String id, Consumer<ObjectNode> change) {
    change.accept(records.get(id));
  }

  synchronized ResponseDefinitionBuilder answer(String action, String body, boolean isEditor) {
    calls.merge(action, 1, Integer::sum);
    try {
      JsonNode result = act(action, (ObjectNode) JSON.readTree(body), isEditor);
      ObjectNode envelope = JSON.createObjectNode().put("success", true);
      envelope.set("result", result);
      return answer(200, "application/json", envelope.toString());
    } catch (CkanRefusal refusal) {
      ObjectNode envelope = JSON.createObjectNode().put("success", false);
      envelope.set("error", refusal.error());
      return answer(refusal.status(), "application/json", envelope.toString());
    } catch (JsonProcessingException | ClassCastException e) {
      return answer(400, "application/json", "\"Bad request - JSON Error\"");
    } catch (UnsupportedOperationException e) {
      String message = "\"Bad request - Action name not known: " + action + "\"";
      return answer(400, "application/json", message);
    }
  }

  private static ResponseDefinitionBuilder answer(int status, String contentType, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
  }

  private JsonNode act(String action, ObjectNode parameters, boolean isEditor) {
    return switch (action) {
      case "status_show" -> JSON.createObjectNode().put("ckan_version", version);
      case "scheming_dataset_schema_show" -> shape.schema();
      case "license_list" -> shape.licences();
      case "organization_list_for_user" -> organisations(isEditor);
      case "organization_show" -> organisation(parameters);
      case "group_show" -> group(parameters.path("id").asText());
      case "package_show" -> shown(find(parameters), isEditor);
      case "package_search" -> search(parameters, isEditor);
      case "package_create" -> create(authorised(parameters, isEditor));
      case "package_update" -> update(find(authorised(parameters, isEditor)), parameters);
      case "package_patch" -> patch(find(authorised(parameters, isEditor)), parameters);
      case "package_revise" -> revise(authorised(parameters, isEditor));
      case "package_delete" -> delete(find(authorised(parameters, isEditor)));
      case "harvest_source_list" -> harvesting.sources();
      case "harvest_source_create", "harvest_job_create" -> {
        JsonNode result = harvesting.act(action, authorised(parameters, isEditor));
        writes++;
        yield result;
      }
      default -> throw new UnsupportedOperationException(action);
    };
  }

  private JsonNode organisations(boolean isEditor) {
    ArrayNode list = JSON.createArrayNode();
    if (isEditor) {
      list.add(shape.organisation());
    }
    return list;
  }

  private JsonNode organisation(ObjectNode parameters) {
    ObjectNode ours = shape.organisation();
    JsonNode asked = parameters.path("id");
    if (asked.equals(ours.path("id")) || asked.equals(ours.path("name"))) {
      return ours;
    }
    if (asked.asText().equals(neighbour)) {
      return JSON.createObjectNode().put("id", "id-" + neighbour).put("name", neighbour);
    }
    throw CkanRefusal.of(404, "Not Found Error", "Not found");
  }

  private JsonNode group(String name) {
    if (name.equals(absent)) {
      throw CkanRefusal.of(404, "Not Found Error", "Group was not found.");
    }
    String state = name.equals(deletedGroup) ? "deleted" : "active";
    return JSON.createObjectNode().put("name", name).put("state", state);
  }

  private ObjectNode create(ObjectNode parameters) {
    parameters.path("groups").findValuesAsText("name").forEach(this::group);
    // A deleted record gives up its name to the new one, and is named by its id from then on.
    String name = parameters.path("name").asText();
    boolean isTaken = named(name).map(held -> !CkanMerge.isDeleted(held)).orElse(false);
    shape.checkNew(parameters, isTaken);
    ObjectNode record = shape.build(UUID.randomUUID().toString(), parameters, null);
    named(name).ifPresent(deleted -> deleted.put("name", deleted.path("id").asText()));
    created++;
    return keep(record);
  }

  private ObjectNode update(ObjectNode held, ObjectNode parameters) {
    String id = held.path("id").asText();
    String name = parameters.path("name").asText(held.path("name").asText());
    boolean isTaken =
        named(name)
            .filter(other -> !other.path("id").asText().equals(id) && !CkanMerge.isDeleted(other))
            .isPresent();
    shape.check(parameters, isTaken);
    return keep(shape.build(id, parameters, held));
  }

  private ObjectNode patch(ObjectNode held, ObjectNode parameters) {
    ObjectNode whole = held.deepCopy();
    whole.setAll(parameters);
    whole.put("id", held.path("id").asText());
    return update(held, whole);
  }

  private JsonNode revise(ObjectNode parameters) {
    CkanRevision revision = CkanRevision.read(parameters);
    ObjectNode held = find(revision.match());
    ObjectNode revised = revision.of(held);
    if (!isEditorOf(revised)) {
      throw CkanRefusal.of(403, "Authorization Error", "Not authorized to edit these groups");
    }
    ObjectNode result = JSON.createObjectNode();
    result.set("package", update(held, revised));
    return result;
  }

  /** The check of {@code package_revise} includes the groups that the record has already. */
  private boolean isEditorOf(ObjectNode revised) {
    return !revised.path("groups").findValuesAsText("name").contains(curated);
  }

  private JsonNode delete(ObjectNode held) {
    held.putArray("groups");
    keep(held.put("state", "deleted"));
    return JSON.nullNode();
  }

  private ObjectNode keep(ObjectNode record) {
    writes++;
    records.put(record.path("id").asText(), record);
    return record;
  }

  private ObjectNode authorised(ObjectNode parameters, boolean isEditor) {
    if (!isEditor) {
      throw CkanRefusal.of(403, "Authorization Error", "Access denied");
    }
    return parameters;
  }

  private JsonNode shown(ObjectNode held, boolean isEditor) {
    boolean isPublic = !held.path("private").asBoolean() && !CkanMerge.isDeleted(held);
    return isPublic ? held : authorised(held, isEditor);
  }

  private ObjectNode find(ObjectNode parameters) {
    String reference = parameters.path("id").asText();
    ObjectNode held = records.get(reference);
    if (held == null) {
      return named(reference)
          .orElseThrow(() -> CkanRefusal.of(404, "Not Found Error", "Not found"));
    }
    return held;
  }

  private Optional<ObjectNode> named(String name) {
    return records.values().stream()
        .filter(record -> record.path("name").asText().equals(name))
        .findFirst();
  }

  private JsonNode search(ObjectNode parameters, boolean isEditor) {
    String fq = parameters.path("fq").asText();
    if (fq.startsWith("+dataset_type:harvest ")) {
      ArrayNode sources = harvesting.indexed(fq);
      ObjectNode answer = JSON.createObjectNode().put("count", sources.size());
      answer.set("results", sources);
      return answer;
    }
    if (!QUERY.matcher(fq).matches()) {
      throw CkanRefusal.of(409, "Search Error", "Search error: " + fq);
    }
    boolean seesPrivate = isEditor && parameters.path("include_private").asBoolean();
    List<String> fields = new ArrayList<>();
    parameters.path("fl").forEach(field -> fields.add(field.asText()));
    ArrayNode results = JSON.createArrayNode();
    for (ObjectNode record : records.values()) {
      boolean isVisible = seesPrivate || !record.path("private").asBoolean();
      boolean isIndexed = !isIndexing && !CkanMerge.isDeleted(record);
      if (isVisible && isIndexed && matches(record, fq)) {
        results.add(fields.isEmpty() ? record : indexed(record, fields));
      }
    }
    ObjectNode answer = JSON.createObjectNode().put("count", results.size());
    answer.set("results", results);
    return answer;
  }

  /** The record as in the index, whose timestamps are in milliseconds. */
  private static ObjectNode indexed(ObjectNode record, List<String> fields) {
    ObjectNode indexed = record.deepCopy();
    indexed.put("capacity", record.path("private").asBoolean() ? "private" : "public");
    indexed.set("organization", record.at("/organization/name"));
    indexed.retain(fields);
    String modified = record.path("metadata_modified").asText();
    indexed.put(
        "metadata_modified",
        Instant.parse(modified + "Z").truncatedTo(ChronoUnit.MILLIS).toString());
    return indexed;
  }

  private static boolean matches(JsonNode record, String query) {
    return Pattern.compile(CLAUSE)
        .matcher(query)
        .results()
        .map(MatchResult::group)
        .anyMatch(
            clause ->
                Pattern.compile(STRING)
                    .matcher(clause)
                    .results()
                    .map(string -> string.group().replaceAll("^\"|\"$", ""))
                    .map(string -> string.replaceAll("\\\\(.)", "$1"))
                    .anyMatch(value -> matches(record, clause.replaceFirst(":.*", ""), value)));
  }

  /**
   * {@code extras_guid} is split into words, {@code guid} is matched exactly: CKAN's index has
   * both.
   */
  private static boolean matches(JsonNode record, String field, String value) {
    String name = field.replaceFirst("^extras_", "");
    String held = CkanExtras.value(record, name).orElse(record.path(name).asText(null));
    if (held == null) {
      return false;
    }
    return field.startsWith("extras_") ? words(held).contains(words(value)) : held.equals(value);
  }

  private static String words(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
