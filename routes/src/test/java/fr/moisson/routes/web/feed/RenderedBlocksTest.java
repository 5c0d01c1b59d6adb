package fr.moisson.routes.web.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedBlocksTest {

  @TempDir private Path folder;

  /** Slow readers hold what the shelf gave them for a long time. */
  @Test
  void whoWasOvertakenHasNothingRenderedAgain() throws IOException {
    try (Database database = Database.sqlite(folder.resolve("moisson.db"))) {
      Shelf shelf = new Shelf(database.jdbi());
      RenderedBlocks blocks = blocks(shelf, folder.resolve("feeds"));
      Datasets.publish(database.jdbi(), Datasets.dataset("1", "Arbres"));
      long before = shelf.head().version();
      Datasets.publish(database.jdbi(), Datasets.dataset("2", "Haies"));
      long now = shelf.head().version();

      for (long told : new long[] {now, before, now}) {
        try (RenderedBlock block = blocks.open(1, told, FeedSyntax.TURTLE)) {
          assertThat(block.version()).isEqualTo(now);
        }
      }
    }
  }

  @Test
  void aDiskThatTakesNothingCutsNobodyOff() throws IOException {
    try (Database database = Database.sqlite(folder.resolve("moisson.db"))) {
      Shelf shelf = new Shelf(database.jdbi());
      Path feeds = folder.resolve("feeds");
      RenderedBlocks blocks = blocks(shelf, feeds);
      Datasets.publish(database.jdbi(), Datasets.dataset("1", "Arbres"));
      Files.writeString(feeds, "no folder");

      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      try (RenderedBlock block = blocks.open(1, 1, FeedSyntax.TURTLE)) {
        block.sendAll(sent);
      }

      assertThat(sent.toString(UTF_8)).contains("Arbres");
    }
  }

  private static RenderedBlocks blocks(Shelf shelf, Path feeds) {
    return new RenderedBlocks(
        shelf,
        new CatalogueHeader("Catalogue", "", "", URI.create("https://donnees.example/")),
        feeds);
  }
}
