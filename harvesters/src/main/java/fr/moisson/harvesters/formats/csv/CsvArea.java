package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.scan.BoxFilter;
import fr.moisson.harvesters.formats.scan.CsvLines;
import fr.moisson.harvesters.formats.scan.CsvScan;
import fr.moisson.harvesters.formats.scan.Skipping;
import fr.moisson.harvesters.formats.text.Blocks;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a CSV file that need not be read if only the rows of an area are wanted. */
final class CsvArea {

  private static final int ASCII = 0x80;

  /**
   * Walks through the file to find the lines to read.
   *
   * @param area where rows are wanted; null takes them all
   * @param isPresumed whether UTF-8 is only presumed so far, and must be checked
   * @return empty if lines cannot be judged, because their positions are not in two plain cells, or
   *     there are several of them, or because of the charset
   */
  static Optional<CsvScan> scan(
      Table table, Text text, boolean isPresumed, CsvLayout layout, @Nullable RowArea area)
      throws IOException {
    boolean isPlain = text.extendsAscii() && layout.separator() < ASCII && layout.quote() < ASCII;
    boolean isRow = Blocks.of(layout.header()).size() == 1;
    if (area == null || !isPlain || layout.wrapped() || !isRow) {
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
    BoxFilter elsewhere = ToWgs84.declared(table.place().crs()).elsewhere(area.box());
    return CsvScan.of(table.file(), lines, new Skipping(elsewhere, area.first()));
  }

  private CsvArea() {}
}
