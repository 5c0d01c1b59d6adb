package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.file.Background;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.privacy.Privacy;
import fr.moisson.harvesters.territory.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Makes files of the rows that lie in territories, or of all rows, in one pass over them. */
public final class Extraction {

  private final ExtractOrder order;
  private final PublicRows rows;
  private final Backlog backlog = new Backlog();
  private final List<Share> shares;
  private final Consumer<Notice> notices;
  private long repaired;
  private long collapsed;
  private boolean hasNear;
  private boolean hasFar;

  private Extraction(ExtractOrder order, PublicRows rows, Consumer<Notice> notices) {
    this.order = order;
    this.rows = rows;
    this.shares = shares(order, rows, backlog);
    this.notices = notices;
  }

  /**
   * Writes {@code <stem>-<territory>} in each format of the recipe for each territory with rows, as
   * GeoJSON only if a row has a geometry; and {@code <stem>-<territory>-<schema>} likewise if the
   * rows follow a schema. Notices are about the first territory, which is the run's; the others are
   * its communes, and a commune without rows is no news. For the same reason, rows that are {@link
   * fr.moisson.harvesters.model.Table.Place#alreadyCut} belong to the first territory only.
   *
   * @return a portion for each territory, in their order; a single one if there is none
   * @throws BadItem if the file is damaged (after some rows, only if the order requires all rows)
   *     or is not of its format; and if it has rows of which none has a place, or none is anywhere
   *     near the requested box. Nothing is written then, because it is unknown whether the
   *     territory has rows
   */
  public static List<Portion> make(ExtractOrder order, Consumer<Notice> notices) {
    try (Rows rows = open(order.table(), box(order.territories()), notices)) {
      return new Extraction(order, new PublicRows(rows, order), notices).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Envelope box(List<Territory> territories) {
    Envelope box = new Envelope();
    territories.forEach(one -> box.expandToInclude(one.contour().getEnvelopeInternal()));
    return territories.isEmpty() ? null : box;
  }

  /**
   * All rows, if more than their position decides: the commune that they name, or the grid cell
   * that a sensitive row is shown by, which may reach into the territory from outside its box.
   */
  private static Rows open(Table table, @Nullable Envelope box, Consumer<Notice> notices) {
    if (box == null || !Cut.goesByPlace(table.place())) {
      return Rows.open(table, box, notices);
    }
    BufferedNotices held = new BufferedNotices(notices);
    try {
      Rows near = Rows.within(table, new RowArea(box, PublicRows.HEAD), held);
      if (!Privacy.mayBlur(near.columns())) {
        held.release();
        return near;
      }
      near.close();
    } catch (BadItem e) {
      held.release();
      throw e;
    }
    return Rows.open(table, box, notices);
  }

  private static List<Share> shares(ExtractOrder order, PublicRows rows, Backlog backlog) {
    if (order.territories().isEmpty()) {
      return List.of(new Share(null, null, rows, order, backlog));
    }
    Territory whole = order.territories().get(0);
    return order.territories().stream()
        .map(
            territory ->
                new Share(
                    territory,
                    new Cut(
                        territory,
                        whole,
                        rows.allColumns(),
                        order.table().place(),
                        order.recipe().boundary()),
                    rows,
                    order,
                    backlog))
        .toList();
  }

  private List<Portion> run() throws IOException {
    try {
      takeAll();
      hasFar |= rows.elsewhere() > 0;
      if (!order.territories().isEmpty()) {
        tellWithoutCommunes();
        refuseNowhere();
      }
      List<Portion> portions = new ArrayList<>();
      for (Share share : shares) {
        long empty = rows.empty() + collapsed;
        // The share of a commune would only repeat the notices about the whole.
        Consumer<Notice> heard = portions.isEmpty() ? notices : notice -> {};
        portions.add(share.finish(empty, heard));
      }
      tell();
      return portions;
    } finally {
      Closing.all(Stream.concat(Stream.of(backlog), shares.stream()).toList());
    }
  }

  /** Writes some rows while the next ones are read, which takes as long. */
  private void takeAll() throws IOException {
    try (Background writing = new Background()) {
      List<PublicRows.Shown> batch = rows.batch();
      while (!batch.isEmpty()) {
        List<Judgement> judged = judged(batch);
        writing.await();
        writing.start(
            () -> {
              for (Judgement judgement : judged) {
                take(judgement);
              }
            });
        batch = rows.batch();
      }
      writing.await();
      backlog.await();
    }
  }

  private void tellWithoutCommunes() {
    Territory whole = order.territories().get(0);
    boolean hasCommunes = whole.communeCodes().stream().anyMatch(Territory::isCommuneCode);
    if (!hasCommunes && shares.get(0).withoutPlace().count() > 0) {
      notices.accept(Notice.of(Notice.Code.AREA_WITHOUT_COMMUNES, whole.name()));
    }
  }

  private void refuseNowhere() {
    Share first = shares.get(0);
    long all = first.outside() + first.withoutPlace().count() + rows.broken();
    boolean isElsewhere = order.table().askedByBox() && hasFar && !hasNear;
    if (first.inside() == 0 && all > 0 && (first.outside() == 0 || isElsewhere)) {
      String territory = order.territories().get(0).name();
      // If no column says a place, an officer can configure one of them.
      List<String> columns = rows.allColumns().isEmpty() ? List.of("–") : rows.allColumns();
      throw new BadItem(
          Notice.of(Notice.Code.ROWS_NOWHERE, order.subject().title(), all, territory, columns));
    }
  }

  /** In several threads, if the check is more than a point in a polygon. */
  private List<Judgement> judged(List<PublicRows.Shown> batch) {
    boolean takesLong = batch.stream().anyMatch(shown -> hasExtent(shown.row()));
    Stream<PublicRows.Shown> all = takesLong ? batch.parallelStream() : batch.stream();
    String crs = rows.facts().crs();
    return all.map(shown -> Judgement.of(shown, crs, shares)).toList();
  }

  private static boolean hasExtent(Row row) {
    Geometry geometry = row.geometry();
    return geometry != null && geometry.getDimension() > 0;
  }

  private void take(Judgement judgement) throws IOException {
    hasNear |= judgement.isNear();
    hasFar |= judgement.isFar();
    collapsed += judgement.isCollapsed() ? 1 : 0;
    repaired += judgement.isRepaired() ? 1 : 0;
    for (int i = 0; i < shares.size(); i++) {
      shares.get(i).take(judgement.pieces().get(i), judgement);
    }
  }

  private void tell() {
    rows.tell(notices);
    if (rows.empty() + collapsed > 0) {
      notices.accept(Notice.of(Notice.Code.GEOMETRIES_EMPTY, rows.empty() + collapsed));
    }
    if (repaired > 0) {
      notices.accept(Notice.of(Notice.Code.GEOMETRIES_REPAIRED, repaired));
    }
    Share first = shares.get(0);
    if (first.blurred() > 0) {
      notices.accept(Notice.of(Notice.Code.SENSITIVE_BLURRED, first.blurred()));
    }
    if (first.withheld() > 0) {
      notices.accept(Notice.of(Notice.Code.ROWS_WITHHELD, first.withheld(), rows.withholding()));
    }
    first
        .repairs()
        .forEach(
            (repair, count) -> notices.accept(Notice.of(repair.notice(), count, repair.column())));
    if (first.inside() + first.outside() + first.withoutPlace().count() + rows.broken() == 0) {
      if (first.withheld() + rows.tooSensitive() == 0) {
        notices.accept(Notice.of(Notice.Code.NO_ROWS, order.subject().title()));
      }
      return;
    }
    if (!order.territories().isEmpty()) {
      tellCut(first, order.territories().get(0).name());
    }
  }

  /** Reports how many rows lie elsewhere than in a territory. */
  private void tellCut(Share first, String name) {
    if (first.withoutPlace().count() > 0) {
      notices.accept(
          Notice.of(
              Notice.Code.ROWS_WITHOUT_PLACE,
              first.withoutPlace().count(),
              first.withoutPlace().listed()));
    }
    RowNumbers beside = first.beside();
    if (beside.count() > 0) {
      notices.accept(Notice.of(Notice.Code.ROWS_BESIDE, beside.count(), name, beside.listed()));
    }
    if (first.inside() == 0) {
      long all = first.outside() + first.withoutPlace().count();
      notices.accept(Notice.of(Notice.Code.NO_ROW_INSIDE, all, name));
    } else if (first.outside() > 0) {
      notices.accept(Notice.of(Notice.Code.ROWS_OUTSIDE, first.outside(), name));
    }
  }
}
