package fr.moisson.harvesters.formats.osm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Converts an OpenStreetMap object, in the JSON of the <a
 * href="https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL#out">Overpass API</a>, to a
 * GeoJSON feature: its tags are the properties, beside {@code osm_id}, such as {@code way/123}.
 */
public final class OsmFeature {

  public static final String ID = "osm_id";

  private static final Set<String> TYPES = Set.of("node", "way", "relation");

  /** Further members of an element: other objects may have a type and a number, too. */
  private static final Set<String> PARTS = Set.of("tags", "nodes", "members");

  public static boolean isElement(JsonNode object) {
    return TYPES.contains(object.path("type").asText(""))
        && object.path("id").isIntegralNumber()
        && (PARTS.stream().anyMatch(part -> object.path(part).isContainerNode())
            || isPoint(object));
  }

  /** Whether it is a mere vertex of something else. */
  public static boolean isCorner(JsonNode element) {
    return element.path("type").asText().equals("node") && element.path("tags").isEmpty();
  }

  private static boolean isPoint(JsonNode object) {
    return object.path("lat").isNumber() && object.path("lon").isNumber();
  }

  /**
   * @param tags those to keep; empty keeps all. The columns are present even if no object has the
   *     tag, so that the table has the announced columns
   */
  public static ObjectNode of(JsonNode element, List<String> tags) {
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
