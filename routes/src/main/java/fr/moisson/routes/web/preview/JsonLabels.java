package fr.moisson.routes.web.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the cell of a table says whose value is a list in JSON, as interfaces deliver them: the
 * labels of its elements, without their codes.
 *
 * @param size number of elements
 * @param labels of all elements; empty if some have none
 */
record JsonLabels(int size, List<String> labels) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Pattern LABEL = Pattern.compile("libell?e.*|label.*|nom|name|titre|title");
  private static final Pattern NOTHING = Pattern.compile("\\s*(\\[\\s*])?\\s*");

  /** Whether a cell is blank, or a list without elements. */
  static boolean isEmpty(String cell) {
    return NOTHING.matcher(cell).matches();
  }

  /** Empty if the cell is no list. */
  static Optional<JsonLabels> of(String cell) {
    if (!cell.startsWith("[")) {
      return Optional.empty();
    }
    try {
      JsonNode list = JSON.readTree(cell);
      List<String> labels = new ArrayList<>();
      list.forEach(element -> labels.add(label(element)));
      return Optional.of(
          new JsonLabels(list.size(), labels.contains("") ? List.of() : List.copyOf(labels)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String label(JsonNode element) {
    return element.isObject()
        ? element.properties().stream()
            .filter(member -> LABEL.matcher(member.getKey().toLowerCase(Locale.ROOT)).matches())
            .map(member -> member.getValue().asText())
            .filter(text -> !text.isBlank())
            .distinct()
            .collect(Collectors.joining(" – "))
        : element.asText();
  }

  boolean isKnown() {
    return labels.size() == size;
  }

  String text() {
    return labels.stream().distinct().collect(Collectors.joining(", "));
  }
}
