package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What udata's own reader, that of data.gouv.fr, understands of our feed. */
@Tag("lab")
class UdataFeedTest {

  private static final int COUNT = 5;

  @TempDir Path folder;

  /** What it cannot understand is listed in lab/README.md. */
  @Test
  void itUnderstandsWhatWePublish() throws Exception {
    Map<String, JsonNode> understood = new TreeMap<>();
    try (Catalogue source = Catalogue.start()) {
      for (int i = 0; i < COUNT; i++) {
        source.put("jeu-" + i, "Mesures d’été " + i);
      }
      for (JsonNode dataset : read(source)) {
        understood.put(dataset.path("title").asText(), dataset);
      }
    }

    assertThat(understood).hasSize(COUNT + 1).containsKey("Arbres – Le Niortais");
    for (int i = 0; i < COUNT; i++) {
      JsonNode dataset = understood.get("Mesures d’été " + i);
      assertThat(dataset.path("refused").asText("")).isIn("", "null");
      assertThat(dataset.path("description").asText()).contains("saison par saison");
      assertThat(texts(dataset.path("tags"))).contains("eau", "riviere");
      assertThat(dataset.path("licence").asText()).isEqualTo("lov2");
      assertThat(dataset.path("frequency").asText()).isEqualTo("annual");
      assertThat(texts(dataset.path("contacts"))).contains("donnees@example.org");
      assertThat(dataset.path("start").asText()).isEqualTo("2024-01-01");
      assertThat(dataset.path("end").asText()).isEqualTo("2024-12-31");
      assertThat(dataset.path("geometry").path("type").asText()).isEqualTo("MultiPolygon");
      assertThat(dataset.path("geometry").toString()).contains("[-0.5,46.25]", "[-0.4,46.35]");
      assertThat(dataset.path("identifier").asText()).startsWith("eau-");
      assertThat(dataset.path("page").asText())
          .isEqualTo("https://producteur.example.org/page/jeu-" + i);
      assertThat(dataset.path("modified").asText()).startsWith("2026-04-02");
      List<String> files =
          List.of(
              "https://producteur.example.org/fichiers/jeu-" + i + ".csv",
              "https://producteur.example.org/fichiers/jeu-" + i + ".json");
      assertThat(dataset.path("resources"))
          .extracting(resource -> resource.path("url").asText())
          .containsExactlyInAnyOrderElementsOf(files);
      assertThat(dataset.path("resources"))
          .extracting(resource -> resource.path("format").asText())
          .containsExactlyInAnyOrder("csv", "json");
    }
    assertThat(understood.get("Arbres – Le Niortais").path("resources"))
        .extracting(resource -> resource.path("bytes").asLong())
        .allMatch(bytes -> bytes > 0);
  }

  private List<JsonNode> read(Catalogue source) throws Exception {
    Officer officer = new Officer(folder, source);
    officer.harvest().well();
    Path feed = folder.resolve("catalog.rdf");
    try (Officer.Site site = officer.serve();
        InputStream content = site.feed().toURL().openStream()) {
      Files.copy(content, feed);
    }
    String said = Lab.script("udata/read", feed.toString());
    ObjectMapper json = new ObjectMapper();
    return said.lines()
        .filter(line -> line.startsWith("{"))
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
