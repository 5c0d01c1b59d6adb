package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Catalogue.Concerned;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Portals;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.portal.FormerPortals;
import fr.moisson.routes.portal.FormerPortals.Former;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Orphan;
import fr.moisson.routes.store.SqlCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The two decisions reserved to an officer. Portals follow at the next harvest, except for a
 * decision about one portal.
 */
final class DecisionCommands {

  /** A decision about one source. */
  private interface Decision {
    Concerned carryOut(Catalogue catalogue, String territory, String source, Instant at);
  }

  /**
   * A decision about a source that is no longer configured.
   *
   * @param concerned the sources that it may be about
   */
  private record OfOrphan(
      BiFunction<Configuration, Database, List<Orphan>> concerned, Decision decision) {}

  /**
   * {@code moisson approve}: lets withdrawals proceed: those that a held run found, those of a
   * source or of a portal that is no longer configured, or those that a portal holds back.
   */
  @Command(name = "approve", mixinStandardHelpOptions = true)
  static final class Approve implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(
        arity = "1",
        paramLabel = "${bundle:label.sourceOrPortal}",
        descriptionKey = "selection.sourceOrPortal")
    private String selection = "";

    @Option(names = "--portal", descriptionKey = "option.ofPortal")
    private boolean ofPortal;

    @Override
    public Integer call() {
      return ofPortal
          ? giveUp(common, selection)
              .orElseGet(
                  () ->
                      PortalCommands.carryOut(
                          common,
                          selection,
                          common::existingDataFolder,
                          (portals, portal, words) ->
                              words.of("approve.portal", portal, portals.letLeave(portal))))
          : decide(
              common,
              selection,
              "approve.done",
              Catalogue::approve,
              new OfOrphan(Orphans::of, Catalogue::retire));
    }
  }

  /** Empty if the portal is not one of those that are no longer configured. */
  private static Optional<Integer> giveUp(Common common, String portal) {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    DataFolder data = common.existingDataFolder(configuration);
    try (Database database = data.database(configuration.settings().store())) {
      Optional<Former> former =
          Orphans.portals(configuration, database).stream()
              .filter(known -> known.name().equals(portal))
              .findFirst();
      if (former.isEmpty()) {
        return Optional.empty();
      }
      FormerPortals formerPortals = new FormerPortals(database.jdbi(), common.clock());
      Moisson.Options options = common.once(Mode.USUAL, words);
      try (Moisson moisson = new Moisson(configuration, data, database, options)) {
        withdraw(moisson.portals(), formerPortals, former.get());
      }
      long count = formerPortals.giveUp(portal);
      System.out.println(words.of("approve.formerPortal", portal, count));
      return Optional.of(ExitCode.WELL);
    }
  }

  /** What remains of it on a site that is written to under another name would never leave. */
  private static void withdraw(Portals portals, FormerPortals formerPortals, Former former) {
    portals
        .successor(former.name())
        .ifPresent(
            successor -> {
              formerPortals.leaveShared(former.name());
              portals.withdraw(former, successor);
            });
  }

  /** {@code moisson restore}: reverts the latest withdrawals. */
  @Command(name = "restore", mixinStandardHelpOptions = true)
  static final class Restore implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(
        arity = "1",
        paramLabel = "${bundle:label.source}",
        descriptionKey = "selection.source")
    private String selection = "";

    @Override
    public Integer call() {
      return decide(
          common,
          selection,
          "restore.done",
          Catalogue::restore,
          new OfOrphan(Orphans::withdrawn, Catalogue::restore));
    }
  }

  private static int decide(
      Common common, String selection, String done, Decision decision, OfOrphan ofOrphan) {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    Instant now = common.clock().instant();
    DataFolder data = common.existingDataFolder(configuration);
    try (Database database = data.database(configuration.settings().store())) {
      Catalogue catalogue = new SqlCatalogue(database.jdbi());
      Optional<Orphan> orphan =
          ofOrphan.concerned().apply(configuration, database).stream()
              .filter(known -> known.name().equals(selection))
              .findFirst();
      if (orphan.isPresent()) {
        Concerned datasets =
            ofOrphan
                .decision()
                .carryOut(catalogue, orphan.get().territory(), orphan.get().source(), now);
        System.out.println(words.of(done, selection, datasets.count(), datasets.some(), 0));
        return ExitCode.WELL;
      }
      for (Target target : Selection.of(configuration, selection)) {
        Concerned datasets =
            decision.carryOut(catalogue, target.territory().name(), target.source().name(), now);
        boolean mayBeLeftOut = datasets.count() > 0 && !target.source().choice().equals(Choice.ALL);
        System.out.println(
            words.of(done, target.name(), datasets.count(), datasets.some(), mayBeLeftOut ? 1 : 0));
      }
    }
    return ExitCode.WELL;
  }

  private DecisionCommands() {}
}
