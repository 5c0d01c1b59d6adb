package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.text.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One coordinate as people write it: {@code 46,3237}, {@code 46.3237°}, {@code N 46.32}, {@code
 * 0.4648 O}, {@code 46°19'25,3"N}, {@code 46° 19,42'}, {@code 46 19 25.3 N}, with any of the
 * characters used as a minus.
 *
 * @param axis according to its letter; null if it has none
 * @param isPrecise whether it has decimals or minutes: whole numbers may be counts and ranks
 */
public record Ordinate(double value, @Nullable Axis axis, boolean isPrecise) {

  private static final String LETTER = "(?<%s>[NSEOWnseow])?\\s*";
  private static final Pattern WRITTEN =
      Pattern.compile(
          LETTER.formatted("before")
              + "(?<degrees>[-+]?\\d{1,10}(?:[.,]\\d{1,20})?)\\s*[°º]?\\s*"
              + "(?:(?<=[°º]\\s{0,3})(?<minutes>\\d{1,2}(?:[.,]\\d{1,20})?)\\s*(?:['′’]\\s*)?)?"
              + "(?:(?<=['′’]\\s{0,3})(?<seconds>\\d{1,2}(?:[.,]\\d{1,20})?)\\s*(?:[\"″”]|['′’]{2})?\\s*)?"
              + LETTER.formatted("after"));

  /** {@code 46 19 25.3 N}: only the letter distinguishes it from a number. */
  private static final Pattern SPACED =
      Pattern.compile(
          LETTER.formatted("before")
              + "(?<degrees>\\d{1,3})\\s+(?<minutes>\\d{1,2}(?:[.,]\\d{1,20})?)"
              + "(?:\\s+(?<seconds>\\d{1,2}(?:[.,]\\d{1,20})?))?\\s*"
              + LETTER.formatted("after"));

  /** {@code 433 692,34 m}. */
  private static final Pattern METRES = Pattern.compile("-?\\d[^\\p{L}]*\\d\\s*m");

  /** {@code -.4612}, as Oracle writes it. */
  private static final Pattern BELOW_ONE = Pattern.compile("^(?<sign>[-+]?)(?=[.,]\\d)");

  private static final Pattern MINUS = Pattern.compile("^[\\u2212\\u2012\\u2013]");
  private static final char MINUSES = '\u2012';
  private static final int LONGEST = 60;

  /** The axis of a coordinate. */
  enum Axis {
    LONGITUDE,
    LATITUDE
  }

  public static Optional<Ordinate> read(String cell) {
    if (cell.isEmpty() || cell.length() > LONGEST) {
      return Optional.empty();
    }
    String stripped = cell.strip();
    boolean isPlain = stripped.isEmpty() || stripped.charAt(0) < MINUSES;
    String signed = isPlain ? stripped : MINUS.matcher(stripped).replaceFirst("-");
    String text = isBelowOne(signed) ? BELOW_ONE.matcher(signed).replaceFirst("${sign}0") : signed;
    OptionalDouble plain = Numbers.decimal(text);
    if (plain.isPresent()) {
      boolean decimals = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
      return Optional.of(new Ordinate(plain.getAsDouble(), null, decimals));
    }
    if (METRES.matcher(text).matches()) {
      return read(text.substring(0, text.length() - 1));
    }
    Matcher written = WRITTEN.matcher(text);
    if (written.matches()) {
      return of(written);
    }
    Matcher spaced = SPACED.matcher(text);
    return spaced.matches() ? of(spaced).filter(one -> one.axis() != null) : Optional.empty();
  }

  /** A cheap test. */
  private static boolean isBelowOne(String text) {
    int mark = Math.max(text.indexOf('.'), text.indexOf(','));
    return mark == 0 || (mark == 1 && !Character.isDigit(text.charAt(0)));
  }

  private static Optional<Ordinate> of(Matcher written) {
    String before = written.group("before");
    String after = written.group("after");
    String letter = before == null ? after : before;
    if (before != null && after != null) {
      return Optional.empty();
    }
    double minutes = number(written.group("minutes"));
    double seconds = number(written.group("seconds"));
    String degrees = written.group("degrees");
    if (minutes >= 60 || seconds >= 60) {
      return Optional.empty();
    }
    double size = Math.abs(number(degrees)) + minutes / 60 + seconds / 3600;
    boolean negative = degrees.startsWith("-") || (letter != null && "SsOoWw".contains(letter));
    boolean precise = written.group("minutes") != null || degrees.matches(".*[.,].*");
    return Optional.of(new Ordinate(negative ? -size : size, axis(letter), precise));
  }

  private static double number(@Nullable String text) {
    return text == null ? 0 : Numbers.decimal(text).orElse(0);
  }

  private static @Nullable Axis axis(@Nullable String letter) {
    if (letter == null) {
      return null;
    }
    return "NnSs".contains(letter) ? Axis.LATITUDE : Axis.LONGITUDE;
  }
}
