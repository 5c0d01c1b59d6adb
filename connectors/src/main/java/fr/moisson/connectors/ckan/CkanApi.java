package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The few actions of CKAN that we need. Reading goes through {@link Door#send} too: {@link
 * Door#get} may answer from an archive, and a merge must start from what the portal holds now.
 */
final class CkanApi {

  private static final int CANDIDATES = 10;

  private final URI site;
  private final Secret token;
  private final Door door;

  CkanApi(URI site, Secret token, Door door) {
    this.site = site;
    this.token = token;
    this.door = door;
  }

  /** One action; the status has not been looked at yet. */
  CkanAnswer call(String action, ObjectNode parameters) {
    URI uri = URI.create(Addresses.root(site) + "/api/3/action/" + action);
    // The token goes bare: CKAN would take "Bearer …" for an unknown token, hence for a visitor.
    Door.Request request =
        Door.Request.post(uri, "application/json", parameters.toString())
            .with("Authorization", token.reveal())
            .with("Accept", "application/json");
    return CkanAnswer.read(site, action, door.send(request));
  }

  /** A record by id or name, deleted ones included; empty only if CKAN itself says so. */
  Optional<ObjectNode> show(String idOrName) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("id", idOrName);
    CkanAnswer answer = call("package_show", parameters);
    if (answer.isNotFound()) {
      return Optional.empty();
    }
    JsonNode result = answer.result();
    idOf(result);
    if (result instanceof ObjectNode held) {
      return Optional.of(held);
    }
    throw unexpected(result);
  }

  /**
   * Records whose extra {@code guid} is the key, as far as the index knows. The bare field name is
   * the exact one: {@code extras_guid} is cut into words.
   */
  List<String> idsWithGuid(String key) {
    String exact = key.replace("\\", "\\\\").replace("\"", "\\\"");
    ObjectNode parameters =
        JsonNodeFactory.instance
            .objectNode()
            .put("fq", "guid:\"" + exact + "\"")
            .put("include_private", true)
            .put("include_drafts", true)
            .put("rows", CANDIDATES);
    JsonNode results = call("package_search", parameters).result().path("results");
    if (!results.isArray()) {
      throw unexpected(results);
    }
    return StreamSupport.stream(results.spliterator(), false).map(this::idOf).toList();
  }

  String idOf(JsonNode record) {
    String id = record.path("id").asText();
    if (id.isEmpty()) {
      throw unexpected(record);
    }
    return id;
  }

  private Unavailable unexpected(JsonNode result) {
    return new Unavailable(Notice.of(Notice.Code.UNEXPECTED_ANSWER, site, result));
  }
}
