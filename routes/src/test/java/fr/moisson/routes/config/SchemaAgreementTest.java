package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON schema, as used by editors, and {@code moisson check} find problems in the same files:
 * in those that are shipped, and in each of them with one change.
 */
class SchemaAgreementTest {

  private static final Path CONFIG = Path.of("../config");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  @TempDir private Path folder;

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIG)) {
      return Stream.concat(
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .map(file -> CONFIG.relativize(file).toString())
              .sorted()
              .toList()
              .stream(),
          Stream.of("territories/complet.yaml"));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void editorAndCheckAgree(String file) throws IOException {
    JsonNode shipped = content(file);
    Schema schema = schema(file);

    assertThat(schema.validate(shipped)).isEmpty();
    assertThat(problems(file, shipped)).isEmpty();
    List<Mutant> mutants = mutants(shipped);
    assertThat(mutants).hasSizeGreaterThan(10);
    for (Mutant mutant : mutants) {
      List<String> problems = problems(file, mutant.content());
      assertThat(schema.validate(mutant.content()).isEmpty())
          .as("%s: the reader says %s", mutant.change(), problems)
          .isEqualTo(problems.isEmpty());
    }
  }

  private static JsonNode content(String file) throws IOException {
    return file.endsWith("complet.yaml")
        ? YAML.readTree(
            """
            territory: { epci: "200041317" }
            contour: { file: contours.geojson, name: Niort, vintage: "2026" }
            sources:
              - georisques-cavites
              - use: datagouv-territoire
                name: autre
                schedule: weekly
                keep: all
                files: { formats: [csv, gpkg], clip: true, schema: none }
                options: { pageSize: 20 }
            portals:
              catalogue: { type: embedded }
              ville:
                type: ckan
                for: { commune: "79191" }
                perSecond: 2
                options:
                  url: https://ckan.example.org
                  token: "${JETON}"
                  organisation: niort
                  namePrefix: niort
                  licences: { "https://licence.example.org": lov2 }
            """)
        : YAML.readTree(CONFIG.resolve(file).toFile());
  }

  private static Schema schema(String file) throws IOException {
    String name =
        switch (file.replaceAll("/.*", "")) {
          case "sources" -> "source";
          case "territories" -> "territory";
          case "schemas" -> "mapping";
          default -> "settings";
        };
    return SCHEMAS.getSchema(Files.readString(CONFIG.resolve("schema/" + name + ".json")));
  }

  /** Problems of a file with this content; JSON is valid YAML. */
  private List<String> problems(String file, JsonNode content) throws IOException {
    if (file.startsWith("schemas/")) {
      return mappingProblems(content);
    }
    ConfigFolder config = new ConfigFolder(folder).environment("JETON", "tres-secret");
    if (file.startsWith("territories/")) {
      config.write("territories/contours.geojson", "{}");
      copyPresets(config);
    }
    return config.write(file, content.toString()).problems();
  }

  private List<String> mappingProblems(JsonNode content) throws IOException {
    try {
      MappingReading.read(
          Files.writeString(folder.resolve("m.yaml"), content.toString()),
          CONFIG.resolve("schemas"),
          null);
      return List.of();
    } catch (ConfigurationFault e) {
      return e.problems().stream().map(problem -> problem.in(Locale.FRENCH)).toList();
    }
  }

  private static void copyPresets(ConfigFolder config) throws IOException {
    try (Stream<Path> presets = Files.list(CONFIG.resolve("sources"))) {
      for (Path preset : presets.toList()) {
        config.write("sources/" + preset.getFileName(), Files.readString(preset));
      }
    }
  }

  /** The content of a file with one change. */
  private record Mutant(String change, JsonNode content) {}

  private static List<Mutant> mutants(JsonNode whole) {
    List<Mutant> mutants = new ArrayList<>();
    collect(whole, whole, "", mutants);
    return mutants;
  }

  private static void collect(JsonNode whole, JsonNode node, String pointer, List<Mutant> into) {
    if (node.isObject()) {
      JsonNode changed = whole.deepCopy();
      ((ObjectNode) changed.at(pointer)).put("inconnue", "x");
      into.add(new Mutant("a key more in " + pointer, changed));
      for (Map.Entry<String, JsonNode> key : node.properties()) {
        change(whole, key.getValue(), pointer, key.getKey(), into);
      }
    }
    // The words of a list are all checked alike, and there are thousands.
    int end = node.isArray() && !node.path(0).isContainerNode() ? 1 : node.size();
    for (int i = 0; node.isArray() && i < Math.min(end, node.size()); i++) {
      change(whole, node.get(i), pointer, String.valueOf(i), into);
    }
  }

  private static void change(
      JsonNode whole, JsonNode value, String parent, String key, List<Mutant> into) {
    String pointer = parent + "/" + key.replace("~", "~0").replace("/", "~1");
    if (pointer.matches("/sources/\\d+/options")) {
      // Only the reader knows the preset of these options, and what it lacks.
      return;
    }
    into.add(new Mutant("another type at " + pointer, set(whole, parent, key, otherType(value))));
    into.add(new Mutant("nothing at " + pointer, set(whole, parent, key, null)));
    if (whole.at(parent).isObject()) {
      JsonNode without = whole.deepCopy();
      ((ObjectNode) without.at(parent)).remove(key);
      into.add(new Mutant("without " + pointer, without));
    }
    collect(whole, value, pointer, into);
  }

  private static JsonNode otherType(JsonNode value) {
    return value.isTextual() || value.isObject() ? IntNode.valueOf(7) : TextNode.valueOf("x");
  }

  private static JsonNode set(JsonNode whole, String parent, String key, JsonNode value) {
    JsonNode changed = whole.deepCopy();
    if (changed.at(parent) instanceof ArrayNode array) {
      array.set(Integer.parseInt(key), value);
    } else {
      ((ObjectNode) changed.at(parent)).set(key, value);
    }
    return changed;
  }
}
