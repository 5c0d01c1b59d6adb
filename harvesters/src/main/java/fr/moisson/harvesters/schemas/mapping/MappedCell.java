package fr.moisson.harvesters.schemas.mapping;

/**
 * The result of converting one value of the source.
 *
 * @param isLost whether the column cannot hold what the source says
 * @param isOther whether the value was replaced by one for all that the mapping's table does not
 *     list: « autre »
 */
public record MappedCell(String value, boolean isLost, boolean isOther) {

  static final MappedCell MISSING = new MappedCell("", false, false);
  static final MappedCell LOST = new MappedCell("", true, false);

  static MappedCell of(String value) {
    return value.isEmpty() ? MISSING : new MappedCell(value, false, false);
  }

  static MappedCell other(String value) {
    return new MappedCell(value, false, true);
  }
}
