package fr.moisson.routes.web.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Features and the contour of a territory as <a
 * href="https://www.w3.org/TR/SVG2/paths.html">SVG</a> paths, for a picture that needs neither a
 * script nor tiles of others.
 *
 * @param contour contour of the territory; empty if not known
 * @param areas one path per polygon, since polygons in one path would cut each other out
 * @param lines all in one path
 * @param points all in one path, as strokes without a length
 * @param shown number of features drawn
 * @param extent extent of those features, in degrees
 */
public record Drawing(
    int width,
    int height,
    String contour,
    List<String> areas,
    String lines,
    String points,
    int shown,
    Envelope extent,
    ScaleBar bar) {

  /** In characters. With more, a page is slow to load and the picture no clearer. */
  private static final int LONGEST = 600_000;

  /**
   * Draws the territory, or the features if its contour is not known or they lie elsewhere.
   *
   * @param features in WGS 84
   * @param contour in WGS 84
   * @return empty if there is nothing to draw
   */
  public static Optional<Drawing> of(List<Geometry> features, @Nullable Geometry contour) {
    Envelope extent = new Envelope();
    features.forEach(feature -> extent.expandToInclude(feature.getEnvelopeInternal()));
    if (extent.isNull()) {
      return Optional.empty();
    }
    if (contour != null) {
      Projection projection = new Projection(contour.getEnvelopeInternal());
      if (features.stream().map(Geometry::getEnvelopeInternal).anyMatch(projection::shows)) {
        return Optional.of(new Pen(projection).draw(features, Pen.parts(contour)));
      }
    }
    return Optional.of(new Pen(new Projection(extent)).draw(features, List.of()));
  }

  private static final class Pen {
    private final Projection projection;
    private final List<String> areas = new ArrayList<>();
    private final SvgPath lines;
    private final SvgPath points;
    private int length;

    Pen(Projection projection) {
      this.projection = projection;
      lines = new SvgPath(projection);
      points = new SvgPath(projection);
    }

    Drawing draw(List<Geometry> features, List<Geometry> contour) {
      SvgPath border = new SvgPath(projection);
      for (Geometry part : contour) {
        if (part instanceof Polygon polygon) {
          border.polygon(polygon);
        }
      }
      Envelope extent = new Envelope();
      int shown = 0;
      for (Geometry feature : features) {
        if (length + lines.length() + points.length() > LONGEST) {
          break;
        }
        Envelope place = feature.getEnvelopeInternal();
        // A row kept because of the commune it names may have a position anywhere.
        if (projection.shows(place)) {
          parts(feature).forEach(this::add);
          extent.expandToInclude(place);
          shown++;
        }
      }
      return new Drawing(
          projection.width(),
          projection.height(),
          border.toString(),
          areas,
          lines.toString(),
          points.toString(),
          shown,
          extent,
          projection.bar());
    }

    private void add(Geometry part) {
      if (part instanceof Point point) {
        points.dot(point.getCoordinate());
      } else if (part instanceof Polygon polygon) {
        add(polygon);
      } else {
        lines.line(part.getCoordinates());
      }
    }

    private void add(Polygon polygon) {
      SvgPath path = new SvgPath(projection);
      path.polygon(polygon);
      if (path.length() == 0) {
        // Too small to be seen as an area.
        points.dot(polygon.getCoordinate());
      } else {
        areas.add(path.toString());
        length += path.length();
      }
    }

    private static List<Geometry> parts(Geometry geometry) {
      if (!(geometry instanceof GeometryCollection)) {
        return geometry.isEmpty() ? List.of() : List.of(geometry);
      }
      List<Geometry> parts = new ArrayList<>();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        parts.addAll(parts(geometry.getGeometryN(i)));
      }
      return parts;
    }
  }
}
