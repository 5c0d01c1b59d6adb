package fr.moisson.routes.cli;

import fr.moisson.connectors.geoapi.KeptTerritories;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Progress;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import fr.moisson.routes.config.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Common {

  @Option(
      names = "--config",
      paramLabel = "${bundle:label.folder}",
      descriptionKey = "option.config")
  private Path config = home().resolve("config");

  @Option(names = "--data", paramLabel = "${bundle:label.folder}", descriptionKey = "option.data")
  private Path data = Path.of("data");

  @Option(names = "--lang", paramLabel = "fr|en", descriptionKey = "option.lang")
  private CommandLanguage.@Nullable Name lang;

  @Option(names = "--log", paramLabel = "text|json", descriptionKey = "option.log")
  private Logging.Form log = Logging.Form.TEXT;

  @Option(names = "--verbose", descriptionKey = "option.verbose")
  private boolean verbose;

  /** The checkout or the installation, as the start script knows it. */
  private static Path home() {
    return Path.of(System.getProperty("moisson.home", "."));
  }

  /** Sets up the log; the first thing a command does. */
  CommandTexts start() {
    // Where --lang is taken into account: the help needs it before this object exists.
    CommandTexts words = CommandTexts.in(Locale.getDefault());
    LogLine.in(words.locale());
    Logging.start(log, verbose);
    return words;
  }

  Path config() {
    return config;
  }

  Path data() {
    return data;
  }

  /**
   * @throws fr.moisson.routes.config.ConfigurationFault with every problem found
   */
  Configuration configuration() {
    Configuration configuration = ConfigurationReader.read(Origin.of(config));
    Settings.Language language = configuration.settings().language();
    if (lang == null && language != null) {
      LogLine.in(language.locale());
    }
    return configuration;
  }

  /**
   * How the work is followed: as the log is written, so that a collector reads nothing but JSON.
   */
  Progress progress(CommandTexts words) {
    return log == Logging.Form.JSON
        ? new LoggedProgress(words)
        : TerminalProgress.on(System.err, words);
  }

  DataFolder dataFolder() {
    return new DataFolder(data);
  }

  /** The contours that harvests have left; neither they nor their folder need be there. */
  KeptTerritories keptTerritories() {
    return new KeptTerritories(DataFolder.territories(data), clock());
  }

  Clock clock() {
    return Clock.systemUTC();
  }
}
