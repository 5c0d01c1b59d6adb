package fr.moisson.routes.cli;

import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Preset;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands that read the configuration and start nothing. */
final class ConfigurationCommands {

  /** {@code moisson check}: every problem there is. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Override
    public Integer call() {
      Words words = common.start();
      Configuration configuration = common.configuration();
      int sources =
          configuration.territories().stream().mapToInt(known -> known.sources().size()).sum();
      System.out.println(
          words.of(
              "check.well",
              configuration.presets().size(),
              configuration.territories().size(),
              sources));
      return ExitCode.WELL;
    }
  }

  /** {@code moisson sources}: the presets that a territory can enable by name. */
  @Command(name = "sources", mixinStandardHelpOptions = true)
  static final class Sources implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Override
    public Integer call() {
      common.start();
      Map<String, Preset> presets = common.configuration().presets();
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
