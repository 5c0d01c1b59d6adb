package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.locationtech.jts.geom.Envelope;

/** A bounding box in degrees, WGS 84, longitude and latitude. */
public record Box(double west, double south, double east, double north) {

  /** In degrees of latitude, approximately. */
  private static final double METRE = 1e-5;

  /** Around a non-empty envelope, whose x is the longitude. */
  public static Box of(Envelope envelope) {
    return new Box(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
  }

  /** The same box, whose x is the longitude. */
  public Envelope envelope() {
    return new Envelope(west, east, south, north);
  }

  /** The smallest box that contains this one and another, whichever way round their sides are. */
  Box around(Box other) {
    return new Box(
        Math.min(Math.min(west, east), Math.min(other.west, other.east)),
        Math.min(Math.min(south, north), Math.min(other.south, other.north)),
        Math.max(Math.max(west, east), Math.max(other.west, other.east)),
        Math.max(Math.max(south, north), Math.max(other.south, other.north)));
  }

  /** Whether it is a single position, without area. */
  @JsonIgnore
  public boolean isPoint() {
    return west == east && south == north;
  }

  /**
   * The same box; if it has no area, a metre is added around it, for formats that only take
   * polygons.
   */
  public Box withArea() {
    double across = west == east ? METRE : 0;
    double along = south == north ? METRE : 0;
    return new Box(west - across, south - along, east + across, north + along);
  }

  /** As WKT, longitude first and without a CRS, as French DCAT readers expect. */
  public String wkt() {
    return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))"
        .formatted(west, south, east, north);
  }

  /** The centre, as WKT in the same form. */
  public String centre() {
    return "POINT(%s %s)".formatted(middle(west, east), middle(south, north));
  }

  private static double middle(double low, double high) {
    // Half a metre is precise enough for a centre, and rounding hides the noise of adding doubles.
    return low == high ? low : Math.round((low + high) / 2 * 1e5) / 1e5;
  }
}
