package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Point;

/**
 * CSV as in RFC 4180: UTF-8 without mark, commas, CRLF, one header line.
 *
 * <p>The columns are the source's. If rows may be points, {@code longitude} and {@code latitude}
 * (WGS 84 degrees, at most 7 decimals) are added at the end; columns that already have these names
 * are filled instead, so that they never hold metres, decimal commas or swapped axes. Rows that are
 * no points keep what the source wrote there.
 */
public final class CsvRowWriter implements RowWriter {

  private static final int DECIMALS = 7;

  private final CsvWriter csv;
  private final List<String> columns;
  private final String longitude;
  private final String latitude;

  public CsvRowWriter(OutputStream out, List<String> columns, boolean points) {
    List<String> header = new ArrayList<>(columns);
    longitude = named("longitude", header, points);
    latitude = named("latitude", header, points);
    this.columns = List.copyOf(header);
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, UTF_8));
    csv.writeRecord(this.columns);
  }

  private static String named(String name, List<String> header, boolean points) {
    for (String column : header) {
      if (column.equalsIgnoreCase(name)) {
        return column;
      }
    }
    if (points) {
      header.add(name);
    }
    return name;
  }

  @Override
  public void write(Row row) {
    List<String> cells = new ArrayList<>(columns.size());
    for (String column : columns) {
      cells.add(cell(row, column));
    }
    csv.writeRecord(cells);
  }

  private String cell(Row row, String column) {
    if (row.geometry() instanceof Point point) {
      if (column.equals(longitude)) {
        return degrees(point.getX());
      }
      if (column.equals(latitude)) {
        return degrees(point.getY());
      }
    }
    return row.value(column);
  }

  private static String degrees(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
