package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Header;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Recognises the header of another table among the rows of a first one, and its own header, written
 * otherwise: in capitals, with other units, or with names where it had none.
 */
final class OtherHeader {

  /** One name may be a value of another column. */
  private static final int FEWEST_ALIKE = 2;

  private static final int FEWEST_CELLS = 3;

  private static final Pattern BRACKETS = Pattern.compile("[(\\[][^)\\]]*+[)\\]]?");

  private final List<String> labels;

  /** Keys of the labels, at the places of their columns; empty for those without one. */
  private final List<String> own;

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
    this.labels = labels;
    own = labels.stream().map(OtherHeader::key).toList();
    keys = new HashSet<>(own);
    keys.remove("");
  }

  /** Takes note of a row of the first table. */
  void learn(Row row) {
    learned++;
    row.values()
        .forEach(
            (column, cell) -> {
              if (!cell.isEmpty()) {
                (FirstTable.isNumber(cell) ? measures : others).add(column);
                keys.remove(key(cell));
              }
            });
    measures.removeAll(others);
  }

  /** Whether a row has the names of all columns at their places. */
  boolean isAgain(Row row) {
    if (!hasWordAsMeasure(row)) {
      return false;
    }
    List<String> cells = List.copyOf(row.values().values());
    return own.stream().filter(key -> !key.isEmpty()).count() >= FEWEST_CELLS
        && IntStream.range(0, cells.size())
            .allMatch(i -> Cell.at(own, i).isEmpty() || isOwn(cells.get(i), i));
  }

  /** Whether a row has only units that the labels have, too. */
  boolean isUnits(Row row) {
    List<String> cells = List.copyOf(row.values().values());
    return IntStream.range(0, cells.size()).allMatch(i -> isSaid(Cell.at(labels, i), cells.get(i)));
  }

  /**
   * Whether a row that stands apart from those above it begins another table: words only, the first
   * of them and others names of the first table's columns, but not all at their places; or, below a
   * title, words where all rows so far have numbers.
   *
   * @param isBelowTitle whether a line with a single text stands above it
   */
  boolean is(Row row, boolean isBelowTitle) {
    if (!hasWordAsMeasure(row)) {
      return false;
    }
    List<String> all = List.copyOf(row.values().values());
    List<String> cells = all.stream().filter(cell -> !cell.isEmpty()).distinct().toList();
    boolean isOwn =
        IntStream.range(0, all.size()).allMatch(i -> all.get(i).isEmpty() || isOwn(all.get(i), i));
    if (isOwn || cells.size() < FEWEST_CELLS || cells.stream().anyMatch(FirstTable::isNumber)) {
      return false;
    }
    boolean hasTitle = isBelowTitle && learned > 1;
    boolean mayBegin =
        keys.contains(key(all.get(0)))
            || (hasTitle && isWord(all.get(0)) && measures.contains(firstColumn(row)));
    long alike = cells.stream().map(OtherHeader::key).filter(keys::contains).distinct().count();
    long words = measures.stream().map(row::value).filter(OtherHeader::isWord).distinct().count();
    return mayBegin && (alike >= FEWEST_ALIKE || (hasTitle && alike + words >= FEWEST_CELLS));
  }

  private static boolean isSaid(String label, String unit) {
    return Header.withUnit(label, unit).equals(label);
  }

  private static String firstColumn(Row row) {
    return row.values().keySet().iterator().next();
  }

  private boolean isOwn(String cell, int place) {
    String key = key(cell);
    return !key.isEmpty() && key.equals(Cell.at(own, place));
  }

  /** A name without its unit. */
  private static String key(String name) {
    return ColumnNames.key(BRACKETS.matcher(name).replaceAll(""));
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

  private static boolean isWord(String cell) {
    return !cell.isEmpty() && Character.isLetter(cell.charAt(0));
  }
}
