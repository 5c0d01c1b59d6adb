package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableSchemaTest {

  @Test
  void aSchemaWithoutANameGoesByItsTitle() {
    assertThat(read("{\"title\": \"Lieux\", \"fields\": [{\"name\": \"id\"}]}").name())
        .isEqualTo("Lieux");
  }

  @Test
  void columnsSayYesAndNoInTheWordsOfTheSchema() {
    TableSchema schema =
        read(
            """
            {"name": "arbres", "fields": [
              {"name": "protege", "type": "boolean", "trueValues": ["Oui"], "falseValues": ["Non"]}]}
            """);

    assertThat(schema.field("protege").orElseThrow().column())
        .isEqualTo(
            new Column("protege", ColumnType.BOOLEAN, "", "", "", List.of("Oui"), List.of("Non")));
  }

  @Test
  void allThatVersionOneSaysIsRead() {
    TableSchema schema =
        read(
            """
            {"name": "arbres", "title": "Arbres", "version": "0.3.1",
             "path": "https://exemple.fr/arbres/0.3.1/schema.json",
             "missingValues": ["", "NA"],
             "primaryKey": "id",
             "foreignKeys": [
               {"fields": "parent", "reference": {"resource": "", "fields": "id"}},
               {"fields": ["rue"], "reference": {"resource": "rues", "fields": ["code"]}}],
             "fields": [
               {"name": "id", "type": "integer", "constraints": {"required": true, "minimum": 1}},
               {"name": "parent", "type": "integer"},
               {"name": "rue"},
               {"name": "type", "constraints": {"enum": ["feuillu", "conifère"]}},
               {"name": "defauts", "type": "array", "arrayItem": {"constraints": {"enum": ["mort"]}}}
             ],
             "custom_checks": [
               {"name": "sum-columns-value", "params": {"column": "id", "columns": ["a", "b"]}}]}
            """);

    assertThat(schema.version()).isEqualTo("0.3.1");
    assertThat(schema.address())
        .isEqualTo(URI.create("https://exemple.fr/arbres/0.3.1/schema.json"));
    assertThat(schema.primaryKey()).containsExactly("id");
    assertThat(schema.foreignKeys())
        .containsExactly(
            new ForeignKey(List.of("parent"), "", List.of("id")),
            new ForeignKey(List.of("rue"), "rues", List.of("code")));
    assertThat(schema.field("id").orElseThrow().constraints().minimum()).isEqualTo("1");
    assertThat(schema.field("rue").orElseThrow().isMissing("NA")).isTrue();
    assertThat(schema.field("type").orElseThrow().constraints().values())
        .containsExactly("feuillu", "conifère");
    assertThat(schema.field("defauts").orElseThrow().items()).isNotNull();
    assertThat(schema.customChecks())
        .containsExactly(
            new CustomCheck(
                "sum-columns-value",
                Map.of("column", List.of("id"), "columns", List.of("a", "b"))));
    assertThat(schema.fieldsMatch()).isEqualTo(TableSchema.FieldsMatch.PARTIAL);
    assertThat(schema.indispensable()).containsExactly("id");
  }

  @Test
  void versionTwoIsReadToo() {
    TableSchema schema =
        read(
            """
            {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
             "fieldsMatch": ["equal"],
             "missingValues": [{"value": "-99", "label": "non mesuré"}],
             "uniqueKeys": [["a", "b"], ["c"]],
             "fields": [
               {"name": "a", "type": "list", "delimiter": ";", "missingValues": ["?"]},
               {"name": "b", "type": "string",
                "categories": [{"value": "1", "label": "un"}, {"value": "2", "label": "deux"}]},
               {"name": "c", "type": "number", "constraints": {"exclusiveMinimum": 0}}]}
            """);

    assertThat(schema.fieldsMatch()).isEqualTo(TableSchema.FieldsMatch.EQUAL);
    assertThat(schema.uniqueKeys()).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(schema.field("a").orElseThrow().missingValues()).containsExactly("?");
    assertThat(schema.field("b").orElseThrow().isMissing("-99")).isTrue();
    assertThat(schema.field("b").orElseThrow().constraints().values()).containsExactly("1", "2");
    assertThat(schema.field("c").orElseThrow().constraints().exclusiveMinimum()).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name': 'a', 'required': false}",
        "{'name': 'a', 'constraints': {'title': 'Vide', 'description': 'Peut être vide.'}}"
      })
  void whatChecksNothingIsNoMistake(String field) throws IOException {
    assertThat(read("{'fields': [%s]}".formatted(field).replace('\'', '"')).fields()).hasSize(1);
  }

  @Test
  void aNameOfTwoFieldsIsSaidTwice() {
    assertThatThrownBy(() -> read("{\"fields\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}"))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal ->
                assertThat(refusal.notice().args())
                    .containsExactly("essai.json", "a", "fields[].name", "a, a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'fields': [ | SCHEMA_UNREADABLE",
        "{'name': 'x'} | SCHEMA_WITHOUT_FIELDS",
        "[1] | SCHEMA_WITHOUT_FIELDS",
        "{'fields': []} | SCHEMA_WITHOUT_FIELDS",
        "{'fields': [{'name': 'a'}], 'fieldsMatch': 'same'} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'constraints': ['required']}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'constraints': {'pattern': 5}}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'type': 'texte'}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'constraints': {'pattern': '('}}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'type': 'date', 'constraints': {'minimum': 'x'}}]}"
            + " | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'type': 'integer', 'constraints': {'enum': ['x']}}]}"
            + " | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a'}], 'primaryKey': 'b'} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'required': true}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'constraints': {'requried': true}}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'constraints': {'required': 'false'}}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'constraints': {'minLength': 'x'}}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a'}], 'missingValues': 'NA'} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'missingValues': 'NA'}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a', 'type': ['integer', 'string']}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'type': 'integer'}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a'}, {'name': 'a'}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a'}], 'foreignKeys': [{'fields': 'a'}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a'}], 'foreignKeys': [{'fields': 'a',"
            + " 'reference': {'resource': '', 'fields': 'b'}}]} | SCHEMA_BAD_FIELD",
        "{'fields': [{'name': 'a'}], 'foreignKeys': [{'fields': 'a',"
            + " 'reference': {'resource': 'b', 'fields': ['c', 'd']}}]} | SCHEMA_BAD_FIELD",
      })
  void aSchemaThatCannotBeUnderstoodIsRefused(String json, Notice.Code code) {
    assertThatThrownBy(() -> read(json.replace('\'', '"')))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal -> {
              assertThat(refusal.notice().code()).isEqualTo(code);
              assertThat(refusal.notice().args()).startsWith("essai.json");
            });
  }

  @Test
  void whereASchemaIsBrokenIsSaid() {
    assertThatThrownBy(() -> read("{\"fields\": [\n  {\"name\": \"a\"},]}"))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal ->
                assertThat(refusal.notice().args()).containsExactly("essai.json", "2", "17"));
    assertThatThrownBy(() -> read("{\"fields\": [{\"name\": \"a\"}, {\"title\": \"b\"}]}"))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal ->
                assertThat(refusal.notice().args())
                    .containsExactly("essai.json", "fields[1]", "name", ""));
  }

  @Test
  void aSchemaNestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(Misconfigured.class);
  }

  @Tag("shared")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "arbres-urbains/schema-0.2.0.json, 26, id",
    "arbres-urbains/schema-0.3.1.json, 31, id",
    "fontaine-eau/schema-0.1.0.json, 15, id",
    "pei/schema-1.0.1.json, 28,",
    "scdl/catalogue.json, 20,",
    "scdl/equipements.json, 21,",
    "cnig-friches/schema-1.0.6.json, 51, site_id",
    "cnig-paysage/unite-paysagere.json, 20,",
    "cnig-paysage/sousunite-paysagere.json, 15,",
    "cnig-paysage/ensemble-paysager.json, 14,",
    "cnig-paysage/limite-decoupage-paysager.json, 7,",
    "cnig-paysage/dynamique.json, 9,",
    "cnig-paysage/atlas-paysager.json, 10,",
    "cnig-paysage/document-paysage.json, 8,",
    "cerema-vegetaux/schema.json, 73, ID",
    "darwin-core/dwc-dp-occurrence.json, 44, occurrence_pk",
  })
  void theNationalSchemasAreRead(String file, int fields, String primaryKey) {
    Path path = Shared.path("standards/schemas/" + file);

    TableSchema schema = read(path);

    assertThat(schema.fields()).hasSize(fields).noneMatch(field -> field.name().isEmpty());
    assertThat(String.join(",", schema.primaryKey()))
        .isEqualTo(primaryKey == null ? "" : primaryKey);
  }

  static TableSchema read(Path path) {
    try (InputStream json = Files.newInputStream(path)) {
      return TableSchema.read(json, path.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TableSchema read(String json) {
    try {
      return TableSchema.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "essai.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
