package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Unavailable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a site stores metadata: in fields of its own, where <a
 * href="https://github.com/ckan/ckanext-scheming">ckanext-scheming</a> declares any, and the rest
 * in extras. A site that does not tell is treated as plain.
 *
 * @param revises whether the site has {@code package_revise}
 * @param dataset fields of datasets by name; empty on a plain site
 * @param resource fields of resources by name
 * @param licences what the site calls our licences
 * @param lacksGroup whether the site lacks a group of this name or id: it would refuse a record in
 *     one
 */
record CkanForm(
    boolean revises,
    Map<String, Field> dataset,
    Map<String, Field> resource,
    CkanLicenceList licences,
    Predicate<String> lacksGroup) {

  static final CkanForm PLAIN =
      new CkanForm(
          true,
          Map.of(),
          Map.of(),
          new CkanLicenceList(JsonNodeFactory.instance.arrayNode(), Set.of()),
          group -> false);

  private static final String NAME = "field_name";
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  enum Kind {
    TEXT,
    LIST,
    COMPOSITE
  }

  /**
   * @param choices the only values allowed; empty if any is
   * @param parts names of its subfields
   */
  record Field(Kind kind, Set<String> choices, Set<String> parts) {}

  /**
   * Queries a site for its form, and for each group once when a record is to be put there.
   *
   * @throws Unavailable if the site is down, which says nothing about its form
   */
  static CkanForm of(CkanApi api, CkanLicences licences) {
    JsonNode schema =
        told(
            api.call(
                "scheming_dataset_schema_show",
                JsonNodeFactory.instance.objectNode().put("type", "dataset")));
    Map<String, Boolean> lacking = new ConcurrentHashMap<>();
    return new CkanForm(
        revises(told(api.call("status_show", JsonNodeFactory.instance.objectNode()))),
        fields(schema.path("dataset_fields")),
        fields(schema.path("resource_fields")),
        licences.ofSite(told(api.call("license_list", JsonNodeFactory.instance.objectNode()))),
        group -> lacking.computeIfAbsent(group, name -> isLacking(api, name)));
  }

  /**
   * Whether CKAN itself says so: a deleted group is shown to its members only, if that. If we learn
   * nothing of a group, the answer to the record that is put there will tell.
   */
  private static boolean isLacking(CkanApi api, String group) {
    try {
      CkanAnswer answer = api.group(group);
      return answer.isNotFound()
          || answer.isForbidden()
          || answer.isSuccess() && CkanMerge.isDeleted(answer.result());
    } catch (Unavailable e) {
      return false;
    }
  }

  /** The site's answer; missing if it does not know the action. */
  private static JsonNode told(CkanAnswer answer) {
    if (answer.isSuccess()) {
      return answer.result();
    }
    // ckanext-scheming without a schema for datasets answers "not found".
    if (!answer.isNotFound() && answer.failure() instanceof Unavailable later) {
      throw later;
    }
    return JsonNodeFactory.instance.missingNode();
  }

  /** {@code package_revise} came with 2.9; later versions may hide the version number. */
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
   * Whether the site has fields of its own. Saving its dataset form then erases all extras, which
   * the form does not show.
   */
  boolean isScheming() {
    return !dataset.isEmpty();
  }

  /** Whether a name is a field of datasets, and not an extra. */
  boolean has(String name) {
    return dataset.containsKey(name);
  }

  /** The value of a field in a record, whether stored as a field or as an extra. */
  JsonNode held(JsonNode record, String name) {
    ObjectNode extras = JsonNodeFactory.instance.objectNode();
    CkanExtras.value(record, name).ifPresent(value -> extras.put(name, value));
    boolean isField = has(name) && !CkanValues.canonical(record.path(name)).isMissingNode();
    return CkanValues.canonical(isField ? record.path(name) : extras.path(name));
  }
}
