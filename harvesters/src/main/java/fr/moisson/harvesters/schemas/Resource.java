package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.model.Table;

/**
 * A table and the schema that it should follow.
 *
 * @param name by which foreign keys of other tables refer to it
 */
public record Resource(String name, Table table, TableSchema schema) {

  public Resource {
    schema = table.format().hasValues() ? schema.ofValues() : schema;
  }
}
