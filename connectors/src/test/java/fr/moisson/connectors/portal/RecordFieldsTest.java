package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Coverage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFieldsTest {

  private final ObjectNode record = JsonNodeFactory.instance.objectNode();

  @Test
  void whatIsStatedIsATextOrAListOfTexts() {
    RecordFields.put(record, "title", " Arbres\n");
    RecordFields.put(record, "metres", 20.5);
    RecordFields.put(record, "laws", List.of(URI.create("https://loi.example/1")));

    assertThat(record)
        .hasToString(
            "{\"title\":\"Arbres\",\"metres\":\"20.5\",\"laws\":[\"https://loi.example/1\"]}");
  }

  @Test
  void whatIsNotStatedIsNoField() {
    RecordFields.put(record, "title", null);
    RecordFields.put(record, "notes", " \n");
    RecordFields.put(record, "tags", List.of());

    assertThat(record).isEmpty();
  }

  @Test
  void placesAreInWordsWhereThereAreAny() {
    List<String> zones = List.of("country-subset:fr:metro", "commune:79191");

    assertThat(RecordFields.places(Coverage.of(zones, null))).isEqualTo("France métropolitaine");
    assertThat(RecordFields.places(Coverage.of(zones, null).named(List.of("Marais poitevin"))))
        .isEqualTo("France métropolitaine, Marais poitevin");
    assertThat(RecordFields.places(Coverage.of(List.of("commune:79191", "departement:79"), null)))
        .isEqualTo("commune:79191, departement:79");
    assertThat(RecordFields.places(Coverage.UNSTATED)).isEmpty();
  }
}
