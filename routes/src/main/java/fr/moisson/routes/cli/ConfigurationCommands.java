package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationFault;
import fr.moisson.routes.config.ConfigurationProblem;
import fr.moisson.routes.config.Faults;
import fr.moisson.routes.config.Names;
import fr.moisson.routes.config.Preset;
import fr.moisson.routes.config.SharedPortals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that only read the configuration. */
final class ConfigurationCommands {

  /** {@code moisson check}: lists all problems, or those of one territory. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(
        arity = "0..1",
        paramLabel = "${bundle:label.territory}",
        descriptionKey = "selection.check")
    private @Nullable String selection;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() {
      CommandTexts words = common.start();
      Configuration configuration = common.configuration();
      Faults faults = configuration.faults();
      List<ConfigurationProblem> known = selection == null ? faults.all() : faults.of(selection);
      if (!known.isEmpty()) {
        if (selection == null && !faults.territories().isEmpty()) {
          System.err.println(ProblemList.setAside(configuration, words));
        }
        throw new ConfigurationFault(known);
      }
      List<Target> targets = Selection.of(configuration, selection);
      PublicAddress.check(configuration, words);
      Surroundings machine = new Surroundings(configuration, common.keptTerritories(), words);
      machine.warn(targets);
      List<String> territories = Target.territories(targets);
      List<ConfigurationProblem> found = new ArrayList<>(machine.faults(targets));
      found.addAll(SharedPortals.problems(configuration, territories));
      if (!found.isEmpty()) {
        throw new ConfigurationFault(found);
      }
      common.warnOfNothing(targets, words);
      int presets = configuration.presets().size();
      System.out.println(
          json
              ? JsonNodeFactory.instance
                  .objectNode()
                  .put("presets", presets)
                  .put("territories", territories.size())
                  .put("sources", targets.size())
              : words.of(
                  "check.well",
                  presets,
                  territories.size(),
                  targets.size(),
                  Names.list(territories)));
      return ExitCode.WELL;
    }
  }

  /** {@code moisson sources}: lists the presets that a territory can enable, or describes one. */
  @Command(name = "sources", mixinStandardHelpOptions = true)
  static final class Sources implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(arity = "0..1", paramLabel = "${bundle:label.preset}", descriptionKey = "preset")
    private @Nullable String name;

    @Override
    public Integer call() {
      CommandTexts words = common.start();
      Configuration configuration = common.configuration();
      Map<String, Preset> presets = configuration.presets();
      if (name != null) {
        Collection<ConfigurationProblem> found = configuration.faults().presets().get(name);
        if (found != null) {
          throw new ConfigurationFault(found);
        }
        Preset preset = presets.get(name);
        if (preset == null) {
          throw new UnknownSelection(name, presets.keySet());
        }
        System.out.print(new PresetPage(name, preset, words).markdown());
        return ExitCode.WELL;
      }
      int width = presets.keySet().stream().mapToInt(String::length).max().orElse(1);
      presets.forEach(
          (name, preset) ->
              System.out.println(
                  name
                      + " ".repeat(width - name.length() + 2)
                      + preset.title()
                      + " — "
                      + preset.producer()));
      return ExitCode.WELL;
    }
  }

  private ConfigurationCommands() {}
}
