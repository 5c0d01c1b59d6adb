package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import fr.moisson.harvesters.formats.geometry.GeoJsonText;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.formats.scan.ByteText;
import fr.moisson.harvesters.formats.scan.PropertiesCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes GeoJSON as in RFC 7946: WGS 84, outer rings counter-clockwise, 7 decimals (a centimetre),
 * one feature per line so that versions can be compared.
 *
 * <p>Every feature has every column. Values of columns with a stated type have this type, if they
 * can be read so; those of JSON columns are written as in the source, numbers as numbers; empty
 * ones as null.
 */
public final class GeoJsonRowWriter implements RowWriter {

  private final OutputStream out;
  private final List<Column> columns;
  private final Set<String> jsonColumns;
  private final byte[][] names;
  private final @Nullable PropertiesCopy copy;
  private final ByteText text = new ByteText();
  private String separator = "\n";

  public GeoJsonRowWriter(OutputStream out, List<Column> columns, Set<String> jsonColumns) {
    this.out = out;
    this.columns = columns;
    this.jsonColumns = jsonColumns;
    this.names = columns.stream().map(GeoJsonRowWriter::name).toArray(byte[][]::new);
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
      properties(row);
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

  private static byte[] name(Column column) {
    StringBuilder name = new StringBuilder("\"");
    JsonStringEncoder.getInstance().quoteAsString(column.name(), name);
    return name.append("\":").toString().getBytes(UTF_8);
  }

  private void properties(Row row) {
    text.put('{');
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        text.put(',');
      }
      text.put(names[i]);
      value(columns.get(i), row.value(columns.get(i).name()));
    }
    text.put('}');
  }

  private void value(Column column, String value) {
    if (value.isEmpty()) {
      text.put("null");
    } else if (column.type() == null && jsonColumns.contains(column.name())) {
      text.put(value);
    } else {
      typed(column.typeOrString(), value);
    }
  }

  private void typed(ColumnType type, String value) {
    if (type.isJsonNumber(value)) {
      text.put(value);
      return;
    }
    Object read = type.isWrittenAsText() ? null : type.read(value);
    if (read instanceof Boolean) {
      text.put(read.toString());
    } else if (read != null) {
      // Keeps the digits as written.
      text.put(new BigDecimal(type.plain(value)).toString());
    } else {
      text.putString(value);
    }
  }

  @Override
  public void close() throws IOException {
    text.put("\n]}\n").writeTo(out);
    out.close();
  }
}
