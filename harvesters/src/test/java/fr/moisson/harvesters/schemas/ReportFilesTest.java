package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.harvesters.schemas.report.ReportFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

  private static final String SCHEMA =
      """
      {"name": "arbres", "version": "1.0.0", "path": "https://exemple.fr/arbres.json", "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": true}},
        {"name": "plantation", "type": "date"}]}
      """;
  private static final String TABLE =
      "id;plantation;nom\n1;1998-03-01;a\n2;\"1998; mars\";\"é\"\"\n\";extra\n";

  @TempDir Path folder;

  @Test
  void theReportSaysHowFarAndWhyNot() throws IOException {
    Report report =
        Validated.of(Validated.table(folder, TABLE), TableSchemaTest.read(SCHEMA)).report();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ReportFiles.write(report, Locale.FRENCH, out);

    JsonNode json = new ObjectMapper().readTree(out.toByteArray());
    assertThat(json.at("/conformity/schema").asText()).isEqualTo("arbres");
    assertThat(json.at("/conformity/share").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/conformity/valid").asBoolean()).isFalse();
    assertThat(json.at("/findings/1/code").asText()).isEqualTo("type-error");
    assertThat(json.at("/findings/1/line").asLong()).isEqualTo(3);
    assertThat(json.at("/findings/1/message").asText()).contains("aaaa-mm-jj", "1998; mars");
    assertThat(json.at("/counts/0/code").asText()).isEqualTo("extra-header-warn");
    assertThat(ReportFiles.read(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(report);
  }

  @Test
  void theFileToCorrectIsTheTableWithItsFaultsBesideIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CorrectionFile file = new CorrectionFile(out, Locale.FRENCH)) {
      Validated.report(Validated.table(folder, TABLE), TableSchemaTest.read(SCHEMA), file);
    }

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "\uFEFFerreurs;ligne;id;plantation;nom\r\n"
                + "Tout le tableau : La colonne « nom » est inconnue du schéma ; elle n’a pas été vérifiée."
                    .transform(ReportFilesTest::quoted)
                + ";2;1;1998-03-01;a\r\n"
                + ("plantation : La date doit être écrite sous la forme aaaa-mm-jj, par exemple"
                        + " 2024-03-31 ; ici : « 1998; mars ». | La ligne a plus de cellules que"
                        + " le tableau n’a de colonnes (3). → Vérifiez les séparateurs et les"
                        + " guillemets.")
                    .transform(ReportFilesTest::quoted)
                + ";3;2;\"1998; mars\";\"é\"\"\n\";extra\r\n");
  }

  @Test
  void theFileToCorrectKeepsAnySeparator() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CorrectionFile file = new CorrectionFile(out, Locale.FRENCH)) {
      Validated.report(
          Validated.table(folder, "id#plantation\n1#1998-03-01\n2#1999-03-01\n"),
          TableSchemaTest.read(SCHEMA),
          file);
    }

    assertThat(out.toString(UTF_8))
        .contains("erreurs#ligne#id#plantation\r\n", "#3#2#1999-03-01\r\n");
  }

  @Test
  void aLineThatIsShortAndACellThatIsEmptyAreToldOnce() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableSchema schema =
        TableSchemaTest.read(
            """
            {"fields": [
              {"name": "id", "type": "integer", "constraints": {"required": true}},
              {"name": "nom", "type": "string", "constraints": {"required": true}},
              {"name": "note", "type": "string"}], "primaryKey": "id"}
            """);
    try (CorrectionFile file = new CorrectionFile(out, Locale.FRENCH)) {
      Validated.report(Validated.table(folder, "id;nom;note\n;a;b\n2\n"), schema, file);
    }

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "\uFEFFerreurs;ligne;id;nom;note\r\n"
                + "id : Cette cellule doit être remplie.;2;;a;b\r\n"
                + "La ligne s’arrête avant la colonne « nom ». → Ajoutez les cellules manquantes,"
                + " même vides.;3;2\r\n");
  }

  @Test
  void anOptionalColumnThatIsAbsentIsNothingToCorrect() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CorrectionFile file = new CorrectionFile(out, Locale.FRENCH)) {
      Validated.report(Validated.table(folder, "id\n1\n"), TableSchemaTest.read(SCHEMA), file);
    }

    assertThat(out.toString(UTF_8)).isEqualTo("\uFEFFerreurs;ligne;id\r\n;2;1\r\n");
  }

  @Test
  void aColumnToBeRenamedIsToldOnceAndNotAddedToo() throws IOException {
    assertThat(corrected("ID;plantation\n1;1998-03-01\n"))
        .isEqualTo(
            "\uFEFFerreurs;ligne;ID;plantation\r\n"
                + "Tout le tableau : La colonne obligatoire « id » manque, mais « ID » lui ressemble."
                + " → Renommez « ID » en « id ».;2;1;1998-03-01\r\n");
  }

  @Test
  void anEmptyLineIsNotSaidToLackItsKeyToo() throws IOException {
    assertThat(corrected("id;plantation\n1;1998-03-01\n;\n"))
        .endsWith("La ligne est vide. → Supprimez-la.;3;;\r\n");
  }

  /** Each with the line of the original file, which the report tells. */
  @Test
  void aMissingColumnIsThereToBeFilled() throws IOException {
    String corrected = corrected("plantation\n1998-03-01\n\n1999-03-01\n");

    assertThat(corrected)
        .isEqualTo(
            "\uFEFFerreurs;ligne;id;plantation\r\n"
                + "Tout le tableau : La colonne obligatoire « id » manque. → Ajoutez-la.;2;;"
                + "1998-03-01\r\n"
                + "La ligne est vide. → Supprimez-la.;3;\r\n"
                + ";4;;1999-03-01\r\n");
  }

  @Test
  void theFileToCorrectReadsAsTheOriginalWhenItIsSentAgain() throws IOException {
    String table = "id;plantation;nom\n1;1998;a\n\n2\n3;1998-03-01;b;c\n";
    Path original = folder.resolve("original.csv");
    Path again = folder.resolve("again.csv");
    Files.writeString(original, table);
    Files.writeString(again, corrected(table));

    assertThat(found(again)).isEqualTo(found(original)).contains("2 plantation type-error.date");
    assertThat(values(again)).isEqualTo(values(original)).hasSize(2);
    assertThat(corrected(Files.readString(again))).isEqualTo(Files.readString(again));
  }

  private List<String> found(Path table) throws IOException {
    return Validated.of(
            Validated.table(folder, Files.readString(table)), TableSchemaTest.read(SCHEMA))
        .found();
  }

  private static List<Map<String, String>> values(Path table) {
    return Reading.of(Validated.table(table)).rows().stream().map(Row::values).toList();
  }

  private String corrected(String table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CorrectionFile file = new CorrectionFile(out, Locale.FRENCH)) {
      Validated.report(Validated.table(folder, table), TableSchemaTest.read(SCHEMA), file);
    }
    return out.toString(UTF_8);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
