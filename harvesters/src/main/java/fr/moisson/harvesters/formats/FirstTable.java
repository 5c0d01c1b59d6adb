package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the first of several tables that stand one below the other. They have the same columns,
 * but different titles, such as a year: without these, their rows contradict each other.
 *
 * <p>If the header is repeated without a title above it, two files were appended to one another,
 * and are one table.
 */
final class FirstTable extends RowReaderWrapper {

  private static final int LONGEST_QUOTE = 80;

  /** A row of fewer columns is often filled no more than a title. */
  private static final int FEWEST_COLUMNS = 3;

  private @Nullable Row next;
  private @Nullable Exception fault;

  /** Whether rows of data have a single cell, too. */
  private boolean isSparse;

  private @Nullable Row title;
  private long rows;

  FirstTable(RowReader reader) {
    super(reader);
  }

  @Override
  public @Nullable Row read() throws IOException {
    AheadRows.refuse(fault);
    if (title != null) {
      return null;
    }
    Row row = next == null ? reader.read() : next;
    next = null;
    if (row == null || isSparse || lone(row).isEmpty()) {
      return row;
    }
    long headers = broken().headers();
    try {
      next = reader.read();
    } catch (IOException | BadItem e) {
      fault = e; // after this row
      return row;
    }
    if (broken().headers() == headers) {
      isSparse = next != null && lone(next).isEmpty();
      return row;
    }
    title = row;
    while (next != null) {
      rows += lone(next).isEmpty() ? 1 : 0;
      next = reader.read();
    }
    return null;
  }

  /** The only cell that is filled, if it may be a title; otherwise empty. */
  private static String lone(Row row) {
    String lone = "";
    for (String cell : row.values().values()) {
      if (!cell.isEmpty() && !lone.isEmpty()) {
        return "";
      }
      lone = lone.isEmpty() ? cell : lone;
    }
    return row.values().size() < FEWEST_COLUMNS || Footnotes.isNote(lone) ? "" : lone;
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    super.tell(notices);
    if (title != null) {
      String text = Beginning.withEllipsis(lone(title), LONGEST_QUOTE);
      notices.accept(Notice.of(Notice.Code.OTHER_TABLES_BELOW, rows, text).at(title.number()));
    }
  }
}
