package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Portals;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Single actions on one portal, on request of an officer. */
final class PortalCommands {

  /** The parameter of these commands. */
  static final class Choice {
    @Parameters(
        arity = "1",
        paramLabel = "${bundle:label.portal}",
        descriptionKey = "selection.portal")
    private String portal = "";
  }

  /** The action; returns what to print. */
  interface Errand {
    String on(Portals portals, String portal, CommandTexts words);
  }

  /** {@code moisson adopt}: takes over what an earlier harvester published of our datasets. */
  @Command(name = "adopt", mixinStandardHelpOptions = true)
  static final class Adopt implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Override
    public Integer call() {
      return carryOut(
          common,
          choice.portal,
          common::existingDataFolder,
          (portals, portal, words) -> {
            long count =
                portals.adopt(
                    portal, dataset -> System.out.println(words.of("adopt.one", dataset.title())));
            return words.of("adopt.done", portal, count);
          });
    }
  }

  /** {@code moisson register}: sets up the portal to harvest our feed by itself. */
  @Command(name = "register", mixinStandardHelpOptions = true)
  static final class Register implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Choice choice = new Choice();

    @Option(names = "--territory-only", descriptionKey = "option.territoryOnly")
    private boolean ofTerritory;

    @Override
    public Integer call() {
      return carryOut(
          common,
          choice.portal,
          // A portal may be set up before the first harvest.
          configuration -> common.dataFolder(),
          (portals, portal, words) -> {
            Registration registration = portals.register(portal, ofTerritory);
            String next = Messages.of(registration.next(), words.locale());
            String done = registration.isNew() ? next : words.of("register.known", next);
            return done + System.lineSeparator() + words.of("register.instead", portal);
          });
    }
  }

  /**
   * @throws UnknownSelection if no such portal is configured
   */
  static int carryOut(
      Common common, String name, Function<Configuration, DataFolder> folder, Errand errand) {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    configuration.faults().refuse(name);
    Moisson.Options options = common.once(Mode.USUAL, words);
    DataFolder data = folder.apply(configuration);
    try (Database database = data.database(configuration.settings().store());
        Moisson moisson = new Moisson(configuration, data, database, options)) {
      Portals portals = moisson.portals();
      if (!portals.names().contains(name)) {
        throw new UnknownSelection(name, portals.names());
      }
      System.out.println(errand.on(portals, name, words));
      return ExitCode.WELL;
    }
  }

  private PortalCommands() {}
}
