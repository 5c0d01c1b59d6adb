package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Rows of either of ArcGIS's two formats as GeoJSON features, with dates and codes in words. */
final class EsriRows {

  static JsonNode feature(JsonNode row, Metadata metadata) {
    boolean isEsri = row.has("attributes");
    if (!(row.path(isEsri ? "attributes" : "properties") instanceof ObjectNode columns)) {
      return row;
    }
    for (String date : metadata.dates()) {
      JsonNode value = columns.path(date);
      if (value.isIntegralNumber()) {
        columns.put(date, Instant.ofEpochMilli(value.asLong()).toString());
      }
    }
    JsonNode place = row.path("geometry");
    ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
    feature.set("geometry", isEsri ? EsriGeometry.toGeoJson(place) : place);
    feature.set("properties", metadata.codes().labelled(columns));
    return feature;
  }

  private EsriRows() {}
}
