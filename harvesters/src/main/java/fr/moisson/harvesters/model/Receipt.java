package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How an extract was made.
 *
 * @param rowsIn rows read
 * @param rowsOut rows kept
 * @param outside rows left out because they lie outside the territory, or only touch its boundary
 * @param withoutPlace rows left out because nothing says where they lie
 * @param broken rows that could not be read
 * @param rule code of the boundary rule: {@code points-in-lines-whole}, or {@code
 *     points-in-lines-cut} if lines and polygons were cut at the boundary
 * @param contourVintage vintage of the contour used
 * @param cut kept rows of which the part outside was cut off
 * @param repaired rows near the territory with an invalid geometry that was repaired
 * @param empty rows with a geometry that is empty, or becomes empty when repaired; if their commune
 *     places them, they are also counted there
 * @param area square metres of the polygons; null unless they were measured
 * @param length metres of the lines; null unless they were measured
 * @param excluded rows left out because they are not about the theme of the extract's schema
 * @param place name of the territory; null if it was made before this was kept
 */
public record Receipt(
    long rowsIn,
    long rowsOut,
    long outside,
    long withoutPlace,
    long broken,
    String rule,
    String contourVintage,
    // Left out of the JSON when null, so that receipts stored by older versions still compare
    // equal.
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long cut,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long repaired,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long empty,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount area,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount length,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long excluded,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String place) {

  /** Number of rows of which nothing may be published: too sensitive, or marked so. */
  public long withheld() {
    return rowsIn - rowsOut - outside - withoutPlace - broken - excluded;
  }

  /** For rows that were neither cut, repaired nor measured. */
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
        0,
        null);
  }

  /** A copy for a file from which rows were left out that are not about the theme of its schema. */
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
        excluded,
        place);
  }

  /**
   * How much of the kept features lies in the territory.
   *
   * @param whole size of the features as they were read
   * @param inside size of their part inside the territory
   */
  public record Amount(double whole, double inside) {}
}
