package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas used by editors match the code. To regenerate them: {@code mvn verify -pl routes -am
 * -Dtest=ConfigurationSchemaTest -Dmoisson.schemas=write}.
 */
class ConfigurationSchemaTest {

  private static final Path FOLDER = Path.of("../config/schema");
  private static final Map<String, ObjectNode> SCHEMAS = new ConfigurationSchemas().all();

  @ParameterizedTest
  @ValueSource(strings = {"settings", "source", "territory", "mapping"})
  void theCommittedSchemaIsThatOfTheCode(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".json");
    String generated = pretty(SCHEMAS.get(name));
    if (System.getProperty("moisson.schemas", "").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, generated);
    }

    assertThat(file).as("rewrite it with -Dmoisson.schemas=write").hasContent(generated);
  }

  @Test
  void everyConnectorIsThereByTheNameThatTheReaderKnows() {
    List<String> portals = new ArrayList<>(Connectors.portals());
    portals.add("embedded");

    assertThat(SCHEMAS.get("source").at("/properties/source/enum"))
        .extracting(JsonNode::asText)
        .isEqualTo(List.copyOf(Connectors.sources()));
    assertThat(
            SCHEMAS
                .get("territory")
                .at("/properties/portals/additionalProperties/properties/type/enum"))
        .extracting(JsonNode::asText)
        .isEqualTo(portals);
  }

  @Test
  void everyKeyIsDescribed() {
    List<String> undescribed = new ArrayList<>();
    SCHEMAS.forEach((name, schema) -> collectUndescribed(name, schema, undescribed));

    assertThat(undescribed).isEmpty();
  }

  private static void collectUndescribed(String where, JsonNode schema, List<String> undescribed) {
    boolean isCondition = where.endsWith("/if") || where.endsWith("/then");
    schema
        .path("properties")
        .properties()
        .forEach(
            key -> {
              if (!isCondition && !key.getValue().has("description")) {
                undescribed.add(where + "/" + key.getKey());
              }
            });
    schema
        .properties()
        .forEach(
            below ->
                collectUndescribed(where + "/" + below.getKey(), below.getValue(), undescribed));
    for (int i = 0; schema.isArray() && i < schema.size(); i++) {
      collectUndescribed(where + "/" + i, schema.get(i), undescribed);
    }
  }

  private static String pretty(JsonNode schema) throws JsonProcessingException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .writeValueAsString(schema)
        + "\n";
  }
}
