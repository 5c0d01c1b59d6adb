package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An INSEE code in two columns, as in the legal populations: 79 for the département and 191 for the
 * commune in it.
 *
 * @param department column of the département
 * @param commune column of the commune's number
 */
record SplitCode(String department, String commune) {

  private static final List<String> DEPARTMENTS =
      List.of(
          "dep",
          "coddep",
          "codedep",
          "codedept",
          "codedpt",
          "codedepartement",
          "codedudepartement",
          "numdepartement");

  private static final List<String> COMMUNES =
      List.of(
          "codcom", "codecom", "codcommune", "codecommune", "codedelacommune", "numcommune", "com");

  /**
   * Spreadsheets drop the zeros of 01 and 025; overseas, the commune's number has two digits, or
   * begins with the last digit of the département.
   */
  private static final Pattern DEPARTMENT = Pattern.compile("\\d|\\d[\\dABab]|97\\d");

  private static final Pattern COMMUNE = Pattern.compile("\\d{1,3}");

  private static final int LENGTH = 5;

  static Optional<SplitCode> among(List<String> columns) {
    return named(columns, DEPARTMENTS)
        .flatMap(first -> named(columns, COMMUNES).map(second -> new SplitCode(first, second)));
  }

  private static Optional<String> named(List<String> columns, List<String> names) {
    return names.stream()
        .flatMap(name -> columns.stream().filter(column -> ColumnNames.key(column).equals(name)))
        .findFirst();
  }

  /** Empty if one of the halves is not a code: « com » may be a remark, or a name. */
  Stream<String> of(Row row) {
    String first = row.value(department).strip();
    String second = row.value(commune).strip();
    if (!DEPARTMENT.matcher(first).matches() || !COMMUNE.matcher(second).matches()) {
      return Stream.of();
    }
    String padded = first.length() == 1 ? "0" + first : first;
    String start = second.length() == 3 ? padded.substring(0, 2) : padded;
    String zeros = "0".repeat(LENGTH - start.length() - second.length());
    return CommuneCodes.code(start + zeros + second).stream();
  }
}
