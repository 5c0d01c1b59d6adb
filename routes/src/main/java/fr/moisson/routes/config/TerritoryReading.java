package fr.moisson.routes.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.model.Luhn;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Siret;
import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import fr.moisson.routes.config.TerritoryFile.Place;
import fr.moisson.routes.config.TerritoryFile.Use;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one file of {@code config/territories}, with the presets that it uses. */
final class TerritoryReading {

  private static final Pattern SOURCE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  private final Binding binding;
  private final PresetReading presets;
  private final YamlFile file;
  private final Collection<ConfigurationProblem> problems;

  TerritoryReading(
      Binding binding,
      PresetReading presets,
      YamlFile file,
      Collection<ConfigurationProblem> problems) {
    this.binding = binding;
    this.presets = presets;
    this.file = file;
    this.problems = problems;
  }

  /**
   * The territory. If it is faulty, its sources and portals are checked all the same, so that all
   * problems are reported at once.
   */
  Optional<ConfiguredTerritory> territory() {
    ObjectNode content = file.content().deepCopy();
    if (content.get("sources") instanceof ArrayNode uses) {
      for (int i = 0; i < uses.size(); i++) {
        uses.set(i, Use.expand(uses.get(i), JsonNodeFactory.instance.objectNode()));
      }
    }
    Optional<TerritoryFile> read = binding.bind(content, TerritoryFile.class, file.top()::below);
    read.ifPresent(this::checkNumbers);
    List<ConfiguredSource> sources = sources(content.path("sources"));
    List<ConfiguredPortal> portals =
        new PortalReading(binding, file, problems).portals(content.path("portals"));
    read.ifPresent(written -> portals.forEach(portal -> checkPlace(written.territory(), portal)));
    return read.map(
        written ->
            new ConfiguredTerritory(
                file.name(),
                written.territory(),
                written.siret(),
                contour(written.contour()),
                sources,
                portals));
  }

  private void checkNumbers(TerritoryFile written) {
    String siret = written.siret();
    if (siret != null && !Siret.holds(siret)) {
      problems.add(at("siret").problem(Notice.of(Code.CONFIG_MISTYPED_SIRET, siret)));
    }
    // With a local contour, any code will do.
    String siren = written.territory().epci();
    if (siren != null && written.contour() == null && !Luhn.holds(siren)) {
      problems.add(at("territory", "epci").problem(Notice.of(Code.CONFIG_MISTYPED_SIREN, siren)));
    }
  }

  /** A portal for a place elsewhere would silently receive nothing. */
  private void checkPlace(Place whole, ConfiguredPortal portal) {
    Place place = portal.place();
    if (place != null && !whole.mayHave(place)) {
      Notice why = Notice.of(Code.CONFIG_OTHER_TERRITORY, place.code(), whole.code());
      problems.add(at("portals", portal.name(), "for").problem(why));
    }
  }

  private @Nullable LocalContour contour(TerritoryFile.@Nullable Contour written) {
    if (written == null) {
      return null;
    }
    Spot spot = at("contour", "file");
    try {
      Path path = file.path().resolveSibling(written.file());
      SourceFile.fault(path).map(spot::problem).ifPresent(problems::add);
      return new LocalContour(path, written.name(), written.vintage());
    } catch (InvalidPathException e) {
      problems.add(spot.problem(Notice.of(Code.NO_SUCH_FILE, written.file())));
      return null;
    }
  }

  private Spot at(String... key) {
    return file.top().below(List.of(key));
  }

  private List<ConfiguredSource> sources(JsonNode items) {
    List<ConfiguredSource> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      Spot spot = at("sources", String.valueOf(i));
      Optional<Use> use = binding.bindQuietly(items.path(i), Use.class, spot::below);
      use.filter(written -> written.name() != null || presets.exists(written.use()))
          .flatMap(written -> oddName(spot, written.sourceName()))
          .ifPresent(problems::add);
      use.map(Use::sourceName)
          .filter(name -> !names.add(name))
          .map(name -> spot.problem(Notice.of(Code.CONFIG_DUPLICATE_NAME, name)))
          .ifPresent(problems::add);
      use.flatMap(written -> source(spot, written)).ifPresent(sources::add);
      if (use.isEmpty()) {
        checkOptions(spot, items.path(i));
      }
    }
    return sources;
  }

  /** Names become part of addresses, file names and records on portals. */
  private static Optional<ConfigurationProblem> oddName(Spot spot, String name) {
    return SOURCE_NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            spot.problem(
                Notice.of(
                    Code.CONFIG_BAD_VALUE,
                    "name",
                    name,
                    "a-z, 0-9, -, _ (%s)".formatted(offer(name)))));
  }

  private static String offer(String name) {
    String slug = Slug.of(name);
    return slug.isEmpty() ? "arbres-2026" : slug;
  }

  /** For a source that has another problem. */
  private void checkOptions(Spot spot, JsonNode written) {
    Spot options = spot.below(List.of("options"));
    presets
        .find(written.path("use").asText())
        .flatMap(known -> Connectors.source(known.preset().source()))
        .filter(type -> written.has("options"))
        .ifPresent(type -> binding.checkPart(written.path("options"), type, options::below));
  }

  private Optional<ConfiguredSource> source(Spot spot, Use use) {
    if (!presets.exists(use.use())) {
      problems.add(spot.problem(Names.unknownPreset(use.use(), presets.names())));
    }
    problems.addAll(presets.problems(use.use()));
    presets.schemas().check(use.files(), spot.below(List.of("files")), problems);
    return presets.find(use.use()).flatMap(preset -> source(spot, use, preset));
  }

  private Optional<ConfiguredSource> source(Spot spot, Use use, PresetReading.Known known) {
    Preset preset = known.preset();
    ObjectNode options = preset.options().deepCopy();
    if (use.options() != null) {
      merge(options, use.options());
    }
    if (use.options() == null && isToComplete(preset)) {
      problems.add(spot.problem(Notice.of(Code.CONFIG_TO_COMPLETE, use.use())));
      return Optional.empty();
    }
    return Connectors.source(preset.source())
        .flatMap(type -> binding.bind(options, type, key -> option(spot, known, key)))
        .map(
            source ->
                new ConfiguredSource(
                    use.sourceName(),
                    schedule(preset, use),
                    (use.keep() == null ? preset.keep() : use.keep()) == Preset.Keep.ALL,
                    source,
                    recipe(preset, use),
                    defaults(preset, use),
                    choice(preset, use),
                    preset.source() + " " + options));
  }

  /** Whether a part of the options can only come from the territory's file. */
  private static boolean isToComplete(Preset preset) {
    return preset.guide() != null && preset.guide().toComplete() != null;
  }

  private static Recipe recipe(Preset preset, Use use) {
    return Stream.of(use.files(), preset.files())
        .filter(Objects::nonNull)
        .reduce(Recipe::or)
        .orElse(Recipe.USUAL);
  }

  private static Defaults defaults(Preset preset, Use use) {
    return Stream.of(use.defaults(), preset.defaults())
        .filter(Objects::nonNull)
        .reduce(Defaults::or)
        .orElse(Defaults.NONE);
  }

  private static Choice choice(Preset preset, Use use) {
    return Choice.of(
        use.only() == null ? preset.only() : use.only(),
        use.except() == null ? preset.except() : use.except());
  }

  /**
   * Where an officer can correct an option: in the territory's file, if it sets or lacks the
   * option.
   */
  private Spot option(Spot use, PresetReading.Known known, List<String> key) {
    Spot here = use.below(List.of("options")).below(key);
    Spot there = known.option(key);
    return file.holds(here.key()) || !known.file().holds(there.key()) ? here : there;
  }

  private static Schedule schedule(Preset preset, Use use) {
    return use.schedule() == null ? preset.scheduleOrDefault() : use.schedule();
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (Map.Entry<String, JsonNode> option : from.properties()) {
      if (into.get(option.getKey()) instanceof ObjectNode below
          && option.getValue() instanceof ObjectNode more) {
        merge(below, more);
      } else {
        into.set(option.getKey(), option.getValue().deepCopy());
      }
    }
  }
}
