package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.Moments;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The few actions of CKAN that we need. Reading goes through {@link Door#send} too: {@link
 * Door#get} may answer from an archive, and a merge must start from the portal's current state.
 */
final class CkanApi {

  private static final int CANDIDATES = 20;
  private static final int MOST_CANDIDATES = 200;
  private static final String MODIFIED = "metadata_modified";

  /** Lists that {@code package_update} keeps if they are not sent, in 2.12 or in all versions. */
  private static final Set<String> CORE_LISTS = Set.of("extras", "tags", "groups", "resources");

  /** What may be large, and is not needed to know an organisation or a group. */
  private static final Set<String> BESIDE_ORGANISATIONS =
      Set.of(
          "include_dataset_count",
          "include_extras",
          "include_followers",
          "include_groups",
          "include_tags",
          "include_users");

  private final URI site;
  private final String header;
  private final Secret token;
  private final Door door;

  /**
   * @param header name of the header in which the site expects the token
   */
  CkanApi(URI site, String header, Secret token, Door door) {
    this.site = site;
    this.header = header;
    this.token = token;
    this.door = door;
  }

  /** Calls an action; the status is not checked yet. */
  CkanAnswer call(String action, ObjectNode parameters) {
    return send(action, Door.Request.json("POST", uri(action), parameters));
  }

  private CkanAnswer send(String action, Door.Request request) {
    // The bare token: CKAN takes "Bearer …" for an unknown token, hence for an anonymous user.
    Door.Request whole = request.with(header, token.reveal()).with("Accept", "application/json");
    return CkanAnswer.read(site, action, door.send(whole));
  }

  private URI uri(String action) {
    return URI.create(RequestUris.root(site) + "/api/3/action/" + action);
  }

  /** A record by id or name, deleted ones included; empty only if CKAN itself says so. */
  Optional<ObjectNode> show(String idOrName) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("id", idOrName);
    CkanAnswer answer = call("package_show", parameters);
    return answer.isNotFound() ? Optional.empty() : Optional.of(record(answer.result()));
  }

  /**
   * Records with one of these values among their {@linkplain CkanExtras#IDENTIFIERS identifiers},
   * as far as the index knows. The bare field name matches exactly: {@code extras_guid} is
   * tokenised.
   */
  List<JsonNode> search(List<String> values) {
    return search(anyOf(CkanExtras.IDENTIFIERS, values));
  }

  /** The same for very many values; empty if there are more records than the answer holds. */
  Optional<List<JsonNode>> searchAll(Collection<String> values) {
    JsonNode answer =
        found(filtered(anyOf(CkanExtras.IDENTIFIERS, values)).put("rows", MOST_CANDIDATES));
    List<JsonNode> records = records(answer);
    // A site may return fewer rows than requested.
    return answer.path("count").asLong() <= records.size()
        ? Optional.of(records)
        : Optional.empty();
  }

  /** The version of each of these few records, as far as the index knows. */
  Map<String, String> versions(Set<String> ids) {
    ObjectNode parameters = filtered(anyOf(List.of("id"), ids)).put("rows", ids.size());
    parameters.putArray("fl").add("id").add(MODIFIED).add("capacity").add("organization");
    Map<String, String> versions = new HashMap<>();
    results(parameters)
        .forEach(
            it ->
                versions.put(
                    it.path("id").asText(),
                    version(it, it.path("capacity").asText(), it.path("organization"))));
    return versions;
  }

  /**
   * As in {@link Portal.Session#versions}. The date does not change when administrators show, hide
   * or move records from the page or through the API of an organisation.
   */
  static String version(JsonNode record) {
    String capacity = record.path("private").asBoolean() ? "private" : "public";
    return version(record, capacity, record.path("organization").path("name"));
  }

  private static String version(JsonNode record, String capacity, JsonNode organisation) {
    String modified = Moments.comparable(record.path(MODIFIED).asText());
    return String.join(" ", modified, capacity, organisation.asText(""));
  }

  /** The organisations in which the token's account may publish. */
  JsonNode organisations() {
    return call(
            "organization_list_for_user",
            JsonNodeFactory.instance.objectNode().put("permission", "create_dataset"))
        .result();
  }

  /** Looks up an organisation by its id or name; the status is not checked yet. */
  CkanAnswer organisation(String idOrName) {
    return call("organization_show", alone(idOrName));
  }

  /** The same for a group. */
  CkanAnswer group(String idOrName) {
    return call("group_show", alone(idOrName));
  }

  private static ObjectNode alone(String idOrName) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("id", idOrName);
    BESIDE_ORGANISATIONS.forEach(part -> parameters.put(part, false));
    return parameters;
  }

  /** Harvest sources, which ckanext-harvest stores as records with a type of their own. */
  List<JsonNode> harvestSources(URI url) {
    return search("+dataset_type:harvest +url:" + quoted(url.toString()));
  }

  private static String anyOf(List<String> names, Collection<String> values) {
    String any = ":(" + String.join(" OR ", values.stream().map(CkanApi::quoted).toList()) + ")";
    return "+(" + String.join(" OR ", names.stream().map(n -> n + any).toList()) + ")";
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private List<JsonNode> search(String query) {
    return results(filtered(query).put("rows", CANDIDATES));
  }

  private static ObjectNode filtered(String query) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("fq", query)
        .put("include_private", true)
        .put("include_drafts", true);
  }

  private List<JsonNode> results(ObjectNode parameters) {
    return records(found(parameters));
  }

  private JsonNode found(ObjectNode parameters) {
    return call("package_search", parameters).result();
  }

  private List<JsonNode> records(JsonNode answer) {
    JsonNode results = answer.path("results");
    if (!results.isArray()) {
      throw Refusals.unexpected(site, results);
    }
    List<JsonNode> records = new ArrayList<>();
    results.forEach(found -> records.add(record(found)));
    return records;
  }

  /**
   * Writes fields of a record if it is unchanged since it was read.
   *
   * <p>{@code package_revise} merges a list into the existing one, item by item, so existing lists
   * are removed first; in the same call, files are attached to the resources sent.
   *
   * @param changes the fields to write, each with its whole value
   * @param files parts of a form, named after their place in the record
   */
  CkanAnswer revise(CkanForm form, JsonNode held, ObjectNode changes, List<Door.Part> files) {
    if (!form.revises()) {
      return patch(held, changes);
    }
    CkanAnswer answer = revise(held, changes, files);
    if (!isRefusedForGroups(answer, held) || !files.isEmpty()) {
      return answer;
    }
    // If the record was saved meanwhile, the same call now says so, and the caller reads it again.
    return isCurrent(held) ? patch(held, changes) : revise(held, changes, files);
  }

  /**
   * Whether we were refused because a curator put the record into a group that is not ours to fill.
   * {@code package_revise}, unlike {@code package_patch}, takes the groups that a record has for
   * ones that we add (ckan/logic/auth/update.py).
   */
  static boolean isRefusedForGroups(CkanAnswer answer, JsonNode held) {
    return answer.isForbidden() && !held.path("groups").isEmpty();
  }

  private boolean isCurrent(JsonNode held) {
    return show(held.path("id").asText()).map(CkanApi::version).equals(Optional.of(version(held)));
  }

  private CkanAnswer patch(JsonNode held, ObjectNode changes) {
    return call("package_patch", changes.deepCopy().put("id", held.path("id").asText()));
  }

  private CkanAnswer revise(JsonNode held, ObjectNode changes, List<Door.Part> files) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters
        .putObject("match")
        .put("id", held.path("id").asText())
        .put(MODIFIED, held.path(MODIFIED).asText());
    ArrayNode filter = parameters.putArray("filter");
    ObjectNode update = parameters.putObject("update");
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      boolean isList = change.getValue().isArray();
      if (isList) {
        filter.add("-" + change.getKey());
      }
      if (!isList || !change.getValue().isEmpty() || CORE_LISTS.contains(change.getKey())) {
        update.set(change.getKey(), change.getValue());
      }
    }
    if (files.isEmpty()) {
      return call("package_revise", parameters);
    }
    List<Door.Part> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
      parts.add(new Door.Part.Text(entry.getKey(), entry.getValue().toString()));
    }
    parts.addAll(files);
    return send("package_revise", Door.Request.form("POST", uri("package_revise"), parts));
  }

  /** The record in the answer to a write. */
  ObjectNode written(CkanAnswer answer) {
    JsonNode result = answer.result();
    return record(result.has("package") ? result.path("package") : result);
  }

  private ObjectNode record(JsonNode result) {
    if (result instanceof ObjectNode held && !held.path("id").asText().isEmpty()) {
      return held;
    }
    throw Refusals.unexpected(site, result);
  }
}
