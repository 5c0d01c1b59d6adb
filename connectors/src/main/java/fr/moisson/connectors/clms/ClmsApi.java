package fr.moisson.connectors.clms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.access.SigningKey;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door.Reply;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What needs a service key. The token is asked for when it is first needed, and serves one run. */
final class ClmsApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_QUOTE = 200;

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
    return Addresses.root(source.url());
  }

  private String token() {
    if (token == null) {
      token = SigningKey.of(key).token(run.door(), run.at()).reveal();
    }
    return token;
  }

  /** All orders of the user, by their number. */
  JsonNode orders() {
    return read(URI.create(root + "/@datarequest_search"));
  }

  /** What has become of an order; empty if the service knows it no more. */
  Optional<JsonNode> order(String task) {
    try {
      return Optional.of(
          read(URI.create(root + "/@datarequest_status_get?TaskID=" + Addresses.encode(task))));
    } catch (Misconfigured e) {
      if (Refusals.isGone(e)) {
        return Optional.empty();
      }
      throw e;
    }
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
   * Places an order. Whoever calls has made sure that there is none like it.
   *
   * @return its answer; a refusal of the order itself, and not of us, is one too
   * @throws Unavailable if no answer came: the order may or may not be placed
   */
  JsonNode place(ObjectNode order) {
    URI uri = URI.create(root + "/@datarequest_post");
    ObjectNode orders = JSON.createObjectNode();
    orders.putArray("Datasets").add(order);
    Reply reply =
        run.door()
            .send(
                Request.post(uri, "application/json", orders.toString())
                    .with("Accept", "application/json")
                    .with("Authorization", bearer()));
    String text = reply.text().replace(token(), "***");
    if (!reply.isSuccess() && reply.status() != 400) {
      throw refused(uri, reply.status(), text);
    }
    return json(uri, text);
  }

  private static JsonNode json(URI uri, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, uri, quote(text)), e);
    }
  }

  private static HarvestException refused(URI uri, int status, String text) {
    if (status == 401 || status == 403) {
      return new Misconfigured(Notice.of(Code.FORBIDDEN, uri, status, quote(text)));
    }
    Notice notice = Notice.of(Code.HTTP_STATUS, uri, status, quote(text));
    boolean passes = status == 408 || status == 429 || status >= 500;
    return passes ? new Unavailable(notice) : new Misconfigured(notice);
  }

  private static String quote(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
