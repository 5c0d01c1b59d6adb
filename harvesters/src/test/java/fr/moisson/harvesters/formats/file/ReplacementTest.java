package fr.moisson.harvesters.formats.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("rapport.html"), "avant");
  }

  private void write(Path file, String text, boolean isKept) throws IOException {
    try (Replacement replacement = new Replacement(file)) {
      replacement.out().write(text.getBytes(UTF_8));
      if (isKept) {
        replacement.keep();
      }
    }
  }

  private Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    }
  }

  @Test
  void whatIsKeptReplacesTheFile() throws IOException {
    write(file, "après", true);
    write(folder.resolve("autre.html"), "neuf", true);

    assertThat(file).hasContent("après");
    assertThat(files()).containsExactlyInAnyOrder(file, folder.resolve("autre.html"));
  }

  @Test
  void whatIsNotKeptLeavesTheFileAndNothingElse() throws IOException {
    write(file, "après", false);

    assertThat(file).hasContent("avant");
    assertThat(files()).containsExactly(file);
  }

  /** A report's path may be a symbolic link, as may standard output. */
  @Test
  void aLinkStaysOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("lien.html"), file);

    write(link, "après", true);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("après");
  }

  @Test
  void itMayBeReadLikeAnyOtherFile() throws IOException {
    Path made = folder.resolve("neuf.html");
    write(made, "neuf", true);

    assertThat(Files.getPosixFilePermissions(made)).isEqualTo(Files.getPosixFilePermissions(file));
  }
}
