package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The meanings of a layer's codes, from its <a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/layer-feature-service/">description</a>:
 * a field has a domain of coded values, and each subtype of the rows may have its own. The label is
 * added in a column beside the code, which is kept: people read one, programs the other.
 *
 * @param subtype field with the subtype of a row; empty if there are none
 * @param domains labels by subtype, field and code; those of all rows are under the empty subtype
 */
public record CodedValues(String subtype, Map<String, Map<String, Map<String, String>>> domains) {

  private static final String ANY = "";

  /** Suffix of the name of a column of labels. */
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
    // Many domains only list the possible values, and have no other words for them.
    if (saysMore) {
      domains.computeIfAbsent(type, any -> new HashMap<>()).put(field, labels);
    }
  }

  /** The same columns, each column with a domain followed by its labels. */
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

  /** Empty for a code that the domain does not have. */
  private String label(String type, String field, String code) {
    Map<String, Map<String, String>> ofAny = domains.getOrDefault(ANY, Map.of());
    return domains
        .getOrDefault(type, Map.of())
        .getOrDefault(field, ofAny.getOrDefault(field, Map.of()))
        .getOrDefault(code, "");
  }

  /** 1 and 1.0 are the same code: the description and the rows may differ in this. */
  private static String code(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toString()
        : value.asText("").strip();
  }
}
