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

/**
 * A CKAN 2.11 in this process. One editor's token and one organisation; whoever comes with another
 * token is a visitor.
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

  /** Where {@code apitoken_header_name} has it. */
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

  /** Does something by hand on the site, as an editor would; it counts nowhere. */
  public JsonNode byHand(String action, ObjectNode parameters) {
    return store.byHand(action, parameters);
  }

  /** From now on the site has this scheming schema, as its action would show it. */
  public void licences(JsonNode list) {
    store.licences(list);
  }

  public void scheming(JsonNode schema) {
    store.scheming(schema);
  }

  /** From now on the site says that it is of this version; null if it hides it. */
  public void version(String told) {
    store.version(told);
  }

  /** From now on the index is being made, and knows of nothing yet. */
  public void indexing() {
    store.indexing();
  }

  /** From now on the site has ckanext-harvest. */
  public void harvesting() {
    store.harvesting();
  }

  /** From now on uploads above this size are refused. */
  public void largestUpload(int bytes) {
    store.largestUpload(bytes);
  }

  /** Files that were sent, refused ones not included. */
  public long uploads() {
    return store.uploads();
  }

  /** Calls of one action. */
  public long calls(String action) {
    return store.calls(action);
  }

  /** Everything on the site, private and deleted records included. */
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

  /** Records ever created. */
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
