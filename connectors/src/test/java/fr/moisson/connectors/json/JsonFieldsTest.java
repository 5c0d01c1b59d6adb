package fr.moisson.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.Box;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[\"a\", \"b\"] | a,b",
        "\"[\\\"a\\\", \\\"b\\\"]\" | a,b",
        "\"a\" | a",
        "[\"a\", \" \", null, {}, 3] | a,3",
        "\"[sic] un titre\" | [sic] un titre",
        "null | ~~",
        "{\"a\": 1} | ~~"
      })
  void aListIsAListHoweverItIsWritten(String value, String texts) throws Exception {
    assertThat(String.join(",", JsonFields.texts(json(value)))).isEqualTo(texts);
  }

  @Test
  void theFirstFieldThatSaysSomethingCounts() throws Exception {
    JsonNode record = json("{\"a\": \" \", \"b\": null, \"c\": [], \"d\": \" x \", \"e\": \"y\"}");

    assertThat(JsonFields.text(record, "z", "a", "b", "c", "d", "e")).isEqualTo("x");
    assertThat(
            JsonFields.address(json("{\"a\": \"non\", \"b\": \"https://x.example/é\"}"), "a", "b"))
        .hasToString("https://x.example/%C3%A9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [3, 2], [3, 4], [1, 2]]]}",
        "\"{\\\"type\\\": \\\"MultiPoint\\\", \\\"coordinates\\\": [[1, 4], [3, 2, 99]]}\"",
        "{\"type\": \"FeatureCollection\", \"features\": [{\"geometry\": {\"type\": \"Point\","
            + " \"coordinates\": [1, 2]}}, {\"geometry\": {\"type\": \"Point\", \"coordinates\":"
            + " [3, 4]}}]}"
      })
  void aBoxIsDrawnAroundWhateverHasPositions(String geometry) throws Exception {
    assertThat(JsonFields.box(json(geometry))).isEqualTo(new Box(1, 2, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"Niort\"", "{\"coordinates\": [\"a\", \"b\"]}"})
  void whatHasNoPositionHasNoBox(String geometry) throws Exception {
    assertThat(JsonFields.box(json(geometry))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "'\"12\"', 12",
    "'\"42 octets\"', 42",
    "'\"1,2 Mo\"', 1200000",
    "'\"2 pages\"',",
    "-1,",
    "1.5,",
    "null,"
  })
  void aSizeIsAWholeNumber(String size, Long bytes) throws Exception {
    assertThat(JsonFields.size(json("{\"size\": " + size + "}"), "size")).isEqualTo(bytes);
  }

  @Test
  void languagesAndIdentifiersAreSorted() {
    assertThat(JsonFields.languages(List.of("fr,en", "?").stream())).containsExactly("ENG", "FRA");
    assertThat(JsonFields.identifiers(List.of("urn:x", "12", "doi:10.1/2").stream()))
        .containsExactly("doi:10.1/2", "urn:x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "\"oui\"", "3", "null", "{\"a\":"})
  void anAnswerThatIsNoObjectAndNoListIsMissing(String answer) {
    assertThat(JsonFields.tree(answer).isMissingNode()).isTrue();
    assertThat(JsonFields.tree("{\"a\":[1]}")).hasToString("{\"a\":[1]}");
    assertThat(JsonFields.tree("[1]")).hasToString("[1]");
  }
}
