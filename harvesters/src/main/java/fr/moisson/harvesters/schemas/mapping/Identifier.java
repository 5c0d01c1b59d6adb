package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Hashes;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A whole number for each row: the source's own, or one made of the source's identifier, which goes
 * into another column; or of all that the row says, if the source numbers nothing, since several
 * things may lie at one place. So the number stays what it was when the file comes again in another
 * order. It has 15 digits at most, that all spreadsheets keep, and among a million rows two are the
 * same once in five hundred files.
 *
 * @param source column of the source's identifier; null if it has none
 * @param conversion of identifiers to numbers; null where they repeat too often to tell rows apart
 * @param otherwise column of the schema that takes an identifier which is no number
 */
record Identifier(
    String column,
    @Nullable String source,
    @Nullable Conversion conversion,
    @Nullable String otherwise)
    implements Filling {

  private static final int HEX_DIGITS = 12;
  private static final int HEXADECIMAL = 16;

  @Override
  public void fill(Row row, Draft draft) {
    String own = source == null ? "" : row.value(source).strip();
    MappedCell number =
        own.isEmpty()
            ? MappedCell.MISSING
            : conversion == null ? MappedCell.LOST : draft.convert(conversion, own);
    if (!number.isLost()) {
      draft.put(column, number.value().isEmpty() ? number(everything(row)) : number.value());
      return;
    }
    draft.put(column, number(conversion == null ? everything(row) : own));
    draft.unsay(column, own);
    if (otherwise == null) {
      return;
    }
    if (draft.value(otherwise).isEmpty()) {
      draft.put(otherwise, own);
    } else {
      draft.remark(column, own);
    }
  }

  private static String everything(Row row) {
    Geometry place = row.geometry();
    return row.values() + (place == null ? "" : place.toText());
  }

  private static String number(String text) {
    String hash = Hashes.sha256(text).substring(0, HEX_DIGITS);
    return String.valueOf(Math.max(1, Long.parseLong(hash, HEXADECIMAL)));
  }
}
