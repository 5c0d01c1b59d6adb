package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Decides whether rows are in a territory, and which part of them: points if they are inside, the
 * boundary included; lines and polygons whole as soon as they meet it, or, if the boundary clips,
 * cut at it ({@link Area#part}) and only if some part is inside.
 *
 * <p>If a row has a geometry, the geometry decides: the commune written next to it is often that of
 * an owner, or of a manager's office. But if the officer or the preset states the column of the
 * commune, and a row names a commune of the run's territory there, that decides: a station that
 * measures a commune from across its border belongs to it. The former codes of merged communes
 * stand for the current commune; other codes only decide for rows without geometry. A row that
 * names the intercommunality itself belongs to each of its communes. Rows that say nothing have no
 * place, unless the officer says that all of them are the territory's. Rows that are inside because
 * of what they say are never cut.
 */
public final class Cut {

  /** Code of the boundary rule in receipts; pages explain it in words. */
  public static final String RULE = "points-in-lines-whole";

  /** Code of the boundary rule that cuts lines and polygons. */
  public static final String CLIPPED_RULE = "points-in-lines-cut";

  /** In degrees, about five kilometres. */
  private static final double NEAR = 0.05;

  private final Set<String> own;
  private final Set<String> known;
  private final Area area;
  private final Envelope near;
  private final CommuneCodes codes;
  private final boolean isColumnStated;
  private final boolean isWhole;
  private final boolean isAlreadyCut;

  /** Otherwise a commune that a row names may be around the territory, or anywhere else. */
  private final boolean isOfCommunes;

  /** Whether a row about a whole intercommunality can be about this territory, or another. */
  private final boolean isOfEpci;

  private final Boundary boundary;

  /**
   * @param territory whose rows are wanted
   * @param whole the run's territory: the same, or the one that it is a part of
   * @param columns of the rows to come
   */
  public Cut(
      Territory territory,
      Territory whole,
      List<String> columns,
      Table.Place place,
      Boundary boundary) {
    this.own = codes(territory, whole);
    this.known = codes(whole, whole);
    this.area = new Area(territory.contour());
    this.near = territory.contour().getEnvelopeInternal();
    this.near.expandBy(NEAR);
    this.codes = CommuneCodes.of(columns, place.commune(), whole.communes());
    this.isColumnStated = place.commune() != null;
    this.isWhole = territory.code().equals(whole.code());
    this.isAlreadyCut = place.alreadyCut() && isWhole;
    this.isOfEpci = isWhole && !isAlreadyCut && whole.kind() == Territory.Kind.EPCI;
    this.isOfCommunes = whole.communeCodes().stream().anyMatch(Territory::isCommuneCode);
    this.boundary = boundary;
  }

  private static Set<String> codes(Territory territory, Territory whole) {
    Set<String> codes = new HashSet<>(territory.communeCodes());
    territory.communes().forEach(commune -> codes.addAll(commune.formerCodes()));
    if (whole.kind() == Territory.Kind.EPCI) {
      codes.add(whole.code());
    }
    return codes;
  }

  /** Whether a row with a geometry is decided by the geometry alone. */
  public static boolean goesByPlace(Table.Place place) {
    return place.commune() == null && !place.alreadyCut();
  }

  /**
   * Whether a row that is outside names the run's territory, and lies so near that it may be on one
   * of its piers or beaches: contours are those of land, and drawn roughly. What lies farther away
   * is not read, as it may be a whole country.
   */
  public boolean isBeside(Row row) {
    Geometry geometry = row.geometry();
    return isWhole
        && geometry != null
        && near.intersects(geometry.getEnvelopeInternal())
        && isAny(codes.of(row), own);
  }

  /** A cheap test: false means that the geometry is certainly outside. */
  public boolean mayMeet(Geometry geometry) {
    return area.mayMeet(geometry);
  }

  /** Code of the boundary rule. */
  public String rule() {
    return boundary.clips() ? CLIPPED_RULE : RULE;
  }

  /** Additional columns of rows, each of which has a number or nothing. */
  public List<String> columns() {
    return boundary.measures() ? ClippedRow.COLUMNS : List.of();
  }

  /** Geometries should be valid if {@link #mayMeet} is true. */
  public ClippedRow of(Row row) {
    return of(row, boundary);
  }

  /**
   * The part of a row whose position may only be shown by a cell around it. The cell is kept whole
   * and not measured: its part in the territory would reveal that the position is there.
   */
  public ClippedRow ofBlurred(Row row) {
    return of(row, Boundary.WHOLE);
  }

  private ClippedRow of(Row row, Boundary boundary) {
    Geometry geometry = row.geometry();
    if (geometry != null && !isColumnStated && !isAlreadyCut) {
      return of(row, geometry, boundary); // without reading the values, which may not be parsed yet
    }
    List<String> communes = codes.of(row);
    List<String> named = communes.isEmpty() && isOfEpci ? codes.ofEpci(row) : communes;
    boolean isOwn = isAny(named, own);
    boolean isColumnHeard = isColumnStated && isAny(named, known);
    boolean isTold = !named.isEmpty() && (isOwn || isOfCommunes);
    if (isColumnHeard || geometry == null && isTold) {
      return isOwn ? whole(row, geometry, boundary) : ClippedRow.outside(row);
    }
    if (isAlreadyCut && (named.isEmpty() || isOwn)) {
      return whole(row, geometry, boundary);
    }
    return geometry == null ? ClippedRow.withoutPlace(row) : of(row, geometry, boundary);
  }

  /** An arrondissement is in its commune, but not the commune in an arrondissement. */
  private static boolean isAny(List<String> named, Set<String> codes) {
    return named.stream()
        .anyMatch(code -> codes.contains(code) || codes.contains(CommuneCodes.commune(code)));
  }

  private ClippedRow of(Row row, Geometry geometry, Boundary boundary) {
    if (!boundary.clips()) {
      return area.meets(geometry) ? whole(row, geometry, boundary) : ClippedRow.outside(row);
    }
    Geometry part = area.part(geometry);
    if (part == null) {
      return ClippedRow.outside(row);
    }
    ClippedRow piece = ClippedRow.part(row, part);
    return boundary.measures() ? piece.measured(geometry, part) : piece;
  }

  private ClippedRow whole(Row row, @Nullable Geometry geometry, Boundary boundary) {
    ClippedRow piece = ClippedRow.whole(row);
    return boundary.measures() && geometry != null
        ? piece.measured(geometry, area.part(geometry))
        : piece;
  }
}
