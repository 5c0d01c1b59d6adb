package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCommandTest {

  @TempDir private Path folder;

  /** A command that writes a site has not harvested before, unlike a server. */
  @Test
  void territoriesAreCalledByTheirNames() throws Exception {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Path site = folder.resolve("site");

    Ended written = Typed.run(configuration.typed("feed", "--out", site.toString()));

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(Files.readString(site.resolve("index.html")))
        .contains("· Le Niortais")
        .doesNotContain("· niortais");
  }
}
