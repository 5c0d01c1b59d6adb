package fr.moisson.harvesters.schemas;

import java.util.List;

/**
 * Columns whose values must exist in columns of another table.
 *
 * @param resource name of that table in its data package; empty for this table itself
 * @param references columns there, in the order of the fields here
 */
public record ForeignKey(List<String> fields, String resource, List<String> references) {

  public ForeignKey {
    fields = List.copyOf(fields);
    references = List.copyOf(references);
  }
}
