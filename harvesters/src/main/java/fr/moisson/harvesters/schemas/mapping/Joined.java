package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.values.DateText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value from several columns: the parts of an address; or the year, the month and the day of a
 * date, which ends before the first of them that is missing, as in Darwin Core: 1887-06. A value
 * that the row has whole is kept.
 *
 * @param column of the schema
 * @param parts columns of the source, in the order of the value
 */
record Joined(String column, List<String> parts, MissingWords missing, boolean isDate)
    implements Filling {

  private static final String BETWEEN = " ";
  private static final Pattern SPACE = Pattern.compile(BETWEEN);
  private static final Pattern ZERO = Pattern.compile("0+(?:\\.0)?");

  /** From the parts that the source has; of a date, those before the first that it lacks. */
  static Joined of(Field field, ColumnRule rule, Matching matching, MissingWords missing) {
    boolean isDate = isDate(field);
    Stream<Optional<SourceColumn>> found =
        rule.names().join().stream().map(names -> matching.named(names.stream()));
    List<String> parts =
        (isDate ? found.takeWhile(Optional::isPresent) : found)
            .flatMap(Optional::stream)
            .peek(matching::use)
            .map(SourceColumn::column)
            .toList();
    return new Joined(field.name(), parts, missing, isDate);
  }

  /** Whether a column holds dates and no other text. */
  static boolean isDate(Field field) {
    CellCheck check = new CellCheck(field);
    return check.accepts("2024-05-12") && Stream.of("a", "A", "1").noneMatch(check::accepts);
  }

  @Override
  public void fill(Row row, Draft draft) {
    String text = text(row);
    if (!isDate) {
      draft.putIfEmpty(column, text);
    } else if (!text.isEmpty() && draft.value(column).isEmpty()) {
      draft.take(column, Joined::date, text);
    }
  }

  /** Whether the row has a value. */
  boolean isIn(Row row) {
    String text = text(row);
    return !text.isEmpty() && !(isDate && date(text).isLost());
  }

  private String text(Row row) {
    Stream<String> values = parts.stream().map(part -> row.value(part).strip());
    return (isDate
            ? values.takeWhile(part -> !missing.contains(part) && !ZERO.matcher(part).matches())
            : values.filter(part -> !missing.contains(part)))
        .collect(Collectors.joining(BETWEEN));
  }

  private static MappedCell date(String text) {
    String iso =
        SPACE
            .splitAsStream(text)
            .map(Numbers::whole)
            .map(part -> part.length() == 1 ? "0" + part : part)
            .collect(Collectors.joining("-"));
    return DateText.read(iso).map(date -> MappedCell.of(date.iso())).orElse(MappedCell.LOST);
  }
}
