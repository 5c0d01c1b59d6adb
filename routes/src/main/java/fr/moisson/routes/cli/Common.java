package fr.moisson.routes.cli;

import fr.moisson.connectors.geoapi.KeptTerritories;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Progress;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import fr.moisson.routes.config.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Common {

  private static final Logger LOG = LoggerFactory.getLogger(Common.class);

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

  /** The checkout or the installation folder, which the start script passes. */
  private static Path home() {
    return Path.of(System.getProperty("moisson.home", "."));
  }

  /** Sets up the log; commands call it first. */
  CommandTexts start() {
    // Main has already set the default locale from --lang, since the help needs it earlier.
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
   * @throws fr.moisson.routes.config.ConfigurationFault with all problems found
   */
  Configuration configuration() {
    Configuration configuration = ConfigurationReader.read(Origin.of(config));
    Settings.Language language = configuration.settings().language();
    if (lang == null && language != null) {
      LogLine.in(language.locale());
    }
    return configuration;
  }

  /** Warns if nothing is harvested: the folder may be mistyped, and no harvest fails then. */
  void warnOfNothing(List<Target> targets, CommandTexts words) {
    if (targets.isEmpty()) {
      LOG.warn("{}", words.of("selection.nothing", config.resolve("territories")));
    }
  }

  /**
   * How progress is shown: through the log if that is JSON, so that a log collector reads only
   * JSON.
   */
  Progress progress(CommandTexts words) {
    return log == Logging.Form.JSON
        ? new LoggedProgress(words)
        : TerminalProgress.on(System.err, words);
  }

  /** For work that a command carries out once, and waits for. */
  Moisson.Options once(Mode mode, CommandTexts words) {
    return Moisson.Options.once(mode, progress(words), clock());
  }

  /** The data folder, which is created if it does not exist. */
  DataFolder dataFolder() {
    return new DataFolder(data);
  }

  /**
   * @throws fr.moisson.harvesters.model.Misconfigured if the data folder does not exist
   */
  DataFolder existingDataFolder(Configuration configuration) {
    return DataFolder.existing(data, configuration.settings().store());
  }

  /** The contours that harvests have saved; neither they nor their folder need exist. */
  KeptTerritories keptTerritories() {
    return new KeptTerritories(DataFolder.territories(data), clock());
  }

  Clock clock() {
    return Clock.systemUTC();
  }
}
