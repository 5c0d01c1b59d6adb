package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of CKAN. Its envelope {@code {"success", "result" | "error": {"__type"}}} takes
 * precedence over the status; an answer without an envelope comes from a proxy, and only its status
 * counts. Messages are in the portal's language, {@code __type} never is (ckan/views/api.py).
 *
 * @param envelope missing when the answer is not JSON
 */
record CkanAnswer(
    URI site, String action, int status, String location, JsonNode envelope, String text) {

  static CkanAnswer read(URI site, String action, Door.Reply reply) {
    String location = reply.headers().getOrDefault("location", "");
    String text = reply.text();
    return new CkanAnswer(site, action, reply.status(), location, JsonFields.tree(text), text);
  }

  /** Whether CKAN itself says that there is no such record; the 404 of a proxy does not count. */
  boolean isNotFound() {
    return type().equals("Not Found Error");
  }

  /** Whether our account may not do this. */
  boolean isForbidden() {
    return type().equals("Authorization Error");
  }

  /** Whether the name is already in use, or otherwise invalid. */
  boolean refusesName() {
    return type().equals("Validation Error") && error().has("name");
  }

  /** Whether the record has changed since we read it. */
  boolean isMismatch() {
    return type().equals("Validation Error") && error().has("match");
  }

  /** Whether a file is larger than CKAN, or a proxy in front of it, accepts. */
  boolean refusesFile() {
    return status == 413 || error().findValue("upload") != null;
  }

  /** Whether the site lacks the extension with this action (ckan/views/api.py, not translated). */
  boolean isUnknownAction() {
    return status == 400 && text.contains("Action name not known");
  }

  boolean isSuccess() {
    return isSuccessStatus() && envelope.path("success").asBoolean() && envelope.has("result");
  }

  /** The result of an action that succeeded; throws {@link #failure} otherwise. */
  JsonNode result() {
    if (isSuccess()) {
      return envelope.path("result");
    }
    throw failure();
  }

  /** Why the action failed, as an exception that tells the caller how to react. */
  HarvestException failure() {
    return switch (type()) {
      case "Authorization Error" -> new Misconfigured(forbidden());
      case "Validation Error" -> refusal();
      // A retry would fail again, and Unavailable would stop all other records.
      case "Search Index Error" ->
          text.contains("immense term") ? new BadItem(refused()) : new Unavailable(notice());
      // The group does not exist, or the record was purged since we read it; other records go on.
      case "Not Found Error" -> new BadItem(refused());
      case "Search Error", "Search Connection Error", "Integrity Error", "Internal Server Error" ->
          new Unavailable(notice());
      default -> isSuccessStatus() ? new Unavailable(unreadable()) : byStatus();
    };
  }

  /** A wrong organisation fails for every record, so the configuration is at fault. */
  private HarvestException refusal() {
    if (isMismatch()) {
      return new Unavailable(notice());
    }
    return error().has("owner_org") ? new Misconfigured(refused()) : new BadItem(refused());
  }

  private Notice refused() {
    return Notice.of(Code.PORTAL_REFUSES, site, status, explanation());
  }

  private HarvestException byStatus() {
    return switch (status) {
      case 401, 403 -> new Misconfigured(forbidden());
      case 413 -> new BadItem(refused());
      case 429 -> new Unavailable(Notice.of(Code.TOO_MANY_REQUESTS, site, status));
      case 408, 409, 425 -> new Unavailable(notice());
      // No envelope: the address is not that of a CKAN, or not of one that knows the action.
      case 400, 404, 405 ->
          envelope.isObject() ? new BadItem(refused()) : new Misconfigured(unexpected());
      default -> {
        if (status >= 500) {
          yield new Unavailable(notice());
        }
        yield new Misconfigured(status / 100 == 3 ? Refusals.redirect(site, location) : notice());
      }
    };
  }

  private Notice forbidden() {
    return Notice.of(Code.FORBIDDEN, site, status, explanation());
  }

  private Notice unreadable() {
    boolean saysFailure = envelope.has("success") && !envelope.path("success").asBoolean();
    return saysFailure ? notice() : unexpected();
  }

  private Notice unexpected() {
    return Notice.of(Code.UNEXPECTED_ANSWER, site, "HTTP " + status + ", " + explanation());
  }

  private Notice notice() {
    return isSuccessStatus()
        ? Notice.of(Code.ERROR_INSIDE_SUCCESS, site, explanation())
        : Notice.of(Code.HTTP_STATUS, site, status, explanation());
  }

  private boolean isSuccessStatus() {
    return status >= 200 && status < 300;
  }

  private JsonNode error() {
    return envelope.path("error");
  }

  private String type() {
    return error().path("__type").asText();
  }

  /** The action, and the message of CKAN or of a proxy, in one line. */
  private String explanation() {
    if (error().isObject()) {
      List<String> sentences = new ArrayList<>();
      collect("", error(), sentences);
      return action + ": " + String.join(" ; ", sentences);
    }
    return action + ": " + Refusals.quote(status, text);
  }

  /** Flattens {@code {"tags": [{}, {"name": ["…"]}]}} to {@code tags[1].name: …}. */
  private static void collect(String path, JsonNode node, List<String> sentences) {
    if (node.isValueNode()) {
      sentences.add(path.isEmpty() ? node.asText() : path + ": " + node.asText());
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i).isValueNode() ? path : path + "[" + i + "]", node.get(i), sentences);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        if (!name.equals("__type")) {
          String inner = path.isEmpty() ? name : path + "." + name;
          collect(name.equals("message") ? path : inner, field.getValue(), sentences);
        }
      }
    }
  }
}
