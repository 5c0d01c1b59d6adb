package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of the <a
 * href="https://developers.arcgis.com/rest/users-groups-and-items/add-item/">Sharing API</a> that
 * we need. The token is sent in a header, because addresses are logged.
 */
final class ArcgisApi {

  private static final int PAGE = 100;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final ArcgisLogin login;
  private final Door door;

  /** The token given to an application, until it expires. */
  private @Nullable Secret given;

  private @Nullable String organisation;

  ArcgisApi(ArcgisLogin login, Door door) {
    this.login = login;
    this.door = door;
  }

  /** The current state of an item; empty if it does not exist or is not visible to us. */
  Optional<ObjectNode> show(String id) {
    ArcgisReply reply = get("content/items/" + RequestUris.step(id), Map.of());
    if (reply.isMissing()) {
      return Optional.empty();
    }
    JsonNode item = reply.result();
    if (item instanceof ObjectNode held && !held.path("id").asText().isEmpty()) {
      return Optional.of(held);
    }
    throw Refusals.unexpected(reply.address(), item);
  }

  /** Items of our organisation, as far as the index knows, which is some seconds behind. */
  List<JsonNode> search(String query) {
    String whole = "orgid:" + organisation() + " AND (" + query + ")";
    ArcgisReply reply = get("search", Map.of("q", whole, "num", String.valueOf(PAGE)));
    JsonNode results = reply.result().path("results");
    if (!results.isArray()) {
      throw Refusals.unexpected(reply.address(), reply.body());
    }
    List<JsonNode> items = new ArrayList<>();
    results.forEach(items::add);
    return items;
  }

  /** All items of a user's folder, including new ones. */
  void list(String folder, Consumer<JsonNode> each) {
    for (int start = 1; start > 0; ) {
      ArcgisReply reply =
          get(folder, Map.of("start", String.valueOf(start), "num", String.valueOf(PAGE)));
      JsonNode page = reply.result();
      if (!page.path("items").isArray()) {
        throw Refusals.unexpected(reply.address(), page);
      }
      page.path("items").forEach(each);
      int next = page.path("nextStart").asInt(-1);
      // Following a page that leads back would never end.
      start = next > start ? next : -1;
    }
  }

  /** The organisation to which the token belongs. */
  private synchronized String organisation() {
    if (organisation == null) {
      ArcgisReply reply = get("portals/self", Map.of());
      String id = reply.result().path("id").asText();
      if (id.isEmpty()) {
        throw Refusals.unexpected(reply.address(), reply.body());
      }
      organisation = id;
    }
    return organisation;
  }

  /** Sends a form. */
  JsonNode post(String path, Map<String, String> fields) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("f", "json");
    return send(Door.Request.post(address(path), FORM, RequestUris.query(form))).result();
  }

  /** Sends a form with a file, which takes several parts. */
  JsonNode post(String path, Map<String, String> fields, Door.Part.Upload file) {
    List<Door.Part> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add(new Door.Part.Text(name, value)));
    parts.add(new Door.Part.Text("f", "json"));
    parts.add(file);
    return send(Door.Request.form("POST", address(path), parts)).result();
  }

  ArcgisReply get(String path, Map<String, String> parameters) {
    Map<String, String> query = new LinkedHashMap<>(parameters);
    query.put("f", "json");
    return send(Door.Request.get(URI.create(address(path) + "?" + RequestUris.query(query))));
  }

  private URI address(String path) {
    return URI.create(RequestUris.root(login.url()) + "/sharing/rest/" + path);
  }

  /** Repeats a call once with a new token: a call with a refused token had no effect. */
  private ArcgisReply send(Door.Request request) {
    Secret token = token(Optional.empty());
    ArcgisReply reply = sendOnce(request, token);
    return reply.refusesToken() && login.canRenew()
        ? sendOnce(request, token(Optional.of(token)))
        : reply;
  }

  private ArcgisReply sendOnce(Door.Request request, Secret token) {
    Door.Request signed =
        request
            .with("X-Esri-Authorization", "Bearer " + token.reveal())
            .with("Accept", "application/json");
    return ArcgisReply.read(request.uri(), door.send(signed));
  }

  /**
   * @param refused the token that is no longer valid; another thread may have renewed it already
   */
  private synchronized Secret token(Optional<Secret> refused) {
    if (login.token() != null) {
      return login.token();
    }
    if (given == null || refused.equals(Optional.of(given))) {
      given = ask();
    }
    return given;
  }

  private Secret ask() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", login.clientId() == null ? "" : login.clientId());
    form.put("client_secret", login.clientSecret() == null ? "" : login.clientSecret().reveal());
    form.put("grant_type", "client_credentials");
    form.put("f", "json");
    URI uri = address("oauth2/token");
    ArcgisReply reply =
        ArcgisReply.read(uri, door.send(Door.Request.post(uri, FORM, RequestUris.query(form))));
    String token = reply.body().path("access_token").asText();
    if (token.isEmpty()) {
      // The answer is not quoted, because it may contain a secret.
      String why = reply.body().path("error").path("message").asText("access_token ?");
      int status = reply.reply().status();
      throw Refusals.isPassing(status)
          ? new Unavailable(Notice.of(Notice.Code.HTTP_STATUS, uri, status, why))
          : new Misconfigured(Notice.of(Notice.Code.FORBIDDEN, uri, status, why));
    }
    return Secret.passing(token);
  }
}
