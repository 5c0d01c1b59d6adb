package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.types.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Several related tables in a local <a href="https://specs.frictionlessdata.io/data-package/">data
 * package</a>: files beside the descriptor or in folders below it.
 */
public final class DataPackage {

  /** Whether a file describes tables, by whatever name; schemas may list examples of them too. */
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode json = SchemaReading.tree(in, file.toString());
      return json.path("resources").isArray() && !json.has("fields");
    } catch (Misconfigured e) {
      return false; // not JSON
    }
  }

  /**
   * The tables that have a schema, and whose file exists, by name.
   *
   * @param descriptor {@code datapackage.json}
   * @throws Misconfigured if it is not a data package, or refers to files outside its folder
   */
  public static Map<String, Resource> read(Path descriptor) throws IOException {
    try (InputStream in = Files.newInputStream(descriptor)) {
      JsonNode json = SchemaReading.tree(in, descriptor.toString());
      Map<String, Resource> resources = new LinkedHashMap<>();
      for (JsonNode resource : json.path("resources")) {
        String name = resource.path("name").asText();
        if (resource.hasNonNull("schema") && resource.hasNonNull("path")) {
          TableSchema schema = schema(descriptor, resource.path("schema"));
          Path data = inside(descriptor, StrictJson.texts(resource.path("path")).get(0));
          if (Files.isRegularFile(data)) {
            resources.put(name, new Resource(name, table(data, resource), schema));
          }
        }
      }
      return Map.copyOf(resources);
    }
  }

  /** The schema of a resource, given inline or as a file. */
  private static TableSchema schema(Path descriptor, JsonNode stated) throws IOException {
    if (stated.isObject()) {
      byte[] json = stated.toString().getBytes(StandardCharsets.UTF_8);
      return TableSchema.read(new ByteArrayInputStream(json), descriptor.toString());
    }
    Path file = inside(descriptor, stated.asText());
    if (!Files.isRegularFile(file)) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, file));
    }
    try (InputStream json = Files.newInputStream(file)) {
      return TableSchema.read(json, file.toString());
    }
  }

  private static Table table(Path file, JsonNode resource) {
    String name = file.getFileName().toString();
    String mediaType = resource.path("mediatype").textValue();
    return new Table(
        file,
        FormatCheck.guess(file, name, mediaType),
        resource.path("encoding").textValue(),
        Table.Place.GUESSED,
        file.toUri());
  }

  /** A package received from outside must not read our other files. */
  private static Path inside(Path descriptor, String relative) {
    Path folder = descriptor.toAbsolutePath().normalize().getParent();
    Path file = folder == null ? descriptor : folder.resolve(relative).normalize();
    if (folder == null || !file.startsWith(folder)) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, relative));
    }
    return file;
  }

  private DataPackage() {}
}
