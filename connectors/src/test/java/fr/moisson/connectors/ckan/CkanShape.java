package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Checks what a {@link CkanStandIn} accepts, and converts it to the form in which it is kept. */
final class CkanShape {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_STRING = 32_766;
  private static final List<String> TEXTS =
      List.of("title", "notes", "url", "license_id", "author", "maintainer", "version");
  private static final List<String> RESOURCE_TEXTS =
      List.of("url", "name", "description", "format", "mimetype", "hash", "last_modified");
  private static final Map<String, String> FORMATS =
      Map.of("GEOJSON", "GeoJSON", "JPG", "JPEG", "CSV", "CSV", "text/csv", "CSV");

  private String organisation;
  private final String organisationId = UUID.randomUUID().toString();
  private JsonNode schema = JSON.missingNode();
  private JsonNode licences = JSON.arrayNode();
  private int largestUpload = 10_000_000;
  private long uploads;

  CkanShape(String organisation) {
    this.organisation = organisation;
  }

  void scheming(JsonNode scheming) {
    schema = scheming;
  }

  JsonNode schema() {
    if (schema.isMissingNode()) {
      throw new UnsupportedOperationException("scheming_dataset_schema_show");
    }
    return schema;
  }

  void licences(JsonNode list) {
    licences = list;
  }

  JsonNode licences() {
    return licences;
  }

  void largestUpload(int bytes) {
    largestUpload = bytes;
  }

  long uploads() {
    return uploads;
  }

  /** Records keep the former name until they are saved again, as in CKAN's index. */
  void rename(String name) {
    organisation = name;
  }

  ObjectNode organisation() {
    return JSON.objectNode().put("id", organisationId).put("name", organisation);
  }

  void checkNew(JsonNode parameters, boolean nameIsTaken) {
    ObjectNode errors = JSON.objectNode();
    if (parameters.has("id")) {
      errors.putArray("id").add("The input field id was not expected.");
    }
    if (!parameters.has("owner_org")) {
      errors.putArray("owner_org").add("An organization must be provided");
    }
    if (!parameters.has("name")) {
      errors.putArray("name").add("Missing value");
    }
    refuse(errors);
    check(parameters, nameIsTaken);
  }

  void check(JsonNode parameters, boolean nameIsTaken) {
    ObjectNode errors = JSON.objectNode();
    String owner = parameters.path("owner_org").asText(organisation);
    if (!owner.equals(organisation) && !owner.equals(organisationId)) {
      errors.putArray("owner_org").add("Organization does not exist");
    }
    if (nameIsTaken) {
      errors.putArray("name").add("That URL is already in use.");
    } else if (!parameters.path("name").asText("ok").matches("[a-z0-9_-]{2,100}")) {
      errors.putArray("name").add("Must be purely lowercase alphanumeric (ascii) characters");
    }
    checkTags(parameters, errors);
    checkExtras(parameters, errors);
    CkanScheming.check(schema, parameters, errors);
    CkanScheming.checkResources(schema, parameters, errors);
    checkResources(parameters, errors);
    refuse(errors);
    checkFiles(parameters);
    for (JsonNode extra : parameters.path("extras")) {
      if (extra.path("value").asText().getBytes(UTF_8).length > LONGEST_STRING) {
        String message = "Unable to add package to search index: immense term";
        throw CkanRefusal.of(500, "Search Index Error", message);
      }
    }
  }

  private static void checkTags(JsonNode parameters, ObjectNode errors) {
    ArrayNode all = JSON.arrayNode();
    boolean isBad = false;
    for (JsonNode tag : parameters.path("tags")) {
      ObjectNode error = all.addObject();
      if (!tag.path("name").asText().matches("[\\p{L}\\p{N}_ .-]{2,100}")) {
        isBad = true;
        error.putArray("name").add("Tag \"" + tag.path("name").asText() + "\" is not allowed");
      }
    }
    if (isBad) {
      errors.set("tags", all);
    }
  }

  private static void checkExtras(JsonNode parameters, ObjectNode errors) {
    Set<String> keys = new HashSet<>();
    for (JsonNode extra : parameters.path("extras")) {
      String key = extra.path("key").asText();
      if (!keys.add(key)) {
        errors.putArray("extras_validation").add("Duplicate key \"" + key + "\"");
      }
      if (TEXTS.contains(key) || List.of("name", "tags", "resources", "state").contains(key)) {
        errors.putArray("extras").add("There is a schema field with the same name");
      }
    }
  }

  private static void checkResources(JsonNode parameters, ObjectNode errors) {
    for (JsonNode resource : parameters.path("resources")) {
      String time = resource.path("last_modified").asText("");
      if (!time.matches("|null|\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?)?")) {
        errors.putArray("resources").add("Date format incorrect");
      }
    }
  }

  private void checkFiles(JsonNode parameters) {
    for (JsonNode resource : parameters.path("resources")) {
      if (resource.path("upload").path("content").asText().length() > largestUpload) {
        ObjectNode errors = JSON.objectNode();
        errors.putArray("upload").add("File upload too large");
        refuse(errors);
      }
    }
  }

  private static void refuse(ObjectNode errors) {
    if (!errors.isEmpty()) {
      throw new CkanRefusal(409, errors.put("__type", "Validation Error"));
    }
  }

  /**
   * The record as CKAN would keep it. Fields missing from the parameters are erased, except name,
   * owner, state and privacy.
   *
   * @param before null for a new record
   */
  ObjectNode build(String id, ObjectNode parameters, JsonNode before) {
    JsonNode old = before == null ? JSON.objectNode() : before;
    ObjectNode record = JSON.objectNode().put("id", id);
    record.put("name", parameters.path("name").asText(old.path("name").asText()));
    for (String field : TEXTS) {
      record.set(field, parameters.has(field) ? parameters.get(field) : JSON.nullNode());
    }
    if (CkanValues.text(record.path("title")).isEmpty()) {
      record.put("title", record.path("name").asText());
    }
    record.put("private", parameters.path("private").asBoolean(old.path("private").asBoolean()));
    record.put("state", parameters.path("state").asText(old.path("state").asText("active")));
    record.put("owner_org", organisationId).set("organization", organisation());
    String now = Instant.now().toString().replace("Z", "");
    record.put("metadata_created", old.path("metadata_created").asText(now));
    record.put("metadata_modified", now);
    record.set(
        "groups",
        parameters.path("groups").isArray() ? parameters.get("groups") : JSON.arrayNode());
    record.set("tags", tags(parameters));
    record.set("extras", extras(parameters));
    CkanScheming.keep(schema, parameters, record);
    record.set("resources", resources(id, parameters, old));
    record.put("num_tags", record.path("tags").size());
    record.put("num_resources", record.path("resources").size());
    return record;
  }

  private static ArrayNode tags(JsonNode parameters) {
    Map<String, ObjectNode> sorted = new TreeMap<>();
    for (JsonNode tag : parameters.path("tags")) {
      String name = tag.path("name").asText();
      sorted.put(name, JSON.objectNode().put("name", name).put("display_name", name));
      sorted.get(name).put("state", "active").putNull("vocabulary_id");
    }
    return JSON.arrayNode().addAll(sorted.values());
  }

  private static ArrayNode extras(JsonNode parameters) {
    Map<String, ObjectNode> sorted = new TreeMap<>();
    for (JsonNode extra : parameters.path("extras")) {
      String key = extra.path("key").asText();
      String value = extra.path("value").asText();
      sorted.put(key, JSON.objectNode().put("key", key).put("value", value));
    }
    return JSON.arrayNode().addAll(sorted.values());
  }

  private ArrayNode resources(String id, JsonNode parameters, JsonNode old) {
    List<String> known = old.path("resources").findValuesAsText("id");
    ArrayNode resources = JSON.arrayNode();
    for (JsonNode given : parameters.path("resources")) {
      ObjectNode resource = given.deepCopy();
      if (!known.contains(given.path("id").asText())) {
        resource.put("id", UUID.randomUUID().toString());
      }
      file(id, resource);
      for (String field : RESOURCE_TEXTS) {
        if (!resource.has(field)) {
          resource.putNull(field);
        }
      }
      String format = CkanValues.text(resource.path("format"));
      resource.put("format", FORMATS.getOrDefault(format, format));
      if (CkanValues.text(resource.path("size")).isEmpty()) {
        resource.putNull("size");
      } else {
        resource.put("size", resource.path("size").asLong());
      }
      resource.put("package_id", id).put("position", resources.size()).put("state", "active");
      resources.add(resource);
    }
    return resources;
  }

  /** CKAN returns the whole address of an uploaded file, but stores only its last segment. */
  private void file(String id, ObjectNode resource) {
    JsonNode upload = resource.remove("upload");
    boolean isCleared = resource.remove("clear_upload") != null;
    if (upload != null) {
      uploads++;
      resource.put("url_type", "upload").put("url", upload.path("filename").asText());
      resource.put("last_modified", Instant.now().toString().replaceAll("[.\\d]*Z$", "00"));
    }
    if (resource.path("url_type").asText().equals("upload") && !isCleared) {
      String name = resource.path("url").asText().replaceFirst(".*/", "");
      String folder = "https://ckan.exemple.fr/dataset/" + id + "/resource/";
      resource.put("url", folder + resource.path("id").asText() + "/download/" + name);
    }
  }
}
