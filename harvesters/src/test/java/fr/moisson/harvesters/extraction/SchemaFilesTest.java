package fr.moisson.harvesters.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.harvesters.schemas.report.ReportFiles;
import fr.moisson.harvesters.territory.Places;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {

  private static final String SCHEMA =
      """
      {"name": "bancs", "fields": [
        {"name": "nom", "type": "string", "constraints": {"required": true}},
        {"name": "pose", "type": "date"},
        {"name": "abrite", "type": "boolean", "constraints": {"required": true}}]}
      """;

  /** Two title lines, and a row that lies elsewhere: lines are counted in the producer's file. */
  private static final String TABLE =
      """
      Bancs de la ville;;;
      ;;;
      nom;pose;lon;lat
      Port;1998;-0.25;46.5
      Halles;1999-03-01;9;46.5
      Parc;1998-03-01;-0.25;46.5
      """;

  @TempDir private Path folder;

  @Test
  void aRequiredColumnThatNothingFillsIsOneToAdd() throws IOException {
    Assessment assessment = assessment(TABLE);

    Report report = report(assessment);
    assertThat(report.counts())
        .extracting(kind -> kind.code().text() + " " + kind.column() + " " + kind.count())
        .containsExactlyInAnyOrder("missing-label abrite 1", "value-emptied pose 1");
    assertThat(report.conformity().validRows()).isZero();
    assertThat(text(assessment.corrections()))
        .startsWith("\uFEFFerreurs;ligne;abrite;nom;pose;lon;lat\r\n\"Tout le tableau")
        .contains(";4;;Port;1998;-0.25;46.5\r\n", "\r\n;6;;Parc;1998-03-01;-0.25;46.5\r\n")
        .doesNotContain("Halles");
  }

  @Test
  void theSameColumnThatIsThereIsToBeFilledInEachRow() throws IOException {
    Assessment assessment =
        assessment("nom;abrite;lon;lat\nPort;oui;-0.25;46.5\nParc;;-0.25;46.5\n");

    assertThat(report(assessment).findings())
        .extracting(finding -> finding.line() + " " + finding.column() + " " + finding.detail())
        .containsExactly("3 abrite required");
    assertThat(text(assessment.corrections())).startsWith("\uFEFFerreurs;ligne;nom;abrite;");
  }

  private Assessment assessment(String rows) throws IOException {
    Mapping mapping =
        new Mapping(
            "bancs",
            MappingFile.EMPTY,
            TableSchema.read(new ByteArrayInputStream(SCHEMA.getBytes(UTF_8)), "bancs.json"),
            Map.of());
    return Extracts.mapped(
            Reading.table(
                Reading.written(folder, "f.csv", rows.getBytes(UTF_8)),
                Table.Format.CSV,
                Table.Place.GUESSED),
            mapping,
            Places.niort(),
            folder.resolve("files"),
            notice -> {})
        .assessment();
  }

  private Report report(Assessment assessment) throws IOException {
    try (InputStream json = Files.newInputStream(folder.resolve("files/" + assessment.report()))) {
      return ReportFiles.read(json);
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve("files").resolve(file));
  }
}
