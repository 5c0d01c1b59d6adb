package fr.moisson.harvesters.territory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Territory;
import java.util.Collection;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Whether the footprint of an image or another raster meets a territory. Services are queried by a
 * box and may ignore it, or index scenes by a box that is much wider than the slanted scene.
 */
public final class Footprint {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final PreparedGeometry contour;

  /** Prepared once for the many scenes of a search. */
  public Footprint(Territory territory) {
    this.contour = PreparedGeometryFactory.prepare(territory.contour());
  }

  /** Whether a place meets the contour; both in WGS 84, longitude first. */
  public boolean meets(Geometry place) {
    return contour.getGeometry().getEnvelopeInternal().intersects(place.getEnvelopeInternal())
        && contour.intersects(place);
  }

  /**
   * The place of a GeoJSON feature: its geometry, or else its {@code bbox} of four or six numbers,
   * which crosses the antimeridian if its west is greater than its east (RFC 7946, 5.2). Empty if
   * it has neither.
   */
  public static Optional<Geometry> of(JsonNode geometry, JsonNode bbox) {
    return GeoJson.geometry(geometry).or(() -> box(bbox));
  }

  private static Optional<Geometry> box(JsonNode bbox) {
    boolean flat = bbox.size() == 4;
    if (!bbox.isArray() || (!flat && bbox.size() != 6)) {
      return Optional.empty();
    }
    for (JsonNode number : bbox) {
      if (!number.isNumber()) {
        return Optional.empty();
      }
    }
    double west = bbox.get(0).asDouble();
    double south = bbox.get(1).asDouble();
    double east = bbox.get(flat ? 2 : 3).asDouble();
    double north = bbox.get(flat ? 3 : 4).asDouble();
    return Optional.of(
        west <= east
            ? box(west, south, east, north)
            : box(west, south, 180, north).union(box(-180, south, east, north)));
  }

  private static Geometry box(double west, double south, double east, double north) {
    return FACTORY.toGeometry(new Envelope(west, east, south, north));
  }

  /** The box of a territory, by which most services are queried. */
  public static Box box(Territory territory) {
    return Box.of(territory.contour().getEnvelopeInternal());
  }

  /** The box around all places. */
  public static Optional<Box> box(Collection<? extends Geometry> places) {
    Envelope all = new Envelope();
    places.forEach(place -> all.expandToInclude(place.getEnvelopeInternal()));
    return all.isNull() ? Optional.empty() : Optional.of(Box.of(all));
  }
}
