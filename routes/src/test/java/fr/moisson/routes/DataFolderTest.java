package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void aNewDataFolderIsForItsOwnerOnly() throws IOException {
    Path data = folder.resolve("lib/moisson");

    new DataFolder(data);

    assertThat(rights(data)).isEqualTo("rwx------");
  }

  @Test
  void theRightsOfAFolderThatExistsAreKept() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));

    new DataFolder(data);

    assertThat(rights(data)).isEqualTo("rwxr-x---");
  }

  private static String rights(Path data) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data));
  }
}
