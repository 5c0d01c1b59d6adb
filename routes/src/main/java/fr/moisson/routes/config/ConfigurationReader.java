package fr.moisson.routes.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Source;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a configuration folder; gathers every problem instead of stopping at the first.
 */
public final class ConfigurationReader {

  private static final String EMBEDDED = "embedded";
  private static final int DELIVERIES_PER_SECOND = 5;

  private final Path folder;
  private final Map<String, String> variables;

  private final Binding binding;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, YamlFile> presetFiles = new TreeMap<>();
  private final Map<String, Preset> presets = new TreeMap<>();

  private ConfigurationReader(Origin origin) {
    this.folder = origin.folder();
    this.variables = origin.variables();
    this.binding = new Binding(origin.environment(), folder);
  }

  /**
   * Where the configuration comes from.
   *
   * @param folder laid out as {@code config/} is
   * @param territories the folder of the territories' files
   * @param environment where secrets are
   * @param variables what the files call {@code {{name}}}; only the demonstration has any
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
   * @throws ConfigurationFault with every problem found
   */
  public static Configuration read(Origin origin) {
    ConfigurationReader reader = new ConfigurationReader(origin);
    Configuration configuration = reader.configuration(origin.territories());
    if (!reader.problems.isEmpty()) {
      throw new ConfigurationFault(reader.problems);
    }
    return configuration;
  }

  private Configuration configuration(Path territoriesFolder) {
    Settings settings = settings();
    yamlFiles(folder.resolve("sources")).forEach(this::readPreset);
    List<ConfiguredTerritory> territories =
        yamlFiles(territoriesFolder).stream()
            .map(this::territory)
            .flatMap(Optional::stream)
            .toList();
    return new Configuration(folder, settings, presets, territories);
  }

  private Settings settings() {
    Path path = folder.resolve("moisson.yaml");
    if (!Files.exists(path)) {
      return Settings.DEFAULT;
    }
    YamlFile file = YamlFile.read(path, Map.of(), problems);
    return bind(file, "", file.content(), Settings.class).orElse(Settings.DEFAULT);
  }

  private List<Path> yamlFiles(Path in) {
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(in, 0, "", Notice.of(Code.CONFIG_UNREADABLE, e)));
      return List.of();
    }
  }

  private <T> Optional<T> bind(YamlFile file, String prefix, JsonNode tree, Class<T> type) {
    return binding.bind(
        tree, type, (key, cause) -> problems.add(file.problem(joined(prefix, key), cause)));
  }

  private static String joined(String prefix, String key) {
    return prefix.isEmpty() || key.isEmpty() ? prefix + key : prefix + "." + key;
  }

  private void readPreset(Path path) {
    YamlFile file = YamlFile.read(path, Map.of(), problems);
    if (file.isEmpty()) {
      return;
    }
    Optional<Preset> preset = bind(file, "", file.content(), Preset.class);
    preset.ifPresent(
        read -> {
          presetFiles.put(file.name(), file);
          presets.put(file.name(), read);
          if (Connectors.source(read.source()).isEmpty()) {
            problems.add(file.problem("source", unknown(read.source(), knownConnectors())));
          }
        });
  }

  /** As far as the presets tell; connectors are found by convention, not listed. */
  private Set<String> knownConnectors() {
    return presets.values().stream()
        .map(Preset::source)
        .filter(source -> Connectors.source(source).isPresent())
        .collect(Collectors.toSet());
  }

  private static Notice unknown(String name, Collection<String> known) {
    return Binding.unknown(Code.CONFIG_UNKNOWN_NAME, name, known);
  }

  private Optional<ConfiguredTerritory> territory(Path path) {
    YamlFile file = YamlFile.read(path, variables, problems);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode content = file.content().deepCopy();
    if (content.get("sources") instanceof ArrayNode sources) {
      for (int i = 0; i < sources.size(); i++) {
        sources.set(
            i, TerritoryFile.Use.expand(sources.get(i), JsonNodeFactory.instance.objectNode()));
      }
    }
    return bind(file, "", content, TerritoryFile.class).map(read -> territory(file, read));
  }

  private ConfiguredTerritory territory(YamlFile file, TerritoryFile read) {
    List<ConfiguredSource> sources = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < read.sources().size(); i++) {
      TerritoryFile.Use use = read.sources().get(i);
      if (!names.add(use.sourceName())) {
        problems.add(
            file.problem("sources." + i, Notice.of(Code.CONFIG_DUPLICATE_NAME, use.sourceName())));
      }
      source(file, "sources." + i, use).ifPresent(sources::add);
    }
    List<ConfiguredPortal> portals = new ArrayList<>();
    read.portals().forEach((name, entry) -> portal(file, name, entry).ifPresent(portals::add));
    LocalContour contour = contour(file, read.contour());
    return new ConfiguredTerritory(file.name(), read.territory(), contour, sources, portals);
  }

  private @Nullable LocalContour contour(YamlFile file, TerritoryFile.@Nullable Contour written) {
    if (written == null) {
      return null;
    }
    Path path = file.path().resolveSibling(written.file());
    if (!Files.isReadable(path)) {
      problems.add(file.problem("contour.file", Notice.of(Code.NO_SUCH_FILE, path)));
    }
    return new LocalContour(path, written.name(), written.vintage());
  }

  private Optional<ConfiguredSource> source(YamlFile file, String key, TerritoryFile.Use use) {
    Preset preset = presets.get(use.use());
    YamlFile presetFile = presetFiles.get(use.use());
    if (preset == null || presetFile == null) {
      problems.add(file.problem(key, unknown(use.use(), presets.keySet())));
      return Optional.empty();
    }
    ObjectNode options = preset.options().deepCopy();
    if (use.options() != null) {
      merge(options, use.options());
    }
    Optional<Class<? extends Source>> type = Connectors.source(preset.source());
    return type.flatMap(
            found ->
                binding.bind(
                    options,
                    found,
                    (option, cause) -> {
                      // Said where the officer can correct it: in the territory's file if it holds
                      // the option, else in the preset.
                      String here = key + ".options." + option;
                      problems.add(
                          file.holds(here) || !presetFile.holds("options." + option)
                              ? file.problem(here, cause)
                              : presetFile.problem("options." + option, cause));
                    }))
        .map(
            source ->
                new ConfiguredSource(
                    use.sourceName(),
                    preset.title(),
                    schedule(preset, use),
                    (use.keep() == null ? preset.keep() : use.keep()) == Preset.Keep.ALL,
                    source));
  }

  private static Schedule schedule(Preset preset, TerritoryFile.Use use) {
    if (use.schedule() != null) {
      return use.schedule();
    }
    return preset.schedule() == null ? Schedule.DAILY : preset.schedule();
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    Map<String, JsonNode> fields = new HashMap<>();
    from.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.forEach(
        (name, value) -> {
          if (into.get(name) instanceof ObjectNode below && value instanceof ObjectNode more) {
            merge(below, more);
          } else {
            into.set(name, value);
          }
        });
  }

  private Optional<ConfiguredPortal> portal(
      YamlFile file, String name, TerritoryFile.PortalEntry entry) {
    if (entry.type().equals(EMBEDDED)) {
      if (entry.territory() != null) {
        // One shelf holds one cut of a dataset.
        problems.add(
            file.problem(
                "portals." + name + ".for",
                Notice.of(Code.CONFIG_BAD_VALUE, "for", entry.territory().code(), "∅")));
      }
      return Optional.of(new ConfiguredPortal(name, entry.territory(), null, 0));
    }
    String key = "portals." + name;
    Optional<Class<? extends Portal>> type = Connectors.portal(entry.type());
    if (type.isEmpty()) {
      problems.add(file.problem(key + ".type", unknown(entry.type(), List.of(EMBEDDED, "ckan"))));
      return Optional.empty();
    }
    ObjectNode options =
        entry.options() == null ? JsonNodeFactory.instance.objectNode() : entry.options();
    return bind(file, key + ".options", options, type.get())
        .map(portal -> new ConfiguredPortal(name, entry.territory(), portal, pace(entry)));
  }

  private static int pace(TerritoryFile.PortalEntry entry) {
    return entry.perSecond() == null ? DELIVERIES_PER_SECOND : Math.max(1, entry.perSecond());
  }
}
