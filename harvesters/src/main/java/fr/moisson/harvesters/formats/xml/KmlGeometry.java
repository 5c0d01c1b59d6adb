package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/**
 * Geometries of KML while they are read: longitude, latitude and height are separated by commas,
 * positions by blanks.
 */
final class KmlGeometry {

  private static final GeometryFactory FACTORY = GeoJsonGeometry.FACTORY;

  /** Google's extension for recorded tracks, with one element per position. */
  private static final String TRACK = "Track";

  private static final Set<String> ONE =
      Set.of("Point", "LineString", "LinearRing", "Polygon", TRACK);

  /** KML has no names for collections of one kind; those of GML are written and read anyway. */
  private static final Set<String> MANY =
      Set.of("MultiGeometry", "MultiPoint", "MultiLineString", "MultiPolygon", "MultiTrack");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern AROUND_COMMAS = Pattern.compile("(?<!\\s)\\s++,\\s*+|,\\s++");
  private static final Pattern COMMAS = Pattern.compile(",");
  private static final int DEEPEST = 8;

  /** Numbers of a position: longitude, latitude, height. */
  private static final int SIZE = 3;

  private final List<Geometry> parts = new ArrayList<>();
  private boolean broken;
  private boolean empty;

  static boolean is(String element) {
    return ONE.contains(element) || MANY.contains(element);
  }

  /** Whether a geometry, or a part of one, is invalid: without that part, it is another place. */
  boolean isBroken() {
    return broken;
  }

  /** The geometry read so far; null if there is none. */
  @Nullable Geometry geometry() {
    return parts.isEmpty() && !empty ? null : FACTORY.buildGeometry(parts);
  }

  /** Reads the element that starts here, to its end. */
  void read(XmlWalk xml) throws IOException {
    read(xml, 1);
  }

  private void read(XmlWalk xml, int depth) throws IOException {
    String element = xml.element();
    boolean isMany = MANY.contains(element);
    List<Coordinate[]> lines = new ArrayList<>();
    List<Coordinate> track = new ArrayList<>();
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("coordinates")) {
        lines.add(positions(xml.text()));
      } else if (xml.starts("coord")) {
        String commas = BLANKS.matcher(xml.text().strip()).replaceAll(",");
        track.add(position(COMMAS.split(commas, -1)));
      } else if (isMany && xml.starts()) {
        if (is(xml.element()) && depth < DEEPEST) {
          read(xml, depth + 1);
        } else {
          xml.skip();
        }
      }
    }
    if (element.equals(TRACK)) {
      lines.add(track.toArray(Coordinate[]::new));
    }
    if (!isMany) {
      add(lines.size() == 1 && lines.get(0).length == 1 ? "Point" : element, lines);
    }
  }

  private void add(String element, List<Coordinate[]> lines) {
    if (lines.isEmpty() || lines.get(0).length == 0) {
      empty = true;
      return;
    }
    if (!lines.stream().flatMap(Stream::of).allMatch(Coordinate::isValid)) {
      broken = true;
      return;
    }
    try {
      parts.add(part(element, lines));
    } catch (IllegalArgumentException e) {
      broken = true; // a hole of one position
    }
  }

  private static Geometry part(String element, List<Coordinate[]> lines) {
    return switch (element) {
      case "Point" -> FACTORY.createPoint(lines.get(0)[0]);
      case "Polygon" -> {
        List<LinearRing> rings =
            lines.stream().filter(line -> line.length > 0).map(KmlGeometry::ring).toList();
        yield FACTORY.createPolygon(
            rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
      }
      default -> FACTORY.createLineString(lines.get(0));
    };
  }

  /** Some maps drawn by hand leave out the last position, which is the first one again. */
  private static LinearRing ring(Coordinate[] line) {
    CoordinateList corners = new CoordinateList(line);
    corners.closeRing();
    return FACTORY.createLinearRing(corners.toCoordinateArray());
  }

  private static Coordinate[] positions(String text) {
    // If written by hand, « -0.46, 46.32 » is one position too.
    return BLANKS
        .splitAsStream(AROUND_COMMAS.matcher(text.strip()).replaceAll(","))
        .filter(position -> !position.isEmpty())
        .flatMap(KmlGeometry::positionsWithoutBlanks)
        .toArray(Coordinate[]::new);
  }

  /**
   * Usually one position. Without blanks, « 1,46,0,2,47,0 » are two, as in Google Earth, if their
   * heights are the same; of anything else, the first is read.
   */
  private static Stream<Coordinate> positionsWithoutBlanks(String text) {
    String[] ordinates = COMMAS.split(text, -1);
    if (ordinates.length < 2 * SIZE) {
      return Stream.of(position(ordinates));
    }
    List<String[]> positions =
        IntStream.range(0, ordinates.length / SIZE)
            .mapToObj(i -> Arrays.copyOfRange(ordinates, i * SIZE, (i + 1) * SIZE))
            .toList();
    boolean isLevel =
        ordinates.length % SIZE == 0
            && Stream.of(ordinates).noneMatch(String::isBlank)
            && positions.stream().map(position -> position[2]).distinct().count() == 1;
    return isLevel ? positions.stream().map(KmlGeometry::position) : Stream.of(position(ordinates));
  }

  /** An invalid number becomes NaN, of which no position is made. */
  private static Coordinate position(String[] ordinates) {
    double x = ordinate(ordinates, 0);
    double y = ordinate(ordinates, 1);
    double z = ordinate(ordinates, 2);
    return Double.isNaN(z) ? new CoordinateXY(x, y) : new Coordinate(x, y, z);
  }

  private static double ordinate(String[] ordinates, int place) {
    return place < ordinates.length
        ? Numbers.decimal(ordinates[place]).orElse(Double.NaN)
        : Double.NaN;
  }
}
