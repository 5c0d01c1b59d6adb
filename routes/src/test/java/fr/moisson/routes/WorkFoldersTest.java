package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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

  /** Whoever only asks whether something runs takes its lock, too. */
  @Test
  void whatIsLockedForAMomentOnlyTurnsNobodyAway() throws Exception {
    WorkFolders folders = new WorkFolders(data);
    CountDownLatch locked = new CountDownLatch(1);
    Thread asking =
        new Thread(
            () ->
                folders.alone(
                    "niort/arbres",
                    () -> {
                      locked.countDown();
                      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                      return true;
                    }));
    asking.start();
    locked.await();

    assertThat(folders.alone("niort/arbres", () -> true)).contains(true);
    assertThat(folders.alone("niort/arbres", () -> folders.alone("niort/arbres", () -> true)))
        .as("running")
        .contains(Optional.empty());
    asking.join();
  }

  @Test
  void whatRunsInAnotherProcessIsNotFree() throws Exception {
    WorkFolders folders = new WorkFolders(data);
    assertThat(folders.isFree("niort/arbres")).isTrue();
    assertThat(folders.alone("niort/arbres", () -> folders.isFree("niort/arbres"))).contains(false);
    Path file = data.resolve("locks").resolve(Locks.fileName("niort/arbres") + ".lock");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holding.class.getName(),
                file.toString())
            .start();

    assertThat(other.getInputStream().read()).as("locked").isEqualTo(1);
    assertThat(folders.isFree("niort/arbres")).isFalse();

    other.getOutputStream().close();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(folders.isFree("niort/arbres")).isTrue();
  }

  /** Runs in the other process, until its input ends. */
  static final class Holding {
    public static void main(String[] args) throws Exception {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        System.out.write(lock.isValid() ? 1 : 0);
        System.out.flush();
        System.in.read();
      }
    }
  }

  private static Path write(Path file) {
    try {
      return Files.writeString(file, "copie");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
