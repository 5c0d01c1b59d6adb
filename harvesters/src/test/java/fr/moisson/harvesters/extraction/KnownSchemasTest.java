package fr.moisson.harvesters.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownSchemasTest {

  /** OpenStreetMap gives trees and fountains; heights of trees have a unit. */
  @Test
  void aMappingOfASourceMayBeForItsOtherTables() throws IOException {
    assertThat(notices(null, "debit")).isEmpty();
    assertThat(notices(null, "debti")).containsExactly(Notice.Code.MAPPING_IN_VAIN);
    assertThat(notices("arbres", "debit")).containsExactly(Notice.Code.MAPPING_IN_VAIN);
  }

  @Test
  void aMappingOfASingleTableIsForNoOther() throws IOException {
    assertThat(notices(null, "debit", true)).containsExactly(Notice.Code.MAPPING_IN_VAIN);
    assertThat(notices(null, "hauteur", true)).isEmpty();
  }

  private static List<Notice.Code> notices(@Nullable String schema, String column)
      throws IOException {
    return notices(schema, column, false);
  }

  private static List<Notice.Code> notices(
      @Nullable String schema, String column, boolean isOneTable) throws IOException {
    Mappings mappings =
        new Mappings(List.of(mapping("arbres", "hauteur"), mapping("fontaines", "debit")));
    MappingFile stated = mapped("{\"columns\": {\"%s\": {\"unit\": \"m\"}}}".formatted(column));
    Recipe recipe = new Recipe(null, null, null, null, schema, stated, null, null);
    return new KnownSchemas(mappings, KnownSchemas.NONE.schemas(), isOneTable)
            .fit(
                recipe,
                Title.NONE,
                List.of("hauteur"),
                List.of(new Row(Map.of("hauteur", "12"), null, 1)))
            .orElseThrow()
            .notices()
            .stream()
            .map(Notice::code)
            .toList();
  }

  private static Mapping mapping(String name, String field) throws IOException {
    String schema = "{\"name\": \"%s\", \"fields\": [{\"name\": \"%s\"}]}".formatted(name, field);
    return new Mapping(
        name,
        mapped("{\"recognise\": [[\"%s\"]]}".formatted(field)),
        TableSchema.read(new ByteArrayInputStream(schema.getBytes(UTF_8)), name + ".json"),
        Map.of());
  }

  private static MappingFile mapped(String json) throws IOException {
    return Json.MAPPER.readValue(json, MappingFile.class);
  }
}
