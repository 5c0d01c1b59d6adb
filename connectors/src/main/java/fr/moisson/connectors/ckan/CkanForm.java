package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Unavailable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which form a site holds metadata: fields of its own, where <a
 * href="https://github.com/ckan/ckanext-scheming">ckanext-scheming</a> declares any, and named
 * texts for the rest. A site that does not say is a plain one.
 *
 * @param revises whether it has {@code package_revise}
 * @param dataset fields by name; none on a plain site
 * @param resource fields of a resource by name
 * @param licences ids that the site has for licences, by ours, where they differ
 */
record CkanForm(
    boolean revises,
    Map<String, Field> dataset,
    Map<String, Field> resource,
    Map<String, String> licences) {

  static final CkanForm PLAIN = new CkanForm(true, Map.of(), Map.of(), Map.of());

  private static final String NAME = "field_name";
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  enum Kind {
    TEXT,
    LIST,
    COMPOSITE
  }

  /**
   * @param choices the only values it takes; empty if it takes any
   * @param parts names of its subfields
   */
  record Field(Kind kind, Set<String> choices, Set<String> parts) {}

  /**
   * Asks a site.
   *
   * @throws Unavailable if it is down, which says nothing of its form
   */
  static CkanForm of(CkanApi api, CkanLicences licences) {
    JsonNode schema =
        told(
            api.call(
                "scheming_dataset_schema_show",
                JsonNodeFactory.instance.objectNode().put("type", "dataset")));
    return new CkanForm(
        revises(told(api.call("status_show", JsonNodeFactory.instance.objectNode()))),
        fields(schema.path("dataset_fields")),
        fields(schema.path("resource_fields")),
        licences.ofSite(told(api.call("license_list", JsonNodeFactory.instance.objectNode()))));
  }

  /** What a site says of itself; nothing if it does not know the question. */
  private static JsonNode told(CkanAnswer answer) {
    if (answer.isSuccess()) {
      return answer.result();
    }
    // Of ckanext-scheming without a schema for datasets, "not found" is an answer too.
    if (!answer.isNotFound() && answer.failure() instanceof Unavailable later) {
      throw later;
    }
    return JsonNodeFactory.instance.missingNode();
  }

  /** It came with 2.9; sites may hide their version since. */
  private static boolean revises(JsonNode status) {
    Matcher version = VERSION.matcher(status.path("ckan_version").asText());
    if (!version.matches()) {
      return status.isObject();
    }
    int major = Integer.parseInt(version.group(1));
    return major > 2 || major == 2 && Integer.parseInt(version.group(2)) >= 9;
  }

  private static Map<String, Field> fields(JsonNode list) {
    Map<String, Field> fields = new HashMap<>();
    for (JsonNode field : list) {
      Set<String> parts = new HashSet<>(field.path("repeating_subfields").findValuesAsText(NAME));
      Set<String> choices = new HashSet<>();
      field.path("choices").forEach(choice -> choices.add(choice.path("value").asText()));
      fields.put(field.path(NAME).asText(), new Field(kind(field), choices, parts));
    }
    return Map.copyOf(fields);
  }

  private static Kind kind(JsonNode field) {
    if (field.has("repeating_subfields")) {
      return Kind.COMPOSITE;
    }
    boolean isList =
        field.path("preset").asText().startsWith("multiple_")
            || field.path("validators").asText().contains("scheming_multiple_");
    return isList ? Kind.LIST : Kind.TEXT;
  }

  /**
   * Whether the site has fields of its own. Whoever saves its form for datasets erases all extras,
   * without seeing any.
   */
  boolean isScheming() {
    return !dataset.isEmpty();
  }

  /** Whether a name is a field of datasets, and not an extra. */
  boolean has(String name) {
    return dataset.containsKey(name);
  }

  /** What a record holds under a name, wherever a site of this or of another form keeps it. */
  JsonNode held(JsonNode record, String name) {
    ObjectNode extras = JsonNodeFactory.instance.objectNode();
    CkanExtras.value(record, name).ifPresent(value -> extras.put(name, value));
    boolean isField = has(name) && !CkanValues.canonical(record.path(name)).isMissingNode();
    return CkanValues.canonical(isField ? record.path(name) : extras.path(name));
  }
}
