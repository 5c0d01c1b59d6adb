package fr.moisson.connectors.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Requests tokens. Neither requests nor answers are ever archived. */
final class Tokens {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Door.Request json(URI url, Map<String, String> fields) {
    return Door.Request.json("POST", url, JSON.valueToTree(new TreeMap<>(fields)));
  }

  static Door.Request form(URI url, Map<String, String> fields) {
    String form = RequestUris.query(new TreeMap<>(fields));
    return Door.Request.post(url, "application/x-www-form-urlencoded", form);
  }

  /**
   * @param pointer JSON pointer to the token in the answer
   * @throws Misconfigured if we are refused
   * @throws Unavailable if the service fails otherwise
   */
  static Secret given(Door door, Door.Request request, String pointer) {
    Door.Reply reply = door.send(request.with("Accept", "application/json"));
    if (reply.status() == 400) {
      // The OAuth response to unknown keys (RFC 6749, 5.2).
      throw Refusals.forbidden(request.uri(), reply);
    }
    if (!reply.isSuccess()) {
      throw Refusals.of(request.uri(), reply);
    }
    String token = tree(reply).at(pointer).asText("");
    if (token.isEmpty()) {
      throw new Misconfigured(
          Notice.of(Code.UNEXPECTED_ANSWER, request.uri(), "≠ JSON " + pointer));
    }
    return Secret.passing(token);
  }

  private static JsonNode tree(Door.Reply reply) {
    try {
      JsonNode tree = JSON.readTree(reply.body());
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException e) {
      // Reported as a missing token; the answer may contain one, and is not quoted.
      return MissingNode.getInstance();
    }
  }

  private Tokens() {}
}
