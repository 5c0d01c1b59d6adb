package fr.moisson.connectors.udata;

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

/**
 * What udata answered. Errors come in three shapes (udata/api/__init__.py): {@code errors} by field
 * without a message, a {@code message}, or both; what is not JSON comes from a proxy.
 *
 * @param body missing when the answer is not JSON
 */
record UdataAnswer(URI address, Door.Reply reply, JsonNode body) {

  static UdataAnswer read(URI address, Door.Reply reply) {
    return new UdataAnswer(address, reply, JsonFields.tree(reply.text()));
  }

  /** udata itself says that there is no such thing; the 404 of a proxy does not count. */
  boolean isNotFound() {
    return reply.status() == 404 && body.isObject();
  }

  boolean isDeleted() {
    return reply.status() == 410 && body.isObject();
  }

  /** Whether it is for one of these fields that the record was refused. */
  boolean refuses(String... fields) {
    if (reply.status() != 400) {
      return false;
    }
    for (String field : fields) {
      if (body.path("errors").has(field)) {
        return true;
      }
    }
    return false;
  }

  /** The answer to a call that succeeded; throws {@link #failure} otherwise. */
  JsonNode result() {
    if (!reply.isSuccess()) {
      throw failure();
    }
    if (body.isMissingNode() || body.has("success") && !body.path("success").asBoolean()) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, Refusals.quote(reply)));
    }
    return body;
  }

  /** For calls that answer nothing. */
  void done() {
    if (!reply.isSuccess()) {
      throw failure();
    }
  }

  /** Why the call failed, as the reaction it calls for. */
  HarvestException failure() {
    String quote = Refusals.quote(reply);
    Notice refusal = Notice.of(Code.PORTAL_REFUSES, address, reply.status(), quote);
    return switch (reply.status()) {
      // A wrong organisation is wrong for every record.
      case 400 -> refuses("organization") ? new Misconfigured(refusal) : new BadItem(refusal);
      case 409, 410, 413, 415, 422 -> new BadItem(refusal);
      // The site takes no writes for a while (READ_ONLY_MODE).
      case 423 -> new Unavailable(Notice.of(Code.HTTP_STATUS, address, reply.status(), quote));
      default ->
          reply.status() / 100 == 3
              ? new Misconfigured(
                  Notice.of(
                      Code.BAD_REDIRECT, address, reply.headers().getOrDefault("location", "")))
              : Refusals.of(address, reply);
    };
  }
}
