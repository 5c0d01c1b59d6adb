package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assigns the columns of a table to the fields of its schema. */
final class FieldColumns {

  private final List<String> labels;
  private final List<Optional<CellCheck>> checks = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  private FieldColumns(TableSchema schema, List<String> labels) {
    this.labels = labels;
    if (schema.fieldsMatch() == TableSchema.FieldsMatch.EXACT) {
      List<Field> fields = schema.fields();
      for (int i = 0; i < labels.size(); i++) {
        add(i < fields.size() ? Optional.of(fields.get(i)) : Optional.empty());
      }
    } else {
      Set<String> taken = new HashSet<>();
      // Among columns of the same name, only the first is checked.
      labels.forEach(label -> add(taken.add(label) ? schema.field(label) : Optional.empty()));
    }
  }

  static FieldColumns of(TableSchema schema, List<String> labels) {
    return new FieldColumns(schema, labels.stream().map(String::strip).toList());
  }

  private void add(Optional<Field> field) {
    field.ifPresent(known -> places.put(known.name(), checks.size()));
    checks.add(field.map(CellCheck::new));
  }

  /** Expected number of cells in a line. */
  int count() {
    return checks.size();
  }

  List<String> labels() {
    return labels;
  }

  Optional<CellCheck> check(int place) {
    return checks.get(place);
  }

  /** The name of a column: that of its field, if it has one. */
  String name(int place) {
    return checks.get(place).map(check -> check.field().name()).orElseGet(() -> labels.get(place));
  }

  boolean has(String field) {
    return places.containsKey(field);
  }

  boolean hasAll(List<String> fields) {
    return places.keySet().containsAll(fields);
  }

  /** Index, from 0, of a field that the table has. */
  int place(String field) {
    return Objects.requireNonNull(places.get(field), field);
  }

  /** Values of some fields in a line; null where there is none. */
  List<@Nullable Object> values(Record line, List<String> fields) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (String field : fields) {
      int place = place(field);
      values.add(
          place < line.cells().size()
              ? check(place).map(check -> check.value(line.cells().get(place))).orElse(null)
              : null);
    }
    return values;
  }
}
