package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The types of columns, found from all rows as they pass. */
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

  /** Adds the next value of one column. */
  public void see(int column, String value) {
    guesses.get(column).see(value);
  }

  /** Reports impossible days among the values so far. */
  public void tell(Consumer<Notice> notices) {
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      guesses
          .get(i)
          .impossibleDays()
          .ifPresent(
              days ->
                  notices.accept(
                      Notice.of(Notice.Code.NO_SUCH_DAY, days.count(), name, days.example())));
    }
  }

  /**
   * The columns with their types as all rows so far show them, but for those without a name and a
   * value: separators that a spreadsheet puts at the end of each line.
   */
  public List<Column> columns() {
    List<Column> typed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      TypeGuess guess = guesses.get(i);
      if (guess.hasValues() || !ColumnNames.isUnnamed(columns.get(i).name())) {
        typed.add(columns.get(i).as(guess.type(), guess.groupChar()));
      }
    }
    return typed;
  }
}
