package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How an extract was made.
 *
 * @param rowsIn rows read
 * @param rowsOut rows kept
 * @param outside rows left out because they lie elsewhere, or only touch the boundary from there
 * @param withoutPlace rows left out because nothing says where they lie
 * @param broken rows that could not be read
 * @param rule code of the boundary rule: {@code points-in-lines-whole}, or {@code
 *     points-in-lines-cut} where lines and polygons were cut at the boundary
 * @param contourVintage vintage of the contour used
 * @param cut rows kept of which a part lay outside, and was cut off
 * @param repaired rows near the territory of which the geometry was invalid, and was repaired
 * @param empty rows of which the geometry was empty, or is nothing once it is repaired; those are
 *     also counted where their commune put them
 * @param area square metres of the polygons; null unless they were measured
 * @param length metres of the lines; null unless they were measured
 * @param excluded rows left out because they are not of the theme of the extract's schema
 */
public record Receipt(
    long rowsIn,
    long rowsOut,
    long outside,
    long withoutPlace,
    long broken,
    String rule,
    String contourVintage,
    // Not written when there is none, so that what an older version stored has not changed.
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long cut,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long repaired,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long empty,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount area,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount length,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long excluded) {

  /** How many rows may not be published: sensitive observations of which nothing may be shown. */
  public long withheld() {
    return rowsIn - rowsOut - outside - withoutPlace - broken - excluded;
  }

  /** Of rows that were neither cut, repaired nor measured. */
  public Receipt(
      long rowsIn,
      long rowsOut,
      long outside,
      long withoutPlace,
      long broken,
      String rule,
      String contourVintage) {
    this(
        rowsIn,
        rowsOut,
        outside,
        withoutPlace,
        broken,
        rule,
        contourVintage,
        0,
        0,
        0,
        null,
        null,
        0);
  }

  /** The same of a file that lacks rows which are not of the theme of its schema. */
  public Receipt without(long excluded) {
    return new Receipt(
        rowsIn,
        rowsOut - excluded,
        outside,
        withoutPlace,
        broken,
        rule,
        contourVintage,
        cut,
        repaired,
        empty,
        area,
        length,
        excluded);
  }

  /**
   * How much of the features kept lies in the territory.
   *
   * @param whole as large as they were in the file that they were read from
   * @param inside of that, what lies in the territory
   */
  public record Amount(double whole, double inside) {}
}
