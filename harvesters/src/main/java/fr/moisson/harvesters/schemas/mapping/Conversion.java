package fr.moisson.harvesters.schemas.mapping;

/** Converts the values of a source's column for a column of a schema; has no side effects. */
@FunctionalInterface
interface Conversion {

  /**
   * @param raw the source's text, stripped; never empty
   */
  MappedCell convert(String raw);
}
