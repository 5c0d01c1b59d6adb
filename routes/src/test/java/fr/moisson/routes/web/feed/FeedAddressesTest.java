package fr.moisson.routes.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every address that {@code docs/flux.md} gives out in full answers. */
class FeedAddressesTest {

  private static final Pattern FIRST_COLUMN =
      Pattern.compile("^\\| (`/[^|]*)\\|", Pattern.MULTILINE);

  /**
   * Without those of a dataset or of a part, which depend on the catalogue, and without queries.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("`(/(?!territories|themes|sources|datasets)[^`…?]*)[`?]");

  @TempDir private Path folder;

  @Test
  void theAddressesInTheDocumentationAnswer() throws IOException {
    String text = Files.readString(Path.of("../docs/flux.md"));
    List<String> addresses =
        FIRST_COLUMN
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .flatMap(cell -> ADDRESS.matcher(cell).results().map(found -> found.group(1)))
            .toList();

    assertThat(addresses).hasSizeGreaterThan(8);
    try (Site site = new Site(folder)) {
      Datasets.publish(site.portal, Datasets.dataset("1", "Arbres"));
      for (String address : addresses) {
        assertThat(site.get(address).statusCode()).as(address).isIn(200, 303);
      }
    }
  }
}
