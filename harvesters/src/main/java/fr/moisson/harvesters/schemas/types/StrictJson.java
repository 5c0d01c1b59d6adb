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

/** Strict JSON of RFC 8259, in schemas and in cells. */
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
   * @throws JsonProcessingException if it is not JSON
   */
  public static JsonNode read(InputStream json) throws IOException {
    return MAPPER.readTree(json);
  }

  /** The JSON value that makes up a whole cell, if there is one. */
  static Optional<JsonNode> cell(String cell) {
    try {
      return Optional.ofNullable(MAPPER.readTree(cell)).filter(json -> !json.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty(); // not JSON
    }
  }

  /** A list of values, or a single one, as text. */
  public static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    if (values.isArray()) {
      values.forEach(value -> texts.add(text(value)));
    } else if (!values.isMissingNode() && !values.isNull()) {
      texts.add(text(values));
    }
    return List.copyOf(texts);
  }

  /** A value as text; objects and arrays as JSON. */
  public static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private StrictJson() {}
}
