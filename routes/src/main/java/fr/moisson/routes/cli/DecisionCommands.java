package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.SqlCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongBiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The two decisions that only an officer takes. Portals follow at the next harvest. */
final class DecisionCommands {

  /** {@code moisson approve}: lets what a held run found missing go. */
  @Command(name = "approve", mixinStandardHelpOptions = true)
  static final class Approve implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(arity = "1", paramLabel = "TERRITORY/SOURCE", descriptionKey = "selection")
    private String selection = "";

    @Override
    public Integer call() {
      return decide(
          common,
          selection,
          "approve.done",
          (catalogue, target) ->
              catalogue.approve(target.territory().name(), target.source().name(), now()));
    }
  }

  /** {@code moisson restore}: takes the latest withdrawals back. */
  @Command(name = "restore", mixinStandardHelpOptions = true)
  static final class Restore implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(arity = "1", paramLabel = "TERRITORY/SOURCE", descriptionKey = "selection")
    private String selection = "";

    @Override
    public Integer call() {
      return decide(
          common,
          selection,
          "restore.done",
          (catalogue, target) ->
              catalogue.restore(target.territory().name(), target.source().name(), now()));
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static int decide(
      Common common, String selection, String done, ToLongBiFunction<Catalogue, Target> decision) {
    Words words = common.start();
    Configuration configuration = common.configuration();
    List<Target> targets = Selection.of(configuration, selection);
    try (Database database = common.dataFolder().database(configuration.settings().store())) {
      Catalogue catalogue = new SqlCatalogue(database.jdbi());
      for (Target target : targets) {
        long count = decision.applyAsLong(catalogue, target);
        System.out.println(words.of(done, target.name(), count));
      }
    }
    return ExitCode.WELL;
  }

  private DecisionCommands() {}
}
