package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Severity;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.CorrectionFile;
import fr.moisson.harvesters.schemas.DataPackage;
import fr.moisson.harvesters.schemas.Resource;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.Validation;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Title;
import fr.moisson.harvesters.schemas.report.Digest;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.harvesters.schemas.report.ReportFiles;
import fr.moisson.harvesters.shacl.Conformance;
import fr.moisson.routes.web.report.FeedReportDocument;
import fr.moisson.routes.web.report.FeedReportTable;
import fr.moisson.routes.web.report.ReportDocument;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code moisson validate}: checks a file against a schema, or a feed against shapes, and tells
 * what to correct.
 */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "${bundle:label.input}", descriptionKey = "input")
  private String input = "";

  @ArgGroup(multiplicity = "1")
  private Against against = new Against();

  /** Exactly one of the two. */
  private static final class Against {

    @Option(
        names = "--schema",
        required = true,
        paramLabel = "${bundle:label.nameOrFile}",
        descriptionKey = "option.validateSchema")
    private String schema = "";

    @ArgGroup(exclusive = false)
    private @Nullable FeedValidation feed;
  }

  @Option(names = "--layer", paramLabel = "${bundle:label.name}", descriptionKey = "option.layer")
  private @Nullable String layer;

  @Option(
      names = "--report",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "option.validateReport")
  private @Nullable Path report;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    CommandTexts words = common.start();
    CollectedNotices heard = new CollectedNotices();
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    String text = "";
    int code = ExitCode.FAILED;
    try (Input given = Input.of(input, common)) {
      Outputs.prepared(report, input);
      if (against.feed != null) {
        return checked(against.feed, given, heard, words);
      }
      Report result = validated(subject(given, heard), heard, words.locale());
      all = ReportFiles.json(result, words.locale());
      text = text(result, words) + "\n";
      code = result.conformity().isValid() ? ExitCode.WELL : ExitCode.FAILED;
    } catch (HarvestException e) {
      heard.accept(e.notice());
      code = ExitCode.of(e);
    }
    all.set("notices", heard.json(words));
    System.out.println(json ? all : (text + heard.text(words)).stripTrailing());
    return code;
  }

  private int checked(
      FeedValidation against, Input given, CollectedNotices heard, CommandTexts words)
      throws IOException {
    Conformance result = against.run(given, common, heard);
    if (report != null) {
      try (Replacement file = new Replacement(report)) {
        if (isPage(report)) {
          String verdict = FeedValidation.verdict(result, words);
          FeedReportDocument.write(result, verdict, name(input), words.locale(), file.out());
        } else if (isTable(report)) {
          FeedReportTable.write(result, words.locale(), file.out());
        } else {
          FeedValidation.write(result, null, words.locale(), file.out());
        }
        file.keep();
      }
    }
    if (json) {
      FeedValidation.write(result, heard.json(words), words.locale(), System.out);
    } else {
      String text = FeedValidation.text(result, words) + "\n" + heard.text(words);
      System.out.println(text.stripTrailing());
    }
    return result.conforms() ? ExitCode.WELL : ExitCode.FAILED;
  }

  /** The resource to validate, and the tables that its foreign keys may refer to. */
  private record Subject(Resource resource, Map<String, Resource> others) {}

  /**
   * Finds the schema. A data package tells the schema of each of its tables. Reports are sent to
   * others, to whom the folder of the table means nothing.
   */
  private Subject subject(Input given, CollectedNotices heard) throws IOException {
    Path file = Path.of(against.schema);
    if (Files.isRegularFile(file) && DataPackage.isOne(file)) {
      Map<String, Resource> all = DataPackage.read(file);
      for (Resource resource : all.values()) {
        if (Files.isSameFile(resource.table().file(), given.source().file())) {
          Table table = resource.table().knownAs(given.origin().address());
          return new Subject(new Resource(resource.name(), table, resource.schema()), all);
        }
      }
      String tables = all.isEmpty() ? "–" : String.join(", ", all.keySet());
      throw new Misconfigured(Notice.of(Notice.Code.NOT_IN_PACKAGE, against.schema, input, tables));
    }
    TableSchema known = SchemaOption.schemas(common, given.folder(), heard).find(against.schema);
    Table table = given.table(layer, Table.Place.GUESSED, heard).knownAs(given.origin().address());
    return new Subject(new Resource("", table, known), Map.of());
  }

  /**
   * Writes the report as a table to correct or as a page, depending on its extension; else as JSON.
   */
  private Report validated(Subject subject, CollectedNotices heard, Locale locale)
      throws IOException {
    if (report == null) {
      return run(subject, heard, Validation.Listener.NONE);
    }
    try (Replacement file = new Replacement(report)) {
      Report result = written(report, subject, heard, locale, file.out());
      file.keep();
      return result;
    }
  }

  private Report written(
      Path report, Subject subject, CollectedNotices heard, Locale locale, OutputStream out)
      throws IOException {
    if (isTable(report)) {
      try (CorrectionFile corrections = new CorrectionFile(out, locale)) {
        return run(subject, heard, corrections);
      }
    }
    Report result = run(subject, heard, Validation.Listener.NONE);
    if (isPage(report)) {
      ReportDocument.write(result, name(input), locale, out);
    } else {
      ReportFiles.write(result, locale, out);
    }
    return result;
  }

  private static boolean isPage(Path report) {
    return ends(report, ".html");
  }

  private static boolean isTable(Path report) {
    return ends(report, ".csv");
  }

  private static boolean ends(Path report, String ending) {
    return report.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** The name by which others know a file, without its local path. */
  private static String name(String input) {
    return input.contains("://") ? input : new File(input).getName();
  }

  private static Report run(Subject subject, CollectedNotices heard, Validation.Listener listener) {
    return Validation.run(subject.resource(), subject.others(), heard, listener);
  }

  private String text(Report result, CommandTexts words) {
    Conformity conformity = result.conformity();
    String stated = (conformity.schema() + " " + conformity.version()).strip();
    String name = stated.isEmpty() ? name(against.schema) : stated;
    List<String> lines = new ArrayList<>();
    lines.add(
        words.of(
            conformity.isValid() ? "validate.well" : "validate.faults",
            name,
            conformity.validRows(),
            conformity.rows(),
            conformity.errors()));
    Comparator<Finding> gravestFirst = Comparator.comparing(finding -> finding.code().isWarning());
    Digest.of(result.findings()).stream()
        .filter(finding -> finding.code() != Finding.Code.MISSING_HEADER_WARN)
        .sorted(gravestFirst)
        .map(finding -> line(finding, words))
        .forEach(lines::add);
    lines.addAll(absent(result, words));
    if (result.isAbridged()) {
      lines.add(words.of("validate.first"));
    }
    lines.addAll(conversion(result, words));
    return String.join("\n", lines);
  }

  /** Suggests a conversion: the columns may be those of the schema under other names. */
  private List<String> conversion(Report result, CommandTexts words) {
    String schema = result.conformity().schema();
    boolean lacksColumns =
        result.count(Finding.Code.MISSING_LABEL) + result.count(Finding.Code.UNMATCHED_HEADER) > 0;
    if (!lacksColumns) {
      return List.of();
    }
    return SchemaOption.mappings(common).named(schema).stream()
        .map(mapping -> mapping.fit(Title.NONE, result.columns(), List.of()))
        .filter(fit -> fit.used() > named(fit, result.columns()))
        .filter(fit -> 2 * fit.used() > result.columns().size())
        .map(fit -> words.of("validate.convert", fit.used(), quoted(input), schema))
        .toList();
  }

  /** As a shell wants it, if it has blanks. */
  private static String quoted(String word) {
    return word.matches("\\S+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static long named(Fit fit, List<String> columns) {
    return columns.stream().filter(column -> fit.schema().field(column).isPresent()).count();
  }

  /** In one line, since a table may well lack most of its optional columns. */
  private static List<String> absent(Report result, CommandTexts words) {
    List<String> columns =
        result.findings().stream()
            .filter(finding -> finding.code() == Finding.Code.MISSING_HEADER_WARN)
            .flatMap(finding -> Stream.ofNullable(finding.column()))
            .toList();
    return columns.isEmpty()
        ? List.of()
        : List.of(words.of("validate.absent", columns.size(), String.join(", ", columns)));
  }

  private static String line(Finding finding, CommandTexts words) {
    String mark = NoticeList.mark(finding.code().isWarning() ? Severity.INFO : Severity.ERROR);
    String sentence = FindingMessages.of(finding, words.locale());
    String column = finding.line() == null ? null : finding.column();
    return mark + " " + Messages.at(finding.line(), column, sentence, words.locale());
  }
}
