package fr.moisson.harvesters.formats.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column to be written.
 *
 * @param name as in the rows
 * @param type null if it is to be found from the values
 * @param title for readers; empty if the name is clear enough
 * @param description for readers; may be empty
 * @param groupChar thousands separator of its numbers; empty if there is none
 * @param trueValues words for yes; empty if they are those of any program
 * @param falseValues words for no; empty likewise
 */
public record Column(
    String name,
    @Nullable ColumnType type,
    String title,
    String description,
    String groupChar,
    List<String> trueValues,
    List<String> falseValues) {

  public Column {
    trueValues = List.copyOf(trueValues);
    falseValues = List.copyOf(falseValues);
  }

  public Column(
      String name, @Nullable ColumnType type, String title, String description, String groupChar) {
    this(name, type, title, description, groupChar, List.of(), List.of());
  }

  public Column(String name, @Nullable ColumnType type, String title, String description) {
    this(name, type, title, description, "");
  }

  /** A column of which only the name is known. */
  public static Column of(String name) {
    return new Column(name, null, "", "");
  }

  /** The same column with its type found. */
  public Column as(ColumnType found) {
    return as(found, "");
  }

  Column as(ColumnType found, String parting) {
    return new Column(name, found, title, description, parting, trueValues, falseValues);
  }

  /** The type; text as long as nothing is known. */
  public ColumnType typeOrString() {
    return type == null ? ColumnType.STRING : type;
  }
}
