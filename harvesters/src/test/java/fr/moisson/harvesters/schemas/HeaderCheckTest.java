package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.schemas.report.FindingMessages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderCheckTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "exact | b,a,c | b incorrect-label;a incorrect-label;c extra-label",
        "exact | a | b missing-label",
        "equal | b,a | ",
        "equal | b,c | a missing-label;c extra-label",
        "subset | b,a,c | ",
        "subset | b | a missing-label",
        "superset | a | ",
        "superset | b,c | a missing-label;c extra-label",
      })
  void fieldsMatchDecidesWhichColumnsThereMayBe(String mode, String header, String found) {
    String schema =
        """
        {"fieldsMatch": ["%s"], "fields": [
          {"name": "a", "constraints": {"required": true}}, {"name": "b"}]}
        """
            .formatted(mode);

    List<String> expected = found == null ? List.of() : List.of(found.split(";"));
    assertThat(of(header + "\n", schema).found())
        .filteredOn(code -> code.contains("label"))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aColumnWhoseNameDiffersInCaseOrAccentsOnlyIsNamed() {
    String schema =
        """
        {"fields": [{"name": "id_arbre", "constraints": {"required": true}}, {"name": "espece"}]}
        """;

    Validated validated = of("ID Arbre,Espèce,hauteur\n1,If,2\n", schema);

    assertThat(validated.found())
        .containsSubsequence(
            "id_arbre missing-label.alike",
            "ID Arbre extra-header-warn.alike",
            "Espèce extra-header-warn.alike",
            "hauteur extra-header-warn");
    assertThat(validated.findings())
        .extracting(finding -> FindingMessages.of(finding, Locale.FRENCH))
        .contains(
            "La colonne obligatoire « id_arbre » manque, mais « ID Arbre » lui ressemble."
                + " → Renommez « ID Arbre » en « id_arbre ».");
    assertThat(of("espece,Espèce\nIf,Yew\n", schema).found())
        .as("the column that has the name is there")
        .contains("Espèce extra-header-warn");
    assertThat(
            of(
                    "H\n1\n",
                    """
                    {"fields": [{"name": "h+", "constraints": {"required": true}},
                      {"name": "h-", "constraints": {"required": true}}]}
                    """)
                .found())
        .as("one column cannot be both")
        .contains("h+ missing-label", "h- missing-label", "H extra-header-warn");
  }

  @Test
  void aTableThatSharesNoColumnWithItsSchemaIsNotValid() {
    String schema = "{\"fields\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}";

    Validated validated = of("x,y\n1,2\n", schema);

    assertThat(validated.found()).startsWith("unmatched-header");
    assertThat(validated.report().conformity().isValid()).isFalse();
    assertThat(validated.report().conformity().share()).isZero();
    assertThat(of("x,b\n1,2\n", schema).report().conformity().isValid()).isTrue();
  }

  @Test
  void whereColumnsMustBeExactCellsAreCountedInTheHeader() {
    String schema =
        """
        {"fieldsMatch": "exact", "fields": [{"name": "a", "type": "integer"}, {"name": "b"}]}
        """;

    assertThat(of("a,b,c\n1,2,3\nx,2,3\n1,2\n", schema).found())
        .containsExactly("c extra-label", "3 a type-error.integer", "4 c missing-cell");
    assertThat(of("a\n1\n2\n", schema).found()).containsExactly("b missing-label");
  }

  private Validated of(String csv, String schema) {
    return Validated.of(Validated.table(folder, csv), TableSchemaTest.read(schema));
  }
}
