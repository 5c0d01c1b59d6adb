package fr.moisson.harvesters.formats.json;

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

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final OutputStream out;
  private final List<Column> columns;
  private final Set<String> jsonColumns;
  private final String[] names;
  private final StringBuilder properties = new StringBuilder();
  private final @Nullable PropertiesCopy copy;
  private final ByteText text = new ByteText();
  private String separator = "\n";

  public GeoJsonRowWriter(OutputStream out, List<Column> columns, Set<String> jsonColumns) {
    this.out = out;
    this.columns = columns;
    this.jsonColumns = jsonColumns;
    this.names = columns.stream().map(GeoJsonRowWriter::name).toArray(String[]::new);
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

  private static String name(Column column) {
    StringBuilder name = new StringBuilder();
    quote(column.name(), name);
    return name.append(':').toString();
  }

  private String properties(Row row) {
    properties.setLength(0);
    properties.append('{');
    for (int i = 0; i < names.length; i++) {
      properties.append(i == 0 ? "" : ",").append(names[i]);
      value(columns.get(i), row.value(columns.get(i).name()));
    }
    return properties.append('}').toString();
  }

  private void value(Column column, String value) {
    if (value.isEmpty()) {
      properties.append("null");
    } else if (column.type() == null && jsonColumns.contains(column.name())) {
      properties.append(value);
    } else {
      typed(column.typeOrString(), value);
    }
  }

  private void typed(ColumnType type, String value) {
    Object read = type.isWrittenAsText() ? null : type.read(value);
    if (read instanceof Boolean) {
      properties.append(read);
    } else if (read != null) {
      // Keeps the digits as written.
      properties.append(new BigDecimal(type.plain(value)));
    } else {
      quote(value, properties);
    }
  }

  private static void quote(String value, StringBuilder to) {
    to.append('"');
    ENCODER.quoteAsString(value, to);
    to.append('"');
  }

  @Override
  public void close() throws IOException {
    text.put("\n]}\n").writeTo(out);
    out.close();
  }
}
