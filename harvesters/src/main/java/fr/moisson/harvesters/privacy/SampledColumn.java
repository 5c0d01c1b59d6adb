package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import java.util.function.Predicate;

/**
 * A column and its values in a sample.
 *
 * @param values the values of the sample that are not blank
 */
record SampledColumn(ColumnWords name, Meaning meaning, boolean isPosition, List<String> values) {

  static SampledColumn of(String column, List<Row> sample) {
    ColumnWords name = ColumnWords.of(column);
    List<String> values =
        sample.stream().map(row -> row.value(column)).filter(value -> !value.isBlank()).toList();
    return new SampledColumn(name, Meaning.of(name), PositionColumns.isPosition(column), values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean holds(Predicate<String> test) {
    return values.stream().anyMatch(test);
  }

  /** Whether at least this share of the values passes; false if there are none. */
  boolean isMostly(double share, Predicate<String> test) {
    return !values.isEmpty() && values.stream().filter(test).count() >= share * values.size();
  }
}
