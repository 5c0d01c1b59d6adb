package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The first rows of a table whose positions are in metres.
 *
 * @param positions x before y, one of each row
 * @param named départements that those rows name, or else the name of the file
 * @param isRounded whether all points are rounded to millimetres or more; shapes do not count, as
 *     they come from geographic information systems, whose digits prove nothing
 * @param near the same of the rows that name a département around the territory: in a table of the
 *     whole country, those of each island overseas have a system of their own; null if there are
 *     none
 */
record MetricSample(
    List<Coordinate> positions,
    NamedDepartements named,
    boolean isRounded,
    @Nullable MetricSample near) {

  /** Enough to recognise the coordinate system. */
  private static final int ENOUGH = 2_000;

  /** How far rows around the territory are searched for. */
  private static final int FARTHEST = 100_000;

  /** Surveyors and town halls give centimetres at most; exports of web maps have all digits. */
  private static final double FINEST = 1000;

  /** What is gathered of some of the rows. */
  private static final class Gathering {
    private final List<Coordinate> positions = new ArrayList<>();
    private final NamedDepartements named = new NamedDepartements();
    private boolean isRounded = true;

    boolean isEnough() {
      return positions.size() == ENOUGH;
    }

    void add(Row row, Geometry place) {
      if (!isEnough()) {
        positions.add(place.getEnvelopeInternal().centre());
        isRounded &= isRounded(place);
        named.add(row);
      }
    }

    MetricSample sample(@Nullable MetricSample near) {
      return new MetricSample(positions, named, isRounded, near);
    }
  }

  /**
   * Reads the sample by opening the file once more, up to the first fault, which the reader of the
   * rows will meet again.
   *
   * @param territory in degrees; null if unknown
   * @throws BadItem if the file is not of the table's format
   */
  static MetricSample of(Table table, Positions positions, @Nullable Envelope territory) {
    Gathering all = new Gathering();
    Gathering near = new Gathering();
    try (RowReader reader = Readers.open(table, null, notice -> {})) {
      Row row = next(reader);
      for (int read = 0; row != null && !near.isEnough() && read < FARTHEST; read++) {
        if (all.isEnough() && (territory == null || all.named.isEmpty())) {
          break;
        }
        List<Geometry> ofRow = new ArrayList<>();
        Rows.place(row, positions, place -> metre(place, ofRow));
        if (!ofRow.isEmpty()) {
          all.add(row, ofRow.get(0));
          if (territory != null && NamedDepartements.of(row).isAround(territory)) {
            near.add(row, ofRow.get(0));
          }
        }
        row = next(reader);
      }
      if (all.named.isEmpty()) {
        all.named.addFile(
            MemberNames.baseName(Objects.requireNonNullElse(table.origin().getPath(), "")));
      }
      return all.sample(near.positions.isEmpty() ? null : near.sample(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Row next(RowReader reader) throws IOException {
    try {
      return reader.read();
    } catch (BadItem | JsonProcessingException e) {
      return null;
    }
  }

  private static Geometry metre(Geometry place, List<Geometry> sample) {
    if (MetricSystem.isMetric(place.getEnvelopeInternal())) {
      sample.add(place);
    }
    return place;
  }

  private static boolean isRounded(Geometry place) {
    Coordinate first = place.getCoordinate();
    return !(place instanceof Point) || (isRounded(first.x) && isRounded(first.y));
  }

  private static boolean isRounded(double metres) {
    double parts = metres * FINEST;
    return Math.abs(parts - Math.rint(parts)) < 1e-3;
  }
}
