package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Hashes;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodiesTest {

  @TempDir Path folder;

  @Test
  void aContentIsFoundByItsHash() {
    Bodies bodies = new Bodies(folder.resolve("not/yet/there"));

    String sha256 = bodies.store(content("nappe"));

    assertThat(sha256).isEqualTo(Hashes.sha256("nappe"));
    assertThat(bodies.find(sha256))
        .hasValueSatisfying(file -> assertThat(file).hasContent("nappe"));
    assertThat(bodies.find(Hashes.sha256("other"))).isEmpty();
  }

  @Test
  void aContentThatBreaksOffLeavesNothing() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("broken");
          }
        };

    assertThatThrownBy(
            () -> new Bodies(folder).store(new SequenceInputStream(content("begin"), broken)))
        .hasMessage("broken");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void onlyOldUnfinishedFilesAreSwept() throws IOException {
    Bodies bodies = new Bodies(folder);
    String kept = bodies.store(content("nappe"));
    Path old = Files.createFile(folder.resolve("receiving-1.part"));
    Path fresh = Files.createFile(folder.resolve("receiving-2.part"));
    FileTime before = FileTime.from(TestHttp.NOW.minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, before);
    Files.setLastModifiedTime(fresh, FileTime.from(TestHttp.NOW));
    Files.setLastModifiedTime(bodies.file(kept), before);

    bodies.sweep(TestHttp.NOW.minus(Duration.ofDays(1)));

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(bodies.find(kept)).isPresent();
  }

  /** A download that finishes at that moment moves its file away. */
  @Test
  void whatVanishesMeanwhileIsNoReasonToStop() throws IOException {
    Bodies bodies = new Bodies(folder);
    List<Path> old = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      old.add(bodies.file(bodies.store(content("nappe " + i))));
      Files.setLastModifiedTime(old.get(i), FileTime.from(TestHttp.NOW));
    }

    bodies.drop(
        TestHttp.NOW.plus(Duration.ofDays(1)),
        asked -> {
          old.stream()
              .filter(file -> !file.endsWith(asked))
              .map(Path::toFile)
              .forEach(File::delete);
          return true;
        });

    assertThat(old.stream().filter(Files::exists)).hasSize(1);
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
