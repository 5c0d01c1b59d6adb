package fr.moisson.harvesters.schemas.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: « 12,5 », « 1 850 », « 12 m ». Classes such as « 10-20m » or « &lt;
 * 10 » are not numbers: nobody measured the middle of a class.
 *
 * @param unit of the source; null if it is unknown or nothing is measured
 * @param to unit of the schema; null if nothing is measured
 * @param isWhole whether the schema wants integers
 */
record NumberConversion(@Nullable Unit unit, @Nullable Unit to, boolean isWhole)
    implements Conversion {

  private static final Pattern NUMBER =
      Pattern.compile(
          "([-+]?)(\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3})++|\\d{1,18})(?:[.,](\\d{0,18}))?");
  private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d(?:\\.\\d+)?[eE][-+]?\\d{1,2}");
  private static final Pattern WITH_UNIT =
      Pattern.compile("([-+\\d ,.\\u00A0\\u202F]*\\d)\\s*([\\p{L}²³/][\\p{L}²³/\\d]*)\\.?");

  /** « DN 100 », which is in millimetres by definition, and « Ø150 ». */
  private static final Pattern DIAMETER = Pattern.compile("(?iu)(?:(DN)|[Ø⌀])\\s*(\\d{1,5})");

  /** « 1m20 », « 3 m 50 ». */
  private static final Pattern METRES_AND_CENTIMETRES =
      Pattern.compile("(\\d{1,3})\\s*m\\s*(\\d{2})(?:\\s*cm)?");

  /** « 10-20m », « C2 : 5 à 10 m », « &lt; 10 », « plus de 15 m ». */
  private static final Pattern CLASS =
      Pattern.compile(
          "(?:\\p{L}?\\d?\\s*[:.)])?\\s*(?:(?:entre|de)?\\s*\\d[\\d.,]*\\s*\\p{L}{0,2}\\s*(?:à|a|et|-|–)"
              + "|[<>≤≥]=?|moins de|plus de|[+-] ?de|jusqu.à)\\s*\\d[\\d.,]*\\s*\\p{L}{0,2}",
          Pattern.CASE_INSENSITIVE);

  private static final int DECIMALS = 6;

  @Override
  public MappedCell convert(String raw) {
    BigDecimal bare = number(raw);
    if (bare != null) {
      return written(bare, unit);
    }
    if (to == null) {
      return MappedCell.LOST;
    }
    Matcher diameter = DIAMETER.matcher(raw.strip());
    if (diameter.matches()) {
      return written(new BigDecimal(diameter.group(2)), diameter.group(1) == null ? unit : Unit.MM);
    }
    Matcher both = METRES_AND_CENTIMETRES.matcher(raw.strip());
    if (both.matches()) {
      return written(new BigDecimal(both.group(1) + "." + both.group(2)), Unit.M);
    }
    Matcher measured = WITH_UNIT.matcher(raw);
    if (!measured.matches()) {
      return MappedCell.LOST;
    }
    BigDecimal number = number(measured.group(1));
    Unit own = Unit.named(measured.group(2)).orElse(null);
    return number == null || own == null ? MappedCell.LOST : written(number, own);
  }

  /** Longer texts are not classes. */
  private static final int LONGEST_CLASS = 100;

  /** Whether a text gives a range of measures. */
  static boolean isClass(String text) {
    return text.length() <= LONGEST_CLASS && CLASS.matcher(text.strip()).matches();
  }

  /** The number that makes up the whole text; null if it is not a number. */
  static @Nullable BigDecimal number(String text) {
    String stripped = text.strip();
    Matcher matcher = NUMBER.matcher(stripped);
    if (matcher.matches()) {
      String whole = matcher.group(2).replaceAll("[ \\u00A0\\u202F]", "");
      String decimals = matcher.group(3) == null ? "" : "." + matcher.group(3) + "0";
      return new BigDecimal(matcher.group(1) + whole + decimals);
    }
    return EXPONENT.matcher(stripped).matches() ? new BigDecimal(stripped) : null;
  }

  private MappedCell written(BigDecimal number, @Nullable Unit from) {
    BigDecimal converted = number;
    if (to != null) {
      if (from == null || !from.measuresAs(to)) {
        return MappedCell.LOST;
      }
      // Nobody measures a surface to the hundredth of a square metre.
      converted = from.to(to, number).setScale(isWhole ? 0 : DECIMALS, RoundingMode.HALF_UP);
    }
    converted = converted.signum() == 0 ? BigDecimal.ZERO : converted.stripTrailingZeros();
    return isWhole && converted.scale() > 0
        ? MappedCell.LOST
        : MappedCell.of(converted.toPlainString());
  }
}
