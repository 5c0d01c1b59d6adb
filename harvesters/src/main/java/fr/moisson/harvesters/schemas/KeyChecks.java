package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.schemas.keys.KeyIndex;
import fr.moisson.harvesters.schemas.report.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks the keys of a line against those of all lines before it, and of other tables. */
final class KeyChecks implements Closeable {

  private final TableSchema schema;
  private final FieldColumns columns;
  private final References references;
  private final List<Key> keys = new ArrayList<>();

  private record Key(Finding.Code code, List<String> fields, KeyIndex seen) {}

  KeyChecks(TableSchema schema, FieldColumns columns, References references) {
    this.schema = schema;
    this.columns = columns;
    this.references = references;
    List<List<String>> unique = new ArrayList<>();
    for (Field field : schema.fields()) {
      if (field.constraints().unique()) {
        unique.add(List.of(field.name()));
      }
    }
    unique.addAll(schema.uniqueKeys());
    unique.removeIf(fields -> !isThere(fields));
    int count = unique.size() + (isThere(schema.primaryKey()) ? 1 : 0);
    for (List<String> fields : unique) {
      keys.add(new Key(Finding.Code.UNIQUE_ERROR, fields, KeyIndex.oneOf(count)));
    }
    if (count > unique.size()) {
      keys.add(new Key(Finding.Code.PRIMARY_KEY, schema.primaryKey(), KeyIndex.oneOf(count)));
    }
  }

  /** Missing columns were already reported with the header. */
  private boolean isThere(List<String> fields) {
    return !fields.isEmpty() && columns.hasAll(fields);
  }

  /** Foreign keys that cannot be checked. */
  List<Finding> warnings() {
    return schema.foreignKeys().stream()
        .filter(key -> !references.know(key))
        .map(
            key ->
                Finding.ofTable(
                    Finding.Code.FOREIGN_KEY_WARN,
                    "",
                    String.join(", ", key.fields()),
                    key.resource()))
        .toList();
  }

  void check(Line line) throws IOException {
    for (Key key : keys) {
      unique(key, line);
    }
    for (ForeignKey key : schema.foreignKeys()) {
      if (references.know(key) && columns.hasAll(key.fields())) {
        List<@Nullable Object> values = line.values(key.fields());
        if (!references.hold(key, values)) {
          String where = String.join(", ", key.references());
          String table = key.resource().isEmpty() ? "self" : "";
          line.tellAll(Finding.Code.FOREIGN_KEY, table, key.fields(), where, key.resource());
        }
      }
    }
  }

  private static void unique(Key key, Line line) throws IOException {
    List<@Nullable Object> values = line.values(key.fields());
    boolean isPrimary = key.code() == Finding.Code.PRIMARY_KEY;
    if (values.stream().allMatch(Objects::isNull)) {
      if (isPrimary) {
        line.tellAll(key.code(), "empty", key.fields());
      }
      return;
    }
    long first = key.seen().add(values, line.number());
    if (first != 0) {
      line.tellAll(key.code(), "", key.fields(), Long.toString(first));
    }
  }

  @Override
  public void close() throws IOException {
    for (Key key : keys) {
      key.seen().close();
    }
  }
}
