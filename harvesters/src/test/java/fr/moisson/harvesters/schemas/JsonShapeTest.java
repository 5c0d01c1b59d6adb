package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The constraint {@code jsonSchema}; in cells, apostrophes stand for quotes. */
class JsonShapeTest {

  private static final String MEASURES =
      """
      {'items': {'type': 'object', 'required': ['nom'],
                 'properties': {'nom': {'type': 'string', 'pattern': '^[A-Z]'}}}}
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "array | [{'nom': 'Tilia'}] | ",
        "array | [] | ",
        "array | [{'nom': 'Tilia'}, {'nom': 'tilia'}] | /1/nom pattern",
        "array | [{}] | /0 required",
        "array | [1] | /0 type",
        "object | {'nom': 1} | ",
      })
  void cellsFollowTheirSchema(String type, String cell, String fault) {
    List<String> found =
        validated(type, MEASURES, cell).findings().stream()
            .map(finding -> finding.args().get(2) + " " + finding.args().get(0))
            .toList();

    assertThat(found).isEqualTo(fault == null ? List.of() : List.of(fault));
  }

  @Test
  void theSentenceSaysWhereAndWhat() {
    Finding inside = validated("array", MEASURES, "[{'nom': 'tilia'}]").findings().get(0);
    Finding whole = validated("object", "{'minProperties': 2}", "{'nom': 1}").findings().get(0);

    assertThat(inside.detail()).isEqualTo("jsonSchema");
    assertThat(FindingMessages.of(inside, Locale.FRENCH))
        .endsWith(": /0/nom doit respecter « pattern » : \"^[A-Z]\".");
    assertThat(FindingMessages.of(whole, Locale.FRENCH))
        .endsWith("qui demande « minProperties » : 2.");
  }

  @Test
  void olderDraftsAreKnown() {
    String schema =
        "{'$schema': 'http://json-schema.org/draft-04/schema#',"
            + " 'items': {'minimum': 1, 'exclusiveMinimum': true}}";

    assertThat(validated("array", schema, "[1]").found())
        .containsExactly("2 a constraint-error.jsonSchema");
    assertThat(validated("array", schema, "[2]").found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'items': {'pattern': '(a+)+b'}}",
        "{'$ref': '#'}",
        "{'items': {'$ref': '#/$defs/a'}, '$defs': {'a': {'$ref': '#/$defs/a'}}}",
      })
  void whatTakesForEverCostsItsCellOnly(String schema) {
    assertThat(validated("array", schema, "['" + "a".repeat(60) + "c']").found())
        .containsExactly("2 a constraint-error.jsonSchema");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string | {'type': 'string'}",
        "array | 'string'",
        "array | {'items': {'pattern': '('}}",
        "array | {'$ref': 'https://exemple.fr/autre.json'}",
        "array | {'$ref': 'classpath:logback-test.xml'}",
        "array | {'$ref': '#/$defs/absent'}",
        "array | {'$schema': 'https://exemple.fr/inconnu.json'}",
      })
  void aSchemaThatCannotBeHeldIsRefused(String type, String schema) {
    assertThatThrownBy(() -> schema(type, schema))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Notice.Code.SCHEMA_BAD_FIELD);
              assertThat(e.notice().args()).contains("jsonSchema");
            });
  }

  private static TableSchema schema(String type, String shape) {
    return TableSchemaTest.read(
        "{'fields': [{'name': 'a', 'type': '%s', 'constraints': {'jsonSchema': %s}}, {'name': 'b'}]}"
            .formatted(type, shape)
            .replace('\'', '"'));
  }

  private Validated validated(String type, String shape, String cell) {
    return Validated.of(
        Validated.table(folder, "a\tb\n" + cell.replace('\'', '"') + "\tx\n"), schema(type, shape));
  }
}
