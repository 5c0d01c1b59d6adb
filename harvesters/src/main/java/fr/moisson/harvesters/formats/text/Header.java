package fr.moisson.harvesters.formats.text;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the header among the first lines of a table. The lines above are titles, those below are
 * data; a line of units is part of the header, and a header of two or three lines, as made by
 * merged cells, is read as one. Whether a line is a header depends on the next one: words above
 * numbers are a header, data above data is not.
 *
 * @param names of the columns; empty if there is no header
 * @param line index of the header, or of its first line; of the first line of data if there is no
 *     header
 * @param units index of the line of units that are joined to the names, or of labels that repeat
 *     the names in words, or of the forms of dates; 0 if there is none
 * @param data index of the first line of data
 */
public record Header(List<String> names, int line, int units, int data) {

  private static final String NUMBER = "-?\\d*[.,]\\d+(?:[eE][-+]?\\d{1,3})?";

  private static final Pattern DECIMAL =
      Pattern.compile("\\s*%1$s((\\s*[,;#/|]\\s*|\\s+)%1$s)?\\s*".formatted(NUMBER));

  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ].*)?|\\d{1,2}/\\d{1,2}/\\d{4}");

  private static final Pattern RULE = Pattern.compile("[:+]?-{3}[-+:]*+");

  /** Length of the part of « coordonnée » that names usually keep. */
  private static final int STEM = 4;

  /** Fewest columns of numbers below labels that have nothing in common with the names. */
  private static final int FEWEST_OF_OTHERS = 3;

  /** Names that INSEE writes below those in words. */
  private static final Set<String> OF_INSEE = Set.of("CODGEO", "LIBGEO", "LIBCOM", "LIBIRIS");

  private static final Pattern CAPITALS = Pattern.compile("[A-Z0-9_]*");

  private static final Pattern GREAT = Pattern.compile("\\d{5,12}");

  /**
   * One of the first lines.
   *
   * @param width number of cells up to the last that is filled
   * @param isProse whether blanks follow its separators, as after commas in a sentence
   */
  public record Line(List<String> cells, long width, boolean isProse) {

    String cell(int place) {
      return Cell.at(cells, place);
    }

    boolean isWordsOnly() {
      return cells.stream().noneMatch(Header::isNumber);
    }

    long filled() {
      return cells.stream().filter(cell -> !cell.isEmpty()).count();
    }

    boolean isAbove(Line next) {
      return IntStream.range(0, cells.size())
          .anyMatch(i -> isWord(cells.get(i)) && isNumber(next.cell(i)));
    }
  }

  /**
   * @param lines at least one
   * @param fullest the greatest width
   * @param most maximum number of columns
   */
  public static Header of(List<Line> lines, long fullest, long most) {
    int at =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).width() * 2 > fullest)
            .findFirst()
            .orElse(0);
    if (hasNext(lines, at)) {
      at = isTitle(lines, at) ? at + 1 : spanning(lines, narrower(lines, at), most);
    }
    if (isData(lines, at)) {
      return new Header(Collections.nCopies(lines.get(at).cells().size(), ""), at, at);
    }
    SecondLine.Names found = SecondLine.joined(lines, at, most);
    Line names = found.line();
    int below = found.last() + 1;
    if (isUnits(lines, below)) {
      return new Header(withUnits(names, lines.get(below)), at, below, below + 1);
    }
    if (below > at + 1) {
      return new Header(names.cells(), at, below);
    }
    if (isRule(lines, at + 1)) {
      return new Header(names.cells(), at, at + 2);
    }
    boolean isForms = at + 1 < lines.size() && DateForms.areIn(lines.get(at + 1).cells());
    return isForms || isLabels(lines, at + 1)
        ? new Header(names.cells(), at, at + 1, at + 2)
        : new Header(names.cells(), at, at + 1);
  }

  /** Whether the line is the rule that psql, SQL Server and Markdown draw below the names. */
  private static boolean isRule(List<Line> lines, int at) {
    return hasNext(lines, at)
        && lines.get(at).filled() > 0
        && lines.get(at).cells().stream()
            .allMatch(cell -> cell.isEmpty() || RULE.matcher(cell).matches());
  }

  /**
   * Whether a line repeats the names of all columns: in words, as the Sandre does (« Coordonnée X
   * de la station » under {@code CoordXStation}), or in another language, as VisioNature does («
   * Nombre » under {@code TOTAL_COUNT}). A row of data without numbers has other words, or the same
   * word in several columns. Years need no labels: « Veolia », « Suez » below names that are mostly
   * years are data.
   */
  private static boolean isLabels(List<Line> lines, int at) {
    if (!hasNext(lines, at)) {
      return false;
    }
    List<String> names = lines.get(at - 1).cells();
    List<String> labels = lines.get(at).cells();
    if (labels.size() != names.size() || !labels.stream().allMatch(Header::isWord)) {
      return false;
    }
    long alike =
        IntStream.range(0, names.size()).filter(i -> isAlike(names.get(i), labels.get(i))).count();
    boolean differ =
        labels.stream().distinct().count() == labels.size()
            && names.stream().filter(Header::isNumber).count() * 2 <= names.size();
    return alike * 2 >= names.size()
        ? namesNumbers(lines, at)
        : differ && numbersNamed(lines, at) >= FEWEST_OF_OTHERS;
  }

  /** Whether two different names have {@link #STEM} consecutive letters in common. */
  static boolean isAlike(String name, String label) {
    String key = ColumnNames.key(name);
    String other = ColumnNames.key(label);
    return !key.equals(other)
        && IntStream.rangeClosed(0, key.length() - STEM)
            .anyMatch(i -> other.contains(key.substring(i, i + STEM)));
  }

  /** Whether words in a line are above at least two columns of numbers. */
  static boolean namesNumbers(List<Line> lines, int at) {
    return numbersNamed(lines, at) > 1;
  }

  private static long numbersNamed(List<Line> lines, int at) {
    Line line = lines.get(at);
    return IntStream.range(0, line.cells().size())
        .filter(i -> isWord(line.cell(i)))
        .filter(i -> isNumeric(lines.subList(at + 1, lines.size()), i))
        .count();
  }

  /**
   * Whether a line consists of units, above at least two columns of numbers: letters may also be
   * categories, but these are in columns of letters.
   */
  static boolean isUnits(List<Line> lines, int at) {
    if (!hasNext(lines, at)) {
      return false;
    }
    List<String> cells = lines.get(at).cells();
    return cells.stream().allMatch(cell -> cell.isEmpty() || Units.isUnit(cell))
        && IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .filter(i -> isNumeric(lines.subList(at + 1, lines.size()), i))
                .count()
            > 1;
  }

  /** Whether a column has more numbers than words. */
  static boolean isNumeric(List<Line> lines, int column) {
    long numbers = lines.stream().filter(line -> isNumber(line.cell(column))).count();
    return numbers > lines.stream().filter(line -> isWord(line.cell(column))).count();
  }

  private Header(List<String> names, int line, int data) {
    this(names, line, 0, data);
  }

  /** « Hauteur (m) ». */
  private static List<String> withUnits(Line names, Line units) {
    return IntStream.range(0, names.cells().size())
        .mapToObj(i -> withUnit(names.cell(i), units.cell(i)))
        .toList();
  }

  /** A name with its unit, if it does not end with it already. */
  public static String withUnit(String name, String unit) {
    String bare = unit.replaceAll("^[(\\[]|(?<!\\(A)[)\\]]$", "");
    String tight = "(" + bare.replace(" ", "") + ")";
    boolean isSaid = bare.isEmpty() || name.replace(" ", "").endsWith(tight);
    return isSaid ? name : name + " (" + bare + ")";
  }

  static boolean hasNext(List<Line> lines, int at) {
    return at + 1 < lines.size();
  }

  /** « Arbres de Niort, inventaire 2023, version 2 » has as many commas as a header. */
  private static boolean isTitle(List<Line> lines, int at) {
    Line next = lines.get(at + 1);
    boolean isProse = lines.get(at).isProse() && !next.isProse() && next.isWordsOnly();
    boolean isOfInsee =
        next.cells().stream().allMatch(CAPITALS.asMatchPredicate())
            && !Collections.disjoint(next.cells(), OF_INSEE);
    return isOfInsee || (isProse && hasNext(lines, at + 1) && next.isAbove(lines.get(at + 2)));
  }

  /**
   * If the first wide line is data, the line above it: some headers name only a few of the columns.
   */
  private static int narrower(List<Line> lines, int at) {
    Line line = lines.get(at);
    boolean isData = !line.isWordsOnly() && !line.isAbove(lines.get(at + 1));
    int above = at - 1;
    while (above >= 0 && lines.get(above).filled() == 0) {
      above--;
    }
    boolean isHeader =
        isData
            && above >= 0
            && lines.get(above).filled() > 1
            && lines.get(above).isWordsOnly()
            && lines.get(above).isAbove(line);
    return isHeader ? above : at;
  }

  /**
   * The line above that names the columns which a line of names leaves empty at its start: if one
   * merged cell spans most of the table, that line fills less than half of it.
   */
  private static int spanning(List<Line> lines, int at, long most) {
    List<String> cells = lines.get(at).cells();
    int named =
        IntStream.range(0, cells.size()).filter(i -> !cells.get(i).isEmpty()).findFirst().orElse(0);
    return IntStream.range(Math.max(0, at - SecondLine.MOST), at)
        .filter(
            i ->
                named > 0
                    && IntStream.rangeClosed(0, named)
                        .noneMatch(j -> lines.get(i).cell(j).isEmpty()))
        .filter(i -> SecondLine.joined(lines, i, most).last() >= at)
        .findFirst()
        .orElse(at);
  }

  /** Some files have no header at all; a header has no decimal number, except as a name. */
  private static boolean isData(List<Line> lines, int at) {
    Line line = lines.get(at);
    boolean holdsValues = line.cells().stream().anyMatch(cell -> DECIMAL.matcher(cell).matches());
    return (holdsValues || isLikeNext(lines, at))
        && !(hasNext(lines, at) && line.isAbove(lines.get(at + 1)));
  }

  /**
   * Whether there are dates or large numbers where the next lines have some; years may be names.
   */
  private static boolean isLikeNext(List<Line> lines, int at) {
    Line line = lines.get(at);
    return at + 2 < lines.size()
        && IntStream.range(0, line.cells().size())
            .anyMatch(
                i ->
                    Stream.of(DATE, GREAT)
                        .anyMatch(
                            kind ->
                                lines.subList(at, at + 3).stream()
                                    .allMatch(one -> kind.matcher(one.cell(i)).matches())));
  }

  static boolean isNumber(String cell) {
    return Numbers.decimal(cell).isPresent() || DECIMAL.matcher(cell).matches();
  }

  private static boolean isWord(String cell) {
    return !isNumber(cell) && cell.chars().anyMatch(Character::isLetter);
  }
}
