package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.crs.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Cells of 10 km of the national grids: Lambert-93 in mainland France and Corsica, the local UTM
 * zone elsewhere. A geometry in several cells gets the rectangle around all of them.
 *
 * @param shape WGS 84
 * @param names names of the cells on the Lambert-93 grid, as {@code E043N648}: kilometres from the
 *     origin in tens; empty elsewhere, and for more than {@value #MOST_NAMES} cells
 */
record GridCell(Polygon shape, List<String> names) {

  private static final int SIZE = 10_000;

  /** In metres. A shape that is a cell already touches its neighbours, save for rounding. */
  private static final int TOLERANCE = 5;

  private static final int MOST_NAMES = 9;
  private static final Envelope MAINLAND = new Envelope(-6, 10.5, 41, 51.6);
  private static final Envelope GUYANE = new Envelope(-55, -51, 2, 6.5);
  private static final int LAMBERT_93 = 2154;
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Map<Integer, Systems> SYSTEMS = new ConcurrentHashMap<>();

  private record Systems(CoordinateTransform to, CoordinateTransform back) {

    static Systems of(int epsg) {
      String metres = "EPSG:" + epsg;
      return new Systems(
          Transforms.between("EPSG:4326", metres), Transforms.between(metres, "EPSG:4326"));
    }
  }

  /**
   * The cell, or the rectangle of cells, that contains a geometry.
   *
   * @param place WGS 84; empty is returned if it is in no cell, as at a pole
   */
  static Optional<GridCell> of(Geometry place) {
    Envelope extent = place.getEnvelopeInternal();
    if (extent.isNull() || Math.abs(extent.centre().y) > 80) {
      return Optional.empty();
    }
    int epsg = system(extent.centre());
    Systems systems = SYSTEMS.computeIfAbsent(epsg, Systems::of);
    try {
      Envelope metres = new Envelope();
      for (Coordinate corner : place.getCoordinates()) {
        metres.expandToInclude(moved(systems.to(), corner.x, corner.y));
      }
      return Optional.of(around(metres, systems, epsg == LAMBERT_93));
    } catch (Proj4jException e) {
      return Optional.empty(); // The place is outside the range of the reference system.
    }
  }

  private static int system(Coordinate centre) {
    if (MAINLAND.contains(centre)) {
      return LAMBERT_93;
    }
    int zone =
        GUYANE.contains(centre) ? 22 : Math.min(60, (int) Math.floor((centre.x + 180) / 6) + 1);
    return (centre.y < 0 ? 32700 : 32600) + zone;
  }

  private static GridCell around(Envelope metres, Systems systems, boolean isNamed) {
    long west = first(metres.getMinX(), metres.getMaxX());
    long east = last(metres.getMinX(), metres.getMaxX());
    long south = first(metres.getMinY(), metres.getMaxY());
    long north = last(metres.getMinY(), metres.getMaxY());
    Coordinate[] corners = {
      moved(systems.back(), west * SIZE, south * SIZE),
      moved(systems.back(), (east + 1) * SIZE, south * SIZE),
      moved(systems.back(), (east + 1) * SIZE, (north + 1) * SIZE),
      moved(systems.back(), west * SIZE, (north + 1) * SIZE),
      moved(systems.back(), west * SIZE, south * SIZE)
    };
    boolean few = isNamed && (east - west + 1) * (north - south + 1) <= MOST_NAMES;
    List<String> names = new ArrayList<>();
    for (long x = west; few && x <= east; x++) {
      for (long y = south; y <= north; y++) {
        names.add(String.format(Locale.ROOT, "E%03dN%03d", x, y));
      }
    }
    return new GridCell(FACTORY.createPolygon(corners), List.copyOf(names));
  }

  private static long first(double least, double most) {
    boolean wide = most - least > 2 * TOLERANCE;
    return (long) Math.floor((wide ? least + TOLERANCE : least) / SIZE);
  }

  private static long last(double least, double most) {
    boolean wide = most - least > 2 * TOLERANCE;
    return (long) Math.floor((wide ? most - TOLERANCE : most) / SIZE);
  }

  private static Coordinate moved(CoordinateTransform transform, double x, double y) {
    ProjCoordinate out = new ProjCoordinate();
    transform.transform(new ProjCoordinate(x, y), out);
    return new Coordinate(out.x, out.y);
  }
}
