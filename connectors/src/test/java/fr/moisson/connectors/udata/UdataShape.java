package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What udata accepts and refuses, and what it makes of a form. */
final class UdataShape {

  static final String UNKNOWN_ZONE = "fr:commune:00000";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final AtomicLong NEXT = new AtomicLong(0x5d13a8b6634fL);
  private static final Set<String> FREQUENCIES =
      Set.of("unknown", "punctual", "annual", "monthly", "daily", "semiannual", "irregular");
  private static final List<String> LICENCES = List.of("notspecified", "lov2", "fr-lo", "odc-odbl");
  private static final List<String> RESOURCE_FIELDS =
      List.of(
          "title",
          "description",
          "type",
          "url",
          "filetype",
          "format",
          "mime",
          "filesize",
          "checksum",
          "schema");

  private final String organisation;
  private boolean wantsEnds;

  UdataShape(String organisation) {
    this.organisation = organisation;
  }

  /** From now on, refuses a period without an end, as older sites do. */
  void wantsEnds() {
    wantsEnds = true;
  }

  static String objectId() {
    return "%024x".formatted(NEXT.incrementAndGet());
  }

  ArrayNode licences() {
    ArrayNode list = JSON.arrayNode();
    LICENCES.forEach(id -> list.addObject().put("id", id).put("title", id));
    return list;
  }

  ArrayNode schemas() {
    ArrayNode list = JSON.arrayNode();
    ObjectNode schema = list.addObject().put("name", "etalab/schema-arbres");
    schema
        .putArray("versions")
        .addObject()
        .put("version_name", "1.0.0")
        .put(
            "schema_url",
            "https://schema.data.gouv.fr/schemas/etalab/schema-arbres/1.0.0/schema.json");
    return list;
  }

  void checkContact(JsonNode contact) {
    if (contact.path("name").asText().matches(".*https?://.*")) {
      throw UdataRefusal.field("name", "URLs not allowed in this field");
    }
    if (contact.path("role").asText().isEmpty()) {
      throw UdataRefusal.of(400, "ValidationError (Field is required: ['role'])");
    }
    boolean isReachable = contact.has("email") || contact.has("contact_form");
    if (contact.path("role").asText().equals("contact") && !isReachable) {
      throw UdataRefusal.of(400, "At least an email or a contact form is required");
    }
    if (contact.has("email") && !contact.path("email").asText().contains("@")) {
      throw UdataRefusal.field("email", "Invalid email address");
    }
  }

  ObjectNode create(ObjectNode form, JsonNode contacts) {
    if (!form.path("organization").asText().equals(organisation)) {
      throw UdataRefusal.field("organization", "Permission denied for this organization");
    }
    ObjectNode record = JSON.objectNode().put("id", objectId());
    record.put("slug", UdataWords.slug(form.path("title").asText()));
    for (String field : List.of("archived", "deleted", "harvest", "spatial", "temporal_coverage")) {
      record.putNull(field);
    }
    record
        .put("access_type", "open")
        .put("license", "notspecified")
        .put("frequency", "unknown")
        .put("private", false);
    record.putArray("tags");
    record.putArray("contact_points");
    record.putArray("resources");
    record.putObject("extras");
    update(record, form, contacts);
    record.putObject("organization").put("id", organisation);
    return record;
  }

  /**
   * Missing fields keep their values, except {@code private}, which becomes false, and the tags and
   * the period, which are erased; lists are replaced.
   */
  void update(ObjectNode record, ObjectNode form, JsonNode contacts) {
    ObjectNode next = record.deepCopy();
    next.put("private", form.path("private").asBoolean());
    for (String field :
        List.of(
            "title",
            "description",
            "access_type",
            "access_type_reason_category",
            "authorization_request_url",
            "license",
            "frequency",
            "archived",
            "deleted")) {
      if (form.has(field)) {
        next.set(field, form.path(field));
      }
    }
    if (form.has("extras")) {
      UdataExtras.replace(next, form.path("extras"));
    }
    if (next.path("title").asText().isBlank() || next.path("description").asText().isBlank()) {
      throw UdataRefusal.field("title", "This field is required.");
    }
    if (next.path("title").asText().length() > 350) {
      throw UdataRefusal.field("title", "Field cannot be longer than 350 characters.");
    }
    boolean isOpen = next.path("access_type").asText().equals("open");
    if (!isOpen || !LICENCES.contains(next.path("license").asText())) {
      next.put("license", "notspecified");
    }
    String frequency = next.path("frequency").asText();
    if (!FREQUENCIES.contains(frequency)) {
      throw UdataRefusal.of(400, "'" + frequency + "' is not a valid UpdateFrequency");
    }
    tags(next, form);
    temporal(next, form);
    spatial(next, form);
    // An empty list says nothing; null removes all.
    boolean isSaid = form.path("contact_points").size() > 0 || form.path("contact_points").isNull();
    if (isSaid) {
      ObjectNode known = contacts.deepCopy();
      record.path("contact_points").forEach(held -> known.set(held.path("id").asText(), held));
      ArrayNode list = next.putArray("contact_points");
      form.path("contact_points").forEach(id -> list.add(known.path(id.asText()).deepCopy()));
    }
    if (form.has("resources")) {
      ArrayNode list = next.putArray("resources");
      form.path("resources").forEach(resource -> list.add(listed((ObjectNode) resource)));
    }
    record.setAll(next);
  }

  private static void tags(ObjectNode record, JsonNode form) {
    ArrayNode tags = record.putArray("tags");
    for (JsonNode tag : form.path("tags")) {
      if (tag.asText().length() < 3 || tag.asText().length() > 96) {
        throw UdataRefusal.field("tags", "Tag must be between 3 and 96 characters long.");
      }
      tags.add(tag.asText().toLowerCase(Locale.ROOT).replace("’", "").replace(' ', '-'));
    }
  }

  private void temporal(ObjectNode record, JsonNode form) {
    record.putNull("temporal_coverage");
    if (form.path("temporal_coverage").isObject()) {
      String start = form.path("temporal_coverage").path("start").asText();
      if (!start.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
        throw UdataRefusal.field("temporal_coverage", "Unable to parse date");
      }
      ObjectNode period = record.putObject("temporal_coverage");
      period.put("start", start.substring(0, 10));
      JsonNode end = form.path("temporal_coverage").path("end");
      if (wantsEnds && !end.isTextual()) {
        throw UdataRefusal.field("temporal_coverage", "Missing end");
      }
      period.put("end", end.isTextual() ? end.asText().substring(0, 10) : null);
    }
  }

  /** A form within the form: null says nothing, and each part that is not sent stays. */
  private static void spatial(ObjectNode record, JsonNode form) {
    JsonNode spatial = form.path("spatial");
    if (spatial.isObject()) {
      ObjectNode next = JSON.objectNode().putNull("zones").putNull("geom");
      if (record.path("spatial") instanceof ObjectNode held) {
        next.setAll(held);
      }
      next.put("granularity", "other");
      spatial.properties().stream()
          .filter(part -> !part.getValue().isArray() || part.getValue().size() > 0)
          .forEach(part -> next.set(part.getKey(), part.getValue()));
      boolean hasBoth = next.path("zones").size() > 0 && next.path("geom").isObject();
      boolean isUnknown = next.path("zones").toString().contains(UNKNOWN_ZONE);
      if (hasBoth || isUnknown) {
        ObjectNode body = JSON.objectNode();
        body.putObject("errors").putObject("spatial").putArray("zones").add("Invalid zones");
        throw new UdataRefusal(400, body);
      }
      record.set("spatial", next);
    }
  }

  /** A resource in the form of its dataset, which it refuses with itself. */
  private ObjectNode listed(ObjectNode form) {
    try {
      return resource(form);
    } catch (UdataRefusal refusal) {
      ObjectNode body = JSON.objectNode();
      body.putObject("errors").putArray("resources").add(refusal.body().path("errors"));
      throw new UdataRefusal(400, body);
    }
  }

  /** A new resource; an id sent by the client is ignored. */
  ObjectNode resource(ObjectNode form) {
    if (!form.path("filetype").asText().equals("remote")) {
      throw UdataRefusal.of(400, "This endpoint only supports remote resources");
    }
    ObjectNode resource = JSON.objectNode().put("id", UdataStore.uuid());
    RESOURCE_FIELDS.forEach(resource::putNull);
    resource.put("type", "main");
    resource.putObject("extras");
    update(resource, form);
    return resource;
  }

  void update(ObjectNode resource, ObjectNode form) {
    ObjectNode next = resource.deepCopy();
    for (String field : RESOURCE_FIELDS) {
      boolean isForm = field.equals("schema") || field.equals("checksum");
      if (isForm && form.path(field).isObject()) {
        part(next, field, form.path(field));
      } else if (!isForm && form.has(field)) {
        next.set(field, form.path(field));
      }
    }
    if (form.has("extras")) {
      UdataExtras.replace(next, form.path("extras"));
    }
    boolean isNew = resource.path("filetype").isNull();
    if (!isNew && !next.path("filetype").equals(resource.path("filetype"))) {
      throw UdataRefusal.of(400, "Cannot modify filetype after creation");
    }
    if (next.path("title").asText().isBlank()) {
      throw UdataRefusal.field("title", "This field is required.");
    }
    if (next.path("filetype").asText().equals("file")) {
      List.of("url", "filesize", "checksum").forEach(f -> next.set(f, resource.path(f)));
    } else if (next.path("url").asText().matches("https?://(localhost|127\\.|10\\.).*")) {
      throw UdataRefusal.field("url", "is a local URL");
    }
    if (next.path("title").asText().length() > 350) {
      throw UdataRefusal.field("title", "Field cannot be longer than 350 characters.");
    }
    String schema = next.path("schema").path("name").asText("");
    if (!schema.isEmpty() && !schema.equals("etalab/schema-arbres")) {
      throw UdataRefusal.field("schema", "Schema name does not exist in the catalog");
    }
    resource.setAll(next);
  }

  /** Merges a form within the form; a null in it removes a part. */
  private static void part(ObjectNode resource, String field, JsonNode form) {
    ObjectNode merged = JSON.objectNode();
    if (resource.path(field) instanceof ObjectNode held) {
      merged.setAll(held);
    }
    form.properties().forEach(part -> merged.set(part.getKey(), part.getValue()));
    merged.properties().removeIf(part -> part.getValue().isNull());
    resource.set(field, merged.isEmpty() ? JSON.nullNode() : merged);
  }

  /** A new resource for this file, or the known one with its file replaced. */
  ObjectNode uploaded(ObjectNode dataset, ObjectNode known, JsonNode file) {
    String name = file.path("filename").asText();
    ObjectNode resource = known;
    if (resource == null) {
      resource = JSON.objectNode().put("id", UdataStore.uuid());
      RESOURCE_FIELDS.forEach(resource::putNull);
      resource.put("type", "main").put("filetype", "file").putObject("extras");
    }
    resource.put("title", name).put("success", true);
    resource.put("format", name.replaceFirst(".*\\.", ""));
    resource.put("filesize", file.path("content").asText().length());
    resource.put("mime", "text/csv");
    resource.putObject("checksum").put("type", "sha1").put("value", objectId());
    String folder = dataset.path("slug").asText() + "/" + NEXT.incrementAndGet();
    resource.put("url", "https://static.exemple.fr/resources/" + folder + "/" + name);
    resource.put("content", file.path("content").asText());
    return resource;
  }
}
