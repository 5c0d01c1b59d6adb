package fr.moisson.harvesters.formats.features;

import java.util.List;

/** A condition on the values of a feature's columns. */
public sealed interface ColumnCondition {

  /** Holds for every feature. */
  ColumnCondition NONE = new And(List.of());

  /**
   * Compares the value of a column; a missing value compares to nothing.
   *
   * @param value typed as in a {@link Feature}
   */
  record Comparison(String column, Operator operator, Object value) implements ColumnCondition {}

  /**
   * The text of a column contains another one, without regard to case and accents.
   *
   * @param isStart whether it must begin with it
   */
  record Contains(String column, String text, boolean isStart) implements ColumnCondition {}

  /** The value of a column is missing. */
  record Missing(String column) implements ColumnCondition {}

  /** The contrary; where a value is missing, neither a comparison nor its contrary holds. */
  record Not(ColumnCondition condition) implements ColumnCondition {}

  /** All hold. */
  record And(List<ColumnCondition> conditions) implements ColumnCondition {}

  /** At least one holds. */
  record Or(List<ColumnCondition> conditions) implements ColumnCondition {}

  /** How values compare. */
  enum Operator {
    EQUAL("="),
    DIFFERENT("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sql;

    Operator(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
