package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.privacy.Personal;
import fr.moisson.harvesters.privacy.Privacy;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The rows of a table as they may be published. The first ones are read ahead, since they show
 * which columns are about persons, and which schema they follow.
 */
final class PublicRows {

  /** Rows are read ahead as long as they fit into memory easily: see {@link Row#weight}. */
  private static final int MOST_AHEAD = 2_000_000;

  /**
   * How many rows at the beginning of a file decide which schema it follows, and which columns have
   * codes, wherever they lie, so that a commune, its EPCI and the whole file get the same. Units
   * and Latin names show in some hundreds; each mapping there is looks at all of them. What is
   * about persons is looked for in all rows read ahead, and columns that are empty in the head are
   * judged by these: beyond the head, they are those of the territory, and some others.
   */
  static final int HEAD = 300;

  private final Rows rows;
  private final Queue<CodesAsNumbers.Mended> ahead = new ArrayDeque<>();
  private final Decoding decoding;
  private final CodesAsNumbers codes;
  private final Privacy privacy;
  private final Optional<Fit> fit;
  private final boolean takesPart;
  private final URI origin;
  private long read;
  private @Nullable BadItem fault;

  /**
   * A row as it may be published.
   *
   * @param isBlurred as {@link Privacy.Shown} says
   * @param repairs of codes in this row
   */
  record Shown(Row row, boolean isBlurred, List<CodesAsNumbers.Repair> repairs) {

    Shown at(@Nullable Geometry place) {
      return new Shown(row.at(place), isBlurred, repairs);
    }
  }

  PublicRows(Rows rows, ExtractOrder order) {
    this.rows = rows;
    takesPart = order.takesPart();
    origin = order.table().origin();
    List<Row> first = new ArrayList<>();
    int weight = 0;
    while (weight < MOST_AHEAD && first.size() < Privacy.SAMPLE && goesOn(first.isEmpty())) {
      Row row = next();
      weight += row.weight();
      first.add(row);
    }
    decoding = Decoding.of(first);
    codes = new CodesAsNumbers(rows.columns(), head(first, rows.columns()));
    first.forEach(row -> ahead.add(mended(row)));
    List<Row> sample = ahead.stream().map(CodesAsNumbers.Mended::row).toList();
    Personal personal = order.recipe().personalData();
    privacy = Privacy.of(rows.columns(), sample, personal, !order.territories().isEmpty());
    List<String> columns = privacy.columnsOfSchema();
    Title title = order.title(rows.facts().layer());
    fit = order.schemas().fit(order.recipe(), title, columns, head(sample, columns));
  }

  /** The rows of the head; a column that is empty in all of them has the values of later rows. */
  private static List<Row> head(List<Row> sample, List<String> columns) {
    List<Row> head = sample.subList(0, Math.min(sample.size(), HEAD));
    List<Row> later = sample.subList(head.size(), sample.size());
    List<Map<String, String>> values = new ArrayList<>();
    head.forEach(row -> values.add(new LinkedHashMap<>(row.values())));
    for (String column : columns) {
      if (head.stream().allMatch(row -> row.value(column).isBlank())) {
        Iterator<Map<String, String>> into = values.iterator();
        later.stream()
            .map(row -> row.value(column))
            .filter(value -> !value.isBlank())
            .limit(head.size())
            .forEach(value -> into.next().put(column, value));
      }
    }
    return IntStream.range(0, head.size())
        .mapToObj(i -> new Row(values.get(i), head.get(i).geometry(), head.get(i).number()))
        .toList();
  }

  /** The columns that may be published. */
  List<String> columns() {
    return privacy.columns();
  }

  /** All columns of the table, for what is decided and not published. */
  List<String> allColumns() {
    return rows.columns();
  }

  Set<String> jsonColumns() {
    return codes.numbers(rows.jsonColumns());
  }

  /** How they are brought to a schema; empty if to none. */
  Optional<Fit> fit() {
    return fit;
  }

  FileFacts facts() {
    return rows.facts();
  }

  long broken() {
    return rows.broken();
  }

  /** Which rows could not be read, once all others were. */
  void tellBroken(Consumer<Notice> notices) {
    rows.tellBroken(notices);
  }

  /** How many rows were passed over, since they lie outside of the territories' box. */
  long elsewhere() {
    return rows.elsewhere();
  }

  /** How many rows had a geometry that is none. */
  long empty() {
    return rows.empty();
  }

  /** How many rows are too sensitive to be published. */
  long tooSensitive() {
    return privacy.leftOut();
  }

  /** Whether the producer does not want a row to be published. */
  boolean withholds(Row row) {
    return privacy.withholds(row);
  }

  /** The columns that say so. */
  List<String> withholding() {
    return privacy.withholding();
  }

  /** False at the end, and at a fault that is no reason to refuse all. */
  private boolean goesOn(boolean isFirst) {
    try {
      return fault == null && rows.hasNext();
    } catch (BadItem e) {
      if (!takesPart || isFirst) {
        throw e;
      }
      fault = e;
      return false;
    }
  }

  private CodesAsNumbers.Mended mended(Row row) {
    return codes.apply(decoding.apply(row));
  }

  private Row next() {
    read++;
    return rows.next();
  }

  /** Whether no fault ended the table before its last row. */
  boolean isWhole() {
    return fault == null;
  }

  /** The next rows, as many as are worked on at a time; none at the end. */
  List<Shown> batch() {
    List<Shown> batch = new ArrayList<>();
    int weight = 0;
    while (batch.size() < Rows.MOST_AT_A_TIME
        && weight < Rows.LARGEST_AT_A_TIME
        && (!ahead.isEmpty() || goesOn(false))) {
      CodesAsNumbers.Mended own = ahead.isEmpty() ? mended(next()) : ahead.remove();
      Optional<Privacy.Shown> shown = privacy.apply(own.row());
      if (shown.isPresent()) {
        batch.add(new Shown(shown.get().row(), shown.get().isBlurred(), own.repairs()));
        weight += own.row().weight();
      }
    }
    return batch;
  }

  void tell(Consumer<Notice> notices) {
    if (fault != null) {
      notices.accept(fault.notice());
      notices.accept(Notice.of(Notice.Code.ROWS_BEFORE_FAULT, origin, read));
    }
    decoding.tell(notices);
    privacy.tell(notices);
  }
}
