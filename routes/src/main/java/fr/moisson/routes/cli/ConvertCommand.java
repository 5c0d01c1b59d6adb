package fr.moisson.routes.cli;

import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Order;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.privacy.Personal;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.config.MappingReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moisson convert}: the town's own file out of anybody's, as a harvest makes it. */
@Command(name = "convert", mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "INPUT", descriptionKey = "input")
  private String input = "";

  @Option(names = "--territory", paramLabel = "CODE|FILE", descriptionKey = "option.territory")
  private @Nullable String territory;

  @Option(names = "--to", split = ",", paramLabel = "FORMAT", descriptionKey = "option.to")
  private @Nullable List<OutputFormat> formats;

  @Option(names = "--clip", descriptionKey = "option.clip")
  private boolean clip;

  @Option(names = "--shares", descriptionKey = "option.shares")
  private boolean shares;

  @Option(names = "--schema", paramLabel = "NAME", descriptionKey = "option.schema")
  private @Nullable String schema;

  @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "option.mapping")
  private @Nullable Path mapping;

  @Option(
      names = "--keep-personal",
      split = ",",
      paramLabel = "COLUMN",
      descriptionKey = "option.keepPersonal")
  private @Nullable List<String> keepPersonal;

  @Option(names = "--layer", paramLabel = "NAME", descriptionKey = "option.layer")
  private @Nullable String layer;

  @Option(names = "--crs", paramLabel = "EPSG", descriptionKey = "option.crs")
  private @Nullable String crs;

  @Option(names = "--out-crs", paramLabel = "EPSG", descriptionKey = "option.outCrs")
  private @Nullable String outCrs;

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.out")
  private Path out = Path.of(".");

  @Option(names = "--report", paramLabel = "FILE", descriptionKey = "option.report")
  private @Nullable Path report;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Words words = common.start();
    Heard heard = new Heard();
    ConversionReport result = new ConversionReport(heard, words.locale());
    int code = ExitCode.WELL;
    try (Input given = Input.of(input, common)) {
      Portion made = carryOut(given, heard);
      result.made(made);
      code = made.isWhole() ? ExitCode.WELL : ExitCode.FAILED;
    } catch (HarvestException e) {
      heard.accept(e.notice());
      code = ExitCode.FAILED;
    }
    if (report != null) {
      Files.writeString(report, result.json() + "\n");
    }
    System.out.println(json ? result.json() : result.text(words));
    return code;
  }

  private Portion carryOut(Input given, Heard heard) throws IOException {
    Table.Place place = new Table.Place(null, null, null, crs, null, false);
    Table table = given.source().table(null, layer, place, given.folder(), heard);
    List<Territory> territories =
        territory == null
            ? List.of()
            : List.of(TerritoryOption.find(territory, common, given.folder()));
    String suffix = territories.isEmpty() ? "" : "-" + territories.get(0).code();
    Recipe recipe = recipe();
    for (OutputFormat format : recipe.outputs()) {
      given.refuseToOverwrite(out, given.stem() + suffix + "." + format.extension());
    }
    Order order =
        new Order(
            table,
            given.source().name(),
            given.stem(),
            territories,
            recipe,
            true,
            recipe.isWithoutSchema()
                ? KnownSchemas.NONE
                : SchemaOption.known(common, given.folder(), heard),
            Destination.named(out.toAbsolutePath()));
    Portion portion = Extraction.make(order, heard).get(0);
    describe(given, territories, portion);
    return portion;
  }

  /** Says beside the files what they are. */
  private void describe(Input given, List<Territory> territories, Portion portion)
      throws IOException {
    if (portion.files().isEmpty()) {
      return;
    }
    Territory place = territories.isEmpty() ? null : territories.get(0);
    String name = given.stem() + (place == null ? "" : "-" + place.code());
    Descriptor descriptor =
        new Descriptor(
            name.toLowerCase(Locale.ROOT),
            given.source().name(),
            "",
            Instant.EPOCH,
            null,
            null,
            given.origin(),
            new Descriptor.Making(
                place == null ? null : place.code(),
                place == null ? null : place.name(),
                portion.receipt().rule(),
                place == null ? null : place.vintage(),
                schema,
                Moisson.VERSION),
            portion.files().stream().map(ConvertCommand::resource).toList());
    Files.write(out.resolve(name + "-" + Descriptor.FILE_NAME), descriptor.json());
  }

  private static Descriptor.Resource resource(Portion.MadeFile file) {
    Assessment assessment = file.assessment();
    return new Descriptor.Resource(
        file.format(),
        file.path(),
        file.bytes(),
        file.sha256(),
        file.layout().columns(),
        file.layout().points(),
        file.layout().crs(),
        assessment == null ? null : assessment.conformity().address());
  }

  /** Whoever names a schema wants that, and not the producer's columns too. */
  private Recipe recipe() {
    return new Recipe(
        formats,
        outCrs,
        clip,
        shares,
        schema,
        mapping == null ? null : MappingReading.read(mapping),
        schema == null,
        new Personal(keepPersonal, null));
  }
}
