package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataPackageTest {

  @TempDir Path folder;

  @Test
  void tablesReferToOneAnother() throws IOException {
    Files.createDirectories(folder.resolve("schema"));
    write(
        "schema/atlas.json",
        "{\"primaryKey\": \"id\", \"fields\": [{\"name\": \"id\"}, {\"name\": \"nom\"}]}");
    write("atlas.csv", "id,nom\nA1,Marais\n");
    write("unites.csv", "id;atlas\nU1;A1\nU2;A9\n");
    Path descriptor =
        write(
            "datapackage.json",
            """
            {"name": "paysage", "resources": [
              {"name": "atlas", "path": "atlas.csv", "schema": "schema/atlas.json"},
              {"name": "unites", "path": ["unites.csv"], "encoding": "utf-8", "schema": {
                "fields": [{"name": "id"}, {"name": "atlas"}],
                "foreignKeys": [
                  {"fields": "atlas", "reference": {"resource": "atlas", "fields": "id"}}]}},
              {"name": "a-venir", "path": "plus-tard.csv", "schema": "schema/atlas.json"},
              {"name": "dedans", "data": [{"id": "A1"}], "schema": "schema/atlas.json"},
              {"name": "photo", "path": "photo.jpg"}]}
            """);

    Map<String, Resource> read = DataPackage.read(descriptor);

    assertThat(read).containsOnlyKeys("atlas", "unites");
    Resource unites = read.get("unites");
    assertThat(unites).isNotNull();
    assertThat(Validated.of(unites, read).found()).containsExactly("3 atlas foreign-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.json", "/etc/passwd", "absent.json"})
  void aPackageReadsNoOtherFiles(String path) throws IOException {
    Path descriptor =
        write(
            "datapackage.json",
            "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\", \"schema\": \"%s\"}]}"
                .formatted(path));

    assertThatThrownBy(() -> DataPackage.read(descriptor)).isInstanceOf(Misconfigured.class);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
