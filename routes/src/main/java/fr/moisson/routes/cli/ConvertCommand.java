package fr.moisson.routes.cli;

import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Order;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.privacy.Personal;
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

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.out")
  private Path out = Path.of(".");

  @Option(names = "--report", paramLabel = "FILE", descriptionKey = "option.report")
  private @Nullable Path report;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Words words = common.start();
    ConversionReport result = new ConversionReport(words.locale());
    try (Input given = Input.of(input, common)) {
      carryOut(given, result);
    } catch (HarvestException e) {
      result.fail(e.notice());
    }
    if (report != null) {
      Files.writeString(report, result.json() + "\n");
    }
    System.out.println(json ? result.json() : result.text(words));
    return result.hasFailed() ? ExitCode.FAILED : ExitCode.WELL;
  }

  private void carryOut(Input given, ConversionReport result) throws IOException {
    Table.Place place = new Table.Place(null, null, null, crs, null, false);
    Table table = given.source().table(null, layer, place, given.folder(), result::tell);
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
            recipe.isWithoutSchema()
                ? KnownSchemas.NONE
                : SchemaOption.known(common, given.folder(), result::tell),
            Destination.named(out.toAbsolutePath()));
    result.made(Extraction.make(order, result::tell).get(0));
  }

  /** Whoever names a schema wants that, and not the producer's columns too. */
  private Recipe recipe() {
    return new Recipe(
        formats,
        clip,
        shares,
        schema,
        mapping == null ? null : MappingReading.read(mapping),
        schema == null,
        new Personal(keepPersonal, null));
  }
}
