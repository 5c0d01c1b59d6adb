package fr.moisson.harvesters.formats;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Boxes of any reference system in degrees of WGS 84, longitude first. */
public final class Degrees {

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /**
   * @param crs as a record or a feed names it
   * @return empty if the box lies nowhere on Earth
   */
  public static Optional<Envelope> of(Envelope box, String crs) {
    return Optional.ofNullable(ToWgs84.declared(crs).apply(GEOMETRIES.toGeometry(box)))
        .map(Geometry::getEnvelopeInternal);
  }

  private Degrees() {}
}
