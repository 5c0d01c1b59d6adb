package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of cadastral parcels: {@code 79191000AB0123} has the code of the commune, the prefix, the
 * section and the number in it.
 */
final class ParcelNumber {

  private static final Set<String> COLUMNS =
      Set.of("idparcelle", "parcelle", "parcelleid", "idu", "refcad", "refcadastrale");

  private static final Pattern NUMBER =
      Pattern.compile("(\\d[\\dAB]\\d{3})\\d{3}[0A-Z][0-9A-Z]\\d{4}");

  static boolean isIn(String column) {
    return COLUMNS.contains(ColumnNames.key(column));
  }

  /** The INSEE code; empty if the cell has a part of the number only. */
  static Optional<String> commune(String cell) {
    return Optional.of(NUMBER.matcher(cell))
        .filter(Matcher::matches)
        .map(number -> number.group(1));
  }

  private ParcelNumber() {}
}
