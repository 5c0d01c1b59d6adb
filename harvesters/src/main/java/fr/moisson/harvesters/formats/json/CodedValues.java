package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the codes of a layer mean, as its <a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/layer-feature-service/">description</a>
 * says: a field has a domain of coded values, and each subtype of the rows may have its own. The
 * label stands in a column beside the code, which stays: people read the one, programs the other.
 *
 * @param subtype field that says of which subtype a row is; empty when there are none
 * @param domains labels by code, by field, by subtype; those of all rows under the empty subtype
 */
public record CodedValues(String subtype, Map<String, Map<String, Map<String, String>>> domains) {

  private static final String ANY = "";

  /** What follows the name of a column in that of its labels. */
  public static final String LABEL = "_libelle";

  static CodedValues of(JsonNode layer) {
    CodedValues known = new CodedValues(layer.path("typeIdField").asText(""), new HashMap<>());
    for (JsonNode field : layer.path("fields")) {
      known.add(ANY, field.path("name").asText(), field.path("domain"));
    }
    Map<String, String> names = new HashMap<>();
    for (JsonNode type : layer.path("types")) {
      String id = code(type.path("id"));
      names.put(id, type.path("name").asText(""));
      type.path("domains")
          .properties()
          .forEach(domain -> known.add(id, domain.getKey(), domain.getValue()));
    }
    if (!known.subtype.isEmpty()) {
      known.domains.computeIfAbsent(ANY, any -> new HashMap<>()).put(known.subtype, names);
    }
    return known;
  }

  private void add(String type, String field, JsonNode domain) {
    Map<String, String> labels = new HashMap<>();
    boolean saysMore = false;
    for (JsonNode value : domain.path("codedValues")) {
      String label = value.path("name").asText("").strip();
      labels.put(code(value.path("code")), label);
      saysMore |= !label.equals(value.path("code").asText());
    }
    // Many domains list what may stand there, and have no other words for it.
    if (saysMore) {
      domains.computeIfAbsent(type, any -> new HashMap<>()).put(field, labels);
    }
  }

  /** The same columns, each with a domain followed by its labels. */
  ObjectNode labelled(ObjectNode columns) {
    Set<String> fields = new HashSet<>();
    domains.values().forEach(byField -> fields.addAll(byField.keySet()));
    if (fields.isEmpty()) {
      return columns;
    }
    String type = code(columns.path(subtype));
    ObjectNode labelled = JsonNodeFactory.instance.objectNode();
    columns
        .properties()
        .forEach(
            column -> {
              String field = column.getKey();
              labelled.set(field, column.getValue());
              if (fields.contains(field) && !columns.has(field + LABEL)) {
                labelled.put(field + LABEL, label(type, field, code(column.getValue())));
              }
            });
    return labelled;
  }

  /** Empty for a code that the domain does not know. */
  private String label(String type, String field, String code) {
    Map<String, Map<String, String>> ofAny = domains.getOrDefault(ANY, Map.of());
    return domains
        .getOrDefault(type, Map.of())
        .getOrDefault(field, ofAny.getOrDefault(field, Map.of()))
        .getOrDefault(code, "");
  }

  /** 1 and 1.0 are the same code: the description and the rows need not agree on it. */
  private static String code(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toString()
        : value.asText("").strip();
  }
}
