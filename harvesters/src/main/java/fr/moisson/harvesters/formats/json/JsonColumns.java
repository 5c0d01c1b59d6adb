package fr.moisson.harvesters.formats.json;

import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Table;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  /**
   * The head of the table.
   *
   * @param first a column that the rows themselves do not have; null adds none
   */
  TableHead head(@Nullable String first, FileFacts facts) {
    Set<String> neverText = new HashSet<>(names);
    neverText.removeAll(texts);
    return TableHead.of(
        Stream.concat(Stream.ofNullable(first), names.stream()).toList(), neverText, facts);
  }
}
