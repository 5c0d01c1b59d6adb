package fr.moisson.routes;

import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The columns of schemas available locally: no page waits for one to be fetched. */
final class SchemaColumns {

  private final Schemas schemas;
  private final Map<String, Map<String, Column>> known = new ConcurrentHashMap<>();

  /**
   * @param folder of the schemas defined by Moisson
   * @param cache folder of the fetched schemas
   */
  SchemaColumns(Path folder, Path cache) {
    schemas = Schemas.offline(folder, cache);
  }

  /** The columns by name. Schemas are cached, because a schema never changes within a version. */
  Map<String, Column> of(String schema) {
    try {
      return known.computeIfAbsent(schema, this::read);
    } catch (Misconfigured e) {
      return Map.of(); // no longer at hand, or not yet
    }
  }

  private Map<String, Column> read(String schema) {
    try {
      return schemas.find(schema).fields().stream()
          .collect(Collectors.toMap(Field::name, Field::column, (one, other) -> one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
