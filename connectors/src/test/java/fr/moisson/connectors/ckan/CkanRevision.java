package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code package_revise}: what must match, what is removed, and what is then merged into the rest,
 * lists item by item.
 *
 * @param files the uploaded files, by the index of their resource
 */
record CkanRevision(
    ObjectNode match, JsonNode filter, ObjectNode update, Map<Integer, JsonNode> files) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static CkanRevision read(ObjectNode parameters) {
    Map<Integer, JsonNode> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
      if (entry.getKey().startsWith("update__resources__")) {
        files.put(Integer.valueOf(entry.getKey().split("__")[2]), entry.getValue());
      }
    }
    return new CkanRevision(
        (ObjectNode) parsed(parameters.path("match")),
        parsed(parameters.path("filter")),
        (ObjectNode) parsed(parameters.path("update")),
        files);
  }

  /** In a form, JSON is sent as text. */
  private static JsonNode parsed(JsonNode value) {
    try {
      return value.isTextual() ? JSON.readTree(value.asText()) : value;
    } catch (JsonProcessingException e) {
      throw CkanRefusal.of(409, "Validation Error", "Could not parse as JSON");
    }
  }

  ObjectNode of(ObjectNode held) {
    ArrayNode unmatched = JSON.createArrayNode();
    for (Map.Entry<String, JsonNode> entry : match.properties()) {
      if (!held.path(entry.getKey()).equals(entry.getValue())) {
        unmatched.add(entry.getKey());
      }
    }
    if (!unmatched.isEmpty()) {
      ObjectNode errors = JsonNodeFactory.instance.objectNode().put("__type", "Validation Error");
      errors.set("match", unmatched);
      throw new CkanRefusal(409, errors);
    }
    ObjectNode revised = held.deepCopy();
    revised.remove("metadata_modified");
    filter.forEach(pattern -> revised.remove(pattern.asText().substring(1)));
    merge(revised, update);
    files.forEach(
        (index, file) -> ((ObjectNode) revised.path("resources").get(index)).set("upload", file));
    return revised;
  }

  private static void merge(ObjectNode held, JsonNode update) {
    for (Map.Entry<String, JsonNode> entry : update.properties()) {
      JsonNode old = held.path(entry.getKey());
      if (old instanceof ObjectNode inner) {
        merge(inner, entry.getValue());
      } else if (old instanceof ArrayNode list) {
        merge(list, entry.getValue());
      } else {
        held.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void merge(ArrayNode held, JsonNode update) {
    for (int i = 0; i < update.size(); i++) {
      if (i >= held.size()) {
        held.add(update.get(i));
      } else if (held.get(i) instanceof ObjectNode inner) {
        merge(inner, update.get(i));
      } else {
        held.set(i, update.get(i));
      }
    }
  }
}
