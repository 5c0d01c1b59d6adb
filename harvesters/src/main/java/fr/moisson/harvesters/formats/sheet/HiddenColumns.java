package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.BitSet;
import java.util.stream.Collectors;

/**
 * Columns of a sheet that are not shown. What somebody hides, such as the telephones of volunteers,
 * is not for everyone to read.
 */
final class HiddenColumns {

  private final BitSet hidden = new BitSet();
  private final BitSet leftOut = new BitSet();

  /** Hides columns from a place to another, as far as a sheet can have them. */
  void hide(int from, int to) {
    int end = Math.min(to, ColumnNames.MOST);
    if (from >= 0 && from < end) {
      hidden.set(from, end);
    }
  }

  /** The cell itself, if it is shown; else nothing. */
  String shown(int place, String cell) {
    if (!hidden.get(place)) {
      return cell;
    }
    if (!cell.isBlank()) {
      leftOut.set(place);
    }
    return "";
  }

  BitSet leftOut() {
    return leftOut;
  }

  /** Letters of columns, as spreadsheets show them. */
  static String letters(BitSet columns) {
    return columns.stream().mapToObj(HiddenColumns::letters).collect(Collectors.joining(", "));
  }

  private static String letters(int place) {
    String last = String.valueOf((char) ('A' + place % 26));
    return place < 26 ? last : letters(place / 26 - 1) + last;
  }
}
