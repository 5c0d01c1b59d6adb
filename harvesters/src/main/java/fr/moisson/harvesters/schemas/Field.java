package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.schemas.types.BooleanType;
import fr.moisson.harvesters.schemas.types.FieldType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table schema.
 *
 * @param title for people; empty if the schema gives none, as are description and example
 * @param missingValues texts of cells without a value, usually the empty text
 * @param items type of the items of an array; null if any
 */
public record Field(
    String name,
    String title,
    String description,
    String example,
    FieldType type,
    Constraints constraints,
    Set<String> missingValues,
    @Nullable Field items) {

  public Field {
    missingValues = Set.copyOf(missingValues);
  }

  /** The same field in a file that has values of its own for numbers, days, yes and no. */
  Field ofValues() {
    return new Field(
        name, title, description, example, type.ofValues(), constraints, missingValues, items);
  }

  /** The column of a file that follows the schema. */
  public Column column() {
    ColumnType written = ColumnType.ofTableSchema(type.name());
    return type instanceof BooleanType words
        ? new Column(name, written, title, description, "", words.trueValues(), words.falseValues())
        : new Column(name, written, title, description);
  }

  /** Whether the text of a cell means that it has no value. */
  public boolean isMissing(String cell) {
    return missingValues.contains(cell);
  }
}
