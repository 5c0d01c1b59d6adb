package fr.moisson.connectors.clms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.access.SigningKey;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door.Reply;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls that need a service key. The token is requested when first needed, for one run. */
final class ClmsApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String root;
  private final Secret key;
  private final Run run;
  private @Nullable String token;

  ClmsApi(ClmsSource source, Secret key, Run run) {
    this.root = root(source);
    this.key = key;
    this.run = run;
  }

  static String root(ClmsSource source) {
    return RequestUris.root(source.url());
  }

  private String token() {
    if (token == null) {
      token = SigningKey.of(key).token(run.door(), run.at()).reveal();
    }
    return token;
  }

  /** All orders of the user, by their numbers. */
  JsonNode orders() {
    return read(URI.create(root + "/@datarequest_search"));
  }

  /** The state of an order; empty if the service no longer knows it. */
  Optional<JsonNode> order(String task) {
    URI state = URI.create(root + "/@datarequest_status_get?TaskID=" + RequestUris.encode(task));
    return Refusals.unlessGone(() -> read(state));
  }

  private JsonNode read(URI uri) {
    Request request =
        Request.get(uri).with("Accept", "application/json").with("Authorization", bearer());
    return JsonPage.object(run.door().get(request));
  }

  private String bearer() {
    return "Bearer " + token();
  }

  /**
   * Places an order. Callers must make sure that there is no similar one.
   *
   * @return the answer, also if the order itself is refused, but not if we are
   * @throws Unavailable if no answer came: the order may or may not have been placed
   */
  JsonNode place(ObjectNode order) {
    URI uri = URI.create(root + "/@datarequest_post");
    ObjectNode orders = JSON.createObjectNode();
    orders.putArray("Datasets").add(order);
    Reply reply =
        run.door()
            .send(
                Request.json("POST", uri, orders)
                    .with("Accept", "application/json")
                    .with("Authorization", bearer()));
    if (!reply.isSuccess() && reply.status() != 400) {
      throw Refusals.of(uri, reply);
    }
    return json(uri, reply);
  }

  private static JsonNode json(URI uri, Reply reply) {
    try {
      return JSON.readTree(Secret.mask(reply.text()));
    } catch (JsonProcessingException e) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, uri, Refusals.quote(reply)), e);
    }
  }
}
