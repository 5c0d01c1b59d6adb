package fr.moisson.routes.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** An answer in which every list is empty and every count 0, as after a failed import. */
final class Emptied {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Empties an answer; returns it unchanged if it is not JSON. */
  static byte[] of(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer == null ? body : empty(answer).toString().getBytes(UTF_8);
    } catch (IOException e) {
      return body;
    }
  }

  private static JsonNode empty(JsonNode node) {
    if (node instanceof ArrayNode list) {
      return list.removeAll();
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(empty(field.getValue())));
      return object;
    }
    return node.isIntegralNumber() ? JSON.getNodeFactory().numberNode(0) : node;
  }

  private Emptied() {}
}
