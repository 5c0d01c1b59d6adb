package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads and checks a configuration folder; gathers every problem instead of stopping at the first.
 */
public final class ConfigurationReader {

  private final Origin origin;

  /** A problem of a preset would else be told once for each territory that uses it. */
  private final Collection<Problem> problems = new LinkedHashSet<>();

  private final Binding binding;

  private ConfigurationReader(Origin origin) {
    this.origin = origin;
    this.binding = new Binding(origin.environment(), origin.folder(), problems);
  }

  /**
   * Where the configuration comes from.
   *
   * @param folder laid out as {@code config/} is
   * @param territories the folder of the territories' files
   * @param environment where secrets are
   * @param variables what the territories' files call {@code {{name}}}; only the demonstration has
   *     any
   */
  public record Origin(
      Path folder,
      Path territories,
      Map<String, String> environment,
      Map<String, String> variables) {

    public static Origin of(Path folder) {
      return new Origin(folder, folder.resolve("territories"), System.getenv(), Map.of());
    }
  }

  /**
   * @throws ConfigurationFault with every problem found, in the order of files and lines
   */
  public static Configuration read(Origin origin) {
    ConfigurationReader reader = new ConfigurationReader(origin);
    Configuration configuration = reader.configuration();
    if (!reader.problems.isEmpty()) {
      throw new ConfigurationFault(
          reader.problems.stream()
              .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
              .toList());
    }
    return configuration;
  }

  private Configuration configuration() {
    Settings settings = settings(origin.folder().resolve("moisson.yaml"));
    PresetReading presets = new PresetReading(binding, problems);
    yamlFiles(origin.folder().resolve("sources")).forEach(presets::read);
    List<ConfiguredTerritory> territories =
        yamlFiles(origin.territories()).stream()
            .flatMap(path -> territory(path, presets).stream())
            .toList();
    Path schemas = origin.folder().resolve(Configuration.SCHEMAS);
    return new Configuration(
        origin.folder(),
        settings,
        presets.presets(),
        territories,
        MappingReading.load(schemas, problems));
  }

  /** Every setting has a default, hence the file may be empty or missing. */
  private Settings settings(Path path) {
    if (!Files.exists(path)) {
      return Settings.DEFAULT;
    }
    return new YamlReading(path, problems)
        .read(Map.of())
        .flatMap(file -> binding.bind(file.content(), Settings.class, file.top()::below))
        .orElse(Settings.DEFAULT);
  }

  private Optional<ConfiguredTerritory> territory(Path path, PresetReading presets) {
    return new YamlReading(path, problems)
        .readSomething(origin.variables())
        .flatMap(file -> new TerritoryReading(binding, presets, file, problems).territory());
  }

  private List<Path> yamlFiles(Path in) {
    try (Stream<Path> files = Files.list(in)) {
      Map<String, Path> named = new TreeMap<>();
      files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .sorted()
          .filter(file -> named.putIfAbsent(YamlFile.name(file), file) != null)
          .map(file -> new Problem(file, 0, "", duplicate(file)))
          .forEach(problems::add);
      return List.copyOf(named.values());
    } catch (IOException e) {
      problems.add(new Problem(in, 0, "", Notice.of(Code.CONFIG_NO_FOLDER)));
      return List.of();
    }
  }

  /** {@code niort.yml} beside {@code niort.yaml}. */
  private static Notice duplicate(Path file) {
    return Notice.of(Code.CONFIG_DUPLICATE_NAME, YamlFile.name(file));
  }
}
