package fr.moisson.connectors.overpass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An object of OpenStreetMap as a GeoJSON feature: its tags are the properties, beside {@code
 * osm_id}, such as {@code way/123}.
 */
final class OsmFeature {

  static final String ID = "osm_id";

  /**
   * @param tags those to keep; empty keeps all. A column that none has is there all the same, so
   *     that the table has the columns it is said to have
   */
  static ObjectNode of(JsonNode element, List<String> tags) {
    ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
    ObjectNode properties = feature.putObject("properties");
    properties.put(ID, element.path("type").asText() + "/" + element.path("id").asText());
    JsonNode all = element.path("tags");
    if (tags.isEmpty()) {
      all.properties().forEach(tag -> properties.set(tag.getKey(), tag.getValue()));
    } else {
      tags.forEach(tag -> properties.put(tag, all.path(tag).asText(null)));
    }
    feature.set("geometry", OsmGeometry.of(element));
    return feature;
  }

  private OsmFeature() {}
}
