package fr.moisson.routes.cli;

import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that harvest: from the network, from stored answers, or only as a preview. */
final class HarvestCommands {

  /** The parameters of these commands, and of the one that reports on their work. */
  static final class Choice {
    @Parameters(
        arity = "0..1",
        paramLabel = "${bundle:label.selection}",
        descriptionKey = "selection")
    @Nullable String selection;

    @Option(names = "--json", descriptionKey = "option.json")
    boolean json;
  }

  /** {@code moisson harvest}: harvests now, from the network. */
  @Command(name = "harvest", mixinStandardHelpOptions = true)
  static final class Harvest implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Override
    public Integer call() {
      return carryOut(common, choice, Mode.USUAL);
    }
  }

  /** {@code moisson replay}: applies today's mappings to the stored answers. */
  @Command(name = "replay", mixinStandardHelpOptions = true)
  static final class Replay implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Override
    public Integer call() {
      return carryOut(common, choice, Mode.REPLAY);
    }
  }

  /** {@code moisson preview}: shows what a harvest would do to each portal; writes nothing. */
  @Command(name = "preview", mixinStandardHelpOptions = true)
  static final class Preview implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Override
    public Integer call() {
      CommandTexts words = common.start();
      Configuration configuration = common.configuration();
      List<Target> targets = Selection.of(configuration, choice.selection);
      ProblemList leftOut = ProblemList.leftOut(configuration, choice.selection);
      PublicAddress.check(configuration, words);
      common.warnOfNothing(targets, words);
      Moisson.Options options = common.once(Mode.USUAL, words);
      Rehearsal rehearsal =
          Rehearsal.of(configuration, common.dataFolder(), targets, options, words);
      System.out.println(choice.json ? rehearsal.json(leftOut, words) : rehearsal.text(words));
      leftOut.printLeftOut(configuration, words);
      return leftOut.exitCode(rehearsal.exitCode());
    }
  }

  private static int carryOut(Common common, Choice choice, Mode mode) {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    List<Target> targets = Selection.of(configuration, choice.selection);
    ProblemList leftOut = ProblemList.leftOut(configuration, choice.selection);
    PublicAddress.check(configuration, words);
    common.warnOfNothing(targets, words);
    DataFolder data =
        mode == Mode.REPLAY ? common.existingDataFolder(configuration) : common.dataFolder();
    Moisson.Options options = common.once(mode, words);
    try (Database database = data.database(configuration.settings().store());
        Moisson moisson = new Moisson(configuration, data, database, options)) {
      if (mode == Mode.USUAL) {
        // Users who harvest from a crontab never run serve, which tidies by itself. Done before the
        // harvest, since portals that are down still link to the files that it replaces.
        moisson.tidy();
      }
      Reports reports =
          Reports.carryOut(moisson, targets, configuration.baseUrl().toString(), database);
      System.out.println(
          choice.json
              ? reports.json(leftOut, words)
              : reports.text(words)
                  + NoticeList.kept(reports.runs(), database, words)
                  + Orphans.text(configuration, database, words));
      leftOut.printLeftOut(configuration, words);
      return leftOut.exitCode(reports.exitCode());
    }
  }

  private HarvestCommands() {}
}
