package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Site;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Extracts;
import fr.moisson.routes.web.StaticSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moisson feed}: writes the current catalogue as a site of plain files. */
@Command(name = "feed", mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(FeedCommand.class);

  @Mixin private Common common = new Common();

  @Option(
      names = "--out",
      paramLabel = "${bundle:label.folder}",
      required = true,
      descriptionKey = "feed.out")
  private @Nullable Path out;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    DataFolder data = common.existingDataFolder(configuration);
    PublicAddress.checkSite(configuration, words);
    Path folder = Objects.requireNonNull(out).toAbsolutePath().normalize();
    Outputs.makeFolder(folder);
    Moisson.Options options =
        Moisson.Options.once(Harvest.Mode.REPLAY, common.progress(words), common.clock());
    try (Database database = data.database(configuration.settings().store());
        Moisson moisson = new Moisson(configuration, data, database, options)) {
      StaticSite.Written written = Site.files(configuration, data, database, moisson).write(folder);
      System.out.println(
          json
              ? JsonNodeFactory.instance
                  .objectNode()
                  .put("out", folder.toString())
                  .put("files", written.files())
                  .put("bytes", written.bytes())
                  .put("lost", written.lost().size())
                  .toString()
              : words.of(
                  "feed.written",
                  folder,
                  written.files(),
                  written.bytes() / 1e6,
                  configuration.baseUrl()));
      return tellLost(written.lost(), new Shelf(database.jdbi()));
    }
  }

  private static int tellLost(Set<String> lost, Shelf shelf) {
    if (lost.isEmpty()) {
      return ExitCode.WELL;
    }
    // None for a dataset that left during the export.
    List<String> lines = shelf.stream().flatMap(entry -> sentence(entry, lost).stream()).toList();
    lines.forEach(line -> LOG.error("{}", line));
    return lines.isEmpty() ? ExitCode.WELL : ExitCode.FAILED;
  }

  /** Empty if the dataset has lost nothing. */
  private static Optional<String> sentence(Entry entry, Set<String> lost) {
    Dataset dataset = entry.dataset();
    String source = dataset.id().territory() + "/" + dataset.id().source();
    String pages = "/datasets/" + entry.key() + "/";
    return Extracts.files(dataset)
        .map("/files/"::concat)
        .filter(lost::contains)
        .findFirst()
        .or(() -> lost.stream().filter(address -> address.contains(pages)).findFirst())
        .map(address -> Notice.of(Notice.Code.EXTRACT_LOST, address, source))
        .map(why -> LogLine.about(source, dataset.title(), why));
  }
}
