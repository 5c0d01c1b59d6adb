package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Finds the commune of a row: the one that it names, else the one that it is in. A point on a
 * boundary is in the first of its communes; a line or a polygon is in the commune that contains
 * more than half of it, or in none.
 *
 * <p>If the communes are not known, only codes and the names of cities with arrondissements are
 * used, since no other commune has these names: most names belong to several communes.
 */
public final class CommuneFinder {

  private static final double HALF = 0.5;

  private final List<Commune> communes;

  /** Contour of the territory; null where it is not known. */
  private final @Nullable Geometry whole;

  private final CommuneCodes named;
  private final Map<String, String> today = new HashMap<>();
  private @Nullable List<Ground> grounds;

  private record Ground(String code, Area area, double size) {}

  /**
   * @param territory that the rows were cut to; null if they were not
   * @param columns of the rows to come
   * @param stated column of the commune; if null, it is found by its usual names
   */
  public CommuneFinder(
      @Nullable Territory territory, List<String> columns, @Nullable String stated) {
    this.communes =
        territory == null
            ? List.of()
            : territory.communes().stream()
                .filter(commune -> Territory.isCommuneCode(commune.code()))
                .toList();
    this.whole = territory == null ? null : territory.contour();
    this.named =
        communes.isEmpty()
            ? CommuneCodes.anywhere(columns, stated)
            : CommuneCodes.of(columns, stated, communes);
    communes.forEach(
        commune -> commune.formerCodes().forEach(old -> today.put(old, commune.code())));
    communes.forEach(commune -> today.put(commune.code(), commune.code()));
  }

  /** INSEE code of the current commune; empty if it cannot be told. */
  public String of(Row row) {
    if (communes.size() == 1) {
      return communes.get(0).code();
    }
    List<String> codes =
        named.of(row).stream().map(this::ours).filter(Objects::nonNull).distinct().toList();
    return codes.size() == 1 ? codes.get(0) : where(row.geometry());
  }

  /**
   * Whether a row says that it is of another commune than the one on whose ground it lies. False
   * where either is not known: the code of an intercommunality names none.
   */
  public boolean isContradicted(Row row) {
    Geometry place = row.geometry();
    List<String> said =
        place == null || communes.isEmpty()
            ? List.of()
            : named.of(row).stream().filter(Territory::isCommuneCode).toList();
    if (place == null || place.isEmpty() || said.isEmpty()) {
      return false;
    }
    List<String> codes = said.stream().map(this::ours).filter(Objects::nonNull).toList();
    boolean isThere =
        grounds().stream()
            .anyMatch(ground -> codes.contains(ground.code()) && holds(ground, place));
    String lies = isThere ? "" : where(place);
    return !lies.isEmpty() && !codes.contains(lies);
  }

  private @Nullable String ours(String code) {
    String commune = CommuneCodes.commune(code);
    boolean isAny = communes.isEmpty() && Territory.isCommuneCode(code);
    return isAny ? commune : today.getOrDefault(code, today.get(commune));
  }

  private String where(@Nullable Geometry place) {
    if (place == null || place.isEmpty()) {
      return "";
    }
    return grounds().stream()
        .filter(ground -> holds(ground, place))
        .map(Ground::code)
        .findFirst()
        .orElse("");
  }

  /** Built on first use. */
  private List<Ground> grounds() {
    if (grounds == null) {
      grounds = new ArrayList<>();
      for (Commune commune : communes) {
        Geometry contour = communes.size() == 1 ? whole : commune.contour();
        if (contour != null) {
          grounds.add(new Ground(commune.code(), new Area(contour), contour.getArea()));
        }
      }
    }
    return grounds;
  }

  private static boolean holds(Ground ground, Geometry place) {
    if (place instanceof Point) {
      return ground.area().meets(place);
    }
    double half = HALF * size(place);
    // Intersecting a large zone with each commune would be slow, and the result is clear already.
    if (place.getArea() > 0 && ground.size() <= half) {
      return false;
    }
    Geometry part = ground.area().part(place);
    return part != null && (part == place || size(part) > half);
  }

  /** In degrees, which is enough to compare parts of one place. */
  private static double size(Geometry place) {
    double area = place.getArea();
    double extent = area > 0 ? area : place.getLength();
    return extent > 0 ? extent : place.getNumPoints();
  }
}
