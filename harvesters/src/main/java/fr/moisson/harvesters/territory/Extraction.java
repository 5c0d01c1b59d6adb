package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Makes files of the rows that lie in territories, in one pass over the rows. */
public final class Extraction {

  private final List<Share> shares;
  private long repaired;
  private boolean hasNear;
  private boolean hasFar;

  private Extraction(List<Share> shares) {
    this.shares = shares;
  }

  /**
   * Writes {@code <hash>/<fileStem>-<territory>.csv} under the folder for each territory with rows,
   * and its {@code .geojson} twin if a row has a geometry. The notices are about the first
   * territory, which is the run's; the others are its communes, and a commune without rows is no
   * news. For the same reason, rows that are {@link Table.Place#alreadyCut} are the first's alone.
   *
   * @param fileStem short name in {@code [a-z0-9-]}
   * @return nothing for a territory without rows
   * @throws BadItem if the file is damaged or is not of its format, and if it has rows of which
   *     none can be placed, or none anywhere near the box that was asked for: nothing is written
   *     then, and nobody can say that the territory has none
   */
  public static List<Distribution.Extract> make(
      Table table,
      String title,
      String fileStem,
      List<Territory> territories,
      Path filesFolder,
      Consumer<Notice> notices) {
    if (!fileStem.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a file name: " + fileStem);
    }
    try (Rows rows = Rows.open(table, notices)) {
      List<Share> shares = new ArrayList<>();
      for (Territory territory : territories) {
        Cut cut = new Cut(territory, territories.get(0), rows.columns(), table.place());
        shares.add(new Share(territory, cut, rows, filesFolder));
      }
      return new Extraction(shares).run(rows, table, title, fileStem, notices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Distribution.Extract> run(
      Rows rows, Table table, String title, String fileStem, Consumer<Notice> notices)
      throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = mended(rows.next());
        for (Share share : shares) {
          share.take(row);
        }
      }
      tellColumns(rows, notices);
      refuseNowhere(rows, table, title);
      List<Distribution.Extract> extracts = new ArrayList<>();
      for (Share share : shares) {
        extracts.addAll(share.finish(title, fileStem, table.origin()));
      }
      tell(notices);
      return extracts;
    } finally {
      for (Share share : shares) {
        share.close();
      }
    }
  }

  /** Where nothing says a place, an officer can say where it stands. */
  private void tellColumns(Rows rows, Consumer<Notice> notices) {
    if (shares.isEmpty()) {
      return;
    }
    Share first = shares.get(0);
    if (first.withoutPlace() > 0 && first.inside() == 0 && first.outside() == 0) {
      String columns = String.join(", ", rows.columns());
      notices.accept(Notice.of(Notice.Code.NO_PLACE_COLUMN, first.withoutPlace(), columns));
    }
  }

  private void refuseNowhere(Rows rows, Table table, String title) {
    if (shares.isEmpty()) {
      return;
    }
    Share first = shares.get(0);
    long all = first.outside() + first.withoutPlace() + rows.broken();
    boolean isElsewhere = table.askedByBox() && hasFar && !hasNear;
    if (first.inside() == 0 && all > 0 && (first.outside() == 0 || isElsewhere)) {
      throw new BadItem(Notice.of(Notice.Code.ROWS_NOWHERE, title, all, first.territory().name()));
    }
  }

  /** Validity is costly to check, hence checked only near a territory. */
  private Row mended(Row row) {
    Geometry geometry = row.geometry();
    if (geometry == null) {
      return row;
    }
    boolean isNear = shares.stream().anyMatch(share -> share.cut().mayMeet(geometry));
    hasNear |= isNear;
    hasFar |= !isNear;
    if (!isNear || geometry.isValid()) {
      return row;
    }
    repaired++;
    Geometry fixed = GeometryFixer.fix(geometry);
    return row.at(fixed.isEmpty() ? null : fixed);
  }

  private void tell(Consumer<Notice> notices) {
    if (repaired > 0) {
      notices.accept(Notice.of(Notice.Code.GEOMETRIES_REPAIRED, repaired));
    }
    if (shares.isEmpty()) {
      return;
    }
    Share first = shares.get(0);
    String name = first.territory().name();
    if (first.withoutPlace() > 0) {
      notices.accept(Notice.of(Notice.Code.ROWS_WITHOUT_PLACE, first.withoutPlace()));
    }
    if (first.inside() == 0) {
      long all = first.outside() + first.withoutPlace();
      notices.accept(Notice.of(Notice.Code.NO_ROW_INSIDE, all, name));
    } else if (first.outside() > 0) {
      notices.accept(Notice.of(Notice.Code.ROWS_OUTSIDE, first.outside(), name));
    }
  }
}
