package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door.Reply;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.Set;

/**
 * An answer of the Automation API. Its errors are {@code {"error_code", "message", "detail"}}; the
 * code tells a busy dataset from a refused one, which both come with status 400.
 *
 * @param body missing if there is none, or if it is not JSON
 */
record AutomationAnswer(URI uri, Reply reply, JsonNode body) {

  private static final Set<String> BUSY =
      Set.of("invalid_dataset_status", "invalid_harvester_status");
  private static final Set<Integer> ABOUT_THE_RECORD = Set.of(400, 409, 413, 422);

  static AutomationAnswer read(URI uri, Reply reply) {
    return new AutomationAnswer(uri, reply, JsonFields.tree(reply.text()));
  }

  /** Whether the portal itself says that there is no such thing; a proxy's 404 does not count. */
  boolean isNotFound() {
    return reply.status() == 404 && body.isObject();
  }

  /** Whether a job is running on the dataset or the harvester. */
  boolean isBusy() {
    return BUSY.contains(body.path("error_code").asText());
  }

  /** Whether fields of the request are refused, which the answer names. */
  boolean refusesFields() {
    return reply.status() == 400 && !body.path("detail").isEmpty();
  }

  /** Whether the name of a new dataset is refused. */
  boolean refusesName() {
    return reply.status() == 400 && body.path("detail").has("dataset_id");
  }

  /** The answer to a call that succeeded; throws {@link #failure} otherwise. */
  JsonNode result() {
    boolean isEmpty = reply.text().isBlank();
    if (reply.isSuccess() && (isEmpty || !body.isMissingNode()) && !body.has("error_code")) {
      return body;
    }
    throw failure();
  }

  /** Why a call failed, as an exception that tells the caller how to react. */
  HarvestException failure() {
    String words = Refusals.quote(reply);
    if (reply.isSuccess()) {
      Code code = body.has("error_code") ? Code.ERROR_INSIDE_SUCCESS : Code.UNEXPECTED_ANSWER;
      return new Unavailable(Notice.of(code, uri, words));
    }
    if (isBusy()) {
      // A job was started meanwhile, by us or by an editor.
      return new Unavailable(Notice.of(Code.HTTP_STATUS, uri, reply.status(), words));
    }
    if (ABOUT_THE_RECORD.contains(reply.status())) {
      return new BadItem(Notice.of(Code.PORTAL_REFUSES, uri, reply.status(), words));
    }
    return Refusals.of(uri, reply);
  }
}
