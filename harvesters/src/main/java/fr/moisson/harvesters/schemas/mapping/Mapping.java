package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.List;
import java.util.Map;

/**
 * How tables of one theme become tables of a published schema, whoever made them.
 *
 * @param name of its file, without ending
 * @param nomenclatures code lists by name, of which {@link ColumnRule#labels} speaks
 */
public record Mapping(
    String name, MappingFile file, TableSchema schema, Map<String, Nomenclature> nomenclatures) {

  public Mapping {
    nomenclatures = Map.copyOf(nomenclatures);
  }

  /**
   * How this mapping fits a table.
   *
   * @param columns of the table, in its order
   * @param sample some rows: units, Latin names and identifiers are known by their values; a few
   *     hundred are enough, none leaves it to the names
   */
  public Fit fit(List<String> columns, List<Row> sample) {
    return new Fitting(this, columns, sample).fit();
  }

  /** The same but for what somebody states of one source. */
  public Mapping with(MappingFile stated) {
    return new Mapping(name, stated.over(file), schema, nomenclatures);
  }
}
