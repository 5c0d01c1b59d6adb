package fr.moisson.harvesters.formats;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where France is, roughly, with the sea around it. */
final class French {

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

  static boolean isNear(Geometry place) {
    Envelope extent = place.getEnvelopeInternal();
    return LANDS.stream().anyMatch(land -> land.intersects(extent));
  }

  private French() {}
}
