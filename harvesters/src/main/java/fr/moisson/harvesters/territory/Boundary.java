package fr.moisson.harvesters.territory;

/**
 * What becomes of lines and polygons at the boundary of a territory.
 *
 * @param clips whether what lies outside is cut off; else those that meet the territory are kept
 *     whole
 * @param measures whether rows get columns that say how much of them lies in the territory
 */
public record Boundary(boolean clips, boolean measures) {

  /** Kept whole, and not measured. */
  public static final Boundary WHOLE = new Boundary(false, false);
}
