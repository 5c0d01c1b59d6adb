package fr.moisson.harvesters.formats.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A second line of names, for the columns that merged cells of the first line span. */
final class SecondLine {

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  /**
   * Whether a line is one. If it also has texts below other cells, at least half of them must be
   * units or labels of these cells, and the line must be above numbers: « nd » below « pH » is
   * data. A line with years is accepted if there is an empty cell below a name that spans nothing.
   */
  static boolean isAt(List<Header.Line> lines, int at, long most) {
    Header.Line first = lines.get(at - 1);
    Header.Line second = lines.get(at);
    boolean fills = false;
    boolean isBare = false;
    int said = 0;
    int alike = 0;
    for (int i = 0; i < most; i++) {
      boolean isSaid = !second.cell(i).isEmpty();
      boolean gap = first.cell(i).isEmpty();
      boolean spans = !gap && i + 1 < most && first.cell(i + 1).isEmpty();
      fills |= isSaid && gap;
      isBare |= !isSaid && !gap && !spans;
      if (isSaid && !gap && !spans) {
        String under = second.cell(i);
        said++;
        alike += Units.isUnit(under) || Header.isAlike(first.cell(i), under) ? 1 : 0;
      }
    }
    return fills
        && (second.isWordsOnly() ? second.isAbove(lines.get(at + 1)) : isBare && says(lines, at))
        && (said == 0 || (alike * 2 >= said && Header.namesNumbers(lines, at)));
  }

  /** Whether a line consists of words and years, with the years above numbers of other lines. */
  private static boolean says(List<Header.Line> lines, int at) {
    Header.Line line = lines.get(at);
    List<Integer> years =
        IntStream.range(0, line.cells().size()).filter(i -> isYear(line.cell(i))).boxed().toList();
    return years.stream().map(line::cell).distinct().count() > 1
        && line.cells().stream().allMatch(cell -> isYear(cell) || !Header.isNumber(cell))
        && years.stream().anyMatch(i -> Header.isNumber(lines.get(at + 1).cell(i)))
        && years.stream().noneMatch(i -> isYear(lines.get(at + 1).cell(i)));
  }

  static List<String> joined(Header.Line first, Header.Line second, long most) {
    List<String> names = new ArrayList<>();
    String span = "";
    for (int i = 0; i < most; i++) {
      String under = second.cell(i);
      span = first.cell(i).isEmpty() ? span : first.cell(i);
      boolean twice = Collections.frequency(second.cells(), under) > 1;
      boolean isUnit = !first.cell(i).isEmpty() && Units.isUnit(under);
      names.add(
          under.isEmpty() || isUnit
              ? Header.withUnit(first.cell(i), under)
              : twice || isYear(under) ? span + " " + under : under);
    }
    return names;
  }

  private static boolean isYear(String cell) {
    return YEAR.matcher(cell).matches();
  }

  private SecondLine() {}
}
