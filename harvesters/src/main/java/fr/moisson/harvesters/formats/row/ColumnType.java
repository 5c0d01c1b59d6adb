package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.values.YesNo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types of a column's values, and how these are written: the types of <a
 * href="https://specs.frictionlessdata.io/table-schema/">Table Schema</a> that formats distinguish,
 * with the French notation of decimals and days beside the standard one.
 */
public enum ColumnType {
  /** {@link Long}. */
  INTEGER("integer"),
  /** {@link Double}. */
  NUMBER("number"),
  /** {@link Double}, written 1,5. */
  DECIMAL_COMMA("number"),
  /** {@link Long}, written 1 234 567 or 1.234.567. */
  GROUPED_INTEGER("integer"),
  /** {@link Double}, written 1 234.5. */
  GROUPED_NUMBER("number"),
  /** {@link Double}, written 1 234,5 or 1.234,5. */
  GROUPED_DECIMAL_COMMA("number"),
  /** {@link Boolean}. */
  BOOLEAN("boolean"),
  /** {@link Long}; never guessed, as any integer of four digits may be one. */
  YEAR("year"),
  /** {@link LocalDate}, written 2026-11-25. */
  DATE("date"),
  /** {@link LocalDate}, written 25/11/2026. */
  FRENCH_DATE("date"),
  /** {@link OffsetDateTime}: an instant. */
  DATETIME("datetime"),
  /** {@link LocalDateTime}: local time, without a time zone. */
  LOCAL_DATETIME("datetime"),
  /** {@link LocalDateTime}, written 2026/11/25 14:05:30, as GDAL and QGIS do in Shapefiles. */
  SLASHED_DATETIME("datetime"),
  /** {@link LocalDateTime}, written 25/11/2026 14:05. */
  FRENCH_MINUTE("datetime"),
  /** {@link LocalDateTime}, written 25/11/2026 14:05:30. */
  FRENCH_DATETIME("datetime"),
  /** {@link String}. */
  STRING("string");

  private static final int DAY_LENGTH = 10;
  private static final int SLASHED_LENGTH = 19;

  /** Longer numbers are not measures, and JSON readers refuse a thousand digits. */
  static final int LONGEST_NUMBER = 40;

  /** A {@link Long} and a {@link Double} hold so many digits. */
  private static final int MOST_DIGITS = 18;

  /** Of numbers below 1: 0.0000001 would be written as 1E-7. */
  private static final int LEAST_DECIMALS = 6;

  private final String tableSchema;

  ColumnType(String tableSchema) {
    this.tableSchema = tableSchema;
  }

  /** Its name in a Table Schema. */
  public String tableSchema() {
    return tableSchema;
  }

  /** Whether JSON can only represent it as a string. */
  public boolean isWrittenAsText() {
    return switch (this) {
      case INTEGER, NUMBER, DECIMAL_COMMA, BOOLEAN, YEAR -> false;
      case GROUPED_INTEGER, GROUPED_NUMBER, GROUPED_DECIMAL_COMMA -> false;
      case DATE, FRENCH_DATE, DATETIME, LOCAL_DATETIME -> true;
      case SLASHED_DATETIME, FRENCH_MINUTE, FRENCH_DATETIME, STRING -> true;
    };
  }

  /** Whether its numbers are written in a way that JSON does not have. */
  boolean hasMarks() {
    return switch (this) {
      case DECIMAL_COMMA, GROUPED_INTEGER, GROUPED_NUMBER, GROUPED_DECIMAL_COMMA -> true;
      default -> false;
    };
  }

  /** The text of a number of this type with a decimal point and without thousands separators. */
  public String plain(String number) {
    String bare = Grouping.without(number);
    boolean mayHavePoints = this == GROUPED_INTEGER || this == GROUPED_DECIMAL_COMMA;
    return (mayHavePoints ? bare.replace(".", "") : bare).replace(',', '.');
  }

  /**
   * Whether a value is a number that is written in JSON as {@link java.math.BigDecimal} would, so
   * that it can be copied; false for what is too rare to be looked at more closely.
   */
  public boolean isJsonNumber(String text) {
    if ((this != INTEGER && this != NUMBER) || text.length() > MOST_DIGITS) {
      return false;
    }
    int start = text.startsWith("-") ? 1 : 0;
    int whole = Numbers.digits(text, start);
    int end = start + whole;
    boolean hasPoint = this == NUMBER && end < text.length() && text.charAt(end) == '.';
    int decimals = hasPoint ? Numbers.digits(text, end + 1) : 0;
    boolean isSmall = whole > 0 && text.charAt(start) == '0';
    return whole > 0
        && text.length() == end + (decimals > 0 ? 1 + decimals : 0)
        && (!isSmall || (whole == 1 && start == 0 && decimals <= LEAST_DECIMALS));
  }

  /** The type for a field of a Table Schema; string if no format distinguishes it. */
  public static ColumnType ofTableSchema(String name) {
    return switch (name) {
      case "integer" -> INTEGER;
      case "number" -> NUMBER;
      case "boolean" -> BOOLEAN;
      case "year" -> YEAR;
      case "date" -> DATE;
      case "datetime" -> DATETIME;
      default -> STRING;
    };
  }

  /** The value of a text, of the class given above; null if the text is invalid. */
  public @Nullable Object read(String text) {
    try {
      return switch (this) {
        case INTEGER, YEAR -> Long.valueOf(text);
        case GROUPED_INTEGER -> Long.valueOf(plain(text));
        case NUMBER, DECIMAL_COMMA ->
            text.length() > LONGEST_NUMBER ? null : number(text.replace(',', '.'));
        case GROUPED_NUMBER, GROUPED_DECIMAL_COMMA ->
            text.length() > LONGEST_NUMBER ? null : number(plain(text));
        case BOOLEAN -> YesNo.of(text.toLowerCase(Locale.ROOT));
        case DATE, FRENCH_DATE -> day(text);
        case DATETIME -> moment(text);
        case LOCAL_DATETIME -> local(text);
        case SLASHED_DATETIME -> slashed(text);
        case FRENCH_MINUTE -> french(text, "0:00");
        case FRENCH_DATETIME -> french(text, "0:00:00");
        case STRING -> text;
      };
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Double number(String text) {
    if (text.isEmpty()) {
      return null; // of separators alone
    }
    // Java also accepts 1d, 0x1p3 and NaN, which are not meant as numbers.
    char last = text.charAt(text.length() - 1);
    boolean plain = (last >= '0' && last <= '9') || last == '.';
    double value = plain ? Double.parseDouble(text) : Double.NaN;
    return Double.isFinite(value) && text.indexOf('x') < 0 && text.indexOf('X') < 0 ? value : null;
  }

  private static @Nullable LocalDate day(String text) {
    if (text.length() != DAY_LENGTH) {
      return null;
    }
    boolean isFrench = text.charAt(2) == '/' && text.charAt(5) == '/';
    if (!isFrench && (text.charAt(4) != '-' || text.charAt(7) != '-')) {
      return null;
    }
    // By hand: a formatter takes ten times as long, and the cells of all days come here.
    int year = isFrench ? number(text, 6, 4) : number(text, 0, 4);
    int month = isFrench ? number(text, 3, 2) : number(text, 5, 2);
    int day = isFrench ? number(text, 0, 2) : number(text, 8, 2);
    return year > 0 ? LocalDate.of(year, month, day) : null;
  }

  /** The number in a part of a text; negative if it has other characters than digits. */
  private static int number(String text, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      char one = text.charAt(i);
      if (one < '0' || one > '9') {
        return -1;
      }
      number = number * 10 + one - '0';
    }
    return number;
  }

  private static @Nullable OffsetDateTime moment(String text) {
    String iso = iso(text);
    int sign = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
    boolean shortOffset = sign > DAY_LENGTH && iso.length() - sign == 3;
    OffsetDateTime moment = OffsetDateTime.parse(shortOffset ? iso + ":00" : iso);
    return moment.getYear() > 0 ? moment.withOffsetSameInstant(ZoneOffset.UTC) : null;
  }

  private static @Nullable LocalDateTime local(String text) {
    LocalDateTime local = LocalDateTime.parse(iso(text));
    return local.getYear() > 0 ? local : null;
  }

  private static @Nullable LocalDateTime slashed(String text) {
    boolean isSlashed =
        text.length() == SLASHED_LENGTH && text.charAt(4) == '/' && text.charAt(7) == '/';
    return isSlashed ? local(text.replace('/', '-')) : null;
  }

  /**
   * @param shortest notation of the hour, whose first digit may be missing
   */
  private static @Nullable LocalDateTime french(String text, String shortest) {
    int missing = DAY_LENGTH + 1 + shortest.length() + 1 - text.length();
    if (missing < 0 || missing > 1 || text.charAt(2) != '/' || text.charAt(DAY_LENGTH) != ' ') {
      return null;
    }
    LocalDate day = day(text.substring(0, DAY_LENGTH));
    String hour = "0".repeat(missing) + text.substring(DAY_LENGTH + 1);
    return day == null ? null : day.atTime(LocalTime.parse(hour));
  }

  /** Databases write a space instead of the T of ISO 8601. */
  private static String iso(String text) {
    boolean spaced = text.length() > DAY_LENGTH && text.charAt(DAY_LENGTH) == ' ';
    return spaced ? text.substring(0, DAY_LENGTH) + 'T' + text.substring(DAY_LENGTH + 1) : text;
  }
}
