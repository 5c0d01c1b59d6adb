package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All findings in a small table, as {@code line column code[.detail]}. */
record Validated(Report report, List<Finding> findings) {

  static final URI ORIGIN = URI.create("https://donnees.example/fichier");

  static Table table(Path file) {
    return new Table(file, Table.Format.CSV, null, Table.Place.GUESSED, ORIGIN);
  }

  static Table table(Path folder, String csv) {
    try {
      return table(Files.writeString(Files.createTempFile(folder, "table", ".csv"), csv));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Validated of(Table table, TableSchema schema) {
    return of(new Resource("", table, schema), Map.of());
  }

  static Validated of(Resource resource, Map<String, Resource> others) {
    List<Finding> findings = new ArrayList<>();
    Validation.Listener all =
        new Validation.Listener() {
          @Override
          public void header(List<String> labels, FileFacts facts, List<Finding> found) {
            findings.addAll(found);
          }

          @Override
          public void line(Record line, List<Finding> found) {
            findings.addAll(found);
          }
        };
    Report report = Validation.run(resource, others, notice -> {}, all);
    return new Validated(report, findings);
  }

  /** Returns the report only, with an optional listener for the findings. */
  static Report report(Table table, TableSchema schema, Validation.Listener listener) {
    return Validation.run(new Resource("", table, schema), Map.of(), notice -> {}, listener);
  }

  List<String> found() {
    return findings.stream().map(Validated::text).toList();
  }

  private static String text(Finding finding) {
    String code = finding.code().text();
    return Stream.of(
            finding.line() == null ? "" : finding.line().toString(),
            finding.column() == null ? "" : finding.column(),
            finding.detail().isEmpty() ? code : code + "." + finding.detail())
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }
}
