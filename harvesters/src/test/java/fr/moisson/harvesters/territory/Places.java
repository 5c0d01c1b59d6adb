package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Square places with real names. */
public final class Places {

  /** The Niortais, one degree wide; Fors is its left half, Niort its right half. */
  public static Territory niortais() {
    return new Territory(
        Kind.EPCI,
        "200041317",
        "CA du Niortais",
        List.of(
            commune("79125", "Fors"),
            commune("79191", "Niort"),
            commune("79162", "Magné"),
            commune("79216", "Prahecq"),
            commune("79130", "La Foye-Monjault"),
            commune("79249", "Saint-Gelais"),
            commune("79999", "Les Fosses")),
        wkt("POLYGON((-1 46, 0 46, 0 47, -1 47, -1 46))"),
        "2026");
  }

  public static Territory niort() {
    return commune("79191", "Niort", "POLYGON((-0.5 46, 0 46, 0 47, -0.5 47, -0.5 46))");
  }

  /** Niort with the EPCI that it belongs to, as given by geo.api.gouv.fr. */
  public static Territory niortOfItsEpci() {
    Commune niort = new Commune("79191", "Niort", "79", "75", "200041317", 59193);
    return new Territory(Kind.COMMUNE, "79191", "Niort", List.of(niort), niort().contour(), "2026");
  }

  public static Territory fors() {
    return commune("79125", "Fors", "POLYGON((-1 46, -0.5 46, -0.5 47, -1 47, -1 46))");
  }

  public static Territory commune(String code, String name, String wkt) {
    return new Territory(Kind.COMMUNE, code, name, List.of(commune(code, name)), wkt(wkt), "2026");
  }

  private static Commune commune(String code, String name) {
    return new Commune(code, name, Territory.departementOf(code), "75");
  }

  public static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Places() {}
}
