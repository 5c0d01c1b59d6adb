package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.BitSet;
import java.util.stream.Collectors;

/**
 * Hidden columns of a sheet. What their author hides, such as the telephone numbers of volunteers,
 * must not be published.
 */
final class HiddenColumns {

  private final BitSet hidden = new BitSet();
  private final BitSet leftOut = new BitSet();

  /** Hides the columns from one index to another, up to the maximum of a sheet. */
  void hide(int from, int to) {
    int end = Math.min(to, ColumnNames.MOST);
    if (from >= 0 && from < end) {
      hidden.set(from, end);
    }
  }

  /** The cell itself if its column is visible; else empty. */
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

  /** Letters of columns, as in spreadsheets. */
  static String letters(BitSet columns) {
    return columns.stream().mapToObj(HiddenColumns::letters).collect(Collectors.joining(", "));
  }

  private static String letters(int place) {
    String last = String.valueOf((char) ('A' + place % 26));
    return place < 26 ? last : letters(place / 26 - 1) + last;
  }
}
