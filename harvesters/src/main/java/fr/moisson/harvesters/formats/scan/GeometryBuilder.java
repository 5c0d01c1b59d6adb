package fr.moisson.harvesters.formats.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Builds geometries from bytes that were found to be simple. Open rings are closed. */
final class GeometryBuilder {

  private final JsonBytes json;
  private final GeometryFactory factory;

  GeometryBuilder(JsonBytes json, GeometryFactory factory) {
    this.json = json;
    this.factory = factory;
  }

  Geometry build(GeometryBytes geometry) {
    json.at = geometry.coordinates();
    return switch (geometry.type()) {
      case POINT -> factory.createPoint(position());
      case MULTI_POINT -> factory.createMultiPointFromCoords(positions());
      case LINE_STRING -> line();
      case MULTI_LINE_STRING ->
          factory.createMultiLineString(list(this::line).toArray(new LineString[0]));
      case POLYGON -> polygon();
      case MULTI_POLYGON -> factory.createMultiPolygon(list(this::polygon).toArray(new Polygon[0]));
    };
  }

  private LineString line() {
    return factory.createLineString(positions());
  }

  private Polygon polygon() {
    List<LinearRing> rings = list(this::ring);
    return factory.createPolygon(
        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
  }

  private LinearRing ring() {
    List<Coordinate> positions = list(this::position);
    if (!positions.get(0).equals2D(positions.get(positions.size() - 1))) {
      positions.add(positions.get(0).copy());
    }
    return factory.createLinearRing(positions.toArray(new Coordinate[0]));
  }

  private Coordinate[] positions() {
    return list(this::position).toArray(new Coordinate[0]);
  }

  private <T> List<T> list(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    json.expect('[');
    do {
      items.add(item.get());
    } while (json.more(']'));
    return items;
  }

  private Coordinate position() {
    json.expect('[');
    json.next();
    double x = json.exactNumber();
    json.expect(',');
    json.next();
    double y = json.exactNumber();
    if (!json.more(']')) {
      return new CoordinateXY(x, y);
    }
    json.next();
    double z = json.exactNumber();
    json.expect(']');
    return new Coordinate(x, y, z);
  }
}
