package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice.Severity;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.CorrectionFile;
import fr.moisson.harvesters.schemas.Finding;
import fr.moisson.harvesters.schemas.FindingMessages;
import fr.moisson.harvesters.schemas.Report;
import fr.moisson.harvesters.schemas.ReportFiles;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.Validation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moisson validate}: whether a file is what a schema asks for, and what to correct. */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "INPUT", descriptionKey = "input")
  private String input = "";

  @Option(
      names = "--schema",
      required = true,
      paramLabel = "NAME|FILE",
      descriptionKey = "option.validateSchema")
  private String schema = "";

  @Option(names = "--layer", paramLabel = "NAME", descriptionKey = "option.layer")
  private @Nullable String layer;

  @Option(names = "--report", paramLabel = "FILE", descriptionKey = "option.validateReport")
  private @Nullable Path report;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Words words = common.start();
    ConversionReport notices = new ConversionReport(words.locale());
    try (Input given = Input.of(input, common)) {
      TableSchema known = SchemaOption.schemas(common, given.folder(), notices::tell).find(schema);
      Table table =
          given.source().table(null, layer, Table.Place.GUESSED, given.folder(), notices::tell);
      Report result = validated(table, known, notices, words.locale());
      System.out.println(json ? json(result, words.locale()) : text(result, words));
      return result.conformity().isValid() ? ExitCode.WELL : ExitCode.FAILED;
    } catch (HarvestException e) {
      notices.fail(e.notice());
      System.out.println(json ? notices.json() : notices.text(words));
      return ExitCode.FAILED;
    }
  }

  /** The report is a table to correct if its name ends so, else JSON. */
  private Report validated(Table table, TableSchema known, ConversionReport notices, Locale locale)
      throws IOException {
    if (report == null) {
      return Validation.run(table, known, notices::tell, Validation.Listener.NONE);
    }
    try (OutputStream out = Files.newOutputStream(report)) {
      if (report.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
        try (CorrectionFile corrections = new CorrectionFile(out, locale)) {
          return Validation.run(table, known, notices::tell, corrections);
        }
      }
      Report result = Validation.run(table, known, notices::tell, Validation.Listener.NONE);
      ReportFiles.write(result, locale, out);
      return result;
    }
  }

  private static String json(Report result, Locale locale) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFiles.write(result, locale, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String text(Report result, Words words) {
    Conformity conformity = result.conformity();
    String name = (conformity.schema() + " " + conformity.version()).strip();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.of(
            conformity.isValid() ? "validate.well" : "validate.faults",
            name,
            conformity.validRows(),
            conformity.rows(),
            conformity.errors()));
    Comparator<Finding> gravestFirst = Comparator.comparing(finding -> finding.code().isWarning());
    result.findings().stream()
        .sorted(gravestFirst)
        .map(finding -> line(finding, words))
        .forEach(lines::add);
    if (result.findings().stream().anyMatch(finding -> finding.line() != null)) {
      lines.add(words.of("validate.first"));
    }
    return String.join("\n", lines);
  }

  private static String line(Finding finding, Words words) {
    String mark = NoticeList.mark(finding.code().isWarning() ? Severity.INFO : Severity.ERROR);
    String sentence = FindingMessages.of(finding, words.locale());
    String where =
        finding.line() == null
            ? ""
            : finding.column() == null
                ? words.of("validate.row", String.valueOf(finding.line()))
                : words.of("validate.cell", String.valueOf(finding.line()), finding.column());
    return mark + " " + where + sentence;
  }
}
