package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Names of rows, as R and pandas write them: before the first cell, in a column that the header
 * does not name.
 */
final class RowNames {

  /** Names of columns of numbers that may well come first. */
  private static final Set<String> NUMBERS =
      Set.of(
          ("id fid gid ogcfid objectid identifiant num numero no n code rang ordre index ligne"
                  + " annee year")
              .split(" "));

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /**
   * Whether all rows have one cell more than the header, an increasing number. Days are not told
   * from those of a table whose last column has no name.
   *
   * @param cells number of cells in most lines
   */
  static boolean areIn(List<CsvRecord> rows, List<String> header, long cells) {
    boolean lacksOne =
        rows.size() > 1
            && header.size() + 1 == cells
            && header.stream().noneMatch(String::isEmpty)
            && rows.stream().allMatch(row -> row.getFieldCount() == cells)
            // A separator at the end of rows does not make another cell.
            && rows.stream().anyMatch(row -> !row.getField(row.getFieldCount() - 1).isBlank());
    return lacksOne && !NUMBERS.contains(ColumnNames.key(header.get(0))) && beginWithNumbers(rows);
  }

  private static boolean beginWithNumbers(List<CsvRecord> rows) {
    return rows.stream().allMatch(row -> NUMBER.matcher(row.getField(0)).matches())
        && IntStream.range(1, rows.size())
            .allMatch(i -> number(rows.get(i)) > number(rows.get(i - 1)));
  }

  private static long number(CsvRecord row) {
    return Long.parseLong(row.getField(0));
  }

  private RowNames() {}
}
