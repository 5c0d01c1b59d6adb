package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;

/** Fills one column of a schema, or a few that belong together, from a row of the source. */
@FunctionalInterface
interface Filling {
  void fill(Row row, Draft draft);
}
