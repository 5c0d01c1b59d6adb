package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, whole or decimal.
 *
 * @param decimalChar decimal separator
 * @param groupChar thousands separator; empty if there is none
 * @param bareNumber whether a cell must contain nothing but the number: no unit, no currency
 */
record NumberType(String name, String decimalChar, String groupChar, boolean bareNumber)
    implements FieldType {

  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,9})?");
  private static final Pattern AROUND = Pattern.compile("^[^-\\d]+|\\D+$");

  /** Parsing time grows with the square of the number of digits; no measure has so many. */
  private static final int LONGEST = 1000;

  static NumberType of(String name, JsonNode field) {
    return new NumberType(
        name,
        field.path("decimalChar").asText("."),
        field.path("groupChar").asText(""),
        field.path("bareNumber").asBoolean(true));
  }

  @Override
  public String format() {
    return decimalChar.equals(",") ? "comma" : "default";
  }

  @Override
  public String written(String value) {
    return value.replace(".", decimalChar);
  }

  @Override
  public FieldType ofValues() {
    boolean isValue = decimalChar.equals(".") && groupChar.isEmpty();
    return isValue ? this : new ValueType(new NumberType(name, ".", "", true), this);
  }

  @Override
  public @Nullable Object read(String cell) {
    if (cell.length() > LONGEST) {
      return null;
    }
    String number = cell.strip();
    if (!bareNumber) {
      number = AROUND.matcher(number).replaceAll("");
    }
    number = groupChar.isEmpty() ? number : number.replace(groupChar, "");
    if (name.equals("integer")) {
      return INTEGER.matcher(number).matches() ? new BigDecimal(number) : null;
    }
    if (!decimalChar.equals(".")) {
      number = number.contains(".") ? "" : number.replace(decimalChar, ".");
    }
    return DECIMAL.matcher(number).matches() ? new BigDecimal(number) : infinite(number);
  }

  /** A value that is not a finite number, and yet valid for this type. */
  private static @Nullable Double infinite(String number) {
    return switch (number.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }
}
