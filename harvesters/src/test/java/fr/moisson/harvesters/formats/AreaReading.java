package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** The rows read from a file, or the refusal, with or without skipping rows. */
public record AreaReading(
    List<Row> rows,
    List<String> columns,
    Set<String> jsonColumns,
    long broken,
    long elsewhere,
    @Nullable String crs,
    List<Notice> notices) {

  private static final Envelope AREA = new Envelope(2.2, 2.4, 50.7, 50.9);

  /** Reads all rows, wherever they are. */
  public static AreaReading all(Table table) {
    return read(notices -> Rows.open(table, AREA, notices));
  }

  /** Reads the rows in the area, and those that must be read to find out. */
  public static AreaReading ofArea(Table table) {
    return read(notices -> Rows.within(table, new RowArea(AREA, 0), notices));
  }

  private static AreaReading read(Function<Consumer<Notice>, Rows> opened) {
    List<Notice> notices = new ArrayList<>();
    List<Row> all = new ArrayList<>();
    try (Rows rows = opened.apply(notices::add)) {
      rows.forEachRemaining(all::add);
      return new AreaReading(
          all,
          rows.columns(),
          rows.jsonColumns(),
          rows.broken(),
          rows.elsewhere(),
          rows.facts().crs(),
          notices);
    } catch (BadItem e) {
      return new AreaReading(List.of(), List.of(), Set.of(), 0, 0, null, List.of(e.notice()));
    }
  }

  /** Fails unless the only rows missing from a full reading lie elsewhere and are counted. */
  public void assertLacksOnlyWhatLiesElsewhere(AreaReading parsed, String seed) {
    List<Row> left = new ArrayList<>(parsed.rows());
    left.removeAll(new HashSet<>(rows));
    if (rows.isEmpty() && elsewhere == 0) {
      assertThat(this).as(seed).isEqualTo(parsed);
      return;
    }
    assertThat(left).as(seed).hasSize((int) elsewhere);
    assertThat(left)
        .as(seed)
        .allMatch(row -> row.geometry() != null)
        .noneMatch(row -> AREA.intersects(row.geometry().getEnvelopeInternal()));
    List<Row> kept = new ArrayList<>(parsed.rows());
    kept.removeAll(new HashSet<>(left));
    assertThat(this)
        .as(seed)
        .isEqualTo(
            new AreaReading(
                kept,
                parsed.columns,
                parsed.jsonColumns,
                parsed.broken,
                elsewhere,
                parsed.crs,
                parsed.notices));
  }
}
