package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The first rows of a table whose positions are in metres.
 *
 * @param positions x before y, one of each row
 * @param named départements that those rows name, or else the name of the file
 * @param isRounded whether all points are rounded to millimetres or more; shapes do not count, as
 *     they come from geographic information systems, whose digits prove nothing
 */
record MetricSample(List<Coordinate> positions, NamedDepartements named, boolean isRounded) {

  /** Enough to recognise the coordinate system. */
  private static final int ENOUGH = 2_000;

  /** Surveyors and town halls give centimetres at most; exports of web maps have all digits. */
  private static final double FINEST = 1000;

  /**
   * Reads the sample by opening the file once more, up to the first fault, which the reader of the
   * rows will meet again.
   *
   * @throws BadItem if the file is not of the table's format
   */
  static MetricSample of(Table table, Positions positions) {
    List<Coordinate> sample = new ArrayList<>();
    NamedDepartements named = new NamedDepartements();
    boolean isRounded = true;
    try (RowReader reader = Readers.open(table, null, notice -> {})) {
      Row row = next(reader);
      while (row != null && sample.size() < ENOUGH) {
        List<Geometry> ofRow = new ArrayList<>();
        Rows.place(row, positions, place -> metre(place, ofRow));
        if (!ofRow.isEmpty()) {
          sample.add(ofRow.get(0).getEnvelopeInternal().centre());
          isRounded &= isRounded(ofRow.get(0));
          named.add(row);
        }
        row = next(reader);
      }
      if (named.isEmpty()) {
        named.addFile(lastPart(table.origin()));
      }
      return new MetricSample(sample, named, isRounded);
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

  private static String lastPart(URI origin) {
    String path = origin.getPath() == null ? "" : origin.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
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
