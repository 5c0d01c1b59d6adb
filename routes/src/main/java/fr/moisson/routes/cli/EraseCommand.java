package fr.moisson.routes.cli;

import fr.moisson.routes.DataFolder;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Erasure;
import fr.moisson.routes.store.Erasure.Tombstone;
import fr.moisson.routes.web.feed.RenderedBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code moisson erase}: deletes withdrawn datasets for good, with their files, also those of a
 * source that is no longer configured.
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

  /**
   * @throws UnknownSelection if the selection is not the name of a source
   */
  @Override
  public Integer call() {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    int slash = selection.indexOf('/');
    if (slash < 0) {
      throw Selection.unknown(configuration, selection);
    }
    DataFolder data = common.existingDataFolder(configuration);
    try (Database database = data.database(configuration.settings().store())) {
      Erasure erasure = new Erasure(database);
      List<Tombstone> tombstones =
          erasure.of(selection.substring(0, slash), selection.substring(slash + 1), dataset);
      if (tombstones.isEmpty()) {
        System.out.println(words.of("erase.none", selection));
        return ExitCode.MISUSED;
      }
      List<Tombstone> gone = tombstones.stream().filter(one -> one.shown().isEmpty()).toList();
      erasure.erase(gone.stream().map(Tombstone::id).toList()).forEach(file -> delete(data, file));
      RenderedBlocks.drop(
          data.feeds(), gone.stream().mapToLong(Tombstone::number).filter(number -> number > 0));
      for (Tombstone one : gone) {
        System.out.println(words.of("erase.done", one.title(), one.id()));
        one.hidden().forEach(on -> System.out.println(words.of("erase.hidden", on)));
        one.left().forEach(on -> System.out.println(words.of("erase.left", on)));
      }
      tombstones.stream()
          .filter(one -> !one.shown().isEmpty())
          .map(
              one -> words.of("erase.shown", one.title(), one.id(), String.join(", ", one.shown())))
          .forEach(System.out::println);
      return gone.size() == tombstones.size() ? ExitCode.WELL : ExitCode.FAILED;
    }
  }

  private static void delete(DataFolder data, String file) {
    try {
      Files.deleteIfExists(data.files().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
