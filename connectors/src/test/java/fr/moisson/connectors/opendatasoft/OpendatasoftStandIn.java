package fr.moisson.connectors.opendatasoft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import fr.moisson.connectors.Parameters;
import fr.moisson.connectors.portal.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Opendatasoft domain in this process, as described by its contract: publishing is a job,
 * unpublished content is hidden, and nothing can be changed while a job is running.
 */
final class OpendatasoftStandIn extends StandIn {

  private static final String API = "/api/automation/v1.0/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
  private static final Pattern TEXT =
      Pattern.compile("name=\"(\\w+)\"\r\n(?:[^\r]+\r\n)*\r\n(.*?)\r\n--");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  private final String key;
  private final OpendatasoftStore store = new OpendatasoftStore();

  OpendatasoftStandIn(String key) {
    this.key = key;
  }

  @Override
  protected boolean isListing(Request request) {
    return request.getUrl().contains("/datasets/?") && request.getUrl().contains("offset=");
  }

  @Override
  protected boolean isWrite(Request request) {
    return !request.getMethod().getName().equals("GET") && !request.getUrl().contains("/guess_");
  }

  @Override
  protected ResponseDefinitionBuilder answer(Request request) {
    if (!("Apikey " + key).equals(request.getHeader("Authorization"))) {
      return json(401, "{\"error_code\":\"unauthorized\",\"message\":\"Unknown API key\"}");
    }
    String[] url = request.getUrl().split("\\?", 2);
    if (!url[0].startsWith(API)) {
      return html(404, "Not Found");
    }
    List<String> call = new ArrayList<>(List.of(request.getMethod().getName()));
    call.addAll(List.of(url[0].substring(API.length()).split("/")));
    String body = request.getBody() == null ? "" : new String(request.getBody(), UTF_8);
    Matcher file = FILE.matcher(body);
    String name = file.find() ? file.group(1) : "";
    try {
      synchronized (store) {
        JsonNode answer =
            store.answer(
                call,
                Parameters.of(url.length < 2 ? "" : url[1]),
                name.isEmpty() ? parse(body) : form(body),
                name);
        return answer.isMissingNode() ? json(204, "") : json(200, answer);
      }
    } catch (OpendatasoftRefusal refusal) {
      return json(refusal.status(), refusal.error());
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw OpendatasoftRefusal.of(400, "bad_request", "Bad request: no JSON");
    }
  }

  private static JsonNode form(String body) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    TEXT.matcher(body).results().forEach(one -> fields.put(one.group(1), one.group(2)));
    return fields;
  }

  @Override
  protected ResponseDefinitionBuilder crash() {
    return json(
        500,
        "{\"error_code\":\"internal_error\",\"message\":\"A server error occurred.\","
            + "\"trace_id\":\"6b523c91\"}");
  }

  @Override
  public List<Shown> records() {
    synchronized (store) {
      return store.datasets.values().stream().map(this::shown).toList();
    }
  }

  private Shown shown(OpendatasoftHeld held) {
    String main = main();
    String description = held.shown(main, "description").asText();
    List<String> links =
        Stream.concat(
                held.table().stream().map(store::address),
                LINK.matcher(description).results().map(match -> match.group(1)))
            .toList();
    return new Shown(
        held.uid, held.shown(main, "title").asText(), description, held.isPublished, links);
  }

  private String main() {
    return store.templates.keySet().iterator().next();
  }

  @Override
  public void delete(String remoteId) {
    synchronized (store) {
      store.datasets.remove(remoteId);
    }
  }

  @Override
  public void retitle(String remoteId, String title) {
    byHand(remoteId, main(), "title", JsonNodeFactory.instance.textNode(title));
  }

  /** Changes a field and publishes the change, as an editor would. */
  void byHand(String uid, String template, String field, JsonNode value) {
    synchronized (store) {
      OpendatasoftHeld held = held(uid);
      held.metadata.withObject("/" + template).putObject(field).set("value", value);
      held.publishMetadata();
    }
  }

  @Override
  public String publishByAnother(String identifier, String title) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.withObject("/" + main()).putObject("title").put("value", title);
    metadata.withObject("/" + main()).putObject("references").put("value", identifier);
    synchronized (store) {
      long before = store.writes;
      OpendatasoftHeld held =
          store.create("cavites-" + Integer.toHexString(identifier.hashCode()), metadata);
      held.publish();
      store.writes = before;
      return held.uid;
    }
  }

  @Override
  public long writes() {
    return store.writes;
  }

  /** Renames the domain's main template and adds further templates. */
  OpendatasoftStandIn with(String main, Map<String, Set<String>> more) {
    store.templates.clear();
    store.templates.put(main, Set.of());
    store.templates.put("internal", Set.of("license_id", "theme_id", "draft"));
    store.templates.putAll(more);
    return this;
  }

  /** From now on, refuses every value of a field, as if it was none of those allowed there. */
  void refuseValuesOf(String field) {
    store.choosy.add(field);
  }

  /** From now on, finds no file at an address, given without its host. */
  void findNothingAt(String path) {
    store.dead.add(path);
  }

  OpendatasoftHarvesting harvesting() {
    return store.harvesting.orElseThrow();
  }

  /** Removes harvesters, as on a plan without them. */
  void withoutHarvesters() {
    store.harvesting = Optional.empty();
  }

  void failNextJob(String outcome) {
    store.failNextJob(outcome);
  }

  OpendatasoftHeld held(String uid) {
    OpendatasoftHeld held = store.datasets.get(uid);
    if (held == null) {
      throw new AssertionError("no dataset " + uid);
    }
    return held;
  }

  List<String> jobs() {
    return store.jobs;
  }

  List<String> files() {
    return store.files;
  }
}
