package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV as in RFC 4180: UTF-8 without mark, commas, CRLF, one header line. The columns are the
 * source's, with those of the place.
 */
public final class CsvRowWriter implements RowWriter {

  private final CsvWriter csv;
  private final PlaceColumns places;
  private final List<String> columns;

  /**
   * @param points whether rows may be points, so that longitude and latitude are added
   */
  public CsvRowWriter(OutputStream out, List<String> columns, boolean points) {
    this(out, columns, points, OutputCrs.WGS_84);
  }

  /**
   * @param points whether rows may be points, so that columns for them are added
   * @param crs of the points
   */
  public CsvRowWriter(OutputStream out, List<String> columns, boolean points, OutputCrs crs) {
    places = new PlaceColumns(columns.stream().map(Column::of).toList(), points, crs);
    this.columns = places.columns().stream().map(Column::name).toList();
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, UTF_8));
    csv.writeRecord(this.columns);
  }

  @Override
  public void write(Row row) {
    List<String> cells = new ArrayList<>(columns.size());
    for (String column : columns) {
      BigDecimal place = places.place(row, column);
      cells.add(place == null ? Characters.clean(row.value(column)) : place.toPlainString());
    }
    csv.writeRecord(cells);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
