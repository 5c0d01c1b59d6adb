package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the first of several tables that stand one below the other. The others have other
 * columns, or the same ones with different titles, such as a year: without these, their rows
 * contradict each other.
 *
 * <p>Another header counts only where a blank line or a title sets it apart from the rows above. If
 * the header is repeated without a title above it, two files were appended to one another, and are
 * one table. So are those below a title (« Commune de Niort ») whose rows are about other things
 * than those of the first.
 */
final class FirstTable extends RowReaderWrapper {

  private static final int LONGEST_QUOTE = 80;

  /** A row of fewer columns is often filled no more than a title. */
  private static final int FEWEST_COLUMNS = 3;

  /** Rows that show what the first table is about. */
  private static final int SAMPLE = 1000;

  /** What printed lists have above the header of each page. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?iu)\\W*(?:(?:page|p\\.|feuille|folio)\\W*(?:n\\W+)?\\d.*|\\d{1,3}\\s*/\\s*\\d{1,3}\\W*)");

  static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  /** Hashes: a cell may be as long as the outline of a country. */
  private final Set<Integer> subjects = new HashSet<>();

  private final OtherHeader otherHeader;
  private int sampled;

  /** Number of the last row; 0 before the first one. */
  private long last;

  private @Nullable Row next;
  private @Nullable Exception fault;

  /** Whether rows of data have a single cell, too. */
  private boolean isSparse;

  private @Nullable Row title;
  private long rows;

  FirstTable(RowReader reader) {
    super(reader);
    otherHeader = new OtherHeader(reader.head().labels());
  }

  @Override
  public @Nullable Row read() throws IOException {
    AheadRows.refuse(fault);
    if (title != null) {
      return null;
    }
    Row row = next == null ? following() : next;
    next = null;
    if (row == null) {
      return null;
    }
    boolean isBelowBlank = last > 0 && row.number() > last + 1;
    if (isBelowBlank && otherHeader.is(row, false)) {
      return end(row);
    }
    last = row.number();
    if (isSparse || lone(row).isEmpty()) {
      sample(row);
      return row;
    }
    long headers = broken().headers();
    try {
      next = following();
    } catch (IOException | BadItem e) {
      fault = e; // after this row
      return row;
    }
    if (next != null && otherHeader.is(next, true)) {
      next = null;
      return end(row);
    }
    if (broken().headers() == headers) {
      isSparse = next != null && lone(next).isEmpty();
      return row;
    }
    if (next != null && !subjects.contains(subject(next))) {
      return row;
    }
    rows = next != null && lone(next).isEmpty() ? 1 : 0;
    return end(row);
  }

  /** The next row that is not the header of the table again, nor its units. */
  private @Nullable Row following() throws IOException {
    Row row = reader.read();
    while (row != null && otherHeader.isAgain(row)) {
      broken().addHeader(row.number());
      row = reader.read();
      row = row != null && otherHeader.isUnits(row) ? reader.read() : row;
    }
    return row;
  }

  private void sample(Row row) {
    if (sampled < SAMPLE && !isSparse) {
      sampled++;
      subjects.add(subject(row));
      otherHeader.learn(row);
    }
  }

  /** Counts the rows of the other tables. */
  private @Nullable Row end(Row start) throws IOException {
    title = start;
    next = reader.read();
    while (next != null) {
      rows += lone(next).isEmpty() ? 1 : 0;
      next = reader.read();
    }
    return null;
  }

  /** A hash of the cells up to the first measure; an id may be a number, too. */
  private static int subject(Row row) {
    List<String> cells = List.copyOf(row.values().values());
    return Stream.concat(
            cells.stream().limit(1), cells.stream().skip(1).takeWhile(cell -> !isNumber(cell)))
        .toList()
        .hashCode();
  }

  static boolean isNumber(String cell) {
    return Numbers.decimal(cell).isPresent();
  }

  /** The only cell that is filled, if it may be a title; otherwise empty. */
  static String lone(Row row) {
    String lone = "";
    for (String cell : row.values().values()) {
      if (!cell.isEmpty() && !lone.isEmpty()) {
        return "";
      }
      lone = lone.isEmpty() ? cell : lone;
    }
    boolean isTitle =
        row.values().size() >= FEWEST_COLUMNS
            && !Footnotes.isLoneNote(lone)
            && !PAGE.matcher(lone).matches()
            && (!isNumber(lone) || YEAR.matcher(lone).matches());
    return isTitle ? lone : "";
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    super.tell(notices);
    if (title != null) {
      String cells =
          title.values().values().stream()
              .filter(cell -> !cell.isEmpty())
              .collect(Collectors.joining(", "));
      String text = Beginning.withEllipsis(cells, LONGEST_QUOTE);
      notices.accept(Notice.of(Notice.Code.OTHER_TABLES_BELOW, rows, text).at(title.number()));
    }
  }
}
