package fr.moisson.routes.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.harvesters.formats.features.Feature;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A feature as GeoJSON. */
public final class FeatureJson {

  public static void write(JsonGenerator json, GeoPackageFeatureTable table, Feature feature)
      throws IOException {
    json.writeStartObject();
    members(json, table, feature);
    json.writeEndObject();
  }

  /** Writes the members of the object, to which others may be added. */
  public static void members(JsonGenerator json, GeoPackageFeatureTable table, Feature feature)
      throws IOException {
    json.writeStringField("type", "Feature");
    json.writeNumberField("id", feature.id());
    json.writeFieldName("geometry");
    if (feature.geometry() == null) {
      json.writeNull();
    } else {
      json.writeRawValue(GeoJson.text(feature.geometry()));
    }
    json.writeObjectFieldStart("properties");
    values(json, table, feature);
    json.writeEndObject();
  }

  /** Writes the values under the names of their columns, as members of an object. */
  public static void values(JsonGenerator json, GeoPackageFeatureTable table, Feature feature)
      throws IOException {
    for (int i = 0; i < table.properties().size(); i++) {
      json.writeFieldName(table.properties().get(i).name());
      value(json, feature.values().get(i));
    }
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long whole) {
      json.writeNumber(whole);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value.toString());
    }
  }

  private FeatureJson() {}
}
