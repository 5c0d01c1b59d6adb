package fr.moisson.harvesters.formats.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which numbers of an Excel workbook are dates or codes (ECMA-376, part 1, 18.8.30 and
 * 18.8.31): only the format of a cell distinguishes 45,000 trees from 15 March 2023, and shows that
 * 1500 is the postcode 01500.
 */
final class CellStyles {

  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*\"|\\\\.|\\[(?![hms]+\\])[^\\[\\]]*+\\]|_.|\\*.", Pattern.DOTALL);
  private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+\\]", Pattern.CASE_INSENSITIVE);

  /** Hours or seconds, and no day or year; French Excel writes « jj » for days. */
  private static final Pattern TIME = Pattern.compile("(?i)[^dyj]*[hs][^dyj]*");

  private static final Pattern DATE = Pattern.compile("[dmyhs]", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Excel's precision; further digits are the noise of binary fractions. */
  private static final MathContext DIGITS = new MathContext(15);

  /** Formats with a date that need no code, 18.8.30; from and to. */
  private static final List<int[]> DATES =
      List.of(new int[] {14, 17}, new int[] {22, 22}, new int[] {27, 36}, new int[] {50, 58});

  /** « h:mm » and the like. */
  private static final Set<Integer> TIMES = Set.of(18, 19, 20, 21, 45, 47);

  /** « [h]:mm:ss ». */
  private static final int ELAPSED_HOURS = 46;

  /** « 0% » and « 0.00% ». */
  private static final Set<Integer> SHARES = Set.of(9, 10);

  private static final int SECONDS_A_DAY = 86_400;
  private static final int SECONDS_AN_HOUR = 3600;

  /** Under a format of hours, more days than these are a moment of which the hour is shown. */
  private static final int MOST_DAYS_IN_HOURS = 365;

  /** 31 December 9999. */
  private static final int LAST_DAY = 2_958_465;

  /** Excel has a 29 February 1900, a day that did not exist. */
  private static final int NO_DAY = 60;

  /**
   * Only digits, of which those from the first zero on are always shown, and text between them; « 0
   * 000 » is a way to write thousands.
   */
  private static final Pattern CODE = Pattern.compile("[#?]*0[0#?]([0#? ]|\"[^\"]*\"|\\\\.)*+");

  private static final int LONGEST_CODE = 20;

  private final List<Style> styles = new ArrayList<>();
  private final boolean since1904;

  /** Without styles, no number is a date. */
  CellStyles(boolean since1904) {
    this.since1904 = since1904;
  }

  /** What a number of days may be shown as; a share is 12.5 % for 0.125. */
  private enum Kind {
    NUMBER,
    SHARE,
    MOMENT,
    TIME,
    ELAPSED
  }

  /**
   * How a number is shown.
   *
   * @param digits of a code, with zeros before; 0 for other numbers
   */
  private record Style(Kind kind, int digits) {
    static final Style GENERAL = new Style(Kind.NUMBER, 0);
  }

  /**
   * Adds the next style of cells.
   *
   * @param format number of a built-in format
   * @param code format code; null if there is none
   */
  void add(int format, @Nullable String code) {
    styles.add(code == null ? new Style(kind(format), 0) : new Style(kind(code), digits(code)));
  }

  private static Kind kind(int format) {
    if (DATES.stream().anyMatch(range -> format >= range[0] && format <= range[1])) {
      return Kind.MOMENT;
    }
    if (format == ELAPSED_HOURS) {
      return Kind.ELAPSED;
    }
    return TIMES.contains(format) ? Kind.TIME : SHARES.contains(format) ? Kind.SHARE : Kind.NUMBER;
  }

  private static Kind kind(String code) {
    String plain = QUOTED.matcher(code).replaceAll("");
    if (plain.contains("%")) {
      return Kind.SHARE;
    }
    if (ELAPSED.matcher(plain).find()) {
      return Kind.ELAPSED;
    }
    boolean general = plain.toLowerCase(Locale.ROOT).contains("general");
    if (general || !DATE.matcher(plain).find()) {
      return Kind.NUMBER;
    }
    return TIME.matcher(plain).matches() ? Kind.TIME : Kind.MOMENT;
  }

  /** Number of digits of « 00000 », or of « 0#" "##" "##" "##" "## » for telephone numbers. */
  private static int digits(String format) {
    if (!CODE.matcher(format).matches()) {
      return 0;
    }
    String shown = QUOTED.matcher(format).replaceAll("").replace(" ", "");
    int digits = shown.length() - shown.indexOf('0');
    return digits <= LONGEST_CODE ? digits : 0;
  }

  /**
   * A number as it was written, the code, the date that it stands for, in ISO 8601, or its hours,
   * minutes and seconds, of which the hours may be more than 24.
   *
   * @param style index of its style; any other for a number without one
   * @param inPercents whether numbers shown as percents are read as percents
   */
  String text(BigDecimal number, int style, boolean inPercents) {
    Style shown = style >= 0 && style < styles.size() ? styles.get(style) : Style.GENERAL;
    double days = number.doubleValue();
    String moment =
        switch (shown.kind()) {
          case NUMBER, SHARE -> null;
          case MOMENT -> moment(days);
          case TIME -> days >= 0 && days <= MOST_DAYS_IN_HOURS ? elapsed(days) : moment(days);
          case ELAPSED -> Math.abs(days) <= LAST_DAY ? elapsed(days) : null;
        };
    BigDecimal said = inPercents && shown.kind() == Kind.SHARE ? percents(number) : number;
    return moment == null ? padded(plain(said), shown.digits()) : moment;
  }

  static BigDecimal percents(BigDecimal share) {
    return share.movePointRight(2);
  }

  /** Whole numbers only: other values in such a cell are not codes. */
  private static String padded(String number, int digits) {
    if (number.length() >= digits || !number.chars().allMatch(one -> one >= '0' && one <= '9')) {
      return number;
    }
    return "0".repeat(digits - number.length()) + number;
  }

  static String plain(BigDecimal number) {
    BigDecimal rounded = number.precision() > 15 ? number.round(DIGITS) : number;
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String elapsed(double days) {
    return elapsed(Math.round(days * SECONDS_A_DAY));
  }

  /** Hours, minutes and seconds, of two digits at least. */
  static String elapsed(long seconds) {
    long some = Math.abs(seconds);
    String sign = seconds < 0 ? "-" : "";
    return "%s%02d:%02d:%02d".formatted(sign, some / SECONDS_AN_HOUR, some / 60 % 60, some % 60);
  }

  private @Nullable String moment(double serial) {
    long seconds = Math.round(serial * SECONDS_A_DAY);
    long day = seconds / SECONDS_A_DAY;
    if (serial < 0 || day > LAST_DAY) {
      return null;
    }
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
    if (day == 0 && !since1904) {
      return time.format(SECONDS);
    }
    LocalDate epoch = LocalDate.of(1899, 12, day > NO_DAY ? 30 : 31);
    LocalDate date = (since1904 ? LocalDate.of(1904, 1, 1) : epoch).plusDays(day);
    return time.equals(LocalTime.MIDNIGHT)
        ? date.toString()
        : date + "T" + LocalDateTime.of(date, time).format(SECONDS);
  }
}
