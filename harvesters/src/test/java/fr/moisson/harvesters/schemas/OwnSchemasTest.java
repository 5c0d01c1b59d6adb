package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.schemas.types.FieldType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas shipped in {@code config/schemas}. */
class OwnSchemasTest {

  private static final OwnSchemas OURS = new OwnSchemas(Path.of("../config/schemas"));

  @ParameterizedTest
  @MethodSource("names")
  void everySchemaIsWholeAndItsExamplesFollowIt(String name) throws IOException {
    TableSchema schema = OURS.find(name).orElseThrow();

    assertThat(schema.name()).isEqualTo(name);
    assertThat(schema.title()).isNotBlank();
    assertThat(schema.version()).matches("\\d+\\.\\d+\\.\\d+");
    for (Field field : schema.fields()) {
      assertThat(field.title()).as(field.name()).isNotBlank();
      if (!field.example().isEmpty()) {
        new CellCheck(field)
            .check(
                field.example(),
                (code, detail, args) -> {
                  throw new AssertionError(field.name() + ": " + code + " " + detail);
                });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void shapesInItsColumnsAreReadAsPlaces(String name) throws IOException {
    assertThat(OURS.find(name).orElseThrow().fields())
        .filteredOn(field -> field.description().contains("WKT"))
        .extracting(Field::name)
        .allMatch(PositionColumns::isPosition);
  }

  /** Frictionless and Validata refuse a field of version 2 in a schema that stands alone. */
  @ParameterizedTest
  @MethodSource("names")
  void otherValidatorsKnowAllThatItAsksFor(String name) throws IOException {
    assertThat(OURS.find(name).orElseThrow().fields())
        .noneMatch(field -> field.constraints().exclusiveMinimum() != null)
        .noneMatch(field -> field.constraints().exclusiveMaximum() != null)
        .noneMatch(field -> field.type().name().equals("list"));
  }

  static List<String> names() throws IOException {
    return OURS.names();
  }

  @Test
  void thereIsOneForEachSubject() throws IOException {
    assertThat(names())
        .contains(
            "arbres-urbains",
            "fontaines",
            "pei",
            "scdl-catalogue",
            "scdl-equipements",
            "occurrences",
            "sites-pollues",
            "cavites",
            "zones-ppr",
            "qualite-air",
            "occupation-sol",
            "ilots-fraicheur",
            "rga",
            "friches");
  }

  /** The wording is ours; names, types, limits and keys are those of the published schema. */
  @Tag("shared")
  @ParameterizedTest
  @CsvSource({
    "arbres-urbains, arbres-urbains/schema-0.3.1.json",
    "fontaines, fontaine-eau/schema-0.1.0.json",
    "pei, pei/schema-1.0.1.json",
    "scdl-catalogue, scdl/catalogue.json",
    "scdl-equipements, scdl/equipements.json",
    "friches, cnig-friches/schema-1.0.6.json",
  })
  void oursAsksForWhatThePublishedOneAsksFor(String name, String file) throws IOException {
    TableSchema ours = OURS.find(name).orElseThrow();
    TableSchema published = TableSchemaTest.read(Shared.path("standards/schemas/" + file));

    assertThat(ours.fields().stream().map(OwnSchemasTest::demands))
        .containsExactlyElementsOf(
            published.fields().stream().map(OwnSchemasTest::demands).toList());
    assertThat(ours.primaryKey()).isEqualTo(published.primaryKey());
    assertThat(ours.customChecks()).isEqualTo(published.customChecks());
  }

  private static Demands demands(Field field) {
    return new Demands(field.name(), field.type(), field.constraints(), field.missingValues());
  }

  private record Demands(
      String name, FieldType type, Constraints constraints, Set<String> missingValues) {}
}
