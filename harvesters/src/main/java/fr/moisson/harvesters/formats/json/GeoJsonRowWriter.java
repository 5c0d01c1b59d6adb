package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.harvesters.formats.geometry.GeoJsonText;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.formats.scan.ByteText;
import fr.moisson.harvesters.formats.scan.PropertiesCopy;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoJSON as in RFC 7946: WGS 84, outer rings counter-clockwise, 7 decimals (a centimetre), one
 * feature a line so that versions can be compared.
 *
 * <p>Every feature has every column. Values of columns whose type is stated are of it, where they
 * can be read so; those of JSON columns are written as the source had them, numbers as numbers;
 * empty ones as null.
 */
public final class GeoJsonRowWriter implements RowWriter {

  private final OutputStream out;
  private final List<Column> columns;
  private final Set<String> jsonColumns;
  private final @Nullable PropertiesCopy copy;
  private final ByteText text = new ByteText();
  private String separator = "\n";

  public GeoJsonRowWriter(OutputStream out, List<Column> columns, Set<String> jsonColumns) {
    this.out = out;
    this.columns = columns;
    this.jsonColumns = jsonColumns;
    this.copy =
        columns.stream().allMatch(column -> column.type() == null)
            ? new PropertiesCopy(columns.stream().map(Column::name).toList(), jsonColumns)
            : null;
    text.put("{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void write(Row row) throws IOException {
    text.put(separator).put("{\"type\":\"Feature\",\"properties\":");
    if (copy == null
        || !(row.values() instanceof JsonValues values && copy.put(values.written(), text))) {
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
      for (Column column : columns) {
        json.writeFieldName(column.name());
        value(json, column, row.value(column.name()));
      }
      json.writeEndObject();
    }
    return object.toString();
  }

  private void value(JsonGenerator json, Column column, String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNull();
    } else if (column.type() == null && jsonColumns.contains(column.name())) {
      json.writeRawValue(value);
    } else if (column.typeOrString().read(value) instanceof Number) {
      // With the digits that it was written with.
      json.writeNumber(new BigDecimal(value.replace(',', '.')));
    } else if (column.typeOrString().read(value) instanceof Boolean truth) {
      json.writeBoolean(truth);
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
