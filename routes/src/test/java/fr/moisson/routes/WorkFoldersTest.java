package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFoldersTest {

  @TempDir private Path data;

  @Test
  void aRunThatFailsLeavesNoFilesEither() {
    WorkFolders folders = new WorkFolders(data);
    AtomicReference<Path> copy = new AtomicReference<>();

    assertThatThrownBy(
            () ->
                folders.inWorkFolder(
                    "niort/arbres",
                    own -> {
                      copy.set(write(own.resolve("copie.zip")));
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");

    assertThat(copy.get()).doesNotExist();
  }

  /** A lock that is taken for a moment would turn away a harvest that starts in this moment. */
  @Test
  void whetherSomethingRunsIsAskedWithoutTakingItsLock() {
    WorkFolders folders = new WorkFolders(data);

    assertThat(folders.isFree("niort/arbres")).isTrue();

    assertThat(data).isEmptyDirectory();
    assertThat(folders.alone("niort/arbres", () -> folders.isFree("niort/arbres"))).contains(false);
    assertThat(folders.isFree("niort/arbres")).isTrue();
  }

  private static Path write(Path file) {
    try {
      return Files.writeString(file, "copie");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
