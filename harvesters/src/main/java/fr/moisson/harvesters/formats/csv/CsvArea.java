package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.scan.CsvLines;
import fr.moisson.harvesters.formats.scan.CsvScan;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Which lines of a CSV file need not be read, where rows of an area only are wanted. */
final class CsvArea {

  private static final int ASCII = 0x80;

  /**
   * Walks through the file for those lines.
   *
   * @param area in WGS 84; null takes them all
   * @param isPresumed whether the charset is UTF-8 for all that is known, and to be made sure of
   * @return empty if lines cannot be judged, since they do not say their places as two plain cells,
   *     or the charset is another
   */
  static Optional<CsvScan> scan(
      Table table, Text text, boolean isPresumed, CsvLayout layout, @Nullable Envelope area)
      throws IOException {
    boolean isPlain = text.extendsAscii() && layout.separator() < ASCII && layout.quote() < ASCII;
    if (area == null || !isPlain || layout.wrapped()) {
      return Optional.empty();
    }
    List<String> columns = ColumnNames.unique(layout.header());
    Optional<Positions.Pair> pair = Positions.of(columns, table.place()).certain();
    if (pair.isEmpty()) {
      return Optional.empty();
    }
    int x = columns.indexOf(pair.get().longitude());
    int y = columns.indexOf(pair.get().latitude());
    boolean mayRepeatHeader = Numbers.decimal(layout.header().get(x)).isPresent();
    if (mayRepeatHeader) {
      return Optional.empty();
    }
    CsvLines lines =
        new CsvLines(
            layout.separator(),
            layout.quote(),
            columns.size(),
            x,
            y,
            layout.firstLine(),
            isPresumed);
    return CsvScan.of(table.file(), lines, ToWgs84.declared(table.place().crs()).elsewhere(area));
  }

  private CsvArea() {}
}
