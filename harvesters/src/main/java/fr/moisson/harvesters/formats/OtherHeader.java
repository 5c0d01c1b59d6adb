package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises the header of another table among the rows of a first one: words only, some of them
 * names of the first table's columns, or words where all rows so far have numbers.
 */
final class OtherHeader {

  /** One name may be a value of another column. */
  private static final int FEWEST_ALIKE = 2;

  private static final int FEWEST_CELLS = 3;

  /** Of the names that are no values of rows, as « Verre » below « Verre » is. */
  private final Set<String> keys;

  /** The columns of which all values so far are numbers. */
  private final Set<String> measures = new LinkedHashSet<>();

  private final Set<String> others = new HashSet<>();
  private int learned;

  /**
   * @param labels names of the columns in the file
   */
  OtherHeader(List<String> labels) {
    keys = labels.stream().map(ColumnNames::key).collect(Collectors.toSet());
    keys.remove("");
  }

  /** Takes note of a row of the first table. */
  void learn(Row row) {
    learned++;
    row.values()
        .forEach(
            (column, cell) -> {
              if (!cell.isEmpty()) {
                (isNumber(cell) ? measures : others).add(column);
                keys.remove(ColumnNames.key(cell));
              }
            });
    measures.removeAll(others);
  }

  /**
   * @param isBelowTitle whether a line with a single text stands above it
   */
  boolean is(Row row, boolean isBelowTitle) {
    if (!hasWordAsMeasure(row)) {
      return false;
    }
    List<String> cells =
        row.values().values().stream().filter(cell -> !cell.isEmpty()).distinct().toList();
    if (cells.size() < FEWEST_CELLS || cells.stream().anyMatch(OtherHeader::isNumber)) {
      return false;
    }
    long alike = cells.stream().map(ColumnNames::key).filter(keys::contains).distinct().count();
    long words = measures.stream().map(row::value).filter(OtherHeader::isWord).distinct().count();
    return alike >= FEWEST_ALIKE || (isBelowTitle && learned > 1 && alike + words >= FEWEST_CELLS);
  }

  /** A loop, as it is asked of each row. */
  private boolean hasWordAsMeasure(Row row) {
    for (String measure : measures) {
      if (isWord(row.value(measure))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String cell) {
    return Numbers.decimal(cell).isPresent();
  }

  private static boolean isWord(String cell) {
    return !cell.isEmpty() && Character.isLetter(cell.charAt(0));
  }
}
