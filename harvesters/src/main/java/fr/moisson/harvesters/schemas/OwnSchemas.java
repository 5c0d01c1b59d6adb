package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.schemas.types.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moisson's own versions of schemas: a folder of Table Schema files, each named after its schema.
 * In addition to the keys of Table Schema, they list {@code aliases}, their names elsewhere.
 */
final class OwnSchemas {

  private static final String SUFFIX = ".json";

  private final Path folder;

  OwnSchemas(Path folder) {
    this.folder = folder;
  }

  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(OwnSchemas::name)
          .sorted()
          .toList();
    }
  }

  /** Finds a schema by its name or one of its aliases, ignoring case. */
  Optional<TableSchema> find(String name) throws IOException {
    for (String known : names()) {
      Path file = folder.resolve(known + SUFFIX);
      if (isNamed(file, name)) {
        try (InputStream json = Files.newInputStream(file)) {
          return Optional.of(TableSchema.read(json, file.toString()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(Path file, String name) throws IOException {
    return names(file).stream()
        .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }

  /** The name of the schema in a file, and its aliases. */
  static List<String> names(Path file) throws IOException {
    List<String> names = new ArrayList<>(List.of(name(file)));
    try (InputStream json = Files.newInputStream(file)) {
      JsonNode tree = SchemaReading.tree(json, file.toString());
      names.addAll(StrictJson.texts(tree.path("aliases")));
    }
    return names;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
