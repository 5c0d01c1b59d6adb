package fr.moisson.connectors.arcgis;

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
import java.util.Locale;
import java.util.Set;

/**
 * An answer of the <a
 * href="https://developers.arcgis.com/rest/users-groups-and-items/working-with-users-groups-and-items/">
 * Sharing API</a>. Its errors come with status 200, as {@code error} or as {@code status} {@code
 * failure}; their code may be missing, or be 200.
 *
 * @param body missing when the answer is not JSON
 */
record ArcgisReply(URI address, Door.Reply reply, JsonNode body) {

  /** The token is unknown or expired, or was not sent. */
  private static final Set<Integer> TOKEN = Set.of(498, 499);

  private static final String NO_SUCH_ITEM = "CONT_0001";

  static ArcgisReply read(URI address, Door.Reply reply) {
    return new ArcgisReply(address, reply, JsonFields.tree(reply.text()));
  }

  boolean refusesToken() {
    return TOKEN.contains(code());
  }

  /**
   * Whether the portal says that the item does not exist or is not visible to us, which it answers
   * in the same way; a proxy's 404 does not count.
   */
  boolean isMissing() {
    boolean isSaid =
        code() == 404 || body.path("error").path("messageCode").asText().equals(NO_SUCH_ITEM);
    return isSaid && body.isObject();
  }

  /** The answer to a call that succeeded; throws {@link #failure} otherwise. */
  JsonNode result() {
    boolean isFailure =
        body.has("error")
            || body.path("status").asText().equals("failure")
            || body.path("status").asText().equals("error")
            || body.has("success") && !body.path("success").asBoolean();
    if (!reply.isSuccess() || isFailure) {
      throw failure();
    }
    if (!body.isObject()) {
      throw Refusals.unexpected(address, Refusals.quote(reply));
    }
    return body;
  }

  /** Why the call failed, as an exception that tells the caller how to react. */
  private HarvestException failure() {
    String quote = Refusals.quote(reply);
    int code = code();
    return switch (code) {
      case 401, 403, 498, 499 -> new Misconfigured(Notice.of(Code.FORBIDDEN, address, code, quote));
      case 400, 404, 409, 413, 422 ->
          new BadItem(Notice.of(Code.PORTAL_REFUSES, address, code, quote));
      case 0 ->
          speaksOfRights()
              ? new Misconfigured(Notice.of(Code.FORBIDDEN, address, reply.status(), quote))
              : new BadItem(Notice.of(Code.PORTAL_REFUSES, address, reply.status(), quote));
      default ->
          reply.isSuccess()
              ? new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, address, quote))
              : Refusals.of(address, reply);
    };
  }

  private boolean speaksOfRights() {
    String message = body.path("error").path("message").asText();
    return message.toLowerCase(Locale.ROOT).contains("permission");
  }

  /** The error's own code, else the status; 0 for an error without a code. */
  private int code() {
    if (!reply.isSuccess()) {
      return reply.status();
    }
    return body.path("error").path("code").asInt(body.path("code").asInt(0));
  }
}
