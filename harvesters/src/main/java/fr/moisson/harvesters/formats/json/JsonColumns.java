package fr.moisson.harvesters.formats.json;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Table;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a file, found by a first reading of its rows. */
final class JsonColumns {

  private final Table table;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> texts = new HashSet<>();

  JsonColumns(Table table) {
    this.table = table;
  }

  /**
   * Adds the columns of the next row.
   *
   * @throws fr.moisson.harvesters.model.BadItem if there are too many
   */
  void add(JsonRow row) {
    names.addAll(row.values().keySet());
    texts.addAll(row.texts());
    ColumnNames.refuseTooMany(table, names);
  }

  /** In the order in which they came. */
  Set<String> names() {
    return names;
  }

  /** The same after a column that the rows themselves do not have; null adds none. */
  List<String> namesAfter(@Nullable String first) {
    return Stream.concat(Stream.ofNullable(first), names.stream()).toList();
  }

  /** Those that never had a text. */
  Set<String> json() {
    Set<String> json = new HashSet<>(names);
    json.removeAll(texts);
    return Set.copyOf(json);
  }
}
