package fr.moisson.routes.cli;

import fr.moisson.routes.DataFolder;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Erasure;
import fr.moisson.routes.store.Erasure.Tombstone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code moisson erase}: forgets withdrawn datasets for good, files included. Of a source that is
 * configured no more as well.
 */
@Command(name = "erase", mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Parameters(
      arity = "1",
      paramLabel = "${bundle:label.source}",
      descriptionKey = "selection.oneSource")
  private String selection = "";

  @Option(
      names = "--dataset",
      paramLabel = "${bundle:label.identifier}",
      descriptionKey = "option.dataset")
  private @Nullable String dataset;

  @Override
  public Integer call() {
    Words words = common.start();
    Configuration configuration = common.configuration();
    DataFolder data = common.dataFolder();
    try (Database database = data.database(configuration.settings().store())) {
      Erasure erasure = new Erasure(database);
      int slash = selection.indexOf('/');
      List<Tombstone> tombstones =
          slash < 0
              ? List.of()
              : erasure.of(
                  selection.substring(0, slash),
                  selection.substring(slash + 1),
                  dataset,
                  Clock.systemUTC().instant());
      if (tombstones.isEmpty()) {
        System.out.println(words.of("erase.none", selection));
        return ExitCode.MISUSED;
      }
      Set<String> portals = portals(configuration);
      boolean isLeft = false;
      for (Tombstone tombstone : tombstones) {
        List<String> shown = tombstone.shown().stream().filter(portals::contains).toList();
        if (shown.isEmpty()) {
          erasure.erase(tombstone.id()).forEach(file -> delete(data, file));
          System.out.println(words.of("erase.done", tombstone.title(), tombstone.id()));
          tombstone.hidden().forEach(on -> System.out.println(words.of("erase.hidden", on)));
        } else {
          String where = String.join(", ", shown);
          System.out.println(words.of("erase.shown", tombstone.title(), tombstone.id(), where));
          isLeft = true;
        }
      }
      return isLeft ? ExitCode.FAILED : ExitCode.WELL;
    }
  }

  /** Only these can be brought to take anything off. */
  private static Set<String> portals(Configuration configuration) {
    return configuration.territories().stream()
        .flatMap(
            territory ->
                territory.portals().stream().map(portal -> territory.name() + "/" + portal.name()))
        .collect(Collectors.toSet());
  }

  private static void delete(DataFolder data, String file) {
    try {
      Files.deleteIfExists(data.files().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
