package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Hashes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A whole number for each row: the source's own, or a hash of the source's identifier, which goes
 * into another column; or a hash of the identifier that the other column has anyway; or a hash of
 * the whole row if the source has no identifier, since several things may lie at one place. So the
 * number stays the same when the rows of the file change order. It has at most 15 digits, which all
 * spreadsheets keep; one in five hundred files of a million rows has a collision.
 *
 * @param source column of the source's identifier; null if it has none
 * @param conversion of identifiers to numbers; null if they repeat too often to tell rows apart
 * @param otherwise column of the schema that takes an identifier that is not a number
 * @param isOtherwiseKey whether a column of the source fills that one, and tells rows apart
 * @param passing columns of the source whose values are others in its next answer
 */
record Identifier(
    String column,
    @Nullable String source,
    @Nullable Conversion conversion,
    @Nullable String otherwise,
    boolean isOtherwiseKey,
    Set<String> passing)
    implements Filling {

  private static final int HEX_DIGITS = 12;
  private static final int HEXADECIMAL = 16;

  @Override
  public void fill(Row row, Draft draft) {
    String own = Computed.said(row, source);
    MappedCell number =
        own.isEmpty()
            ? MappedCell.MISSING
            : conversion == null ? MappedCell.LOST : draft.convert(conversion, own);
    if (!number.isLost()) {
      draft.put(column, number.value().isEmpty() ? number(without(row, draft)) : number.value());
      return;
    }
    String hash = number(conversion == null ? without(row, draft) : own);
    draft.put(column, hash);
    if (otherwise == null && conversion != null) {
      draft.lose(column, own); // told, since no column takes it
    } else {
      draft.unsay(column, own);
    }
    if (otherwise == null) {
      return;
    }
    if (draft.value(otherwise).isEmpty()) {
      draft.put(otherwise, own);
    } else {
      draft.remark(column, own);
    }
  }

  /** What tells a row without an identifier of its own from others. */
  private String without(Row row, Draft draft) {
    String other = otherwise != null && isOtherwiseKey ? draft.value(otherwise) : "";
    if (!other.isEmpty()) {
      return other;
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    values.keySet().removeAll(passing);
    Geometry place = row.geometry();
    return values + (place == null ? "" : place.toText());
  }

  private static String number(String text) {
    String hash = Hashes.sha256(text).substring(0, HEX_DIGITS);
    return String.valueOf(Math.max(1, Long.parseLong(hash, HEXADECIMAL)));
  }
}
