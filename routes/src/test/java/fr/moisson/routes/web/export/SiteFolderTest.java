package fr.moisson.routes.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFolderTest {

  @TempDir private Path folder;

  @Test
  void anExtractThatIsThereAlreadyStaysOnADiskWhoseClockIsAhead() throws IOException {
    Path extract = Files.writeString(folder.resolve("abcdef.csv"), "id\n1\n");
    Path root = folder.resolve("site");
    Path published = root.resolve("files/abcdef.csv");
    SiteFolder first = SiteFolder.claim(root);
    first.copy(extract, published);
    FileTime ahead = FileTime.from(Instant.now().plus(Duration.ofMinutes(1)));
    SiteFolder second = new SiteFolder(root, ahead);

    second.copy(extract, published);

    assertThat(second.clear().files()).isOne();
    assertThat(published).exists();
  }
}
