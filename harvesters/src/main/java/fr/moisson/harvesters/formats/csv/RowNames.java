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

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:[T ].*)?");

  /** Keys of columns that days may well be in. */
  private static final Pattern OF_DAYS =
      Pattern.compile(
          "date|jour|day|heure|hour|time|temps|mois|month|annee|year|period|debut|fin|prelev|releve"
              + "|mesure|obs|saisi|maj|creat|creation|modif");

  /**
   * Whether all rows have one cell more than the header: an increasing number, or days that all
   * differ.
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
    String first = lacksOne ? ColumnNames.key(header.get(0)) : "";
    return lacksOne
        && ((!NUMBERS.contains(first) && beginWithNumbers(rows))
            || (!OF_DAYS.matcher(first).find() && beginWithDays(rows)));
  }

  private static boolean beginWithNumbers(List<CsvRecord> rows) {
    return rows.stream().allMatch(row -> NUMBER.matcher(row.getField(0)).matches())
        && IntStream.range(1, rows.size())
            .allMatch(i -> number(rows.get(i)) > number(rows.get(i - 1)));
  }

  /**
   * Whether all rows do; days in the second column too may be those that the header names first.
   */
  private static boolean beginWithDays(List<CsvRecord> rows) {
    return rows.stream().allMatch(row -> DAY.matcher(row.getField(0)).matches())
        && rows.stream().noneMatch(row -> DAY.matcher(row.getField(1)).matches())
        && rows.stream().map(row -> row.getField(0)).distinct().count() == rows.size();
  }

  private static long number(CsvRecord row) {
    return Long.parseLong(row.getField(0));
  }

  private RowNames() {}
}
