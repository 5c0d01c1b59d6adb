package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.moisson.harvesters.schemas.mapping.ColumnRule;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReadingTest {

  @TempDir Path folder;

  @Test
  void aMappingIsReadWithItsSchemaAndTheCodeLists() {
    write(
        "bancs.json",
        "{\"name\": \"bancs\", \"fields\": [{\"name\": \"id\", \"type\": \"string\"}]}");
    write(
        "bancs.yaml",
        "schema: bancs\ncolumns:\n  id: { from: [ref, num_banc], compute: number }\n");
    write("nomenclatures/formes.csv", "code,label\nA,Assis\n");

    Mappings mappings = MappingReading.load(folder);

    assertThat(mappings.named("bancs"))
        .hasValueSatisfying(
            bancs -> {
              assertThat(bancs.schema().fields()).hasSize(1);
              assertThat(bancs.file().columns().get("id").compute())
                  .isEqualTo(ColumnRule.Compute.NUMBER);
              assertThat(bancs.nomenclatures().get("formes").find("A.0"))
                  .hasValueSatisfying(entry -> assertThat(entry.label()).isEqualTo("Assis"));
            });
  }

  @Test
  void oneTextOrAListOfThemIsTheSame() {
    write("mien.yaml", "columns:\n  hauteur: { from: HT_M, unit: m }\n");

    MappingFile file = read(null);

    assertThat(file.columns().get("hauteur").names().from().stream()).containsExactly("HT_M");
  }

  @Test
  void whatIsWrongIsToldWithFileLineAndKey() {
    write("mien.yaml", "columns:\n  hauteur:\n    frm: HT_M\n    compute: magie\n");

    ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, () -> read(null));

    assertThat(fault.problems())
        .extracting(problem -> problem.line() + " " + problem.key())
        .containsExactlyInAnyOrder("3 columns.hauteur.frm", "4 columns.hauteur.compute");
    assertThat(fault.problems().get(0).in(Locale.FRENCH)).contains("mien.yaml:3");
  }

  @Test
  void aColumnThatTheSchemaDoesNotHaveIsAFault() {
    write("bancs.json", "{\"fields\": [{\"name\": \"hauteur\"}]}");
    write("mien.yaml", "columns:\n  hautteur: { from: HT_M }\n");

    ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, () -> read("bancs"));

    assertThat(fault.problems())
        .singleElement()
        .extracting(problem -> problem.line() + " " + problem.key())
        .isEqualTo("2 columns.hautteur");
    assertThat(fault.problems().get(0).in(Locale.FRENCH)).contains("hauteur");
    assertThat(read(null).columns()).containsOnlyKeys("hautteur");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns: { d: { within: { column: type, pattern: 'DN(' } } } | columns.d.within.pattern",
        "columns: { d: { from: diam, unit: pieds } } | columns.d.unit",
        "columns: { d: { from: diam, to: pouces } } | columns.d.to",
        "exclude: [ { column: etat } ] | exclude.#1.values",
        "exclude: [ { values: abattu } ] | exclude.#1.column",
        "exclude: [ { column: haut, values: '>deux' } ] | exclude.#1.values",
        "latinName: { from: essence, species: espece } | latinName.genus"
      })
  void whatNothingCanBeDoneWithIsAFault(String mapping, String key) {
    write("mien.yaml", mapping);

    ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, () -> read(null));

    assertThat(fault.problems())
        .singleElement()
        .extracting(ConfigurationProblem::key)
        .isEqualTo(key);
  }

  @Test
  void aMappingWithoutItsSchemaIsAFault() {
    write("bancs.yaml", "columns:\n  id: { from: ref }\n");

    ConfigurationFault fault =
        catchThrowableOfType(ConfigurationFault.class, () -> MappingReading.load(folder));

    assertThat(fault.problems())
        .singleElement()
        .extracting(ConfigurationProblem::file)
        .isEqualTo(folder.resolve("bancs.json"));
  }

  private MappingFile read(@Nullable String schema) {
    return MappingReading.read(folder.resolve("mien.yaml"), folder, schema);
  }

  private void write(String file, String text) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
