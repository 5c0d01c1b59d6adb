package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.Records;
import fr.moisson.harvesters.schemas.keys.KeyIndex;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key values that foreign keys of a table may refer to. */
public final class References implements Closeable {

  private final Map<ForeignKey, KeyIndex> keys = new HashMap<>();

  private References() {}

  /** For a table whose foreign keys cannot be checked. */
  public static References none() {
    return new References();
  }

  /**
   * Reads the tables that are referred to, which may include the table itself.
   *
   * @param others by name; keys to tables that are not among them are not checked
   */
  static References read(Resource resource, Map<String, Resource> others) throws IOException {
    References references = new References();
    boolean complete = false;
    try {
      for (ForeignKey key : resource.schema().foreignKeys()) {
        Resource referred =
            key.resource().isEmpty() || key.resource().equals(resource.name())
                ? resource
                : others.get(key.resource());
        if (referred != null) {
          references.keys.put(
              key, index(referred, key.references(), resource.schema().foreignKeys().size()));
        }
      }
      complete = true;
      return references;
    } finally {
      if (!complete) {
        references.close();
      }
    }
  }

  private static KeyIndex index(Resource resource, List<String> fields, int count)
      throws IOException {
    KeyIndex index = KeyIndex.oneOf(count);
    boolean complete = false;
    try (Records records = Records.open(resource.table(), notice -> {})) {
      FieldColumns columns = FieldColumns.of(resource.schema(), records.header());
      while (columns.hasAll(fields) && records.hasNext()) {
        Record record = records.next();
        index.add(columns.values(record, fields), record.line());
      }
      complete = true;
      return index;
    } finally {
      if (!complete) {
        index.close();
      }
    }
  }

  boolean know(ForeignKey key) {
    return keys.containsKey(key);
  }

  /** Whether a row has these values; if all are null, there is no reference to check. */
  boolean hold(ForeignKey key, List<@Nullable Object> values) throws IOException {
    return values.stream().allMatch(Objects::isNull)
        || Objects.requireNonNull(keys.get(key)).contains(values);
  }

  @Override
  public void close() throws IOException {
    for (KeyIndex index : keys.values()) {
      index.close();
    }
  }
}
