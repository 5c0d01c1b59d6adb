package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import fr.moisson.harvesters.formats.text.Json;

/** A value as JSON text, with numbers in plain digits: 0.0000005, and not 5E-7. */
public final class JsonText {

  private static final ObjectWriter PLAIN =
      Json.MAPPER.writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  /** The text of a value that was read with exact decimals, as its producer wrote them. */
  public static String of(JsonNode value) {
    try {
      return PLAIN.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      // More than ten thousand digits, such as 1e99999, which is not a real measure.
      return value.toString();
    }
  }

  private JsonText() {}
}
