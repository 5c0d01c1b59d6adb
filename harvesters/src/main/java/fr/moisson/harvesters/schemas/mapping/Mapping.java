package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Turns tables of one theme into tables of a published schema, whoever made them.
 *
 * @param name name of its file, without extension
 * @param nomenclatures code lists by name, as in {@link ColumnRule#labels}
 */
public record Mapping(
    String name, MappingFile file, TableSchema schema, Map<String, Nomenclature> nomenclatures) {

  public Mapping {
    nomenclatures = Map.copyOf(nomenclatures);
  }

  /**
   * How this mapping fits a table.
   *
   * @param title of the table
   * @param columns of the table, in its order
   * @param sample some rows, by whose values units, Latin names and identifiers are recognised; a
   *     few hundred are enough; if empty, only the names count
   */
  public Fit fit(Title title, List<String> columns, List<Row> sample) {
    return new Fitting(this, title, columns, sample).fit();
  }

  /** All names under which the mapping looks for columns. */
  Stream<String> names() {
    return Stream.concat(schema.names().stream(), file.names());
  }

  /** Whether each row is a zone, with its contour. */
  boolean isOfZones() {
    return file.columns().values().stream()
        .anyMatch(rule -> rule.compute() == ColumnRule.Compute.ZONE);
  }

  /** This mapping with the keys stated for one source. */
  public Mapping with(MappingFile stated) {
    return new Mapping(name, stated.over(file), schema, nomenclatures);
  }
}
