package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Values as CKAN stores them. Solr refuses strings above 32 766 bytes, and CKAN then answers 500
 * and discards the whole write, so long values are cut.
 */
final class CkanValues {

  private static final int MOST_BYTES = 32_000;
  private static final int ASCII_END = 128;
  private static final int ESCAPED = 6;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * A canonical form for comparison: lists written as texts become lists, all empty values are
   * missing, and line ends, which saving CKAN's form changes, are unified.
   */
  static JsonNode canonical(JsonNode value) {
    JsonNode written = JsonFields.written(value);
    if (written.isObject()) {
      ObjectNode sorted = JSON.objectNode();
      List<String> names = new ArrayList<>();
      written.fieldNames().forEachRemaining(names::add);
      Collections.sort(names);
      for (String name : names) {
        JsonNode inner = canonical(written.path(name));
        if (!inner.isMissingNode()) {
          sorted.set(name, inner);
        }
      }
      return sorted.isEmpty() ? JSON.missingNode() : sorted;
    }
    if (written.isArray()) {
      ArrayNode full = JSON.arrayNode();
      for (JsonNode item : written) {
        JsonNode inner = canonical(item);
        if (!inner.isMissingNode()) {
          full.add(inner);
        }
      }
      return full.isEmpty() ? JSON.missingNode() : full;
    }
    String text = text(written).replace("\r\n", "\n").strip();
    return text.isEmpty() ? JSON.missingNode() : JSON.textNode(text);
  }

  static boolean same(JsonNode one, JsonNode other) {
    return canonical(one).equals(canonical(other));
  }

  static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  /** A text short enough for the index; a long one is cut at its end. */
  static String cut(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    int end = MOST_BYTES - "…".getBytes(UTF_8).length;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--; // not in the middle of a character
    }
    return new String(bytes, 0, end, UTF_8) + "…";
  }

  /**
   * A list short enough for the index, which stores it as one string; a long one loses its last
   * items. CKAN writes six characters for each one that is not ASCII.
   */
  static ArrayNode cut(ArrayNode list) {
    ArrayNode kept = JSON.arrayNode();
    int bytes = 2;
    for (JsonNode item : list) {
      bytes += item.toString().chars().map(c -> c < ASCII_END ? 1 : ESCAPED).sum() + 1;
      if (bytes > MOST_BYTES) {
        break;
      }
      kept.add(item);
    }
    return kept;
  }

  private CkanValues() {}
}
