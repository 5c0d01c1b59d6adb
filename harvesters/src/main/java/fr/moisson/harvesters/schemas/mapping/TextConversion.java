package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.values.DateText;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as it is, or in the schema's own words if the schema lists them. */
final class TextConversion implements Conversion {

  private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[\\s\\u00A0\\u202F](?=\\d)");

  /** « 05/06/2023 - 07/06/2023 », « du 5 juin 2023 au 7 juin 2023 », « 2023-2024 ». */
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?iu:du +)?(?<first>.{4,40}?)(?: +(?:[-–]|(?iu:au)) +|(?<=^\\d{4})[-–](?=\\d{4}$))(?<last>.{4,40})");

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern BETWEEN = Pattern.compile("/");

  /** As in the indices of Atmo associations: one day, and no period. */
  private static final Pattern SLASHED = Pattern.compile("\\d{4}/\\d{2}/\\d{2}(?!\\d).*");

  private static final Pattern CLOCK = Pattern.compile("T.*");

  private final Field field;
  private final DateOrder order;
  private final boolean areRecent;
  private final CellCheck check;
  private final boolean areDates;
  private final Map<String, String> words = new HashMap<>();

  /**
   * @param order of days and months in the column, if its pattern is that of a day
   * @param areRecent as in {@link DateConversion}
   */
  TextConversion(Field field, DateOrder order, boolean areRecent) {
    this.field = field;
    this.order = order;
    this.areRecent = areRecent;
    this.check = new CellCheck(field);
    this.areDates = Joined.isDate(field);
    field.constraints().values().forEach(value -> words.putIfAbsent(ColumnNames.key(value), value));
  }

  @Override
  public MappedCell convert(String raw) {
    if (words.isEmpty()) {
      String spelt = field.constraints().pattern() == null ? raw : spelt(raw);
      return areDates && check.accepts(spelt) ? real(spelt) : MappedCell.of(spelt);
    }
    String word = words.get(ColumnNames.key(raw));
    if (word == null && NUMBER.matcher(raw).matches()) {
      word = words.get(ColumnNames.key("0" + raw)); // spreadsheets turn the code 05 into this
    }
    return word == null ? MappedCell.LOST : MappedCell.of(word);
  }

  /**
   * The spelling that the pattern wants, if there is one: spreadsheets turn the code 08190 into the
   * number 8190, long numbers are grouped, days are written in many ways, and lists are arrays in
   * JSON sources.
   */
  private String spelt(String raw) {
    if (check.accepts(raw) && !(areDates && SLASHED.matcher(raw).matches())) {
      return raw; // as nearly always
    }
    String day = day(raw).or(() -> period(raw)).orElse(raw);
    String ungrouped = GROUPING.matcher(raw).replaceAll("");
    return Stream.of(day, "0" + raw, ungrouped, list(raw))
        .filter(check::accepts)
        .findFirst()
        .orElse(raw);
  }

  private Optional<String> day(String raw) {
    return order
        .dayFirst(raw)
        .flatMap(text -> DateConversion.date(text, areRecent))
        .map(DateText::day);
  }

  private Optional<String> period(String raw) {
    Matcher period = PERIOD.matcher(raw);
    if (!areDates || !period.matches()) {
      return Optional.empty();
    }
    return day(period.group("first"))
        .flatMap(first -> day(period.group("last")).map(last -> first + "/" + last));
  }

  /** A day or period of the right form; but there is no 30 February, and none ends before. */
  private static MappedCell real(String period) {
    List<Optional<DateText>> ends =
        BETWEEN
            .splitAsStream(period)
            .map(end -> DateText.read(CLOCK.matcher(end).replaceFirst("")))
            .toList();
    if (ends.stream().anyMatch(Optional::isEmpty)) {
      return MappedCell.LOST;
    }
    List<DateText> dates = ends.stream().flatMap(Optional::stream).toList();
    if (dates.stream().anyMatch(DateConversion::isNever)) {
      return MappedCell.MISSING;
    }
    LocalDate last = dates.get(dates.size() - 1).last();
    return last.isBefore(dates.get(0).first()) ? MappedCell.LOST : MappedCell.of(period);
  }

  private static String list(String raw) {
    return raw.startsWith("[\"") && raw.endsWith("\"]")
        ? raw.substring(2, raw.length() - 2).replaceAll("\"\\s*,\\s*\"", "|")
        : raw;
  }
}
