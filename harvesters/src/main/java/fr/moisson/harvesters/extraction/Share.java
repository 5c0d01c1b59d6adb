package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Column;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Cut;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One territory's part of a table, or the whole of it: its files while they are written, and its
 * counts.
 */
final class Share implements Closeable {

  /** Receipt of what was not cut. */
  private static final String NO_RULE = "none";

  private final @Nullable Territory territory;
  private final @Nullable Cut cut;
  private final Rows rows;
  private final FileSet files;
  private long inside;
  private long outside;
  private long withoutPlace;

  private Share(@Nullable Territory territory, @Nullable Cut cut, Rows rows, Order order) {
    this.territory = territory;
    this.cut = cut;
    this.rows = rows;
    FileSet.Shape shape =
        new FileSet.Shape(
            rows.columns().stream().map(Column::of).toList(),
            rows.jsonColumns(),
            rows.mayHavePoints());
    this.files = new FileSet(shape, order.recipe().outputs(), order.destination());
  }

  static Share of(Territory territory, Cut cut, Rows rows, Order order) {
    return new Share(territory, cut, rows, order);
  }

  static Share ofAll(Rows rows, Order order) {
    return new Share(null, null, rows, order);
  }

  /** A cheap test: false means that the geometry is surely outside. */
  boolean mayMeet(Geometry geometry) {
    return cut == null || cut.mayMeet(geometry);
  }

  long inside() {
    return inside;
  }

  long outside() {
    return outside;
  }

  long withoutPlace() {
    return withoutPlace;
  }

  void take(Row row) throws IOException {
    switch (cut == null ? Cut.Verdict.INSIDE : cut.of(row)) {
      case INSIDE -> keep(row);
      case OUTSIDE -> outside++;
      case WITHOUT_PLACE -> withoutPlace++;
    }
  }

  private void keep(Row row) throws IOException {
    files.write(row);
    inside++;
  }

  /** The files, kept; none where there are no rows. */
  Portion finish(String stem, String title, Consumer<Notice> notices) throws IOException {
    String name = territory == null ? stem : stem + "-" + territory.code();
    return new Portion(territory, receipt(), files.finish(name, title, notices));
  }

  private Distribution.Receipt receipt() {
    long broken = rows.broken();
    return new Distribution.Receipt(
        inside + outside + withoutPlace + broken,
        inside,
        outside,
        withoutPlace,
        broken,
        territory == null ? NO_RULE : Cut.RULE,
        territory == null ? "" : territory.vintage());
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
