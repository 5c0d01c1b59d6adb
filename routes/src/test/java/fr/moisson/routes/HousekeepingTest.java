package fr.moisson.routes;

import static fr.moisson.routes.SmallConfiguration.EMBEDDED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {

  /** Settings with other formats, which change every file, since the descriptor lists formats. */
  private static final String OTHER_FILES =
      "sources: [{ use: arbres, files: { formats: [csv, xlsx], schema: none } }]\n" + EMBEDDED;

  @TempDir private Path folder;

  /** For users who run harvests from a crontab instead of a server. */
  @Test
  void aHarvestDropsFilesThatNothingHasLedToForLong() throws IOException {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    harvest(configuration);
    List<Path> inUse = files();
    inUse.forEach(file -> age(file, 90));
    Path old = write("00/vieux.csv", 61);
    Path recent = write("01/recent.csv", 59);
    List<Path> killed = List.of(write(".part-1", 3), write(".rows-1", 3));
    Path atWork = write(".part-2", 1);
    Path leftBehind = age(Files.createTempFile("moisson-essai", ""), 3);
    harvest(configuration);
    assertThat(files()).as("once a day").contains(old);

    age(mark(), 1);
    configuration.territory("niortais", OTHER_FILES);
    harvest(configuration);

    assertThat(inUse).isNotEmpty();
    assertThat(leftBehind).doesNotExist();
    assertThat(files())
        .contains(recent, atWork)
        .doesNotContain(old)
        .doesNotContainAnyElementsOf(killed);
    assertThat(files())
        .as("those that this harvest replaces, to which portals that are down lead still")
        .containsAll(inUse)
        .hasSizeGreaterThan(inUse.size() + 1);
    age(mark(), 1);
    harvest(configuration);
    assertThat(files()).containsAll(inUse);

    Path late = write("00/vieux.csv", 61);
    age(mark(), -1500);
    harvest(configuration);
    assertThat(late).as("a mark in the future is of a clock that was wrong").doesNotExist();
  }

  private Path mark() {
    return folder.resolve("data/tidied");
  }

  private void harvest(SmallConfiguration configuration) {
    Ended ended = new Program(folder).run(configuration.typed("harvest"));
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private Path write(String path, int days) throws IOException {
    Path file = folder.resolve("data/files").resolve(path);
    Files.createDirectories(file.getParent());
    return age(Files.writeString(file, "a\n1\n"), days);
  }

  private static Path age(Path file, int days) {
    try {
      Instant then = Instant.now().minus(Duration.ofDays(days));
      return Files.setLastModifiedTime(file, FileTime.from(then));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("data/files"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
