package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The few calls of udata's <a href="https://www.data.gouv.fr/api/1/swagger.json">API</a> that we
 * need. Reading goes through {@link Door#send} too: {@link Door#get} may answer from an archive,
 * and a merge must start from the portal's current state.
 */
final class UdataApi {

  private static final int PAGE = 100;

  /** Fields to request, since a listing of whole records takes megabytes. */
  private static final String LIGHT =
      "data{id,title,page,archived,deleted,private,extras,harvest{remote_id,remote_url,uri}"
          + ",internal{last_modified_internal}}"
          + ",next_page";

  private final URI site;
  private final Secret token;
  private final Door door;

  UdataApi(URI site, Secret token, Door door) {
    this.site = site;
    this.token = token;
    this.door = door;
  }

  /** A record by its id or its slug; deleted ones only if they are ours. */
  Optional<ObjectNode> show(String id) {
    UdataAnswer answer = get("1/datasets/" + RequestUris.step(id) + "/");
    if (answer.isNotFound() || answer.isDeleted()) {
      return Optional.empty();
    }
    return Optional.of(record(answer));
  }

  /**
   * The same, but a deleted record, which older versions of udata hide, is restored with our data.
   */
  Optional<ObjectNode> show(String id, ObjectNode ours) {
    String path = "1/datasets/" + RequestUris.step(id) + "/";
    UdataAnswer answer = get(path);
    if (answer.isNotFound()) {
      return Optional.empty();
    }
    return Optional.of(
        record(
            answer.isDeleted() ? write("PUT", path, ours.deepCopy().putNull("deleted")) : answer));
  }

  /**
   * All records of an organisation, including private, archived and deleted ones, in light form.
   */
  void list(String organisation, Consumer<JsonNode> each) {
    search(
        "1/organizations/" + RequestUris.step(organisation) + "/datasets/",
        "",
        entry -> {
          each.accept(entry);
          return false;
        });
  }

  /** The harvest source of an organisation that reads the given address. */
  Optional<JsonNode> harvestSource(String organisation, URI feed) {
    return search(
        "1/harvest/sources/",
        "&organization=" + RequestUris.encode(organisation),
        source ->
            RequestUris.root(feed).equals(Endings.without(source.path("url").asText(), "/"))
                && source.path("deleted").asText("").isEmpty());
  }

  private Optional<JsonNode> search(String path, String query, Predicate<JsonNode> isIt) {
    for (int page = 1; ; page++) {
      Door.Request request =
          Door.Request.get(address(path + "?page=" + page + "&page_size=" + PAGE + query));
      boolean isListing = path.endsWith("/datasets/");
      JsonNode answer = send(isListing ? request.with("X-Fields", LIGHT) : request).result();
      for (JsonNode entry : answer.path("data")) {
        if (isIt.test(entry)) {
          return Optional.of(entry);
        }
      }
      if (!answer.path("data").isArray()) {
        throw Refusals.unexpected(request.uri(), answer);
      }
      if (answer.path("next_page").asText("").isEmpty() || answer.path("data").isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /** Writes JSON, since udata refuses bodies of any other type; the status is not checked yet. */
  UdataAnswer write(String method, String path, JsonNode body) {
    return send(Door.Request.json(method, address(path), body));
  }

  /** Adds extras, and removes those that are null; others written there meanwhile stay. */
  void mergeExtras(String path, ObjectNode extras) {
    if (!extras.isEmpty()) {
      write("PUT", "2/datasets/" + path + "extras/", extras).done();
    }
  }

  UdataAnswer delete(String path) {
    return send(new Door.Request("DELETE", address(path), Map.of(), null));
  }

  /** Uploads a file, which creates a resource, or replaces the file of one. */
  JsonNode upload(String path, Path file, String fileName, String mediaType) {
    Door.Part upload = new Door.Part.Upload("file", fileName, mediaType, file);
    return send(Door.Request.form("POST", address(path), List.of(upload))).result();
  }

  UdataAnswer get(String path) {
    return send(Door.Request.get(address(path)));
  }

  static ObjectNode record(UdataAnswer answer) {
    JsonNode result = answer.result();
    if (result instanceof ObjectNode held && !held.path("id").asText().isEmpty()) {
      return held;
    }
    throw Refusals.unexpected(answer.address(), result);
  }

  private URI address(String path) {
    return URI.create(RequestUris.root(site) + "/api/" + path);
  }

  private UdataAnswer send(Door.Request request) {
    Door.Request signed =
        request.with("X-API-KEY", token.reveal()).with("Accept", "application/json");
    return UdataAnswer.read(request.uri(), door.send(signed));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
