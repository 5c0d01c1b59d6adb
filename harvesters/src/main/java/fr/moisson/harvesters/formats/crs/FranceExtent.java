package fr.moisson.harvesters.formats.crs;

import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;

/** Approximate extent of France. */
public final class FranceExtent {

  /** Including the sea around. */
  private static final List<Envelope> LANDS =
      List.of(
          new Envelope(-7, 11, 40, 52.5), // the mainland and Corsica
          new Envelope(-64, -59.5, 13.5, 19), // Guadeloupe, Martinique, Saint-Martin
          new Envelope(-55.5, -50.5, 1.5, 7), // Guyane
          new Envelope(54, 57, -22.5, -19.5), // La Réunion
          new Envelope(44, 46.5, -14, -11.5), // Mayotte
          new Envelope(-58, -54.5, 45.5, 48), // Saint-Pierre-et-Miquelon
          new Envelope(156, 174, -25, -16), // Nouvelle-Calédonie
          new Envelope(-180, -174, -16, -11), // Wallis-et-Futuna
          new Envelope(-157, -132, -30, -6)); // Polynésie

  /** Outline at about ten kilometres around the mainland: longitude, latitude, and so on. */
  private static final double[] MAINLAND = {
    -5.3, 48.7, -5.0, 47.7, -3.3, 47.0, -2.6, 46.5, -1.7, 45.7, -1.5, 44.5, -1.9, 43.4, -1.6, 43.0,
    -0.7, 42.7, 0.6, 42.5, 1.5, 42.3, 2.0, 42.2, 3.3, 42.3, 3.3, 43.0, 4.3, 43.2, 5.2, 43.1, 5.9,
    42.8, 6.8, 42.9, 7.6, 43.6, 7.9, 44.1, 7.2, 44.6, 7.3, 45.4, 7.2, 46.0, 6.9, 46.6, 7.2, 47.3,
    7.8, 47.4, 7.8, 48.3, 8.4, 49.1, 7.0, 49.3, 6.4, 49.65, 5.6, 49.7, 5.0, 50.2, 4.3, 50.4, 3.4,
    50.8, 2.6, 51.2, 1.4, 51.0, 1.2, 50.0, 0.0, 49.9, -1.2, 49.9, -2.2, 49.9, -2.1, 48.9, -3.4,
    49.1, -5.3, 48.7
  };

  /** Excluding the sea, so that most of the wrong systems lead elsewhere. */
  private static final List<Envelope> ISLANDS =
      List.of(
          new Envelope(8.4, 9.7, 41.3, 43.1), // Corsica
          new Envelope(-61.9, -60.9, 15.7, 16.6), // Guadeloupe
          new Envelope(-63.3, -62.7, 17.8, 18.2), // Saint-Martin, Saint-Barthélemy
          new Envelope(-61.3, -60.7, 14.3, 15), // Martinique
          new Envelope(-54.7, -51.5, 2, 5.9), // Guyane
          new Envelope(55.1, 55.9, -21.5, -20.8), // La Réunion
          new Envelope(44.9, 45.4, -13.1, -12.5), // Mayotte
          new Envelope(-56.5, -56.1, 46.7, 47.2), // Saint-Pierre-et-Miquelon
          new Envelope(163.5, 168.3, -22.9, -19.5), // Nouvelle-Calédonie
          new Envelope(-178.3, -176, -14.5, -13.1), // Wallis-et-Futuna
          new Envelope(-152.3, -149, -18, -16.1), // Polynésie: Société
          new Envelope(-140.9, -138.3, -10.7, -7.8)); // Marquises

  private static final PointOnGeometryLocator ON_MAINLAND =
      new IndexedPointInAreaLocator(
          new GeometryFactory()
              .createPolygon(
                  IntStream.range(0, MAINLAND.length / 2)
                      .mapToObj(i -> new CoordinateXY(MAINLAND[2 * i], MAINLAND[2 * i + 1]))
                      .toArray(Coordinate[]::new)));

  public static boolean isNear(Geometry place) {
    Envelope extent = place.getEnvelopeInternal();
    return LANDS.stream().anyMatch(land -> land.intersects(extent));
  }

  /** Whether a position is on land, or less than about ten kilometres away from it. */
  public static boolean isLand(Coordinate degrees) {
    return ON_MAINLAND.locate(degrees) != Location.EXTERIOR
        || ISLANDS.stream().anyMatch(island -> island.contains(degrees));
  }

  private FranceExtent() {}
}
