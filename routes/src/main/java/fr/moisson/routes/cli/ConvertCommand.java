package fr.moisson.routes.cli;

import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.ExtractOrder;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.extraction.Subject;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.privacy.Personal;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.config.MappingReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moisson convert}: extracts a territory's data from any file, as a harvest does. */
@Command(name = "convert", mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "${bundle:label.input}", descriptionKey = "input")
  private String input = "";

  @Option(
      names = "--territory",
      paramLabel = "${bundle:label.codeOrFile}",
      descriptionKey = "option.territory")
  private @Nullable String territory;

  @Option(names = "--to", split = ",", paramLabel = "FORMAT", descriptionKey = "option.to")
  private @Nullable List<OutputFormat> formats;

  @Option(names = "--clip", descriptionKey = "option.clip")
  private boolean clip;

  @Option(names = "--shares", descriptionKey = "option.shares")
  private boolean shares;

  @Option(names = "--schema", paramLabel = "${bundle:label.name}", descriptionKey = "option.schema")
  private @Nullable String schema;

  @Option(
      names = "--mapping",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "option.mapping")
  private @Nullable Path mapping;

  @Option(
      names = "--keep-personal",
      split = ",",
      paramLabel = "${bundle:label.column}",
      descriptionKey = "option.keepPersonal")
  private @Nullable List<String> keepPersonal;

  @Option(names = "--layer", paramLabel = "${bundle:label.name}", descriptionKey = "option.layer")
  private @Nullable String layer;

  @Option(names = "--crs", paramLabel = "EPSG", descriptionKey = "option.crs")
  private @Nullable String crs;

  @Option(names = "--out-crs", paramLabel = "EPSG", descriptionKey = "option.outCrs")
  private @Nullable String outCrs;

  @Option(names = "--out", paramLabel = "${bundle:label.folder}", descriptionKey = "option.out")
  private Path out = Path.of(".");

  @Option(names = "--report", paramLabel = "${bundle:label.file}", descriptionKey = "option.report")
  private @Nullable Path report;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  /** Where the report is written; null for nowhere. */
  private @Nullable Path reported;

  @Override
  public Integer call() throws IOException {
    CommandTexts words = common.start();
    CollectedNotices heard = new CollectedNotices();
    ConversionReport result = new ConversionReport(heard, words, !Recipe.NO_SCHEMA.equals(schema));
    int code;
    try {
      reported = Outputs.prepared(report, input);
      Portion made = convert(heard);
      result.made(made);
      // A file without any row, or without any readable row, is a failure: scripts would go on with
      // files that do not exist.
      boolean isWell = made.isWhole() && made.receipt().rowsIn() > made.receipt().broken();
      code = isWell ? ExitCode.WELL : ExitCode.FAILED;
    } catch (HarvestException e) {
      heard.accept(e.notice());
      code = ExitCode.of(e);
    }
    if (reported != null) {
      Files.writeString(reported, result.json() + "\n");
    }
    System.out.println(json ? result.json() : result.text());
    return code;
  }

  private Portion convert(CollectedNotices heard) throws IOException {
    try (Input given = Input.of(input, common)) {
      Outputs.makeFolder(out.toAbsolutePath());
      try (ScratchFolder scratch = ScratchFolder.in(out.toAbsolutePath())) {
        return carryOut(given, scratch.path(), heard);
      }
    }
  }

  private Portion carryOut(Input given, Path scratch, CollectedNotices heard) throws IOException {
    Table.Place place = new Table.Place(null, null, null, crs, null, false);
    Table table = given.table(layer, place, heard);
    List<Territory> territories =
        territory == null
            ? List.of()
            : List.of(TerritoryOption.find(territory, common, given.folder()));
    String suffix = territories.isEmpty() ? "" : "-" + territories.get(0).code();
    Recipe recipe = recipe();
    for (OutputFormat format : recipe.outputs()) {
      Path made = out.resolve(given.stem() + suffix + "." + format.extension());
      Outputs.refuse(made, given.source().file());
      refuseAsReport(made);
    }
    ExtractOrder order =
        new ExtractOrder(
            table,
            Subject.of(given.source().name(), given.origin()),
            given.stem(),
            territories,
            recipe,
            true,
            recipe.isWithoutSchema()
                ? KnownSchemas.NONE
                : SchemaOption.known(common, given.folder(), heard),
            Destination.named(out.toAbsolutePath(), scratch),
            Moisson.VERSION);
    return Extraction.make(order, heard).get(0);
  }

  private void refuseAsReport(Path made) throws IOException {
    if (reported != null && Outputs.areSame(made, reported)) {
      // Do not write the refusal there either, as a report of an earlier run may lie there.
      reported = null;
      throw new Misconfigured(Notice.of(Notice.Code.REPORT_IS_OUTPUT, made));
    }
  }

  /** With a named schema, the producer's columns are not written as well. */
  private Recipe recipe() {
    return new Recipe(
        formats,
        outCrs,
        clip,
        shares,
        schema,
        mapping == null
            ? null
            : MappingReading.read(mapping, common.config().resolve("schemas"), schema),
        schema == null,
        new Personal(keepPersonal, null));
  }
}
