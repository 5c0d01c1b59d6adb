package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.harvesters.formats.scan.ByteText;
import fr.moisson.harvesters.formats.scan.PropertiesCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoJSON as in RFC 7946: WGS 84, outer rings counter-clockwise, 7 decimals (a centimetre), one
 * feature a line so that versions can be compared.
 *
 * <p>Every feature has every column. Values of JSON columns are written as the source had them,
 * numbers as numbers; empty ones as null.
 */
public final class GeoJsonRowWriter implements RowWriter {

  private final OutputStream out;
  private final List<String> columns;
  private final Set<String> jsonColumns;
  private final PropertiesCopy copy;
  private final ByteText text = new ByteText();
  private String separator = "\n";

  public GeoJsonRowWriter(OutputStream out, List<String> columns, Set<String> jsonColumns) {
    this.out = out;
    this.columns = columns;
    this.jsonColumns = jsonColumns;
    this.copy = new PropertiesCopy(columns, jsonColumns);
    text.put("{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void write(Row row) throws IOException {
    text.put(separator).put("{\"type\":\"Feature\",\"properties\":");
    if (!(row.values() instanceof JsonValues values && copy.put(values.written(), text))) {
      text.put(properties(row));
    }
    text.put(",\"geometry\":");
    Geometry geometry = row.geometry();
    if (geometry == null) {
      text.put("null");
    } else {
      GeoJsonText.put(geometry, text);
    }
    text.put('}').writeTo(out);
    separator = ",\n";
  }

  private String properties(Row row) throws IOException {
    StringWriter object = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(object)) {
      json.writeStartObject();
      for (String column : columns) {
        json.writeFieldName(column);
        value(json, column, row.value(column));
      }
      json.writeEndObject();
    }
    return object.toString();
  }

  private void value(JsonGenerator json, String column, String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNull();
    } else if (jsonColumns.contains(column)) {
      json.writeRawValue(value);
    } else {
      json.writeString(value);
    }
  }

  @Override
  public void close() throws IOException {
    text.put("\n]}\n").writeTo(out);
    out.close();
  }
}
