package fr.moisson.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Removes from features what differs in each answer, or is not ISO 8601. */
public final class StableFeatures {

  /**
   * {@code ind_atmo.fid--1d350c15_19fae56cb9c_-7675}: GeoServer generates one for each answer if
   * the table has no key.
   */
  private static final Pattern MADE_UP = Pattern.compile(".*\\.fid-[-_0-9a-f]+");

  /** {@code 2024-12-19Z}, an xsd:date with the time zone that GeoServer adds. */
  private static final Pattern DATE_WITH_ZONE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dZ");

  public static JsonNode cleaned(JsonNode feature) {
    if (feature instanceof ObjectNode object
        && MADE_UP.matcher(object.path("id").asText("")).matches()) {
      object.remove("id");
    }
    if (feature.path("properties") instanceof ObjectNode properties) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(properties.properties());
      for (Map.Entry<String, JsonNode> field : fields) {
        String text = field.getValue().asText("");
        if (DATE_WITH_ZONE.matcher(text).matches()) {
          properties.put(field.getKey(), text.substring(0, text.length() - 1));
        }
      }
    }
    return feature;
  }

  private StableFeatures() {}
}
