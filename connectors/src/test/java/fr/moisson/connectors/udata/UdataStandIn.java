package fr.moisson.connectors.udata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import fr.moisson.connectors.portal.StandIn;
import java.io.IOException;
import java.util.List;

/**
 * A udata 17 in this process, with one editor's key and one organisation. A client without a key is
 * a visitor; one with another key is refused, even when reading.
 */
final class UdataStandIn extends StandIn {

  static final String ORGANISATION = "534fff75a3a7292c64a77de4";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String token;
  private final UdataStore store = new UdataStore(ORGANISATION);
  private volatile boolean readOnly;

  UdataStandIn(String token) {
    this.token = token;
  }

  UdataStore store() {
    return store;
  }

  /** Refuses writes from now on, or accepts them again. */
  void readOnly(boolean isReadOnly) {
    readOnly = isReadOnly;
  }

  @Override
  protected boolean isListing(Request request) {
    return request.getUrl().matches("/api/1/organizations/[^/]+/datasets/\\?.*");
  }

  @Override
  protected boolean isWrite(Request request) {
    return !request.getMethod().getName().equals("GET");
  }

  @Override
  protected ResponseDefinitionBuilder crash() {
    return json(500, message("Internal Server Error"));
  }

  @Override
  protected ResponseDefinitionBuilder answer(Request request) {
    String key = request.getHeader("X-API-KEY");
    if (key != null && !key.equals(token)) {
      return json(401, message("Invalid API token"));
    }
    String method = request.getMethod().getName();
    boolean isWrite = isWrite(request);
    if (isWrite && key == null) {
      return json(401, message("Invalid API token"));
    }
    if (isWrite && readOnly) {
      return json(423, message("The creation of new content is currently disabled."));
    }
    boolean isForm = request.getUrl().replaceFirst("\\?.*", "").endsWith("/upload/");
    String type = String.valueOf(request.getHeader("Content-Type"));
    boolean hasBody = method.equals("POST") || method.equals("PUT");
    if (hasBody && !isForm && !type.startsWith("application/json")) {
      return json(400, "{\"errors\":{\"Content-Type\":\"expecting application/json\"}}");
    }
    try {
      JsonNode body =
          isForm
              ? UdataUpload.of(new String(request.getBody(), UTF_8))
              : JSON.readTree(hasBody ? request.getBody() : "{}".getBytes(UTF_8));
      UdataStore.Answer answer =
          store.answer(method, request.getUrl(), body, request.getHeader("X-Fields"));
      return answer.status() == 204
          ? json(204, "").withHeader("Content-Length", "0")
          : json(answer.status(), answer.body());
    } catch (UdataRefusal refusal) {
      return json(refusal.status(), refusal.body());
    } catch (JsonProcessingException e) {
      return json(400, message("Failed to decode JSON object"));
    } catch (IOException e) {
      return json(400, message(e.toString()));
    }
  }

  private static ObjectNode message(String text) {
    return JSON.createObjectNode().put("message", text);
  }

  @Override
  public List<Shown> records() {
    return store.datasets().stream()
        .filter(held -> held.path("deleted").isNull())
        .map(
            held ->
                new Shown(
                    held.path("id").asText(),
                    held.path("title").asText(),
                    held.path("description").asText(),
                    held.path("archived").isNull() && !held.path("private").asBoolean(),
                    held.path("resources").findValuesAsText("url")))
        .toList();
  }

  @Override
  public void retitle(String remoteId, String title) {
    store.byHand(remoteId, held -> held.put("title", title));
  }

  @Override
  public void delete(String remoteId) {
    store.byHand(remoteId, held -> held.put("deleted", "2026-11-01T10:00:00+00:00"));
  }

  @Override
  public String publishByAnother(String identifier, String title) {
    return store.harvested(identifier, title, ORGANISATION);
  }

  @Override
  public long writes() {
    return store.writes();
  }
}
