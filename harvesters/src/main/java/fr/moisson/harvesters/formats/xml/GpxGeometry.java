package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** The geometry of a GPX waypoint, route or track while it is read. */
final class GpxGeometry {

  private static final GeometryFactory FACTORY = GeoJsonGeometry.FACTORY;

  /** About eleven days at one position per second. */
  private static final int MOST_POSITIONS = 1_000_000;

  private final List<LineString> lines = new ArrayList<>();
  private List<Coordinate> line = new ArrayList<>();
  private @Nullable Coordinate place;
  private long positions;
  private boolean broken;

  /** Whether a position is invalid, or there are too many. */
  boolean isBroken() {
    return broken;
  }

  /** Reads the position of a waypoint that starts here. */
  void at(XmlWalk xml) {
    if (xml.starts("wpt")) {
      place = position(xml);
    }
  }

  /**
   * @param ele height of the waypoint in metres, as written; null if it has none
   */
  void height(@Nullable String ele) {
    if (place != null) {
      place = raised(place, ele);
    }
  }

  /** Reads the point that starts here, to its end. */
  void point(XmlWalk xml) throws IOException {
    String element = xml.element();
    Coordinate position = position(xml);
    String ele = null;
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("ele")) {
        ele = xml.text();
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    if (!broken) {
      line.add(raised(position, ele));
    }
  }

  /** Reads the segment of a track that starts here, to its end. */
  void line(XmlWalk xml) throws IOException {
    while (xml.next() && !xml.ends("trkseg")) {
      if (xml.starts("trkpt")) {
        point(xml);
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    end();
  }

  /** A single position is not a line; it is a place if there is nothing else. */
  private void end() {
    if (line.size() > 1) {
      lines.add(FACTORY.createLineString(line.toArray(Coordinate[]::new)));
    } else if (line.size() == 1 && place == null) {
      place = line.get(0);
    }
    line = new ArrayList<>();
  }

  /** The geometry read so far; null if there is none. */
  @Nullable Geometry geometry() {
    end();
    if (broken) {
      return null;
    }
    return !lines.isEmpty()
        ? FACTORY.buildGeometry(lines)
        : place == null ? null : FACTORY.createPoint(place);
  }

  private Coordinate position(XmlWalk xml) {
    Coordinate position =
        new CoordinateXY(number(xml.attribute("lon")), number(xml.attribute("lat")));
    broken |= !position.isValid() || ++positions > MOST_POSITIONS;
    return position;
  }

  private static Coordinate raised(Coordinate position, @Nullable String ele) {
    double height = number(ele);
    return Double.isNaN(height) ? position : new Coordinate(position.x, position.y, height);
  }

  private static double number(@Nullable String text) {
    return text == null ? Double.NaN : Numbers.decimal(text.strip()).orElse(Double.NaN);
  }
}
