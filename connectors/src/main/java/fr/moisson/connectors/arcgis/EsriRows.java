package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/** Rows of either of ArcGIS's two formats as GeoJSON features, with dates that can be read. */
final class EsriRows {

  /**
   * @param dates columns that hold milliseconds since 1970
   */
  static JsonNode feature(JsonNode row, Set<String> dates) {
    boolean isEsri = row.has("attributes");
    JsonNode properties = row.path(isEsri ? "attributes" : "properties");
    if (properties instanceof ObjectNode columns) {
      for (String date : dates) {
        JsonNode value = columns.path(date);
        if (value.isIntegralNumber()) {
          columns.put(date, Instant.ofEpochMilli(value.asLong()).toString());
        }
      }
    }
    if (!isEsri) {
      return row;
    }
    ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
    feature.set("geometry", EsriGeometry.toGeoJson(row.path("geometry")));
    feature.set("properties", properties);
    return feature;
  }

  private EsriRows() {}
}
