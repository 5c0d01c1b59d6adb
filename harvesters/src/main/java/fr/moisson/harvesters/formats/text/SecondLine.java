package fr.moisson.harvesters.formats.text;

import fr.moisson.harvesters.formats.text.Header.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A second line of names, for the columns that merged cells of the first line span; and a third
 * one, for those that merged cells of the second line span.
 */
final class SecondLine {

  /** Most lines of names below the first. */
  static final int MOST = 2;

  /** Also those of schools and winters: 2020-2021. */
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d(?:[-/–](?:19|20)?\\d\\d)?");

  /** A year or a unit: « Recensement 2010 », « Apports (t) », « Part en % ». */
  private static final Pattern WHEN_OR_UNIT = Pattern.compile("(?:19|20)\\d\\d|\\([^)]+\\)|%");

  /** Keys of columns of numbers that are known by their own names. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "[xyz]|(?:[xy](?=l?\\d|lamb)|lat|lon|lng|coord|code|insee|siren|siret|num|tel|phone|fax|cp).*"
              + "|(?:point|position|gps|wgs84|rgf93|l93|lambert93)[xy]");

  /**
   * Names of columns.
   *
   * @param last index of the last line that they come from
   */
  record Names(Line line, int last) {}

  /** The names in a line, joined to those in the second lines below it, if there are some. */
  static Names joined(List<Line> lines, int at, long most) {
    Names names = new Names(lines.get(at), at);
    while (names.last() < at + MOST
        && Header.hasNext(lines, names.last() + 1)
        && isAt(names.line(), lines, names.last() + 1, most)) {
      int next = names.last() + 1;
      List<String> cells = joined(names.line(), lines, next, most);
      names = new Names(new Line(cells, most, false), next);
    }
    return names;
  }

  /**
   * Whether a line is one. If it also has texts below other cells, at least half of them must be
   * units or labels of these cells, and the line must be above numbers: « nd » below « pH » is
   * data. A line with years is accepted if there is an empty cell below a name that spans nothing,
   * and one of groups if a line of names follows it.
   */
  private static boolean isAt(Line first, List<Line> lines, int at, long most) {
    Line second = lines.get(at);
    boolean fills = false;
    boolean isBare = false;
    int said = 0;
    int alike = 0;
    for (int i = 0; i < most; i++) {
      boolean isSaid = !second.cell(i).isEmpty();
      boolean gap = first.cell(i).isEmpty();
      boolean spans = spans(first, i, most);
      fills |= isSaid && gap;
      isBare |= !isSaid && !gap && !spans;
      if (isSaid && !gap && !spans) {
        String under = second.cell(i);
        said++;
        alike += Units.isUnit(under) || Header.isAlike(first.cell(i), under) ? 1 : 0;
      }
    }
    if (fills && isBelowGroups(first, lines, at, most)) {
      return true;
    }
    if (fills && isBare && said == 0 && isAboveNames(first, lines, at, most)) {
      return true;
    }
    Line below = lines.get(Header.isUnits(lines, at + 1) ? at + 2 : at + 1);
    return fills
        && ((second.isWordsOnly() && second.isAbove(below)) || (isBare && says(second, below)))
        && (said == 0 || (alike * 2 >= said && Header.namesNumbers(lines, at)));
  }

  /**
   * Whether a line of words fills just the columns of names that span several, with the same words
   * below each, and lacks the first cell, which the rows below have: « Jour », « Fréquence » below
   * « Verre » and below « Tri ». Below a single name, or with words of the rows, it may be a row.
   */
  private static boolean isBelowGroups(Line first, List<Line> lines, int at, long most) {
    Line second = lines.get(at);
    List<Line> rows = lines.subList(at + 1, lines.size());
    List<String> words = second.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    return second.isWordsOnly()
        && words.stream().distinct().count() * 2 <= words.size()
        && !first.cell(0).isEmpty()
        && second.cell(0).isEmpty()
        && !rows.get(0).cell(0).isEmpty()
        && IntStream.range(0, (int) most)
            .allMatch(
                i ->
                    second.cell(i).isEmpty() != (first.cell(i).isEmpty() || spans(first, i, most))
                        && (second.cell(i).isEmpty()
                            || rows.stream().noneMatch(row -> row.cell(i).equals(second.cell(i)))));
  }

  /**
   * Whether a line of words is above another one, which is above numbers and fills only columns
   * that a name spans. Both lack the first cell, which the rows below them have: « Hommes », «
   * Femmes » below « Catégorie A » below « Titulaires ».
   */
  private static boolean isAboveNames(Line first, List<Line> lines, int at, long most) {
    if (!Header.hasNext(lines, at + 1)) {
      return false;
    }
    Line groups = lines.get(at);
    Line third = lines.get(at + 1);
    Line row = lines.get(at + 2);
    Line names = new Line(joined(first, lines, at, most), most, false);
    return groups.isWordsOnly()
        && third.isWordsOnly()
        && third.isAbove(row)
        && Stream.of(groups, third).allMatch(line -> line.cell(0).isEmpty())
        && !row.cell(0).isEmpty()
        && IntStream.range(0, (int) most)
            .filter(i -> !third.cell(i).isEmpty())
            .allMatch(i -> names.cell(i).isEmpty() || spans(names, i, most));
  }

  private static boolean spans(Line first, int column, long most) {
    return !first.cell(column).isEmpty() && column + 1 < most && first.cell(column + 1).isEmpty();
  }

  /** Whether a line consists of words and years, with the years above numbers of other lines. */
  private static boolean says(Line line, Line below) {
    List<Integer> years =
        IntStream.range(0, line.cells().size()).filter(i -> isYear(line.cell(i))).boxed().toList();
    return years.stream().map(line::cell).distinct().count() > 1
        && line.cells().stream().allMatch(cell -> isYear(cell) || !Header.isNumber(cell))
        && years.stream().anyMatch(i -> Header.isNumber(below.cell(i)))
        && years.stream().noneMatch(i -> isYear(below.cell(i)));
  }

  private static List<String> joined(Line first, List<Line> lines, int at, long most) {
    Line second = lines.get(at);
    List<String> names = new ArrayList<>();
    String span = "";
    boolean isMeasured = false;
    for (int i = 0; i < most; i++) {
      String own = first.cell(i);
      String under = second.cell(i);
      if (!own.isEmpty()) {
        span = under.isEmpty() ? "" : own;
        isMeasured = spans(first, i, most) && isMeasured(first, lines, at, i, most);
      }
      boolean twice = Collections.frequency(second.cells(), under) > 1;
      names.add(
          under.isEmpty() || (!own.isEmpty() && Units.isUnit(under))
              ? Header.withUnit(own, under)
              : isMeasured || twice || isYear(under) ? (span + " " + under).strip() : under);
    }
    return names;
  }

  /**
   * Whether all columns that a cell spans are measures, and it says when these were made or in
   * which unit. Others (« Longitude », « Hauteur » below « Dimensions ») are known by their own
   * names.
   */
  private static boolean isMeasured(Line first, List<Line> lines, int at, int from, long most) {
    List<Line> below = lines.subList(at + 1, lines.size());
    return WHEN_OR_UNIT.matcher(first.cell(from)).find()
        && IntStream.range(from, (int) most)
            .takeWhile(i -> i == from || first.cell(i).isEmpty())
            .filter(i -> !lines.get(at).cell(i).isEmpty())
            .allMatch(
                i ->
                    Header.isNumeric(below, i)
                        && !KNOWN.matcher(ColumnNames.key(lines.get(at).cell(i))).matches());
  }

  private static boolean isYear(String cell) {
    return YEAR.matcher(cell).matches();
  }

  private SecondLine() {}
}
