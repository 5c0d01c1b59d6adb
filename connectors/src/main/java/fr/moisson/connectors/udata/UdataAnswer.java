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
 * An answer of udata. Errors come in three forms (udata/api/__init__.py): {@code errors} by field
 * without a message, a {@code message}, or both; an answer that is not JSON comes from a proxy.
 *
 * @param body missing when the answer is not JSON
 */
record UdataAnswer(URI address, Door.Reply reply, JsonNode body) {

  static UdataAnswer read(URI address, Door.Reply reply) {
    return new UdataAnswer(address, reply, JsonFields.tree(reply.text()));
  }

  /** Whether udata itself says that there is no such thing; the 404 of a proxy does not count. */
  boolean isNotFound() {
    return reply.status() == 404 && body.isObject();
  }

  boolean isDeleted() {
    return reply.status() == 410 && body.isObject();
  }

  /** Whether the record was refused because of one of these fields. */
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
      throw Refusals.unexpected(address, Refusals.quote(reply));
    }
    return body;
  }

  /** Checks a call that has no result. */
  void done() {
    if (!reply.isSuccess()) {
      throw failure();
    }
  }

  /** Why the call failed, as an exception that tells the caller how to react. */
  private HarvestException failure() {
    String quote = Refusals.quote(reply);
    Notice refusal = Notice.of(Code.PORTAL_REFUSES, address, reply.status(), quote);
    return switch (reply.status()) {
      // A wrong organisation fails for every record.
      case 400 -> refuses("organization") ? new Misconfigured(refusal) : new BadItem(refusal);
      case 409, 410, 413, 415, 422 -> new BadItem(refusal);
      // The site is temporarily read-only (READ_ONLY_MODE).
      case 423 -> new Unavailable(Notice.of(Code.HTTP_STATUS, address, reply.status(), quote));
      default ->
          reply.status() / 100 == 3
              ? new Misconfigured(
                  Refusals.redirect(address, reply.headers().getOrDefault("location", "")))
              : Refusals.of(address, reply);
    };
  }
}
