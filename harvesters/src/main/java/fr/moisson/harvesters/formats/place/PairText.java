package fr.moisson.harvesters.formats.place;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;

/**
 * Two coordinates in one cell, with any separator, and perhaps a height and a precision after them,
 * as in the forms of KoboToolbox: latitude first as in Opendatasoft's {@code geo_point_2d}, unless
 * stated otherwise. The cells of a column named « localisation » may also be 46,32 or 1/2, a plot
 * or a page: numbers only count if they can be nothing else, which means degrees with decimals, and
 * large metres.
 */
public final class PairText {

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*[;#|/]\\s*|\\s*,\\s+|\\s+,\\s*|,|\\s+|(?<=[NSEOW])(?=\\d)");
  private static final Pattern HEIGHT =
      Pattern.compile(
          "([^.]*\\.\\d+[^.]*\\.\\d+)\\s*[,;\\s]\\s*-?\\d{1,5}(?:\\.\\d{0,9})?"
              + "(?:\\s+\\d{1,5}(?:\\.\\d{0,9})?)?");

  /** « Lat: 46.32, Long: -0.46 ». */
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?:lat|lon)[a-z]*\\.?\\s*[:=]?\\s*(\\S*\\d\\S*?)\\s*[,;/|–-]?\\s+(?:lat|lon)[a-z]*\\.?\\s*[:=]?\\s*(\\S*\\d\\S*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BRACKETS = Pattern.compile("(c?)\\((.*)\\)");
  private static final int LONGEST = 100;
  private static final double SMALLEST_METRES = 10_000;

  /**
   * X, then y.
   *
   * @param longitudeFirst according to the column's name; letters in the cell take precedence
   */
  public static @Nullable Coordinate read(String cell, boolean longitudeFirst) {
    if (cell.length() > LONGEST) {
      return null;
    }
    Matcher brackets = BRACKETS.matcher(cell);
    String text = (brackets.matches() ? brackets.group(2) : cell).strip();
    // « c(-0.46, 46.32) », the notation of points in R's package sf.
    boolean isOfR = brackets.matches() && !brackets.group(1).isEmpty();
    boolean isEastFirst = longitudeFirst || isOfR;
    Matcher labelled = LABELLED.matcher(text);
    if (labelled.matches()) {
      boolean isLongitude = Character.toLowerCase(text.charAt(1)) == 'o';
      return split(labelled.group(1) + ' ' + labelled.group(2), isLongitude);
    }
    Coordinate found = split(text, isEastFirst);
    Matcher height = HEIGHT.matcher(text);
    return found == null && height.matches() ? split(height.group(1), isEastFirst) : found;
  }

  private static @Nullable Coordinate split(String text, boolean longitudeFirst) {
    Matcher between = BETWEEN.matcher(text);
    while (between.find()) {
      Optional<Ordinate> first = Ordinate.read(text.substring(0, between.start()));
      Optional<Ordinate> second = Ordinate.read(text.substring(between.end()));
      if (first.isPresent() && second.isPresent()) {
        Coordinate found = position(first.get(), second.get(), longitudeFirst);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Coordinate position(
      Ordinate first, Ordinate second, boolean longitudeFirst) {
    if (isMetres(first) && isMetres(second)) {
      return new CoordinateXY(first.value(), second.value());
    }
    boolean oneAxis = first.axis() != null && first.axis() == second.axis();
    if (!isDegrees(first) || !isDegrees(second) || oneAxis) {
      return null;
    }
    boolean lettered = first.axis() != null || second.axis() != null;
    boolean east =
        first.axis() == Ordinate.Axis.LONGITUDE || second.axis() == Ordinate.Axis.LATITUDE;
    return (lettered ? east : longitudeFirst)
        ? new CoordinateXY(first.value(), second.value())
        : new CoordinateXY(second.value(), first.value());
  }

  private static boolean isMetres(Ordinate one) {
    return one.axis() == null && Math.abs(one.value()) > SMALLEST_METRES;
  }

  private static boolean isDegrees(Ordinate one) {
    return one.isPrecise() && Math.abs(one.value()) <= 180;
  }

  private PairText() {}
}
