package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The calls of the <a href="https://help.opendatasoft.com/apis/ods-automation-v1/">Automation API
 * v1.0</a> that we need. Reading goes through {@link Door#send} too: {@link Door#get} may answer
 * from an archive, and a change must start from the portal's current state.
 */
final class AutomationApi {

  private static final int PAGE = 100;

  /** States in which no job is running; the last one may have failed. */
  private static final Set<String> AT_REST = Set.of("idle", "error", "limit_reached");

  private final URI site;
  private final Secret key;
  private final Door door;
  private final Polling waiting;

  AutomationApi(URI site, Secret key, Door door, Polling waiting) {
    this.site = site;
    this.key = key;
    this.door = door;
    this.waiting = waiting;
  }

  static String dataset(String uid) {
    return "datasets/" + RequestUris.step(uid) + "/";
  }

  private URI address(String path) {
    return URI.create(RequestUris.root(site) + "/api/automation/v1.0/" + path);
  }

  JsonNode read(String path) {
    return ask(Door.Request.get(address(path))).result();
  }

  /** Empty if the portal has nothing at that path. */
  Optional<JsonNode> find(String path) {
    AutomationAnswer answer = ask(Door.Request.get(address(path)));
    return answer.isNotFound() ? Optional.empty() : Optional.of(answer.result());
  }

  /** Calls with a JSON body; the status is not checked yet. */
  AutomationAnswer call(String method, String path, JsonNode body) {
    return ask(Door.Request.json(method, address(path), body));
  }

  JsonNode write(String method, String path, JsonNode body) {
    return call(method, path, body).result();
  }

  /** Calls without a body; the status is not checked yet. */
  AutomationAnswer call(String method, String path) {
    return ask(new Door.Request(method, address(path), Map.of(), new byte[0]));
  }

  void act(String method, String path) {
    call(method, path).result();
  }

  JsonNode upload(String path, Door.Part... parts) {
    return ask(Door.Request.form("POST", address(path), List.of(parts))).result();
  }

  private AutomationAnswer ask(Door.Request request) {
    Door.Request signed =
        request.with("Authorization", "Apikey " + key.reveal()).with("Accept", "application/json");
    return AutomationAnswer.read(request.uri(), door.send(signed));
  }

  /** All entries of a listing, page after page. */
  void list(String path, Consumer<JsonNode> each) {
    for (int offset = 0; ; offset += PAGE) {
      JsonNode page = read(path + "?limit=" + PAGE + "&offset=" + offset);
      JsonNode results = page.path("results");
      if (!results.isArray()) {
        throw Refusals.unexpected(address(path), page);
      }
      results.forEach(each);
      if (results.size() < PAGE) {
        return;
      }
    }
  }

  /** Waits until no job is running on a dataset, since the portal would refuse every change. */
  void untilAtRest(String uid) {
    if (!AT_REST.contains(status(uid).path("status").asText())) {
      throw waiting.tooLong(address(dataset(uid)));
    }
  }

  /**
   * Starts a job on an idle dataset, and waits for its end. A job that takes longer than we wait
   * was accepted all the same, and the portal shows its editors the result.
   *
   * @throws BadItem if it fails
   */
  void run(String job, String uid) {
    act("POST", dataset(uid) + job + "/");
    JsonNode after = status(uid);
    String state = after.path("status").asText();
    if (!state.equals("idle") && AT_REST.contains(state)) {
      String why = state + " " + after.path("message").asText("") + " " + after.path("params");
      throw new BadItem(Notice.of(Code.PORTAL_REFUSES, site, 200, Secret.mask(why.strip())));
    }
  }

  private JsonNode status(String uid) {
    String path = dataset(uid) + "status/";
    return waiting.until(
        seen -> AT_REST.contains(seen.path("status").asText()), () -> read(path), address(path));
  }

  static ObjectNode value(JsonNode value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("value", value);
    return node;
  }
}
