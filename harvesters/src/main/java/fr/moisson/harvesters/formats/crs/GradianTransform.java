package fr.moisson.harvesters.formats.crs;

import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Transforms from a system in gradians (400 in a circle), such as NTF relative to Paris. Proj4j
 * takes all angles for degrees.
 *
 * @param degrees the same transform for degrees
 */
record GradianTransform(CoordinateTransform degrees) implements CoordinateTransform {

  static final String NTF_PARIS = "EPSG:4807";

  private static final double DEGREES_A_GRAD = 0.9;

  @Override
  public CoordinateReferenceSystem getSourceCRS() {
    return degrees.getSourceCRS();
  }

  @Override
  public CoordinateReferenceSystem getTargetCRS() {
    return degrees.getTargetCRS();
  }

  @Override
  public ProjCoordinate transform(ProjCoordinate from, ProjCoordinate to) {
    return degrees.transform(
        new ProjCoordinate(from.x * DEGREES_A_GRAD, from.y * DEGREES_A_GRAD), to);
  }
}
