package fr.moisson.harvesters.model;

/** A bounding box in degrees, WGS 84, longitude and latitude. */
public record Box(double west, double south, double east, double north) {

  /** As WKT, longitude first, without a CRS, which is how DCAT readers in France want it. */
  public String wkt() {
    return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))"
        .formatted(west, south, east, north);
  }
}
