package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/**
 * GeoJSON as in RFC 7946: WGS 84, outer rings counter-clockwise, 7 decimals (a centimetre), one
 * feature a line so that versions can be compared.
 *
 * <p>Every feature has every column. Values of JSON columns are written as the source had them,
 * numbers as numbers; empty ones as null.
 */
public final class GeoJsonRowWriter implements RowWriter {

  private static final int DECIMALS = 7;

  private final Writer out;
  private final List<String> columns;
  private final Set<String> jsonColumns;
  private final GeoJsonWriter geometries = new GeoJsonWriter(DECIMALS);
  private String separator = "\n";

  public GeoJsonRowWriter(OutputStream stream, List<String> columns, Set<String> jsonColumns)
      throws IOException {
    this.columns = columns;
    this.jsonColumns = jsonColumns;
    geometries.setEncodeCRS(false);
    geometries.setForceCCW(true);
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
    out.write("{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void write(Row row) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("type", "Feature");
      json.writeObjectFieldStart("properties");
      for (String column : columns) {
        json.writeFieldName(column);
        value(json, column, row.value(column));
      }
      json.writeEndObject();
      json.writeFieldName("geometry");
      Geometry geometry = row.geometry();
      json.writeRawValue(geometry == null ? "null" : geometries.write(geometry));
      json.writeEndObject();
    }
    out.write(separator);
    out.write(line.toString());
    separator = ",\n";
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
    out.write("\n]}\n");
    out.close();
  }
}
