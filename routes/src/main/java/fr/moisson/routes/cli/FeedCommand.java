package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Site;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Extracts;
import fr.moisson.routes.store.Orphan;
import fr.moisson.routes.web.export.StaticSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final String FILES = "/files/";
  private static final String DATASETS = "/datasets/";
  private static final Pattern OF_DATASET = Pattern.compile(".*" + DATASETS + "([^/]+)/.*");

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
    Moisson.Options options = common.once(Mode.REPLAY, words);
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
      return tellLost(written.lost(), configuration, database, words);
    }
  }

  /**
   * @param lost addresses of files and pages
   */
  static int tellLost(
      Set<String> lost, Configuration configuration, Database database, CommandTexts words) {
    if (lost.isEmpty()) {
      return ExitCode.WELL;
    }
    Map<String, String> pages =
        lost.stream()
            .map(OF_DATASET::matcher)
            .filter(Matcher::matches)
            .collect(Collectors.toMap(page -> page.group(1), Matcher::group, (a, b) -> a));
    Set<String> orphans =
        Orphans.of(configuration, database).stream().map(Orphan::name).collect(Collectors.toSet());
    // None for a dataset that left during the export.
    Stream<String> ofDatasets =
        new Shelf(database.jdbi())
            .stream()
                .flatMap(
                    entry ->
                        lost(entry, lost, pages)
                            .map(address -> sentence(entry.dataset(), address, orphans))
                            .stream());
    Stream<String> others =
        lost.stream()
            .filter(address -> !address.startsWith(FILES) && !address.contains(DATASETS))
            .map(address -> words.of("feed.deadLink", address));
    List<String> lines = Stream.concat(ofDatasets, others).toList();
    lines.forEach(line -> LOG.error("{}", line));
    return lines.isEmpty() ? ExitCode.WELL : ExitCode.FAILED;
  }

  /**
   * An address that a dataset has lost; empty if it has lost nothing.
   *
   * @param pages lost pages of datasets, one by the key of each
   */
  private static Optional<String> lost(Entry entry, Set<String> lost, Map<String, String> pages) {
    return Extracts.files(entry.dataset())
        .map(FILES::concat)
        .filter(lost::contains)
        .findFirst()
        .or(() -> Optional.ofNullable(pages.get(entry.key())));
  }

  private static String sentence(Dataset dataset, String address, Set<String> orphans) {
    String source = dataset.id().territory() + "/" + dataset.id().source();
    Notice.Code code =
        orphans.contains(source) ? Notice.Code.EXTRACT_ORPHANED : Notice.Code.EXTRACT_LOST;
    return LogLine.about(source, dataset.title(), Notice.of(code, address, source));
  }
}
