package fr.moisson.harvesters.formats.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * Parsers of JSON that others wrote: tolerant of common mistakes, such as a line break inside a
 * text, but with limits, so that one value can fill neither the memory nor the stack. Trees are
 * read by {@link JsonTree}.
 */
public final class Json {

  /** The longest text of a value, in characters. */
  public static final int LONGEST_TEXT = 8 << 20;

  private static final int DEEPEST = 200;

  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  public static final JsonFactory FACTORY = MAPPER.getFactory();

  /**
   * Moves into the member with this name of the object at the parser's position, if that is an
   * object too; else to the end of the object, or of its members.
   */
  public static boolean enters(JsonParser parser, String member) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isIt = parser.currentName().equals(member);
      if (parser.nextToken() == JsonToken.START_OBJECT && isIt) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private Json() {}
}
