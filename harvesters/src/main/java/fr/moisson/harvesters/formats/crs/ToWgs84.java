package fr.moisson.harvesters.formats.crs;

import fr.moisson.harvesters.formats.geometry.VertexMove;
import fr.moisson.harvesters.formats.scan.BoxFilter;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Transforms geometries to WGS 84, longitude first, whatever the file claims.
 *
 * <p>Cases seen in the wild: degrees under a declared Lambert-93, latitude in the column of
 * longitudes, and 0, 0 for « unknown ». A swap is only recognised for France, which with swapped
 * axes would be open sea or the Horn of Africa: elsewhere both orders are plausible.
 */
public final class ToWgs84 {

  private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

  /** In data of the Pacific, longitudes continue beyond the antimeridian. */
  private static final Envelope DEGREES_BEYOND = new Envelope(-360, 360, -90, 90);

  /** Tolerance for boxes, in degrees. */
  private static final double MARGIN = 1e-9;

  /** Latitudes, then longitudes. */
  private static final List<Envelope> SWAPPED_FRANCE =
      List.of(
          new Envelope(41, 52, -6, 10),
          new Envelope(15.7, 18.2, -63.3, -60.9), // Guadeloupe, Saint-Martin, Saint-Barthélemy
          new Envelope(14.3, 15, -61.4, -60.7), // Martinique
          new Envelope(2, 6, -54.8, -51.4), // Guyane
          new Envelope(-21.5, -20.8, 55.1, 55.9), // La Réunion
          new Envelope(-13.1, -12.5, 44.9, 45.4), // Mayotte
          new Envelope(46.6, 47.3, -56.6, -56), // Saint-Pierre-et-Miquelon
          new Envelope(-23, -19, 163, 169), // Nouvelle-Calédonie
          new Envelope(-15, -13, -179, -176), // Wallis-et-Futuna
          new Envelope(-28, -7, -155, -134)); // Polynésie

  static final Envelope SWAPPED_LAMBERT_93 = new Envelope(6_000_000, 7_200_000, 0, 1_300_000);

  /**
   * WGS 84 itself, RGF93 in its three editions, ETRS89 and WGS 84 in 3D: the same degrees within a
   * metre.
   */
  private static final Set<String> ALREADY_DEGREES =
      Set.of(
          "EPSG:4326",
          "EPSG:4171",
          "EPSG:4258",
          "EPSG:4979",
          "EPSG:9777",
          "EPSG:4965",
          "EPSG:9776",
          "EPSG:9781",
          "EPSG:9782");

  private final @Nullable CoordinateTransform stated;
  private final boolean isSwapped;
  private final boolean isDegrees;
  private long swapped;

  private ToWgs84(@Nullable CoordinateTransform stated, boolean isSwapped, boolean isDegrees) {
    this.stated = stated;
    this.isSwapped = isSwapped;
    this.isDegrees = isDegrees;
  }

  /**
   * For a system that the officer states.
   *
   * @throws Misconfigured if it is unknown
   */
  public static ToWgs84 configured(String crs) {
    ToWgs84 declared = declared(crs);
    if (declared.stated == null && !isDegrees(crs)) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "crs", crs, "EPSG:2154, EPSG:4326…"));
    }
    return declared;
  }

  /** For a system that the file declares; if it is unknown, only the values count. */
  public static ToWgs84 declared(@Nullable String crs) {
    if (crs == null || isDegrees(crs)) {
      return new ToWgs84(null, false, crs != null);
    }
    Optional<String> epsg = epsg(crs);
    try {
      return new ToWgs84(epsg.map(ToWgs84::from).orElse(null), false, false);
    } catch (Proj4jException e) {
      return new ToWgs84(null, false, false);
    }
  }

  /** For a metric system deduced from the values, with x and y in this order or swapped. */
  public static ToWgs84 deduced(String crs, boolean isSwapped) {
    return new ToWgs84(from(crs), isSwapped, false);
  }

  /** Whether coordinates are in metres of a known system. */
  public boolean isMetric() {
    return stated != null && !isGeographic();
  }

  /** Whether the system is known, and in degrees. */
  public boolean isInDegrees() {
    return isDegrees || isGeographic();
  }

  /** A position, transformed; unchanged if no system is known. */
  Coordinate moved(Coordinate position) {
    if (stated == null) {
      return position;
    }
    ProjCoordinate out = new ProjCoordinate();
    stated.transform(new ProjCoordinate(position.x, position.y), out);
    return new CoordinateXY(out.x, out.y);
  }

  /** Whether coordinates of this system can be transformed to WGS 84. */
  public static boolean isKnown(String crs) {
    return isDegrees(crs) || declared(crs).stated != null;
  }

  /** {@code EPSG:2154} for all its names; the name itself if it is not that of a code. */
  public static String code(String crs) {
    boolean ofOgc = crs.contains("CRS84") || crs.contains("CRS::84");
    return epsg(crs).orElse(ofOgc ? "EPSG:4326" : crs);
  }

  private static Optional<String> epsg(String crs) {
    return EpsgCode.in(crs).map(code -> "EPSG:" + code);
  }

  private static boolean isDegrees(String crs) {
    return crs.contains("CRS84")
        || crs.contains("CRS::84")
        || epsg(crs).filter(ALREADY_DEGREES::contains).isPresent();
  }

  private static CoordinateTransform from(String epsg) {
    CoordinateTransform transform = Transforms.between(FirstEdition.of(epsg), "EPSG:4326");
    return epsg.equals(GradianTransform.NTF_PARIS) ? new GradianTransform(transform) : transform;
  }

  /** Number of geometries whose axes were swapped back. */
  public long swapped() {
    return swapped;
  }

  /** The geometry itself, transformed; null if it lies nowhere on Earth. */
  public @Nullable Geometry apply(Geometry geometry) {
    Envelope extent = geometry.getEnvelopeInternal();
    if (extent.isNull() || !Double.isFinite(extent.getArea())) {
      return null;
    }
    if ((DEGREES_BEYOND.contains(extent) || isSwappedFrance(extent)) && !isGeographic()) {
      return degrees(geometry, extent);
    }
    if (stated == null) {
      return null;
    }
    if (isSwapped || (isLambert() && SWAPPED_LAMBERT_93.contains(extent))) {
      swap(geometry);
    }
    geometry.apply(new Move(stated));
    geometry.geometryChanged();
    return DEGREES.contains(geometry.getEnvelopeInternal()) ? geometry : null;
  }

  /**
   * Tells, before their geometries are transformed, which boxes certainly lie outside of an area.
   *
   * @param area in WGS 84; null is everywhere
   */
  public BoxFilter elsewhere(@Nullable Envelope area) {
    if (area == null || stated != null) {
      return BoxFilter.NOTHING;
    }
    return (minX, minY, maxX, maxY) ->
        !meets(area, minX, minY, maxX, maxY) && staysInPlace(minX, minY, maxX, maxY);
  }

  /**
   * Boxes that together cover everything that {@link #elsewhere} does not exclude; null if it
   * excludes nothing.
   */
  public @Nullable List<Envelope> within(@Nullable Envelope area) {
    if (area == null || stated != null) {
      return null;
    }
    double far = Double.MAX_VALUE;
    List<Envelope> boxes = new ArrayList<>(SWAPPED_FRANCE);
    boxes.add(area);
    boxes.add(new Envelope(0, 0, 0, 0));
    boxes.add(new Envelope(-far, -180, -far, far));
    boxes.add(new Envelope(180, far, -far, far));
    boxes.add(new Envelope(-far, far, -far, -90));
    boxes.add(new Envelope(-far, far, 90, far));
    boxes.replaceAll(ToWgs84::widened);
    return boxes;
  }

  private static Envelope widened(Envelope box) {
    Envelope wide = new Envelope(box);
    wide.expandBy(MARGIN);
    return wide;
  }

  private static boolean meets(Envelope place, double minX, double minY, double maxX, double maxY) {
    return minX <= place.getMaxX() + MARGIN
        && maxX >= place.getMinX() - MARGIN
        && minY <= place.getMaxY() + MARGIN
        && maxY >= place.getMinY() - MARGIN;
  }

  /** Whether an extent is in degrees of France, with the latitude first. */
  static boolean isSwappedFrance(Envelope extent) {
    for (Envelope place : SWAPPED_FRANCE) {
      if (place.contains(extent)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a box is in degrees, and its axes would not be taken for swapped. */
  private static boolean staysInPlace(double minX, double minY, double maxX, double maxY) {
    if (minX <= -180 + MARGIN
        || maxX >= 180 - MARGIN
        || minY <= -90 + MARGIN
        || maxY >= 90 - MARGIN) {
      return false;
    }
    if (maxX - minX < MARGIN && maxY - minY < MARGIN && Math.abs(minX) + Math.abs(minY) < MARGIN) {
      return false; // 0, 0 means unknown
    }
    for (Envelope place : SWAPPED_FRANCE) {
      if (meets(place, minX, minY, maxX, maxY)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Geometry degrees(Geometry geometry, Envelope extent) {
    boolean nowhere = extent.getDiameter() == 0 && extent.getMinX() == 0 && extent.getMinY() == 0;
    if (nowhere) {
      return null;
    }
    if (isSwappedFrance(extent)) {
      swap(geometry);
    }
    return Antimeridian.within180(geometry);
  }

  private void swap(Geometry geometry) {
    geometry.apply(new AxisSwap());
    geometry.geometryChanged();
    swapped++;
  }

  /** Degrees of an older datum, which differ by a hundred metres. */
  private boolean isGeographic() {
    return stated != null && stated.getSourceCRS().isGeographic();
  }

  private boolean isLambert() {
    return stated != null && stated.getSourceCRS().getName().equals("EPSG:2154");
  }

  record Move(CoordinateTransform transform) implements VertexMove {

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      ProjCoordinate out = new ProjCoordinate();
      transform.transform(new ProjCoordinate(sequence.getX(i), sequence.getY(i)), out);
      sequence.setOrdinate(i, CoordinateSequence.X, out.x);
      sequence.setOrdinate(i, CoordinateSequence.Y, out.y);
    }
  }
}
