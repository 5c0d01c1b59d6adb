package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.harvesters.schemas.report.ReportFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The surveyed trees, validated against their schema; one value is hostile. */
public final class AssessedTrees {

  private static final URI SCHEMA =
      URI.create("https://schema.example/arbres-urbains/0.3.1/schema.json");

  public static Dataset dataset(Path files) throws IOException {
    return SurveyedTrees.dataset(files, assessment(files));
  }

  public static Assessment assessment(Path files) throws IOException {
    return new Assessment(
        conformity(),
        0.9,
        SurveyedTrees.write(files, "arbres-rapport.json", json(report())),
        SurveyedTrees.write(
            files, "arbres-a-corriger.csv", "erreurs,hauteur\r\npas un nombre,douze\r\n"));
  }

  private static String json(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFiles.write(report, Locale.FRENCH, out);
    return out.toString(UTF_8);
  }

  private static Conformity conformity() {
    return new Conformity("arbres-urbains", "0.3.1", SCHEMA, 25, 24, 3);
  }

  private static Report report() {
    Finding.Code type = Finding.Code.TYPE_ERROR;
    Finding.Code unknown = Finding.Code.EXTRA_HEADER_WARN;
    return new Report(
        conformity(),
        List.of("id_arbre", "hauteur"),
        List.of(
            new Report.Count(unknown, "", "surnom", 1),
            new Report.Count(type, "number", "hauteur", 2),
            new Report.Count(Finding.Code.CONSTRAINT_ERROR, "required", "id_arbre", 1)),
        List.of(
            new Finding(unknown, "", null, "surnom", 3, null, List.of()),
            new Finding(type, "number", 7L, "hauteur", 2, "douze", List.of()),
            new Finding(type, "number", 1_234L, "hauteur", 2, SurveyedTrees.HOSTILE, List.of()),
            new Finding(
                Finding.Code.CONSTRAINT_ERROR, "required", 7L, "id_arbre", 1, "", List.of())));
  }

  private AssessedTrees() {}
}
