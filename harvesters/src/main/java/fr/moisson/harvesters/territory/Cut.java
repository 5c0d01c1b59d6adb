package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.model.Territory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Decides whether rows lie in a territory: points by inclusion, the boundary being inside; lines
 * and polygons as soon as they meet it, and then whole.
 *
 * <p>If a row has a geometry, the geometry alone decides: the commune written beside it is often
 * that of an owner, or of a manager's office. The commune decides for rows without geometry. Rows
 * with neither have no place, unless the officer says that all of them are the territory's.
 */
public final class Cut {

  /** The boundary rule, for receipts; pages say in words what it means. */
  public static final String RULE = "points-in-lines-whole";

  private final Set<String> communes;
  private final Envelope envelope;
  private final PreparedGeometry contour;
  private final CommuneCodes codes;
  private final boolean takesPlaceless;

  /** What is known of a row. */
  public enum Verdict {
    INSIDE,
    OUTSIDE,
    WITHOUT_PLACE
  }

  /**
   * @param columns of the rows to come
   * @param communeColumn column of the INSEE code; null looks for it under its usual names
   * @param takesPlaceless whether rows without any place are the territory's
   */
  public Cut(
      Territory territory,
      List<String> columns,
      @Nullable String communeColumn,
      boolean takesPlaceless) {
    this.communes = new HashSet<>(territory.communeCodes());
    territory.communeCodes().forEach(code -> communes.add(CommuneCodes.commune(code)));
    this.envelope = territory.contour().getEnvelopeInternal();
    this.contour = PreparedGeometryFactory.prepare(territory.contour());
    this.codes = CommuneCodes.of(columns, communeColumn);
    this.takesPlaceless = takesPlaceless;
  }

  /** A cheap test: false means that the geometry is surely outside. */
  public boolean mayMeet(Geometry geometry) {
    return envelope.intersects(geometry.getEnvelopeInternal());
  }

  /** Geometries should be valid where {@link #mayMeet} is true. */
  public Verdict of(Row row) {
    Geometry geometry = row.geometry();
    if (geometry != null) {
      return inside(mayMeet(geometry) && contour.intersects(geometry));
    }
    List<String> named = codes.of(row);
    if (!named.isEmpty()) {
      return inside(named.stream().anyMatch(communes::contains));
    }
    return takesPlaceless ? Verdict.INSIDE : Verdict.WITHOUT_PLACE;
  }

  private static Verdict inside(boolean inside) {
    return inside ? Verdict.INSIDE : Verdict.OUTSIDE;
  }
}
