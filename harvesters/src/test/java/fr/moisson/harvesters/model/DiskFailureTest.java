package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFailureTest {

  private static final String FILE = "/srv/moisson/locks/niort.lock";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "Aucun espace disponible sur le périphérique",
        "Débordement du quota d'espace disque"
      })
  void aFullDiskIsToldInTheWordsOfTheSystem(String reason) {
    assertThat(told(new IOException(reason))).isEqualTo(Notice.of(Code.DISK_FULL));
    assertThat(told(new FileSystemException(FILE, null, reason)).code()).isEqualTo(Code.DISK_FULL);
  }

  @Test
  void aFileOfAnotherUserIsNamed() {
    assertThat(told(new AccessDeniedException(FILE))).isEqualTo(Notice.of(Code.FILE_DENIED, FILE));
    assertThat(told(new FileSystemException(FILE, null, "Read-only file system")))
        .isEqualTo(Notice.of(Code.FILE_DENIED, FILE));
  }

  @Test
  void whatWeDoWronglyIsNone() {
    assertThat(told(new NoSuchFileException("no space left")).code()).isEqualTo(Code.BUG);
    assertThat(Notice.why(new IllegalStateException("quota")).code()).isEqualTo(Code.BUG);
  }

  private static Notice told(IOException failure) {
    return Notice.why(new IllegalStateException(new UncheckedIOException(failure)));
  }
}
