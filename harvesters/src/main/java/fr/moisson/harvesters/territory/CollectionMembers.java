package fr.moisson.harvesters.territory;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The members of collections. */
final class CollectionMembers {

  /** A collection of the same type; members of a multiple geometry are flattened. */
  static Geometry like(GeometryCollection collection, List<Geometry> members) {
    GeometryFactory factory = collection.getFactory();
    Stream<Geometry> flat = members.stream().flatMap(CollectionMembers::of);
    if (collection instanceof MultiPolygon) {
      return factory.createMultiPolygon(flat.toArray(Polygon[]::new));
    }
    if (collection instanceof MultiLineString) {
      return factory.createMultiLineString(flat.toArray(LineString[]::new));
    }
    return collection instanceof MultiPoint
        ? factory.createMultiPoint(flat.toArray(Point[]::new))
        : factory.createGeometryCollection(members.toArray(Geometry[]::new));
  }

  private static Stream<Geometry> of(Geometry geometry) {
    return IntStream.range(0, geometry.getNumGeometries()).mapToObj(geometry::getGeometryN);
  }

  private CollectionMembers() {}
}
