package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The rows of a table, one after the other, each with its place in WGS 84. Whatever the size of the
 * file, only one row is in memory. What had to be guessed or left out is reported once, at the end.
 *
 * <p>A damaged file throws {@link BadItem}, on opening or after the rows before the fault: since
 * the missing rows are unknown, those read must not replace others.
 */
public final class Rows implements Iterator<Row>, AutoCloseable {

  /** Number of rows that are processed together. */
  public static final int MOST_AT_A_TIME = 256;

  /** Limit of their total {@link Row#weight}, which the last row may exceed by any amount. */
  public static final int LARGEST_AT_A_TIME = 1 << 18;

  private final Table table;
  private final RowReader reader;
  private final Positions positions;
  private final Placement placement;
  private final Unplaced unplaced = new Unplaced();
  private final Consumer<Notice> notices;
  private @Nullable Row next;
  private boolean ended;
  private @Nullable BadItem fault;
  private long empty;
  private long read;

  private Rows(
      Table table,
      RowReader reader,
      Positions positions,
      @Nullable Envelope territory,
      Consumer<Notice> notices) {
    this.table = table;
    this.reader = reader;
    this.positions = positions;
    this.placement =
        Placement.of(
            table,
            reader.head().facts(),
            territory,
            () -> MetricSample.of(table, positions, territory),
            notices);
    this.notices = notices;
  }

  /**
   * Opens the file; guesses about it are reported at once.
   *
   * @throws BadItem if the file is not of the table's format
   * @throws Misconfigured if the table's coordinate system is unknown
   */
  public static Rows open(Table table, Consumer<Notice> notices) {
    return open(table, null, notices);
  }

  /**
   * Opens the file.
   *
   * @param territory box in degrees where rows are expected: it distinguishes the coordinate
   *     systems that are possible if the file states none
   */
  public static Rows open(Table table, @Nullable Envelope territory, Consumer<Notice> notices) {
    return open(table, territory, null, notices);
  }

  /**
   * Opens the file for the rows of a territory. Rows that certainly lie outside of its box may be
   * skipped, which is much faster than reading them: see {@link #elsewhere}.
   *
   * @param area whose box is the territory's
   */
  public static Rows within(Table table, RowArea area, Consumer<Notice> notices) {
    return open(table, area.box(), area, notices);
  }

  private static Rows open(
      Table table, @Nullable Envelope territory, @Nullable RowArea area, Consumer<Notice> notices) {
    String stated = table.place().crs();
    if (stated != null) {
      ToWgs84.configured(stated);
    }
    try {
      RowReader reader = new AheadRows(rowsOf(table, area, notices));
      return Owned.by(
          reader,
          () -> {
            Positions positions = positions(table, reader.columns(), notices);
            return new Rows(table, reader, positions, territory, notices);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RowReader rowsOf(Table table, @Nullable RowArea area, Consumer<Notice> notices)
      throws IOException {
    RowReader reader = Readers.open(table, area, notices);
    return switch (table.format()) {
      case CSV, XLSX, XLS, ODS -> {
        RowReader rows = SideBySide.of(reader);
        Positions positions = Positions.of(rows.columns(), table.place());
        yield new GroupTitles(new Footnotes(new FirstTable(rows), positions));
      }
      default -> reader;
    };
  }

  private static Positions positions(Table table, List<String> columns, Consumer<Notice> notices)
      throws IOException {
    Positions named = Positions.of(columns, table.place());
    return named.isEmpty() ? PlaceGuess.of(table, columns, notices).orElse(named) : named;
  }

  /** All columns, in the source's order; a row may lack some. */
  public List<String> columns() {
    return reader.columns();
  }

  /** Columns whose values are all JSON, such as numbers, instead of text. */
  public Set<String> jsonColumns() {
    return reader.head().jsonColumns();
  }

  /** What is known of the file; complete once the rows are read. */
  public FileFacts facts() {
    return placement.facts(reader.elsewhere());
  }

  /** Number of rows that could not be read so far. */
  public long broken() {
    return reader.broken().count();
  }

  /** Reports the rows that could not be read, once all others were. */
  public void tellBroken(Consumer<Notice> notices) {
    reader.broken().tellUnread(notices);
  }

  /** Number of rows so far with an empty geometry, or one at « 0, 0 ». */
  public long empty() {
    return empty + placement.unknown();
  }

  /** Number of rows skipped because they lie outside of the territory's box. */
  public long elsewhere() {
    return reader.elsewhere();
  }

  @Override
  public boolean hasNext() {
    if (fault != null) {
      throw fault;
    }
    if (next == null && !ended) {
      next = readOrTell();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  private @Nullable Row readOrTell() {
    try {
      Row row = read();
      if (row == null) {
        tell();
        long all = read + broken() + elsewhere();
        AnnouncedRows.more(table, all).ifPresent(notices);
      }
      return row;
    } catch (BadItem e) {
      fault = e;
      tell();
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Row read() {
    try {
      Row row = reader.read();
      if (row == null) {
        return null;
      }
      read++;
      Geometry own = row.geometry();
      empty += own != null && own.isEmpty() ? 1 : 0;
      long swapped = placement.swapped();
      Row placed = row.at(placement.of(row, positions));
      unplaced.see(placed);
      return placement.swapped() > swapped ? inOrder(placed) : placed;
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row inOrder(Row row) {
    return row.geometry() instanceof Point place
        ? new Row(positions.inOrder(row.values(), place), place, row.number())
        : row;
  }

  /** The place of a row, by its own geometry or its columns; null if there is none. */
  static @Nullable Geometry place(
      Row row, Positions positions, UnaryOperator<@Nullable Geometry> toWgs84) {
    Geometry own = row.geometry();
    return own == null || own.isEmpty()
        ? positions.find(row.values(), toWgs84)
        : toWgs84.apply(own);
  }

  private void tell() {
    reader.tell(notices);
    placement.tell(reader.elsewhere());
    if (reader.elsewhere() == 0) {
      unplaced.tell(notices);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
