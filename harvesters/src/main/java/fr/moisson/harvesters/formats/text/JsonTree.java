package fr.moisson.harvesters.formats.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON that others wrote, as a tree. Numbers stay as they were written: doubles make 1.234567891E7
 * of 12345678.910, and version 1.1 of version 1.10.
 */
public final class JsonTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  /** What "[]" or "1," grows to in memory, at least. */
  public static final long TOKEN = 8;

  private final JsonParser parser;
  private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
  private @Nullable JsonNode root;
  private String name = "";

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the value that the parser stands on, to its end. */
  public static JsonNode read(JsonParser parser) throws IOException {
    return Objects.requireNonNull(read(parser, Long.MAX_VALUE), "nothing is too large");
  }

  /**
   * Reads the value that the parser stands on, to its end whatever its size.
   *
   * @param most characters
   * @return null if it is larger
   */
  public static @Nullable JsonNode read(JsonParser parser, long most) throws IOException {
    JsonTree tree = new JsonTree(parser);
    long characters = 0;
    long tokens = 0;
    int depth = 0;
    do {
      JsonToken token = tokens == 0 ? parser.currentToken() : parser.nextToken();
      if (token == null) {
        // The parser knows what is missing, and says so.
        throw new IOException("JSON ?");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      tokens++;
      characters += 1 + (token.isStructStart() || token.isStructEnd() ? 0 : parser.getTextLength());
      if (Math.max(characters, tokens * TOKEN) <= most) {
        tree.take(token);
      } else {
        tree.forget();
      }
    } while (depth > 0);
    return tree.root;
  }

  /** What is too large is read to its end all the same, and not kept. */
  private void forget() {
    open.clear();
    root = null;
  }

  private void take(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> name = parser.currentName();
      case END_OBJECT, END_ARRAY -> open.pop();
      case START_OBJECT -> open.push(put(NODES.objectNode()));
      case START_ARRAY -> open.push(put(NODES.arrayNode()));
      default -> put(scalar(token));
    }
  }

  private <N extends JsonNode> N put(N node) {
    ContainerNode<?> around = open.peek();
    if (around instanceof ObjectNode object) {
      object.set(name, node);
    } else if (around instanceof ArrayNode array) {
      array.add(node);
    } else {
      root = node;
    }
    return node;
  }

  /** What is beyond all decimals ({@code 1e-2147483648}) is no value either. */
  private JsonNode decimal() throws IOException {
    try {
      return NODES.numberNode(parser.getDecimalValue());
    } catch (NumberFormatException e) {
      return NODES.nullNode();
    }
  }

  private JsonNode scalar(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      // Python writes NaN where it has no value.
      case VALUE_NUMBER_FLOAT -> parser.isNaN() ? NODES.nullNode() : decimal();
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }
}
