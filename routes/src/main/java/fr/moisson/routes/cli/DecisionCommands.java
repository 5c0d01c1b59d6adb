package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Orphan;
import fr.moisson.routes.store.SqlCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The two decisions that only an officer takes. Portals follow at the next harvest. */
final class DecisionCommands {

  /** What is decided of one source. */
  private interface Decision {
    long carryOut(Catalogue catalogue, String territory, String source, Instant at);
  }

  /** What both of them take. */
  static final class Choice {
    @Parameters(
        arity = "1",
        paramLabel = "${bundle:label.source}",
        descriptionKey = "selection.source")
    private String selection = "";
  }

  /**
   * {@code moisson approve}: lets what a held run found missing go, or a source that is no more.
   */
  @Command(name = "approve", mixinStandardHelpOptions = true)
  static final class Approve implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Override
    public Integer call() {
      return decide(common, choice, "approve.done", Catalogue::approve, Catalogue::retire);
    }
  }

  /** {@code moisson restore}: takes the latest withdrawals back. */
  @Command(name = "restore", mixinStandardHelpOptions = true)
  static final class Restore implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Override
    public Integer call() {
      return decide(common, choice, "restore.done", Catalogue::restore, Catalogue::restore);
    }
  }

  private static int decide(
      Common common, Choice choice, String done, Decision decision, Decision ofAnOrphan) {
    Words words = common.start();
    Configuration configuration = common.configuration();
    Instant now = Clock.systemUTC().instant();
    try (Database database = common.dataFolder().database(configuration.settings().store())) {
      Catalogue catalogue = new SqlCatalogue(database.jdbi());
      Optional<Orphan> orphan =
          Orphans.of(configuration, database).stream()
              .filter(known -> known.name().equals(choice.selection))
              .findFirst();
      if (orphan.isPresent()) {
        long count =
            ofAnOrphan.carryOut(catalogue, orphan.get().territory(), orphan.get().source(), now);
        System.out.println(words.of(done, choice.selection, count));
        return ExitCode.WELL;
      }
      for (Target target : Selection.of(configuration, choice.selection)) {
        long count =
            decision.carryOut(catalogue, target.territory().name(), target.source().name(), now);
        System.out.println(words.of(done, target.name(), count));
      }
    }
    return ExitCode.WELL;
  }

  private DecisionCommands() {}
}
