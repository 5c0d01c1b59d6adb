package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.geometry.Repair;
import fr.moisson.harvesters.territory.ClippedRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What is decided about a row before it is written.
 *
 * @param isNear whether its geometry may meet a territory
 * @param isFar whether it certainly meets none
 * @param isRepaired whether its geometry was invalid and was repaired
 * @param isCollapsed whether nothing was left of its geometry
 * @param shown the row with its original geometry
 * @param pieces what each territory keeps of it
 */
record Judgement(
    boolean isNear,
    boolean isFar,
    boolean isRepaired,
    boolean isCollapsed,
    PublicRows.Shown shown,
    List<ClippedRow> pieces) {

  /**
   * Thread-safe.
   *
   * @param crs of the table
   */
  static Judgement of(PublicRows.Shown shown, @Nullable String crs, List<Share> shares) {
    Geometry geometry = shown.row().geometry();
    if (geometry == null) {
      return new Judgement(false, false, false, false, shown, pieces(shown, crs, shares));
    }
    // Validity is expensive to check, so only geometries near a territory are checked.
    boolean isNear = shares.stream().anyMatch(share -> share.mayMeet(geometry));
    Geometry meant = isNear ? Repair.of(geometry) : geometry;
    boolean isSame = meant == geometry;
    boolean isCollapsed = !isSame && meant.isEmpty();
    PublicRows.Shown mended = isSame ? shown : shown.at(isCollapsed ? null : meant);
    return new Judgement(
        isNear, !isNear, !isSame && !isCollapsed, isCollapsed, shown, pieces(mended, crs, shares));
  }

  private static List<ClippedRow> pieces(
      PublicRows.Shown shown, @Nullable String crs, List<Share> shares) {
    return shares.stream().map(share -> share.piece(shown, crs)).toList();
  }
}
