package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The types of columns, found out from all rows while they go by. */
public final class ColumnTypes {

  private final List<Column> columns;
  private final List<TypeGuess> guesses = new ArrayList<>();

  /**
   * @param jsonColumns as {@link Rows#jsonColumns()}
   */
  public ColumnTypes(List<Column> columns, Set<String> jsonColumns) {
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      guesses.add(new TypeGuess(column, jsonColumns.contains(column.name())));
    }
  }

  public void see(Row row) {
    for (int i = 0; i < columns.size(); i++) {
      see(i, row.value(columns.get(i).name()));
    }
  }

  /** The next value of one column. */
  public void see(int column, String value) {
    guesses.get(column).see(value);
  }

  /** The columns with their types as all rows so far show them. */
  public List<Column> columns() {
    List<Column> typed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      typed.add(columns.get(i).as(guesses.get(i).type()));
    }
    return typed;
  }
}
