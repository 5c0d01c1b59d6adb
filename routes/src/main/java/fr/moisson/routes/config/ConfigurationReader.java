package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and checks a configuration folder; collects every problem instead of stopping at the first.
 * A faulty territory file leaves out that territory, a faulty preset the territories that use it;
 * others are not affected.
 */
public final class ConfigurationReader {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReader.class);

  /** The name of the file that all territories share. */
  private static final String SETTINGS = "moisson";

  private final Origin origin;

  /** Problems of files that all territories share. */
  private final Collection<ConfigurationProblem> problems = new LinkedHashSet<>();

  private final Binding binding;
  private final Map<String, Written> written = new TreeMap<>();

  private ConfigurationReader(Origin origin) {
    this.origin = origin;
    this.binding = new Binding(origin.environment(), origin.folder(), problems);
  }

  /**
   * Where the configuration comes from.
   *
   * @param folder laid out like {@code config/}
   * @param territories the folder of the territories' files
   * @param environment where secrets are looked up
   * @param variables replace {@code {{name}}} in the territories' files; only used by the
   *     demonstration
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
   * @throws ConfigurationFault with every problem, if a file that all territories share is faulty
   */
  public static Configuration read(Origin origin) {
    ConfigurationReader reader = new ConfigurationReader(origin);
    Configuration configuration = reader.configuration();
    if (!reader.problems.isEmpty()) {
      throw new ConfigurationFault(
          Stream.concat(reader.problems.stream(), configuration.faults().all().stream()).toList());
    }
    return configuration;
  }

  private Configuration configuration() {
    Settings settings = settings(origin.folder());
    Path schemas = origin.folder().resolve(Configuration.SCHEMAS);
    PresetReading presets = new PresetReading(binding, MappingReading.names(schemas, problems));
    yamlFiles(origin.folder().resolve("sources")).forEach(presets::read);
    List<ConfiguredTerritory> territories = new ArrayList<>();
    Map<String, Collection<ConfigurationProblem>> faulty = new TreeMap<>();
    Map<String, Collection<ConfigurationProblem>> incomplete = new TreeMap<>();
    yamlFiles(origin.territories())
        .forEach(
            (path, found) -> {
              Optional<ConfiguredTerritory> read = territory(path, presets, found);
              boolean goesOn =
                  found.stream()
                      .allMatch(problem -> problem.cause().code() == Code.CONFIG_NO_SECRET);
              if (goesOn) {
                territories.add(read.orElseThrow());
              }
              (goesOn ? incomplete : faulty).put(YamlFile.name(path), found);
            });
    return new Configuration(
        origin.folder(),
        settings,
        presets.presets(),
        territories,
        MappingReading.load(schemas, problems),
        new Faults(presets.faulty(), faulty, incomplete),
        Map.copyOf(written));
  }

  /** Every setting has a default, so the file may be empty or missing. */
  private Settings settings(Path folder) {
    Path path = folder.resolve(SETTINGS + ".yaml");
    if (!Files.exists(path)) {
      misnamedSettings(folder).map(ConfigurationReader::badName).forEach(problems::add);
      return Settings.DEFAULT;
    }
    return new YamlReading(path, problems)
        .read(Map.of())
        .flatMap(file -> binding.bind(file.content(), Settings.class, file.top()::below))
        .orElse(Settings.DEFAULT);
  }

  /** That the folder itself is missing is told of those within it. */
  private Stream<Path> misnamedSettings(Path folder) {
    return Files.isDirectory(folder)
        ? meant(folder).stream().filter(file -> YamlFile.name(file).equals(SETTINGS))
        : Stream.empty();
  }

  private Optional<ConfiguredTerritory> territory(
      Path path, PresetReading presets, Collection<ConfigurationProblem> found) {
    return new YamlReading(path, found)
        .readSomething(origin.variables())
        .flatMap(
            file -> {
              written.put(file.name(), (why, key) -> file.top().below(List.of(key)).problem(why));
              return new TerritoryReading(binding.telling(found), presets, file, found).territory();
            });
  }

  /** The files of a folder, by name, each with its problems. */
  private Map<Path, Collection<ConfigurationProblem>> yamlFiles(Path in) {
    Map<String, Path> named = new TreeMap<>();
    Map<Path, Collection<ConfigurationProblem>> all = new LinkedHashMap<>();
    List<Path> files = meant(in);
    for (Path file : files.stream().filter(YamlFile::isRead).toList()) {
      Path first = named.putIfAbsent(YamlFile.name(file), file);
      Collection<ConfigurationProblem> found =
          all.computeIfAbsent(first == null ? file : first, path -> new LinkedHashSet<>());
      if (first != null) {
        found.add(new ConfigurationProblem(file, 0, "", duplicate(file)));
      }
    }
    for (Path file : files.stream().filter(file -> !YamlFile.isRead(file)).toList()) {
      if (named.putIfAbsent(YamlFile.name(file), file) == null) {
        all.put(file, new LinkedHashSet<>(List.of(badName(file))));
      } else {
        // A note or copy beside the file, which must not put a good file out of use.
        LOG.warn("{}", LogLine.about(file.toString(), null, duplicate(file)));
      }
    }
    return all;
  }

  private List<Path> meant(Path in) {
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(YamlFile::isMeant).sorted().toList();
    } catch (IOException e) {
      problems.add(new ConfigurationProblem(in, 0, "", Notice.of(Code.CONFIG_NO_FOLDER)));
      return List.of();
    }
  }

  private static ConfigurationProblem badName(Path file) {
    return new ConfigurationProblem(file, 0, "", Notice.of(Code.CONFIG_FILE_NAME));
  }

  /** {@code niort.yml} next to {@code niort.yaml}. */
  private static Notice duplicate(Path file) {
    return Notice.of(Code.CONFIG_DUPLICATE_NAME, YamlFile.name(file));
  }
}
