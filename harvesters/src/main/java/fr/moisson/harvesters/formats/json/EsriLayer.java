package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.crs.CrsText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to read the rows of an ArcGIS layer, from its <a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/layer-feature-service/">description</a>
 * or the answer to a query.
 *
 * @param dates columns with milliseconds since 1970
 * @param codes meanings of its codes
 * @param quantization of its positions, if they are not coordinates
 */
public record EsriLayer(
    Set<String> dates, CodedValues codes, Optional<EsriQuantization> quantization) {

  /** Esri's own codes for systems that EPSG numbers otherwise. */
  private static final int WEB_MERCATOR = 102_100;

  private static final int OLD_WEB_MERCATOR = 102_113;
  private static final int LAMBERT_93 = 102_110;

  /** Reads the head of an answer, or the description of a layer. */
  public static EsriLayer of(JsonNode head) {
    Set<String> dates =
        head.path("fields")
            .valueStream()
            .filter(field -> field.path("type").asText().equals("esriFieldTypeDate"))
            .map(field -> field.path("name").asText())
            .collect(Collectors.toUnmodifiableSet());
    return new EsriLayer(dates, CodedValues.of(head), EsriQuantization.of(head));
  }

  /** The system of an answer; empty if it states none, or one that is unknown. */
  static Optional<String> crs(JsonNode head) {
    JsonNode reference = head.path("spatialReference");
    int code = reference.path("latestWkid").asInt(reference.path("wkid").asInt());
    return switch (code) {
      case 0 -> CrsText.declared(reference.path("wkt").asText(""));
      case WEB_MERCATOR, OLD_WEB_MERCATOR -> Optional.of("EPSG:3857");
      case LAMBERT_93 -> Optional.of("EPSG:2154");
      default -> Optional.of("EPSG:" + code);
    };
  }

  /**
   * A row of either of ArcGIS's two formats as a GeoJSON feature, with readable dates and codes.
   */
  public JsonNode feature(JsonNode row) {
    boolean isEsri = row.has("attributes");
    if (!(row.path(isEsri ? "attributes" : "properties") instanceof ObjectNode columns)) {
      return row;
    }
    for (String date : dates) {
      JsonNode value = columns.path(date);
      if (value.isIntegralNumber()) {
        columns.put(date, Instant.ofEpochMilli(value.asLong()).toString());
      }
    }
    JsonNode given = row.path("geometry");
    JsonNode place = quantization.map(steps -> steps.undone(given)).orElse(given);
    ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
    feature.set("geometry", isEsri ? EsriGeometry.toGeoJson(place) : place);
    feature.set("properties", codes.labelled(columns));
    return feature;
  }
}
