package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;

/**
 * Hidden columns and rows of a sheet. What their author hides, such as the telephone numbers of
 * volunteers, must not be published.
 */
final class HiddenParts {

  private final BitSet hidden = new BitSet();
  private final BitSet leftOut = new BitSet();
  private long rows;

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

  /** Counts rows that are left out because they are hidden, and not by a filter. */
  void addRows(long more) {
    rows += more;
  }

  /** Says which columns and how many rows were left out. */
  void tell(Table table, Consumer<Notice> notices) {
    if (!leftOut.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.HIDDEN_COLUMNS, table.origin(), letters(leftOut)));
    }
    if (rows > 0) {
      notices.accept(Notice.of(Notice.Code.HIDDEN_ROWS, table.origin(), rows));
    }
  }

  /** Letters of columns, as in spreadsheets. */
  static String letters(BitSet columns) {
    return columns.stream()
        .mapToObj(CellReference::convertNumToColString)
        .collect(Collectors.joining(", "));
  }
}
