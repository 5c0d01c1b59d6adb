package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.text.Numbers;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the type of a column from all its values, one after the other: the narrowest type that fits
 * all values, and text as soon as a value fits no other type.
 *
 * <p>The type never loses anything of what was written. Therefore numbers with leading zeros, which
 * are INSEE codes, postcodes and telephone numbers, are text, as are {@code 2E004} and integers
 * that are not quantities: those of 14 digits are SIRET numbers, and spreadsheets round those above
 * 15. Numbers are also text if the name of their column is that of codes: 79191 is in the same
 * column as 01004, which the next territory has. Identifiers have no decimals: the site 79.0010 of
 * a register would become 79.001. Thousands may be separated, see {@link Grouping} and {@link
 * PointGrouping}; « 1,234 » beside « 856 » may be English, and stays text. A type stated by a
 * schema is read more freely, and becomes text only if a value cannot be read at all.
 */
final class TypeGuess {

  private static final int LONGEST_INTEGER = 13;

  /** JSON itself distinguishes numbers from text. */
  private static final int LONGEST_JSON_INTEGER = 15;

  private static final Set<ColumnType> NUMBERS =
      EnumSet.of(ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.DECIMAL_COMMA);

  private static final Set<ColumnType> DECIMALS =
      EnumSet.of(ColumnType.NUMBER, ColumnType.DECIMAL_COMMA);

  private static final Set<ColumnType> DAYS =
      EnumSet.of(
          ColumnType.DATE,
          ColumnType.FRENCH_DATE,
          ColumnType.DATETIME,
          ColumnType.LOCAL_DATETIME,
          ColumnType.SLASHED_DATETIME,
          ColumnType.FRENCH_MINUTE,
          ColumnType.FRENCH_DATETIME);
  private static final Set<ColumnType> GROUPED =
      EnumSet.of(
          ColumnType.GROUPED_INTEGER, ColumnType.GROUPED_NUMBER, ColumnType.GROUPED_DECIMAL_COMMA);
  private static final Pattern DAY =
      Pattern.compile("(?:\\d{4}-\\d\\d-\\d\\d|\\d\\d/\\d\\d/\\d{4})(?:[T ]\\d.*)?");

  private static final int DAY_LENGTH = 10;

  /** Numbers with English thousands separators, or too small to need one. */
  private static final Pattern ENGLISH = Pattern.compile("-?(?:\\d{1,3}|[1-9]\\d{0,2},\\d{3})");

  /** A day in American notation, which is not an impossible day. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?:0[1-9]|1[0-2])/(?:1[3-9]|2\\d|3[01])/\\d{4}");

  private final boolean isStated;
  private final boolean isJson;
  private final Set<ColumnType> candidates;
  private final Grouping grouping;
  private final PointGrouping points;
  private boolean hasValues;
  private boolean hasWhole;
  private boolean mayBeEnglish = true;
  private long impossibleDays;
  private String impossibleDay = "";

  /**
   * @param isJson whether the values are JSON, where « E » can only be an exponent
   */
  TypeGuess(Column column, boolean isJson) {
    ColumnType stated = column.type();
    isStated = stated != null;
    this.isJson = isJson;
    candidates = EnumSet.allOf(ColumnType.class);
    candidates.removeAll(GROUPED);
    grouping = new Grouping(column.name());
    if (stated == ColumnType.DATETIME) {
      candidates.retainAll(EnumSet.of(stated, ColumnType.LOCAL_DATETIME, ColumnType.STRING));
    } else if (stated != null) {
      candidates.retainAll(EnumSet.of(stated, ColumnType.STRING));
    } else {
      candidates.remove(ColumnType.YEAR);
      if (!isJson && CodeNames.areCodes(column.name())) {
        candidates.removeAll(NUMBERS);
      } else if (!isJson && CodeNames.havePoints(column.name())) {
        candidates.removeAll(DECIMALS);
      }
    }
    points = new PointGrouping(mayBeGrouped() && grouping.mayBe());
  }

  private boolean mayBeGrouped() {
    return !isStated && !isJson && !Collections.disjoint(candidates, NUMBERS);
  }

  /** Whether any was seen that is not empty. */
  boolean hasValues() {
    return hasValues;
  }

  void see(String value) {
    if (value.isEmpty()) {
      return;
    }
    hasValues = true;
    points.see(value);
    if (candidates.size() == 1) {
      return;
    }
    if (candidates.contains(ColumnType.DECIMAL_COMMA)) {
      hasWhole |= value.indexOf(',') < 0;
      mayBeEnglish = mayBeEnglish && ENGLISH.matcher(value).matches();
    }
    String number = mayBeGrouped() ? grouping.see(value) : value;
    Set<ColumnType> lost = EnumSet.noneOf(ColumnType.class);
    for (ColumnType type : candidates) {
      String seen = NUMBERS.contains(type) ? number : value;
      if (!(isStated ? type.read(value) != null : shows(type, seen))) {
        lost.add(type);
      }
    }
    if (!lost.isEmpty() && !isImpossibleDay(value, lost)) {
      candidates.removeAll(lost);
    }
  }

  /** « 31/02/2024 » in a column of days, which then becomes text. */
  private boolean isImpossibleDay(String value, Set<ColumnType> lost) {
    if (isStated || Collections.disjoint(lost, DAYS) || !DAY.matcher(value).matches()) {
      return false;
    }
    String day = value.substring(0, DAY_LENGTH);
    if (MONTH_FIRST.matcher(day).matches() || ColumnType.DATE.read(day) != null) {
      return false;
    }
    impossibleDay = impossibleDays == 0 ? value : impossibleDay;
    impossibleDays++;
    return true;
  }

  /** The narrowest type left. */
  ColumnType type() {
    if (points.isShown()) {
      return points.type();
    }
    ColumnType narrowest = candidates.iterator().next();
    boolean isEnglish = narrowest == ColumnType.DECIMAL_COMMA && mayBeEnglish && hasWhole;
    boolean isText = !isStated && (!hasValues || impossibleDays > 0 || isEnglish);
    return isText ? ColumnType.STRING : grouping.of(narrowest);
  }

  /** The thousands separator of a column of numbers that has one; empty otherwise. */
  String groupChar() {
    if (points.isShown()) {
      return ".";
    }
    return GROUPED.contains(type()) ? grouping.mark() : "";
  }

  /** The impossible days of a column of days; empty if there are none. */
  Optional<ImpossibleDays> impossibleDays() {
    boolean isOfDays = impossibleDays > 0 && DAYS.contains(candidates.iterator().next());
    return isOfDays
        ? Optional.of(new ImpossibleDays(impossibleDays, impossibleDay))
        : Optional.empty();
  }

  /**
   * Days that do not exist.
   *
   * @param example the first one
   */
  record ImpossibleDays(long count, String example) {}

  private boolean shows(ColumnType type, String value) {
    char first = value.charAt(0);
    boolean digit = (first >= '0' && first <= '9') || first == '-' || first == '.' || first == ',';
    return switch (type) {
      case INTEGER -> digit && isNumber(value, '\0');
      case NUMBER -> digit && isNumber(value, '.');
      case DECIMAL_COMMA -> digit && isNumber(value, ',');
      case BOOLEAN -> !digit && isTruth(value.toLowerCase(Locale.ROOT));
      case DATE -> digit && value.indexOf('/') < 0 && type.read(value) != null;
      case FRENCH_DATE, FRENCH_MINUTE, FRENCH_DATETIME ->
          digit && value.indexOf('/') > 0 && type.read(value) != null;
      case DATETIME, LOCAL_DATETIME, SLASHED_DATETIME -> digit && type.read(value) != null;
      case YEAR, GROUPED_INTEGER, GROUPED_NUMBER, GROUPED_DECIMAL_COMMA -> false;
      case STRING -> true;
    };
  }

  private static boolean isTruth(String value) {
    return value.equals("true") || value.equals("false");
  }

  /** Digits with at most one decimal separator, and without leading zeros. */
  private boolean isNumber(String value, char mark) {
    int start = value.charAt(0) == '-' ? 1 : 0;
    int digits = Numbers.digits(value, start);
    int end = start + digits;
    if (value.length() > ColumnType.LONGEST_NUMBER
        || digits > (isJson ? LONGEST_JSON_INTEGER : LONGEST_INTEGER)
        || (digits > 1 && value.charAt(start) == '0')) {
      return false;
    }
    if (end < value.length() && value.charAt(end) == mark) {
      int decimals = Numbers.digits(value, end + 1);
      if (decimals == 0) {
        return false;
      }
      end += 1 + decimals;
    } else if (digits == 0) {
      return false;
    }
    return end == value.length()
        || (mark == '.' && isJson && ColumnType.NUMBER.read(value) != null);
  }
}
