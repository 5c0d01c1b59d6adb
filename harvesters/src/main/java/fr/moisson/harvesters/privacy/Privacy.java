package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Memo;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps persons and sensitive species out of published data. It analyses a table from its columns
 * and a sample of its rows, and then takes the rows one by one. Rows without anything to hide are
 * returned unchanged; columns that are not published are still in them, and the writer must only
 * take {@link #columns()}.
 */
public final class Privacy {

  /** Number of rows that show what a column contains. */
  public static final int SAMPLE = 1000;

  private static final Pattern LINK =
      Pattern.compile("(.+)" + ColumnNames.LINK + "(?:_\\d+)?", Pattern.DOTALL);

  private final List<String> dropped = new ArrayList<>();
  private final List<String> droppedInVain;
  private final List<String> columns = new ArrayList<>();
  private final List<Watch> watched = new ArrayList<>();
  private final Repeated repeated;
  private final Withheld withheld;
  private final Sensitivity sensitivity;
  private final Blur blur;
  private final Set<String> masked = new LinkedHashSet<>();
  private long maskedCells;
  private long leftOut;

  /**
   * A row as it may be published.
   *
   * @param isBlurred whether its position is replaced by a cell around it, or by a name
   */
  public record Shown(Row row, boolean isBlurred) {}

  /**
   * A column whose values are checked; results are remembered, because most values recur.
   *
   * @param links columns with where its cells lead
   */
  private record Watch(String column, List<String> links, Treatment treatment, Memo<String> known) {

    String of(String value) {
      return treatment.mayChange(value) ? known.get(value, treatment::of) : value;
    }
  }

  private Privacy(
      Map<String, Treatment> treatments,
      Withheld withheld,
      List<String> droppedInVain,
      boolean isForTerritory) {
    this.withheld = withheld;
    this.droppedInVain = droppedInVain;
    List<String> all = List.copyOf(treatments.keySet());
    Map<String, List<String>> links =
        all.stream()
            .filter(column -> treatments.get(column) != Treatment.KEEP)
            .collect(Collectors.groupingBy(Privacy::linked));
    treatments.forEach(
        (column, treatment) -> add(column, treatment, links.getOrDefault(column, List.of())));
    repeated = Repeated.of(dropped);
    sensitivity = Sensitivity.of(all);
    blur = new Blur(all, sensitivity.columns(), isForTerritory);
  }

  private void add(String column, Treatment treatment, List<String> links) {
    boolean isOfDropped = dropped.contains(linked(column));
    if (treatment == Treatment.DROP || (treatment != Treatment.KEEP && isOfDropped)) {
      dropped.add(column);
      return;
    }
    columns.add(column);
    if (treatment != Treatment.KEEP) {
      watched.add(new Watch(column, links, treatment, new Memo<>()));
    }
  }

  /**
   * The column of which another one has where its cells lead, such as to pages about persons; empty
   * if there is none.
   */
  private static String linked(String column) {
    Matcher link = LINK.matcher(column);
    return link.matches() ? link.group(1) : "";
  }

  /**
   * @param columns all of them, in the source's order
   * @param sample the first rows, {@value #SAMPLE} at most
   * @param isForTerritory whether the rows are then cut to a territory smaller than a department
   */
  public static Privacy of(
      List<String> columns, List<Row> sample, Personal personal, boolean isForTerritory) {
    return new Privacy(
        Treatments.of(columns, sample, personal),
        Withheld.of(columns, sample, personal),
        personal.dropsInVain(columns),
        isForTerritory);
  }

  /** Whether rows with such columns may be sensitive, so that their position may be blurred. */
  public static boolean mayBlur(List<String> columns) {
    return !Sensitivity.of(columns).saysNothing();
  }

  /** The columns that may be published, in the source's order. */
  public List<String> columns() {
    return List.copyOf(columns);
  }

  /** These, and those that blurred rows have besides them, for a schema with such columns. */
  public List<String> columnsOfSchema() {
    return Stream.concat(
            columns.stream(), sensitivity.saysNothing() ? Stream.of() : blur.added().stream())
        .toList();
  }

  /** Columns in which the producer marks rows as not to be published. */
  public List<String> withholding() {
    return withheld.columns();
  }

  /** Whether the producer marks a row so: those are counted by those who would keep them. */
  public boolean withholds(Row row) {
    return withheld.has(row);
  }

  /** The row as it may be published, unless it is withheld; empty if it is too sensitive. */
  public Optional<Shown> apply(Row row) {
    Row shown = masked(row);
    if (sensitivity.saysNothing()) {
      return Optional.of(new Shown(shown, false));
    }
    Precision precision = sensitivity.of(row);
    Optional<Row> placed = blur.of(shown, precision);
    leftOut += placed.isEmpty() ? 1 : 0;
    return placed.map(found -> new Shown(found, precision != Precision.EXACT));
  }

  private Row masked(Row row) {
    Map<String, String> changed = null;
    for (Watch watch : watched) {
      String value = row.value(watch.column());
      String shown =
          value.isEmpty()
              ? value
              : repeated.masked(row, watch.of(value), watch.treatment().isForRoles());
      if (!shown.equals(value)) {
        changed = changed == null ? new LinkedHashMap<>(row.values()) : changed;
        changed.put(watch.column(), shown);
        masked.add(watch.column());
        maskedCells++;
        if (shown.isEmpty()) {
          maskLinks(watch, row, changed);
        }
      }
    }
    return changed == null ? row : new Row(changed, row.geometry(), row.number());
  }

  /** Nobody is to be found by the page to which a masked name leads. */
  private void maskLinks(Watch watch, Row row, Map<String, String> changed) {
    for (String link : watch.links()) {
      if (!row.value(link).isEmpty()) {
        changed.put(link, "");
        masked.add(link);
        maskedCells++;
      }
    }
  }

  /** Number of rows that are too sensitive to be published at all. */
  public long leftOut() {
    return leftOut;
  }

  /** Reports once what was done; blurred rows are counted by those who keep them. */
  public void tell(Consumer<Notice> notices) {
    if (!dropped.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.PERSONAL_COLUMNS, dropped));
    }
    if (!droppedInVain.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.PERSONAL_IN_VAIN, droppedInVain, columns));
    }
    if (maskedCells > 0) {
      notices.accept(Notice.of(Notice.Code.PERSONAL_VALUES, maskedCells, masked));
    }
    if (leftOut > 0) {
      notices.accept(Notice.of(Notice.Code.SENSITIVE_LEFT_OUT, leftOut));
    }
  }
}
