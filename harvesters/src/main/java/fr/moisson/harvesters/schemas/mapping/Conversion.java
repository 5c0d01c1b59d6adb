package fr.moisson.harvesters.schemas.mapping;

/** What the values of a source's column become in a column of a schema; pure. */
@FunctionalInterface
interface Conversion {

  /**
   * @param raw as the source has it, without blanks around it; never empty
   */
  MappedCell convert(String raw);
}
