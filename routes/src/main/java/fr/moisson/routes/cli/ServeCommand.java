package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.HarvestRoutes;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Site;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Names;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.WebServer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moisson serve}: runs the schedule and the web server until stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);

  @Mixin private Common common = new Common();

  @Option(names = "--port", paramLabel = "N", descriptionKey = "option.port")
  private @Nullable Integer port;

  @Override
  public Integer call() throws InterruptedException {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    DataFolder data = common.dataFolder();
    Moisson.Options options =
        new Moisson.Options(
            true,
            Harvest.Mode.USUAL,
            HarvestRoutes.Retries.DEFAULT,
            new LoggedProgress(words),
            common.clock());
    try (StopSignal stop = new StopSignal();
        Database database = data.database(configuration.settings().store());
        Moisson moisson = new Moisson(configuration, data, database, options);
        WebServer site = Site.open(configuration, data, database, moisson)) {
      tellFaults(configuration, words);
      PublicAddress.check(configuration, words);
      if (configuration.faults().territories().isEmpty()) {
        common.warnOfNothing(Target.all(configuration), words);
      }
      Orphans.notices(configuration, database)
          .forEach(notice -> LOG.warn("{}", Messages.of(notice, words.locale())));
      int bound = site.start(port == null ? configuration.port() : port);
      // Not before: a server that cannot listen would harvest again at each restart.
      moisson.startClock();
      tellNext(configuration, words);
      System.out.println(words.of("serve.address", "http://localhost:" + bound + "/"));
      System.out.flush();
      stop.await();
      LOG.info("{}", words.of("serve.stopping"));
    }
    return ExitCode.WELL;
  }

  /**
   * Tells when the next harvest is due, for users who have just started with an empty catalogue.
   */
  private void tellNext(Configuration configuration, CommandTexts words) {
    List<Target> targets = Target.all(configuration);
    Instant now = common.clock().instant();
    Map<ZonedDateTime, Target> next = new TreeMap<>();
    long waiting = 0;
    for (Target target : targets) {
      Optional<ZonedDateTime> at = target.next(now);
      if (at.isPresent()) {
        next.put(at.get(), target);
        waiting++;
      } else {
        LOG.warn("{}", words.of("serve.over", target.name(), target.source().schedule()));
      }
    }
    long count = waiting;
    next.entrySet().stream()
        .findFirst()
        .ifPresent(
            first ->
                LOG.info(
                    "{}",
                    words.of(
                        "serve.next",
                        count,
                        first.getValue().name(),
                        first.getKey().format(MOMENT.withLocale(words.locale())),
                        Names.list(Target.territories(targets)))));
  }

  /** Logs the problems and goes on: the readers of the site cannot correct the files. */
  private static void tellFaults(Configuration configuration, CommandTexts words) {
    configuration.faults().all().forEach(problem -> LOG.error("{}", problem.in(words.locale())));
    if (!configuration.faults().territories().isEmpty()) {
      LOG.error("{}", ProblemList.setAside(configuration, words));
    }
  }
}
