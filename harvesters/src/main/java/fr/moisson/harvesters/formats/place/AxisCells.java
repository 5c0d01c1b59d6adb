package fr.moisson.harvesters.formats.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one coordinate: a single one, or « Lat deg », « Lat min », « Lat sec » and perhaps «
 * N/S », as in records of older receivers.
 *
 * @param column of the whole coordinate, or of its degrees
 */
record AxisCells(
    String column, @Nullable String minutes, @Nullable String seconds, @Nullable String letter) {

  private static final Set<String> DEGREES = Set.of("deg", "degre", "degres", "degree", "degrees");
  private static final Set<String> MINUTES = Set.of("min", "minute", "minutes", "mn");
  private static final Set<String> SECONDS = Set.of("sec", "seconde", "secondes", "seconds");

  /** « E/O » and « N/S »: the cells of such a column say which side is meant. */
  private static final Pattern EAST_OR_WEST =
      Pattern.compile("(?i)\\s*(?:E\\s*/\\s*[OW]|[OW]\\s*/\\s*E)\\s*");

  private static final Pattern NORTH_OR_SOUTH =
      Pattern.compile("(?i)\\s*(?:N\\s*/\\s*S|S\\s*/\\s*N)\\s*");

  private static final Pattern SIGNS = Pattern.compile("[\\s°º'′’\"″”]");

  static AxisCells of(String column) {
    return new AxisCells(column, null, null, null);
  }

  static AxisCells of(AxisName name, List<String> columns) {
    String column = name.column();
    String minutes = beside(column, MINUTES, columns);
    Pattern sides = name.axis() == Ordinate.Axis.LONGITUDE ? EAST_OR_WEST : NORTH_OR_SOUTH;
    String letter =
        columns.stream().filter(one -> sides.matcher(one).matches()).findFirst().orElse(null);
    return new AxisCells(column, minutes, beside(column, SECONDS, columns), letter);
  }

  /** The column that differs from that of degrees only in its unit. */
  private static @Nullable String beside(String degrees, Set<String> unit, List<String> columns) {
    List<String> bare = without(DEGREES, degrees);
    return bare.equals(AxisName.tokens(degrees))
        ? null
        : columns.stream()
            .filter(one -> without(unit, one).equals(bare) && !AxisName.tokens(one).equals(bare))
            .findFirst()
            .orElse(null);
  }

  private static List<String> without(Set<String> unit, String column) {
    List<String> tokens = new ArrayList<>(AxisName.tokens(column));
    tokens.removeAll(unit);
    return tokens;
  }

  boolean isOne() {
    return minutes == null && letter == null;
  }

  Optional<Ordinate> read(Map<String, String> values) {
    String text = values.getOrDefault(column, "").strip();
    String side = letter == null ? "" : values.getOrDefault(letter, "").strip();
    String initial = side.substring(0, Math.min(1, side.length())); // « Ouest »
    Optional<Ordinate> alone = Ordinate.read(text);
    if (minutes == null) {
      // With a letter in the cell itself, there cannot be another.
      return initial.isEmpty() ? alone : Ordinate.read(text + " " + initial).or(() -> alone);
    }
    String inMinutes = number(values, minutes);
    // Degrees with a fraction are the whole coordinate, stated twice.
    if (inMinutes.isEmpty() || alone.filter(degrees -> degrees.value() % 1 != 0).isPresent()) {
      return alone.filter(Ordinate::isPrecise);
    }
    String inSeconds = seconds == null ? "" : number(values, seconds);
    return Ordinate.read(
        number(values, column)
            + "°"
            + inMinutes
            + "'"
            + (inSeconds.isEmpty() ? "" : inSeconds + "\"")
            + initial);
  }

  /** A cell without the sign of its unit. */
  private static String number(Map<String, String> values, String column) {
    return SIGNS.matcher(values.getOrDefault(column, "")).replaceAll("");
  }
}
