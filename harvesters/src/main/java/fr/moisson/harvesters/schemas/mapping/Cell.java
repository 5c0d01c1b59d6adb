package fr.moisson.harvesters.schemas.mapping;

/**
 * What a value of the source becomes.
 *
 * @param isLost whether the source says something that the column cannot
 */
public record Cell(String value, boolean isLost) {

  static final Cell MISSING = new Cell("", false);
  static final Cell LOST = new Cell("", true);

  static Cell of(String value) {
    return value.isEmpty() ? MISSING : new Cell(value, false);
  }
}
