package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import fr.moisson.connectors.portal.StandIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CKAN 2.11 in this process, with one editor's token and one organisation. A client with any
 * other token is treated as a visitor.
 */
public final class CkanStandIn extends StandIn {

  private static final String ACTIONS = "/api/3/action/";
  private static final List<String> WRITES =
      List.of(
          "package_create",
          "package_update",
          "package_patch",
          "package_revise",
          "package_delete",
          "harvest_source_create",
          "harvest_job_create");

  private final String token;
  private final String organisation;
  private final CkanStore store;
  private volatile String tokenHeader = "Authorization";

  public static CkanStandIn start(String token, String organisation) {
    return new CkanStandIn(token, organisation);
  }

  private CkanStandIn(String token, String organisation) {
    this.token = token;
    this.organisation = organisation;
    this.store = new CkanStore(organisation);
  }

  /** Sets the header for tokens, as the setting {@code apitoken_header_name} does. */
  void takesTokensIn(String header) {
    tokenHeader = header;
  }

  @Override
  protected boolean isWrite(Request request) {
    return WRITES.contains(action(request));
  }

  @Override
  protected ResponseDefinitionBuilder answer(Request request) {
    String action = action(request);
    if (action.isEmpty()) {
      return html(404, "Not Found");
    }
    boolean isEditor = token.equals(request.getHeader(tokenHeader));
    if (!request.isMultipart()) {
      return store.answer(action, new String(request.getBody(), UTF_8), isEditor);
    }
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    for (Request.Part part : request.getParts()) {
      if (part.getFileName() == null) {
        form.put(part.getName(), part.getBody().asString());
      } else {
        form.putObject(part.getName())
            .put("filename", part.getFileName())
            .put("content", part.getBody().asString());
      }
    }
    return store.answer(action, form.toString(), isEditor);
  }

  @Override
  protected ResponseDefinitionBuilder crash() {
    String error = "{\"__type\":\"Internal Server Error\",\"message\":\"Internal Server Error\"}";
    return json(500, "{\"success\":false,\"error\":" + error + "}");
  }

  private static String action(Request request) {
    String path = request.getUrl().replaceFirst("\\?.*", "");
    return path.startsWith(ACTIONS) ? path.substring(ACTIONS.length()) : "";
  }

  @Override
  public List<Shown> records() {
    return datasets().stream()
        .filter(held -> !held.isDeleted())
        .map(
            held ->
                new Shown(
                    held.id(),
                    held.json().path("title").asText(),
                    held.json().path("notes").asText(),
                    !held.isPrivate(),
                    held.json().path("resources").findValuesAsText("url")))
        .toList();
  }

  @Override
  public void retitle(String remoteId, String title) {
    byHand(
        "package_patch",
        JsonNodeFactory.instance.objectNode().put("id", remoteId).put("title", title));
  }

  @Override
  public void delete(String remoteId) {
    byHand("package_delete", JsonNodeFactory.instance.objectNode().put("id", remoteId));
  }

  @Override
  public String publishByAnother(String identifier, String title) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("name", "autre-" + identifier.hashCode()).put("owner_org", organisation);
    record.put("title", title);
    record.putArray("extras").addObject().put("key", "guid").put("value", identifier);
    return byHand("package_create", record).path("id").asText();
  }

  /** Runs an action as an editor would on the site; not counted as a call. */
  public JsonNode byHand(String action, ObjectNode parameters) {
    return store.byHand(action, parameters);
  }

  /** Changes a record as administrators can from the page of an organisation: without its date. */
  void undated(String remoteId, Consumer<ObjectNode> change) {
    store.undated(remoteId, change);
  }

  /** From now on, the site has this list of licences. */
  public void licences(JsonNode list) {
    store.licences(list);
  }

  /** From now on, the site has this scheming schema, in the format of scheming's action. */
  public void scheming(JsonNode schema) {
    store.scheming(schema);
  }

  /** From now on, the site states this version; null if it hides its version. */
  public void version(String told) {
    store.version(told);
  }

  /** From now on, the search index is being rebuilt and finds nothing. */
  public void indexing() {
    store.indexing();
  }

  /** From now on, the site has ckanext-harvest. */
  public void harvesting() {
    store.harvesting();
  }

  /** Gives the organisation another name. */
  public void rename(String name) {
    store.rename(name);
  }

  /** From now on, the site has another organisation, for which we may not publish. */
  public void neighbour(String organisation) {
    store.neighbour(organisation);
  }

  /** From now on, our account may not edit this group, into which others put records. */
  public void curatedGroup(String group) {
    store.curatedGroup(group);
  }

  /** From now on, the site does not have this group, and has all others. */
  public void absentGroup(String group) {
    store.absentGroup(group);
  }

  /** Deletes this group, which its members still see. */
  public void deletedGroup(String group) {
    store.deletedGroup(group);
  }

  /** From now on, refuses uploads above this size. */
  public void largestUpload(int bytes) {
    store.largestUpload(bytes);
  }

  /** The number of files uploaded, including refused ones. */
  public long uploads() {
    return store.uploads();
  }

  /** The number of calls of one action. */
  public long calls(String action) {
    return store.calls(action);
  }

  /** All records on the site, including private and deleted ones. */
  public List<Held> datasets() {
    return store.all().stream().map(Held::new).toList();
  }

  public Optional<Held> dataset(String idOrName) {
    return datasets().stream()
        .filter(held -> held.id().equals(idOrName) || held.name().equals(idOrName))
        .findFirst();
  }

  @Override
  public long writes() {
    return store.writes();
  }

  /** The number of records ever created. */
  public long created() {
    return store.created();
  }

  /** A record on the site. */
  public record Held(JsonNode json) {

    public String id() {
      return json.path("id").asText();
    }

    public String name() {
      return json.path("name").asText();
    }

    public boolean isPrivate() {
      return json.path("private").asBoolean();
    }

    public boolean isDeleted() {
      return json.path("state").asText().equals("deleted");
    }

    public List<String> tags() {
      return json.path("tags").findValuesAsText("name");
    }

    public List<JsonNode> resources() {
      return List.copyOf(json.path("resources").findParents("url"));
    }

    /** Null when there is none. */
    public String extra(String key) {
      return CkanExtras.value(json, key).orElse(null);
    }
  }
}
