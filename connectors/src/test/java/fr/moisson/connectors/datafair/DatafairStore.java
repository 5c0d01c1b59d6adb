package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.LastChanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The datasets of a {@link DatafairStandIn}, which behave as in data-fair 6. */
final class DatafairStore {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LOOKS_UNTIL_DONE = 3;

  private static final Set<String> PATCH_KEYS =
      Set.of(
          "schema",
          "title",
          "summary",
          "description",
          "slug",
          "license",
          "origin",
          "image",
          "publications",
          "publicationSites",
          "requestedPublicationSites",
          "extras",
          "attachments",
          "topics",
          "spatial",
          "temporal",
          "frequency",
          "creator",
          "modified",
          "keywords",
          "conformsTo",
          "customMetadata");

  private static final Set<String> KINDS = Set.of("isVirtual", "isRest", "isMetaOnly");

  private static final Set<String> FREQUENCIES =
      Set.of("", "triennial", "annual", "quarterly", "monthly", "weekly", "daily", "irregular");

  private final LastChanges changes = new LastChanges();
  int largestPage = Integer.MAX_VALUE;
  final Map<String, ObjectNode> datasets = new LinkedHashMap<>();
  final Map<String, ArrayNode> permissions = new HashMap<>();

  /** Names of the files being indexed, and the number of reads left until they are done. */
  private final Map<String, String> drafts = new HashMap<>();

  private final Map<String, Integer> looks = new HashMap<>();
  private String nextOutcome = "finalized";
  long writes;
  long uploads;

  void failNextFile() {
    nextOutcome = "error";
  }

  ObjectNode find(String id) {
    ObjectNode held = datasets.get(id);
    if (held == null) {
      throw new DatafairRefusal(404, "Dataset not found");
    }
    return held;
  }

  /** The dataset as it is, or with the draft that is about to replace it. */
  ObjectNode seen(String id, boolean isDraft) {
    ObjectNode held = find(id);
    advance(id, held);
    ObjectNode seen = dated(held);
    for (JsonNode attachment : seen.path("attachments")) {
      String text = attachment.path("description").asText();
      ((ObjectNode) attachment).put("description", text.replaceAll("<http[^>]*>", ""));
    }
    if (isDraft && drafts.containsKey(id)) {
      seen.put("status", "loaded");
      seen.putObject("draftReason").put("key", "file-updated");
      seen.withObject("/originalFile").put("name", drafts.get(id));
    }
    return seen;
  }

  private ObjectNode dated(ObjectNode held) {
    String id = held.path("id").asText();
    return held.deepCopy()
        .put("updatedAt", changes.of(id, held).toString())
        .put("visibility", isPublic(id) ? "public" : "private");
  }

  private void advance(String id, ObjectNode held) {
    int left = looks.getOrDefault(id, 0);
    if (left == 0) {
      return;
    }
    looks.put(id, left - 1);
    if (left == 1) {
      String name = drafts.remove(id);
      held.put("status", nextOutcome);
      if (nextOutcome.equals("error")) {
        held.put("errorStatus", "schematized");
      } else {
        held.putObject("originalFile").put("name", name);
        held.remove("errorStatus");
      }
      nextOutcome = "finalized";
    }
  }

  boolean isPublic(String id) {
    for (JsonNode permission : permissions.getOrDefault(id, JSON.arrayNode())) {
      if (!permission.hasNonNull("type")
          && permission.path("classes").toString().contains("read")) {
        return true;
      }
    }
    return false;
  }

  ObjectNode put(String id, JsonNode body, @Nullable String file) {
    if (!id.matches("[a-z0-9_\\\\-]+")) {
      throw new DatafairRefusal(400, "L'identifiant ne convient pas à une URL");
    }
    return datasets.containsKey(id) ? update(id, body, file) : create(id, body, file);
  }

  private ObjectNode create(String id, JsonNode body, @Nullable String file) {
    check(body, true);
    long kinds = KINDS.stream().filter(kind -> body.path(kind).asBoolean()).count();
    if (kinds + (file == null ? 0 : 1) > 1) {
      throw new DatafairRefusal(
          400, "Un jeu de données ne peut pas être de plusieurs types à la fois");
    }
    if (kinds == 0 && file == null) {
      throw new DatafairRefusal(400, "Un jeu de données doit être initialisé avec un fichier");
    }
    if (body.path("title").asText().isBlank() && file == null) {
      throw new DatafairRefusal(400, "Un jeu de données métadonnées doit être créé avec un titre");
    }
    ObjectNode held = body.deepCopy();
    held.put("id", id).put("slug", id);
    held.putObject("owner").put("type", "organization").put("id", "niort");
    permissions.put(id, JSON.arrayNode());
    permissions.get(id).addObject().put("type", "organization").put("id", "niort");
    datasets.put(id, held);
    writes++;
    if (file != null) {
      held.put("status", "created");
      load(id, file);
    }
    return dated(held);
  }

  private ObjectNode update(String id, JsonNode body, @Nullable String file) {
    ObjectNode held = find(id);
    String status = held.path("status").asText("finalized");
    if (!Set.of("finalized", "error").contains(status) || drafts.containsKey(id)) {
      throw new DatafairRefusal(
          409,
          "Le jeu de données n'est pas dans un état permettant l'opération demandée."
              + " État courant : "
              + status
              + ".");
    }
    if (file != null && held.path("isMetaOnly").asBoolean()) {
      throw new DatafairRefusal(400, "this dataset is not file based");
    }
    patch(id, body);
    if (file != null) {
      load(id, file);
    }
    return dated(held);
  }

  private void load(String id, String file) {
    uploads++;
    writes++;
    drafts.put(id, file);
    looks.put(id, LOOKS_UNTIL_DONE);
  }

  /** Sets the given values; null removes one, and a patch without changes is not counted. */
  ObjectNode patch(String id, JsonNode body) {
    check(body, false);
    ObjectNode held = find(id);
    ObjectNode before = held.deepCopy();
    for (Map.Entry<String, JsonNode> one : body.properties()) {
      if (one.getValue().isNull()) {
        held.remove(one.getKey());
      } else {
        held.set(one.getKey(), one.getValue().deepCopy());
      }
    }
    if (!before.equals(held)) {
      writes++;
    }
    return dated(held);
  }

  private static void check(JsonNode body, boolean isNew) {
    for (Map.Entry<String, JsonNode> one : body.properties()) {
      String key = one.getKey();
      if (!PATCH_KEYS.contains(key) && !(isNew && KINDS.contains(key))) {
        throw new DatafairRefusal(400, "/body must NOT have additional properties (" + key + ")");
      }
      if (isNew && one.getValue().isNull()) {
        throw new DatafairRefusal(400, "/body/" + key + " must not be null");
      }
    }
    for (JsonNode attachment : body.path("attachments")) {
      if (!attachment.has("title") || !attachment.has("url")) {
        throw new DatafairRefusal(400, "/body/attachments must have required property 'url'");
      }
    }
    JsonNode license = body.path("license");
    if (license.isObject() && !(license.has("title") && license.has("href"))) {
      throw new DatafairRefusal(400, "/body/license must have required property 'href'");
    }
    if (!FREQUENCIES.contains(body.path("frequency").asText(""))
        && !body.path("frequency").isNull()) {
      throw new DatafairRefusal(400, "/body/frequency must be equal to one of the allowed values");
    }
    for (JsonNode site : body.path("publicationSites")) {
      if (!site.asText().startsWith("data-fair-portals:")) {
        throw new DatafairRefusal(404, "unknown publication site");
      }
    }
  }

  private static ObjectNode topic(String id) {
    return JSON.objectNode().put("id", id).put("color", "#0a0");
  }

  ObjectNode list(Map<String, String> query) {
    String fields = query.getOrDefault("select", "id,slug,title");
    // Given whatever is selected.
    List<String> select = List.of((fields + ",visibility").split(","));
    long skip = Long.parseLong(query.getOrDefault("skip", "0"));
    long size = Long.parseLong(query.getOrDefault("size", "12"));
    ObjectNode page = JSON.objectNode().put("count", datasets.size());
    if (query.getOrDefault("facets", "").equals("topics")) {
      // Those of other datasets of the account.
      ArrayNode topics = page.putObject("facets").putArray("topics");
      topics.addObject().put("count", 2).set("value", topic("t1").put("title", "Environnement"));
      topics.addObject().put("count", 1).set("value", topic("t2"));
    }
    ArrayNode results = page.putArray("results");
    if (size + skip > 10_000) {
      throw new DatafairRefusal(400, "\"size + skip\" cannot be more than 10000");
    }
    List<ObjectNode> sorted = new ArrayList<>(datasets.values());
    sorted.removeIf(held -> !held.path("owner").path("id").asText("niort").equals("niort"));
    if (query.getOrDefault("sort", "").equals("createdAt:-1")) {
      Collections.reverse(sorted);
    }
    sorted.stream()
        .skip(skip)
        .limit(Math.min(size, largestPage))
        .forEach(held -> results.add(dated(held).retain(select)));
    return page;
  }
}
