package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.ShapeCells;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.DatasetDates;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.territory.ClippedRow;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.harvesters.territory.Measure;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final PublicRows rows;
  private final ExtractOrder order;
  private final @Nullable FileSet files;
  private final @Nullable SchemaFiles inSchema;
  private final ShapeCells cells = new ShapeCells();
  private long inside;
  private long outside;
  private final RowNumbers withoutPlace = new RowNumbers();
  private final RowNumbers beside = new RowNumbers();
  private final RowDates dates;
  private long withheld;
  private long clipped;
  private long repaired;
  private long blurred;
  private final Map<CodesAsNumbers.Repair, Long> repairs = new LinkedHashMap<>();
  private Measure whole = Measure.NONE;
  private Measure within = Measure.NONE;

  /**
   * @param territory null for the whole table
   * @param cut null likewise
   */
  Share(
      @Nullable Territory territory,
      @Nullable Cut cut,
      PublicRows rows,
      ExtractOrder order,
      Backlog backlog) {
    this.territory = territory;
    this.cut = cut;
    this.rows = rows;
    this.order = order;
    this.dates = new RowDates(order.table().dates());
    this.inSchema =
        rows.fit().map(fit -> new SchemaFiles(fit, territory, rows, order, backlog)).orElse(null);
    this.files =
        inSchema == null || order.recipe().keepsOriginal()
            ? new FileSet(shape(rows, cut), order.recipe(), order.destination())
            : null;
  }

  /** The rows' own columns, then ours, which hold numbers. */
  private static FileSet.Shape shape(PublicRows rows, @Nullable Cut cut) {
    Set<String> columns = new LinkedHashSet<>(rows.columns());
    Set<String> numbers = new HashSet<>(rows.jsonColumns());
    if (cut != null) {
      columns.addAll(cut.columns());
      numbers.addAll(cut.columns());
    }
    boolean statesTypes = rows.facts().format().statesTypes();
    return new FileSet.Shape(columns.stream().map(Column::of).toList(), numbers, statesTypes, true);
  }

  /** A cheap test: false means that the geometry is surely outside. */
  boolean mayMeet(Geometry geometry) {
    return cut == null || cut.mayMeet(geometry);
  }

  long inside() {
    return inside;
  }

  long outside() {
    return outside + rows.elsewhere();
  }

  RowNumbers withoutPlace() {
    return withoutPlace;
  }

  /** Rows outside that name the territory, of which they lie near. */
  RowNumbers beside() {
    return beside;
  }

  /** How many rows would be kept, if their producer did not withhold them. */
  long withheld() {
    return withheld;
  }

  /**
   * What is kept of a row; may be called by several threads.
   *
   * @param crs of the table
   */
  ClippedRow piece(PublicRows.Shown shown, @Nullable String crs) {
    Row row = shown.row();
    if (cut == null) {
      return ClippedRow.whole(row);
    }
    ClippedRow piece = shown.isBlurred() ? cut.ofBlurred(row) : cut.of(row);
    if (!piece.cut()) {
      return piece;
    }
    // The whole shape may also stand in a column, as a text.
    Geometry whole = Objects.requireNonNull(row.geometry());
    return piece.with(cells.cut(piece.row(), whole, crs));
  }

  /** How many rows are kept of which less is shown than their place. */
  long blurred() {
    return blurred;
  }

  /** In how many kept rows a code was put right. */
  Map<CodesAsNumbers.Repair, Long> repairs() {
    return repairs;
  }

  /**
   * @param judgement of the row that it is of
   */
  void take(ClippedRow piece, Judgement judgement) throws IOException {
    if (piece.verdict() != ClippedRow.Verdict.OUTSIDE && rows.withholds(judgement.shown().row())) {
      withheld++;
      return;
    }
    switch (piece.verdict()) {
      case INSIDE -> {
        keep(piece);
        repaired += judgement.isRepaired() ? 1 : 0;
        blurred += judgement.shown().isBlurred() ? 1 : 0;
        judgement.shown().repairs().forEach(repair -> repairs.merge(repair, 1L, Long::sum));
      }
      case OUTSIDE -> {
        outside++;
        if (cut != null && cut.isBeside(piece.row())) {
          beside.add(piece.row().number());
        }
      }
      case WITHOUT_PLACE -> leaveOut(piece.row().number());
    }
  }

  private void leaveOut(long number) throws IOException {
    withoutPlace.add(number);
    if (inSchema != null) {
      inSchema.leaveOut(number);
    }
  }

  private void keep(ClippedRow piece) throws IOException {
    if (files != null) {
      files.write(piece.row());
    }
    if (inSchema != null) {
      inSchema.write(piece.row());
    }
    dates.add(piece.row());
    inside++;
    clipped += piece.cut() ? 1 : 0;
    whole = whole.plus(piece.whole());
    within = within.plus(piece.inside());
  }

  /**
   * The files and their descriptor, kept; none where there are no rows.
   *
   * @param empty how many rows had a geometry that is none
   */
  Portion finish(long empty, Consumer<Notice> notices) throws IOException {
    String name = order.stem() + (territory == null ? "" : "-" + territory.code());
    String title = order.subject().title();
    String mapping = rows.fit().map(Fit::mapping).orElse(null);
    List<Portion.MadeFile> made = new ArrayList<>();
    if (inSchema != null) {
      String ofSchema = files == null ? name : name + "-" + mapping;
      made.addAll(inSchema.finish(ofSchema, title, notices));
    }
    if (files != null) {
      made.addAll(files.finish(name, title, notices));
    }
    long excluded = inSchema == null ? 0 : inSchema.excluded();
    Receipt receipt = receipt(empty);
    DatasetDates stated = dates.dates();
    String descriptor =
        made.isEmpty()
            ? null
            : DescriptorFile.write(
                order, name, territory, stated.modified(), receipt.rule(), mapping, made);
    return new Portion(
        territory, receipt, made, descriptor, rows.isWhole(), rows.facts(), excluded, stated);
  }

  private Receipt receipt(long empty) {
    long broken = rows.broken();
    return new Receipt(
        inside + outside() + withoutPlace.count() + broken + withheld + rows.tooSensitive(),
        inside,
        outside(),
        withoutPlace.count(),
        broken,
        cut == null ? NO_RULE : cut.rule(),
        territory == null ? "" : territory.vintage(),
        clipped,
        repaired,
        empty,
        amount(whole.area(), within.area()),
        amount(whole.length(), within.length()),
        0,
        territory == null ? null : territory.name());
  }

  private static Receipt.@Nullable Amount amount(double all, double in) {
    return all > 0 ? new Receipt.Amount(all, in) : null;
  }

  @Override
  public void close() throws IOException {
    Closing.all(files, inSchema);
  }
}
