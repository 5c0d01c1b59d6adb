package fr.moisson.harvesters.schemas.mapping;

/**
 * What a value of the source becomes.
 *
 * @param isLost whether the source says something that the column cannot
 * @param isOther whether it says something that the value of a table stands for which takes all
 *     that the table does not know: « autre »
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
