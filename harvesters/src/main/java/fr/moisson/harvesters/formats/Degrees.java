package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Converts boxes of any reference system to degrees of WGS 84, longitude first. */
public final class Degrees {

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /**
   * @param crs as a record or a feed names it
   * @return empty if the box lies nowhere on Earth
   */
  public static Optional<Envelope> of(Envelope box, String crs) {
    ToWgs84 known = ToWgs84.declared(crs);
    boolean unsaid = !known.isMetric() && MetricSystem.isMetric(box);
    ToWgs84 system = unsaid ? deduced(box).orElse(known) : known;
    return Optional.ofNullable(system.apply(GEOMETRIES.toGeometry(box)))
        .map(Geometry::getEnvelopeInternal);
  }

  private static Optional<ToWgs84> deduced(Envelope box) {
    MetricSample middle =
        new MetricSample(List.of(box.centre()), new NamedDepartements(), false, null);
    return DeducedCrs.of(middle, null).best().map(DeducedCrs.Fit::toWgs84);
  }

  private Degrees() {}
}
