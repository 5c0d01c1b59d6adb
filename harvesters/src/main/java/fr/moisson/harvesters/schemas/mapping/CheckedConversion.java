package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.values.DateText;
import java.util.Optional;

/**
 * Converts a value to none, to what the mapping's table says, or by the type of the schema's
 * column, and only to one that this column accepts.
 *
 * @param missing words for « no value »
 * @param table what the mapping says of the producer's values
 * @param read by the type of the schema's column
 * @param plausible the same, without numbers that are too far from the usual ones
 * @param order of days and months in the source's column
 * @param keepsValid whether valid values are taken as they are
 */
record CheckedConversion(
    Field field,
    MissingWords missing,
    ValueTable table,
    Conversion read,
    Conversion plausible,
    CellCheck check,
    DateOrder order,
    boolean keepsValid)
    implements Conversion {

  @Override
  public MappedCell convert(String raw) {
    if (keepsValid && !MissingWords.isNoData(raw)) {
      Optional<String> valid = order.dayFirst(raw).filter(check::accepts);
      if (valid.isPresent()) {
        return MappedCell.of(valid.get());
      }
    }
    if (missing.contains(raw)) {
      return MappedCell.MISSING;
    }
    String known = table.meant(raw);
    MappedCell cell = known == null ? plausible.convert(raw) : MappedCell.of(known);
    return cell.isLost() ? otherwise(raw) : accepted(cell, raw);
  }

  private MappedCell otherwise(String raw) {
    if (isNoDay(raw)) {
      return MappedCell.MISSING;
    }
    String other = table.otherwise();
    return other == null ? MappedCell.LOST : MappedCell.other(other);
  }

  /** « 1700-01-01T01:02:21+00:53 », where 1700-01-01 means that there is no value. */
  private boolean isNoDay(String raw) {
    return read instanceof DateConversion dates
        && dates.read(raw).map(DateText::day).filter(missing::contains).isPresent();
  }

  private MappedCell accepted(MappedCell cell, String raw) {
    boolean isSame = cell.value().equals(raw);
    if (!isSame && missing.contains(cell.value())) {
      return MappedCell.MISSING;
    }
    if (check.accepts(cell.value())) {
      return cell;
    }
    String written = field.type().written(cell.value());
    return check.accepts(written) ? MappedCell.of(written) : MappedCell.LOST;
  }
}
