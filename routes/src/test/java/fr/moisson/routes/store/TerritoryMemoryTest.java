package fr.moisson.routes.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.moisson.routes.SmallConfiguration;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerritoryMemoryTest {

  @TempDir Path folder;
  private Database database;
  private Configuration configuration;
  private TerritoryMemory memory;
  private Path copy;

  @BeforeEach
  void remember() {
    configuration =
        ConfigurationReader.read(Origin.of(SmallConfiguration.ofTrees(folder).folder()));
    database = Database.sqlite(folder.resolve("moisson.db"));
    memory = new TerritoryMemory(database.jdbi(), folder);
    memory.shown(configuration);
    copy = folder.resolve("file-of-niortais.geojson");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aContourThatCannotBeReadToItsEndLeavesTheCopyOfTheLastOne() throws IOException {
    String before = Files.readString(copy);
    try (FileSystem archive = FileSystems.newFileSystem(damaged())) {
      Configuration now = withContour(archive.getPath("contours.geojson"));

      assertThatThrownBy(() -> memory.shown(now)).isInstanceOf(UncheckedIOException.class);
    }

    assertThat(copy).hasContent(before);
  }

  @Test
  void aFullDiskStopsNoCommand() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Files.delete(copy);
    Files.createSymbolicLink(copy, full);

    assertThat(memory.shown(configuration)).isEqualTo(configuration.territories());
  }

  /** An archive of which only the beginning can be read. */
  private Path damaged() throws IOException {
    Path file = folder.resolve("contours.zip");
    try (FileSystem archive = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
      Files.writeString(
          archive.getPath("contours.geojson"),
          IntStream.range(0, 50_000).mapToObj(String::valueOf).collect(Collectors.joining(" ")),
          UTF_8);
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length * 3 / 4, (byte) 0xff);
    return Files.write(file, bytes);
  }

  private Configuration withContour(Path file) {
    ConfiguredTerritory territory = configuration.territories().get(0);
    ConfiguredTerritory changed =
        new ConfiguredTerritory(
            territory.name(),
            territory.place(),
            territory.siret(),
            new LocalContour(file, "Le Niortais", "2026"),
            territory.sources(),
            territory.portals());
    return new Configuration(
        configuration.folder(),
        configuration.settings(),
        configuration.presets(),
        List.of(changed),
        configuration.mappings(),
        configuration.faults(),
        configuration.written());
  }
}
