package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON as RFC 8259 has it, in schemas and in cells: what a cell holds is JSON or it is not. */
public final class StrictJson {

  private static final int DEEPEST = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * @throws JsonProcessingException if it is no JSON
   */
  public static JsonNode read(InputStream json) throws IOException {
    return MAPPER.readTree(json);
  }

  /** The JSON in a cell, if there is nothing else in it. */
  static Optional<JsonNode> cell(String cell) {
    try {
      return Optional.ofNullable(MAPPER.readTree(cell)).filter(json -> !json.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty(); // that is the question
    }
  }

  /** A list of values, or the only one of it, as text. */
  public static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    if (values.isArray()) {
      values.forEach(value -> texts.add(text(value)));
    } else if (!values.isMissingNode() && !values.isNull()) {
      texts.add(text(values));
    }
    return List.copyOf(texts);
  }

  /** One value as text; what is no scalar as JSON. */
  public static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private StrictJson() {}
}
