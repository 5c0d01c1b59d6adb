package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {

  @TempDir Path folder;

  @Test
  void oneAtATimeHoldsIt() {
    Locks locks = new Locks(folder);

    try (Locks.Held first = locks.tryLock("niort/arbres").orElseThrow()) {
      assertThat(locks.tryLock("niort/arbres")).isEmpty();
      assertThat(locks.tryLock("niort/eau")).isPresent();
    }
    assertThat(locks.tryLock("niort/arbres")).isPresent();
  }

  @Test
  void twoNamesAreNeverOne() {
    Locks locks = new Locks(folder);

    assertThat(locks.tryLock("a.b/c")).isPresent();
    assertThat(locks.tryLock("a/b.c")).isPresent();
  }

  /** The operating system releases a lock when the process closes any handle of the locked file. */
  @Test
  void aSecondAttemptDoesNotReleaseItToAnotherProcess() throws Exception {
    Locks locks = new Locks(folder);
    try (Locks.Held held = locks.tryLock("niort/arbres").orElseThrow()) {
      assertThat(locks.tryLock("niort/arbres")).isEmpty();

      assertThat(anotherProcessGets(onlyFile())).isFalse();
    }
    assertThat(anotherProcessGets(onlyFile())).isTrue();
  }

  /** As on a network drive without locks: Java refuses to lock a file twice in one process. */
  @Test
  void aFailureToLockLeavesNoFileOpen() throws Exception {
    Path open = Path.of("/proc/self/fd");
    assumeThat(open).isDirectory();
    Locks locks = new Locks(folder);
    try (Locks.Held held = new Locks(folder).tryLock("niort/arbres").orElseThrow()) {
      assertThatThrownBy(() -> locks.tryLock("niort/arbres"))
          .isInstanceOf(OverlappingFileLockException.class);

      assertThat(handles(open, onlyFile())).isOne();
    }
  }

  private static long handles(Path open, Path file) throws IOException {
    try (Stream<Path> all = Files.list(open)) {
      return all.filter(handle -> leadsTo(handle, file)).count();
    }
  }

  private static boolean leadsTo(Path handle, Path file) {
    try {
      return Files.readSymbolicLink(handle).equals(file.toAbsolutePath());
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  private Path onlyFile() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static boolean anotherProcessGets(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Attempt.class.getName(),
                    file.toString()))
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0;
  }

  /** Runs in the other process. */
  static final class Attempt {
    public static void main(String[] args) throws Exception {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        FileLock lock = channel.tryLock();
        System.exit(lock == null ? 1 : 0);
      }
    }
  }
}
