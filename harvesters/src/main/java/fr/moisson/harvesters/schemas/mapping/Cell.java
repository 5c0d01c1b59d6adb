package fr.moisson.harvesters.schemas.mapping;

/**
 * What a value of the source becomes.
 *
 * @param isLost whether the source says something that the column cannot
 * @param isOther whether it says something that the value of a table stands for which takes all
 *     that the table does not know: « autre »
 */
public record Cell(String value, boolean isLost, boolean isOther) {

  static final Cell MISSING = new Cell("", false, false);
  static final Cell LOST = new Cell("", true, false);

  static Cell of(String value) {
    return value.isEmpty() ? MISSING : new Cell(value, false, false);
  }

  static Cell other(String value) {
    return new Cell(value, false, true);
  }
}
