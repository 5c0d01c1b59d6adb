package fr.moisson.harvesters.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.PlaceColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;

/**
 * CSV as in RFC 4180: UTF-8 without byte-order mark, commas, CRLF, one header line. The columns are
 * the source's, and those of the position.
 */
public final class CsvRowWriter implements RowWriter {

  private final CsvWriter csv;
  private final PlaceColumns places;
  private final List<String> columns;

  public CsvRowWriter(OutputStream out, PlaceColumns places) {
    this.places = places;
    columns = places.columns().stream().map(Column::name).toList();
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, UTF_8));
    csv.writeRecord(columns);
  }

  @Override
  public void write(Row row) {
    csv.writeRecord(columns.stream().map(column -> places.text(row, column)).toList());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
