package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaColumnsTest {

  @TempDir Path folder;

  @Test
  void columnsAreThoseOfTheSchemaAtHand() throws IOException {
    writeSchema();
    SchemaColumns columns = new SchemaColumns(folder, folder.resolve("none"));

    assertThat(columns.of("arbres 0.3.1"))
        .containsOnly(
            Map.entry("hauteur", new Column("hauteur", ColumnType.NUMBER, "Hauteur", "")));
    assertThat(columns.of("fontaines 1.0")).isEmpty();
  }

  @Test
  void aSchemaIsReadOnceItIsThereAndThenNoMore() throws IOException {
    SchemaColumns columns = new SchemaColumns(folder, folder.resolve("none"));

    assertThat(columns.of("arbres 0.3.1")).isEmpty();
    Path schema = writeSchema();
    assertThat(columns.of("arbres 0.3.1")).hasSize(1);
    Files.delete(schema);
    assertThat(columns.of("arbres 0.3.1")).hasSize(1);
  }

  private Path writeSchema() throws IOException {
    return Files.writeString(
        folder.resolve("arbres.json"),
        """
        {"name": "arbres", "version": "0.3.1", "fields": [
          {"name": "hauteur", "title": "Hauteur", "type": "number"}]}
        """);
  }
}
