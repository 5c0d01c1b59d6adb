package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Otherwise every dataset of every catalogue would be republished after an update. */
  @Test
  void aCoverageWithoutNamesIsWrittenAsItWasBeforeTheyCame() throws JsonProcessingException {
    Coverage coverage = Coverage.of(List.of("commune:79191"), null);

    String written = JSON.writeValueAsString(coverage);

    assertThat(written).isEqualTo("{\"zones\":[\"commune:79191\"],\"bbox\":null}");
    assertThat(JSON.readValue(written, Coverage.class)).isEqualTo(coverage);
  }

  @Test
  void namesAreKept() throws JsonProcessingException {
    Coverage coverage = Coverage.of(List.of(), null).named(List.of("Niort"));

    assertThat(JSON.readValue(JSON.writeValueAsString(coverage), Coverage.class))
        .isEqualTo(coverage);
  }
}
