package fr.moisson.harvesters.territory;

/**
 * How lines and polygons are treated at the boundary of a territory.
 *
 * @param clips whether parts outside are cut off; otherwise features that meet the territory are
 *     kept whole
 * @param measures whether rows get columns with the size of their part in the territory
 */
public record Boundary(boolean clips, boolean measures) {

  /** Features are kept whole, and not measured. */
  public static final Boundary WHOLE = new Boundary(false, false);
}
