package fr.moisson.routes.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.harvesters.values.KnownFrequency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScdlCatalogueTest {

  @Test
  void frequenciesAreWordsOfTheSchema() throws IOException {
    List<String> ours =
        StatedWords.FREQUENCY.offered().stream()
            .flatMap(code -> KnownFrequency.of(code).map(KnownFrequency::scdl).stream())
            .distinct()
            .toList();

    assertThat(words("FREQ_MAJ")).contains("Inconnue").containsAll(ours);
    assertThat(ours).hasSizeGreaterThan(10);
  }

  private static List<String> words(String column) throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("../config/schemas/scdl-catalogue.json").toFile());
    List<String> words = new ArrayList<>();
    for (JsonNode field : schema.path("fields")) {
      if (field.path("name").asText().equals(column)) {
        field.at("/constraints/enum").forEach(word -> words.add(word.asText()));
      }
    }
    return words;
  }
}
