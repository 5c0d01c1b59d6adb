package fr.moisson.harvesters.formats.xml;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a feature collection in GML, as {@link GmlRows} reads it, in the GeoJSON of feature
 * services: x before y in the coordinate system of the collection, which is stated under {@code
 * crs} as in 2008, and with the totals of WFS if they are numbers. One feature is in memory at a
 * time.
 */
public final class GmlToGeoJson {

  private static final List<String> TOTALS =
      List.of("numberMatched", "numberReturned", "numberOfFeatures");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final String ROOT = "FeatureCollection";

  /** No geometry, so that readers count the feature among the broken ones. */
  private static final String BROKEN = "{\"type\":\"GML\",\"coordinates\":[]}";

  /**
   * @param table a file of GML
   * @param out closed at the end; incomplete after an exception
   * @throws BadItem if the file is not a feature collection, is truncated, or ends with a report of
   *     an error
   */
  public static void write(Table table, OutputStream out) throws IOException {
    try (XmlWalk xml = XmlWalk.of(table, told -> {});
        JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      GmlRows rows = new GmlRows(table);
      rows.start(xml);
      if (!xml.element().endsWith(ROOT)) {
        throw rows.notGml("<" + xml.element() + ">");
      }
      json.writeStartObject();
      json.writeStringField("type", ROOT);
      for (String total : TOTALS) {
        String stated = xml.attribute(total);
        if (stated != null && NUMBER.matcher(stated).matches()) {
          json.writeNumberField(total, Long.parseLong(stated));
        }
      }
      String crs = features(rows, xml, json);
      if (crs != null) {
        json.writeObjectFieldStart("crs");
        json.writeStringField("type", "name");
        json.writeObjectFieldStart("properties");
        json.writeStringField("name", crs);
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  /** The first coordinate system that a feature states; null if none does. */
  private static @Nullable String features(GmlRows rows, XmlWalk xml, JsonGenerator json)
      throws IOException {
    String crs = null;
    json.writeArrayFieldStart("features");
    while (xml.next()) {
      GmlFeature feature = rows.feature(xml);
      if (feature != null) {
        write(feature, json);
        crs = crs == null ? feature.crs() : crs;
      }
    }
    json.writeEndArray();
    return crs;
  }

  private static void write(GmlFeature feature, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    if (feature.id() != null) {
      json.writeStringField("id", feature.id());
    }
    String geometry = feature.geometry() == null ? "null" : GeoJson.text(feature.geometry());
    json.writeFieldName("geometry");
    json.writeRawValue(feature.isBroken() ? BROKEN : geometry);
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, String> value : feature.values().entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private GmlToGeoJson() {}
}
