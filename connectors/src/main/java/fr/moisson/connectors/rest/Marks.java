package fr.moisson.connectors.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each endpoint was read, in the one text that a run remembers. */
final class Marks {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Map<String, String> read(@Nullable String marker) {
    try {
      return marker == null
          ? Map.of()
          : JSON.readValue(marker, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      // A marker of another version costs a full listing, nothing more.
      return Map.of();
    }
  }

  static String write(Map<String, String> marks) {
    return JSON.valueToTree(marks).toString();
  }

  private Marks() {}
}
