package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnTitlesTest {

  @TempDir Path folder;

  @Test
  void titlesAreThoseOfTheSchemaAtHand() throws IOException {
    writeSchema();
    ColumnTitles titles = new ColumnTitles(folder, folder.resolve("none"));

    assertThat(titles.of("arbres 0.3.1")).containsOnly(Map.entry("id", "Identifiant"));
    assertThat(titles.of("fontaines 1.0")).isEmpty();
  }

  @Test
  void aSchemaIsReadOnceItIsThereAndThenNoMore() throws IOException {
    ColumnTitles titles = new ColumnTitles(folder, folder.resolve("none"));

    assertThat(titles.of("arbres 0.3.1")).isEmpty();
    Path schema = writeSchema();
    assertThat(titles.of("arbres 0.3.1")).hasSize(1);
    Files.delete(schema);
    assertThat(titles.of("arbres 0.3.1")).hasSize(1);
  }

  private Path writeSchema() throws IOException {
    return Files.writeString(
        folder.resolve("arbres.json"),
        """
        {"name": "arbres", "version": "0.3.1", "fields": [
          {"name": "id", "title": "Identifiant"}, {"name": "genre"}]}
        """);
  }
}
