package fr.moisson.routes.store;

import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.DiskFailure;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import fr.moisson.routes.config.TerritoryFile.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last valid file of each territory said of the place. Pages and feeds describe a
 * territory by it while its file is faulty.
 *
 * @param contours folder for copies of prepared contours, which may be what is missing next time
 */
public record TerritoryMemory(Jdbi jdbi, Path contours) {

  private static final Logger LOG = LoggerFactory.getLogger(TerritoryMemory.class);

  private record Kept(Place place, @Nullable String siret, @Nullable LocalContour contour) {}

  /**
   * The territories that pages and feeds describe, by name: those configured, which are kept, and
   * those whose file is faulty now, as last configured. What is published for these stays.
   */
  public List<ConfiguredTerritory> shown(Configuration configuration) {
    configuration.territories().forEach(this::keep);
    return Stream.concat(
            configuration.territories().stream(),
            configuration.faults().territories().keySet().stream()
                .flatMap(name -> find(name).stream()))
        .sorted(Comparator.comparing(ConfiguredTerritory::name))
        .toList();
  }

  private void keep(ConfiguredTerritory territory) {
    if (territory.contour() != null) {
      copy(territory.contour().file(), copyOf(territory.name()));
    }
    String content =
        Stored.json(new Kept(territory.place(), territory.siret(), territory.contour()));
    if (content(territory.name()).filter(content::equals).isPresent()) {
      // Every command comes here: none should wait for whoever is writing, or fail on a full disk.
      return;
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO territory (name, content) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET content = excluded.content
                """,
                territory.name(),
                content));
  }

  private Path copyOf(String name) {
    return contours.resolve("file-of-" + name + ".geojson");
  }

  /** The last copy stays until the new one is complete. */
  private static void copy(Path file, Path copy) {
    try {
      if (Files.notExists(copy) || Files.mismatch(file, copy) >= 0) {
        try (Replacement replacement = new Replacement(copy)) {
          Files.copy(file, replacement.out());
          replacement.keep();
        }
      }
    } catch (IOException e) {
      Notice why = DiskFailure.of(e).orElseThrow(() -> new UncheckedIOException(e));
      LOG.warn("{}", LogLine.about(copy.toString(), null, why));
    }
  }

  /** Without sources and portals: nothing may be harvested or published from memory. */
  private Optional<ConfiguredTerritory> find(String name) {
    return content(name)
        .map(content -> Stored.read(content, Kept.class))
        .map(
            kept ->
                new ConfiguredTerritory(
                    name,
                    kept.place(),
                    kept.siret(),
                    contour(name, kept.contour()),
                    List.of(),
                    List.of()));
  }

  private Optional<String> content(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("SELECT content FROM territory WHERE name = ?", name)
                .mapTo(String.class)
                .findOne());
  }

  private @Nullable LocalContour contour(String name, @Nullable LocalContour kept) {
    return kept == null ? null : new LocalContour(copyOf(name), kept.name(), kept.vintage());
  }
}
