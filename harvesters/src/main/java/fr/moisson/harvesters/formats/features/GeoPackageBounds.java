package fr.moisson.harvesters.formats.features;

import fr.moisson.harvesters.formats.crs.Reprojection;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.geopackage.GeoPackageGeometry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.operation.predicate.RectangleIntersects;
import org.sqlite.Function;

/**
 * SQL function that tests whether a geometry intersects boxes; none is in all of them. Boxes in
 * another coordinate system are compared in their own system, in which their sides are straight.
 */
final class GeoPackageBounds extends Function {

  static final String NAME = "moisson_meets";

  /** Sides of a box are curved in other systems: they are approximated by this number of points. */
  private static final int STEPS = 24;

  /** Allowance for the curvature between the points, as a share of the box. */
  private static final double MARGIN = 0.01;

  private final List<Geometry> boxes;
  private final Reprojection toBoxes;

  GeoPackageBounds(FeatureQuery.Bounds bounds, int crs) {
    boxes = bounds.boxes().stream().map(GeoJsonGeometry.FACTORY::toGeometry).toList();
    toBoxes = Reprojection.between(crs, bounds.crs());
  }

  @Override
  protected void xFunc() throws SQLException {
    byte[] blob = value_blob(0);
    result(blob == null || meets(blob) ? 1 : 0);
  }

  private boolean meets(byte[] blob) throws SQLException {
    try {
      Geometry geometry = GeoPackageGeometry.read(blob);
      Geometry moved = geometry == null ? null : toBoxes.move(geometry);
      return moved != null && boxes.stream().anyMatch(box -> meets(box, moved));
    } catch (ParseException e) {
      throw new SQLException(e);
    }
  }

  /** A box without an area is a line or a point. */
  private static boolean meets(Geometry box, Geometry geometry) {
    return box instanceof Polygon polygon
        ? RectangleIntersects.intersects(polygon, geometry)
        : box.intersects(geometry);
  }

  /**
   * Boxes in the coordinates of a file that contain everything that may intersect the bounds; null
   * if they cannot be determined.
   */
  static @Nullable List<Envelope> around(FeatureQuery.Bounds bounds, int crs) {
    if (bounds.crs() == crs) {
      return bounds.boxes();
    }
    Reprojection toFile = Reprojection.between(bounds.crs(), crs);
    List<Envelope> around = new ArrayList<>();
    for (Envelope box : bounds.boxes()) {
      Envelope moved = around(box, toFile);
      if (moved == null) {
        return null;
      }
      around.add(moved);
    }
    return around;
  }

  private static @Nullable Envelope around(Envelope box, Reprojection toFile) {
    Envelope moved = new Envelope();
    for (int i = 0; i <= STEPS; i++) {
      double x = box.getMinX() + box.getWidth() * i / STEPS;
      double y = box.getMinY() + box.getHeight() * i / STEPS;
      for (Coordinate corner :
          List.of(
              new Coordinate(x, box.getMinY()),
              new Coordinate(x, box.getMaxY()),
              new Coordinate(box.getMinX(), y),
              new Coordinate(box.getMaxX(), y))) {
        Geometry point = toFile.move(GeoJsonGeometry.FACTORY.createPoint(corner));
        if (point == null || !point.getCoordinate().isValid()) {
          return null;
        }
        moved.expandToInclude(point.getCoordinate());
      }
    }
    moved.expandBy(moved.getWidth() * MARGIN, moved.getHeight() * MARGIN);
    return moved;
  }
}
