package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.routes.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  private static final Settings.Store STORE =
      new Settings.Store("jdbc:postgresql://localhost/moisson", "moisson", new Secret("s3cret"));

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

  /** The folder of a site has files too, and must not get a database among what it publishes. */
  @Test
  void aFolderWithoutACatalogueIsNoneOfOurs() throws IOException {
    Path site = folder.resolve("site");
    Files.createDirectories(site.resolve("files"));

    assertThat(refusal(site).code()).isEqualTo(Code.NO_DATA_FOLDER);
    try (Stream<Path> inside = Files.list(site)) {
      assertThat(inside).containsExactly(site.resolve("files"));
    }
  }

  /** Whatever else was in the folder is made again. */
  @Test
  void aCatalogueOnADatabaseServerNeedsNothingOfTheFolder() {
    Path restored = folder.resolve("restored");

    assertThat(DataFolder.existing(restored, STORE).files()).isDirectory();
  }

  /** As for an account that may not; tests may be run by one that may look into anything. */
  @Test
  void aFolderThatCannotBeLookedIntoIsNotSaidToBeMissing() throws IOException {
    Path data = folder.resolve("data");
    Files.createSymbolicLink(data, data);

    assertThat(refusal(data).code()).isEqualTo(Code.DATA_UNUSABLE);
  }

  private static Notice refusal(Path data) {
    return catchThrowableOfType(Misconfigured.class, () -> DataFolder.existing(data, null))
        .notice();
  }

  private static String rights(Path data) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data));
  }
}
