package fr.moisson.connectors.datafair;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import fr.moisson.connectors.Parameters;
import fr.moisson.connectors.portal.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A data-fair in this process: it accepts only known keys, states errors as plain sentences, keeps
 * new datasets private, and advances the indexing of files each time a dataset is read.
 */
final class DatafairStandIn extends StandIn {

  private static final String API = "/data-fair/api/v1/";
  private static final String LICENCES =
      "[{\"title\":\"Licence Ouverte / Open Licence\",\"href\":"
          + "\"https://www.etalab.gouv.fr/licence-ouverte-open-licence\"}]";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FILE = Pattern.compile("name=\"file\"; filename=\"([^\"]*)\"");
  private static final Pattern BODY =
      Pattern.compile("name=\"body\".*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  private final String key;
  private final DatafairStore store = new DatafairStore();

  DatafairStandIn(String key) {
    this.key = key;
  }

  @Override
  protected boolean isListing(Request request) {
    return request.getUrl().contains("/datasets?") && request.getUrl().contains("skip=");
  }

  @Override
  protected boolean isWrite(Request request) {
    return !request.getMethod().getName().equals("GET");
  }

  @Override
  protected ResponseDefinitionBuilder answer(Request request) {
    if (!key.equals(request.getHeader("x-apiKey"))) {
      return text(401, "Cette clé d'API est inconnue.");
    }
    String[] url = request.getUrl().split("\\?", 2);
    if (!url[0].startsWith(API)) {
      return html(404, "Not Found");
    }
    List<String> path = List.of(url[0].substring(API.length()).split("/"));
    String content = request.getBody() == null ? "" : new String(request.getBody(), UTF_8);
    try {
      synchronized (store) {
        return answer(
            request.getMethod().getName(),
            path,
            Parameters.of(url.length < 2 ? "" : url[1]),
            content);
      }
    } catch (DatafairRefusal refusal) {
      return text(refusal.status(), refusal.getMessage());
    } catch (JsonProcessingException e) {
      return text(400, "Unexpected token in JSON");
    }
  }

  private ResponseDefinitionBuilder answer(
      String method, List<String> path, Map<String, String> query, String content)
      throws JsonProcessingException {
    if (path.get(0).equals("settings")) {
      // All other settings are for people who have logged in, not for keys.
      return path.get(3).equals("licenses") ? json(200, LICENCES) : text(401, "Unauthorized");
    }
    if (path.size() == 1) {
      return json(200, store.list(query));
    }
    String id = path.get(1);
    if (path.size() == 3) {
      return permissions(method, id, content);
    }
    switch (method) {
      case "GET":
        return json(
            200,
            "true".equals(query.get("raw"))
                ? store.find(id)
                : store.seen(id, "true".equals(query.get("draft"))));
      case "PATCH":
        store.patch(id, JSON.readTree(content));
        return json(200, store.seen(id, false));
      default:
        Matcher file = FILE.matcher(content);
        String name = file.find() ? file.group(1) : null;
        boolean isNew = !store.datasets.containsKey(id);
        return json(isNew ? 201 : 200, store.put(id, body(content, name), name));
    }
  }

  private static JsonNode body(String content, String file) throws JsonProcessingException {
    if (file == null) {
      return JSON.readTree(content);
    }
    Matcher body = BODY.matcher(content);
    return body.find() ? JSON.readTree(body.group(1)) : JSON.createObjectNode();
  }

  private ResponseDefinitionBuilder permissions(String method, String id, String content)
      throws JsonProcessingException {
    store.find(id);
    if (method.equals("PUT")) {
      store.permissions.put(id, (ArrayNode) JSON.readTree(content));
      store.writes++;
    }
    return json(200, store.permissions.get(id));
  }

  private static ResponseDefinitionBuilder text(int status, String message) {
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/plain; charset=utf-8")
        .withBody(message);
  }

  @Override
  protected ResponseDefinitionBuilder crash() {
    return text(500, "Erreur interne");
  }

  @Override
  public List<Shown> records() {
    List<Shown> records = new ArrayList<>();
    synchronized (store) {
      store.datasets.forEach(
          (id, held) ->
              records.add(
                  new Shown(
                      id,
                      held.path("title").asText(),
                      held.path("description").asText(),
                      store.isPublic(id),
                      held.path("attachments").findValuesAsText("url"))));
    }
    return records;
  }

  @Override
  public void retitle(String remoteId, String title) {
    byHand(remoteId, "title", JsonNodeFactory.instance.textNode(title));
  }

  /** Changes a field, as an editor would; not counted as a write. */
  void byHand(String id, String field, JsonNode value) {
    synchronized (store) {
      store.find(id).set(field, value);
    }
  }

  @Override
  public void delete(String remoteId) {
    synchronized (store) {
      store.datasets.remove(remoteId);
    }
  }

  @Override
  public String publishByAnother(String identifier, String title) {
    String id = "cavites-" + Integer.toHexString(identifier.hashCode());
    ObjectNode body = JSON.createObjectNode().put("title", title).put("isMetaOnly", true);
    body.put("origin", identifier).putObject("extras").put("applications", 2);
    synchronized (store) {
      long before = store.writes;
      store.put(id, body, null);
      makePublic(id);
      store.writes = before;
    }
    return id;
  }

  void makePublic(String id) {
    store.permissions.get(id).addObject().putArray("classes").add("list").add("read");
  }

  /** Adds this many records of other publishers. */
  void fill(int records) {
    synchronized (store) {
      int first = store.datasets.size();
      IntStream.range(first, first + records)
          .mapToObj(i -> "autre-" + i)
          .forEach(id -> store.datasets.put(id, JSON.createObjectNode().put("id", id)));
    }
  }

  /** From now on, pages have at most this many records, even if more are requested. */
  void listInPagesOf(int records) {
    store.largestPage = records;
  }

  /** Makes a record private, as an editor would. */
  void makePrivate(String id) {
    store.permissions.put(id, JSON.createArrayNode());
  }

  @Override
  public long writes() {
    return store.writes;
  }

  long uploads() {
    return store.uploads;
  }

  void failNextFile() {
    store.failNextFile();
  }

  ObjectNode held(String id) {
    return store.find(id);
  }

  JsonNode permissions(String id) {
    return store.permissions.get(id);
  }
}
