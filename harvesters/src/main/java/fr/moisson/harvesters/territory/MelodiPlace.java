package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of the place in a row from Melodi, INSEE's dissemination service: {@code 2025-COM-79191}
 * in one column, or {@code 79191} with {@code GEO_OBJECT}. Codes of other kinds look the same: 7508
 * is an employment area, and no commune that lost its zero.
 */
final class MelodiPlace {

  /**
   * The column of the code, as {@link fr.moisson.harvesters.formats.text.ColumnNames#key} has it.
   */
  static final String COLUMN = "geo";

  private static final String KIND = "GEO_OBJECT";

  /** Communes, municipal arrondissements, and their groupings, which have a SIREN. */
  private static final Set<String> KINDS = Set.of("COM", "ARM", "EPCI");

  private static final int LENGTH = 5;

  private static final Pattern WITH_KIND = Pattern.compile("(?:\\d{4}-)?([A-Z]+)-(\\w+)");

  /** Empty for a place of another kind; without a kind, only text as long as a code is taken. */
  static String code(Row row, String column) {
    String cell = row.value(column).strip();
    Matcher both = WITH_KIND.matcher(cell);
    if (both.matches()) {
      return KINDS.contains(both.group(1)) ? both.group(2) : "";
    }
    String kind = row.values().get(KIND);
    boolean isOurs = kind == null ? cell.length() == LENGTH : KINDS.contains(kind.strip());
    return isOurs ? cell : "";
  }

  private MelodiPlace() {}
}
