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

/** The columns of schemas, as far as these are at hand: no page waits for one. */
final class SchemaColumns {

  private final Schemas schemas;
  private final Map<String, Map<String, Column>> known = new ConcurrentHashMap<>();

  /**
   * @param folder of the schemas in our own words
   * @param cache folder of those that were fetched
   */
  SchemaColumns(Path folder, Path cache) {
    schemas = Schemas.offline(folder, cache);
  }

  /** By their names. A schema is read once: what has its name and version does not change. */
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
