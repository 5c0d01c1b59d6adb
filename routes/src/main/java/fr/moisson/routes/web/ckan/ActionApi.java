package fr.moisson.routes.web.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Here;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Part;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Posted;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.api.Root;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The catalogue, and each part of it, through <a href="https://docs.ckan.org/en/2.11/api/">CKAN's
 * action API</a>, as anonymous users read it, for portals that harvest CKAN and not DCAT.
 * Parameters come in the address or, as CKAN allows, in the body. Errors have CKAN's form ({@code
 * {"success": false, "error": {"__type", "message"}}}), even for an unknown action, for which CKAN
 * itself answers with a plain text. A filter that we do not support is an error, since ignoring it
 * would give more than was asked for.
 */
public final class ActionApi {

  private static final String UNKNOWN = "Bad request - Action name not known: ";

  /** Answers one action. */
  @FunctionalInterface
  private interface Action {
    void answer(ActionRequest request) throws IOException;
  }

  private final Shelf shelf;
  private final WebSettings settings;
  private final Map<String, Action> actions;

  public ActionApi(Shelf shelf, WebSettings settings) {
    this.shelf = shelf;
    this.settings = settings;
    ActionPackages packages = new ActionPackages(shelf);
    ActionLists lists = new ActionLists(shelf, settings);
    this.actions =
        Map.ofEntries(
            Map.entry("package_list", packages::list),
            Map.entry("package_search", packages::search),
            Map.entry("package_show", packages::show),
            Map.entry("current_package_list_with_resources", packages::listWhole),
            Map.entry("organization_list", lists::organisations),
            Map.entry("organization_show", lists::organisation),
            Map.entry("group_list", lists::groups),
            Map.entry("group_show", lists::group),
            Map.entry("tag_list", lists::tags),
            Map.entry("license_list", lists::licences),
            Map.entry("help_show", this::help),
            Map.entry("site_read", lists::readable),
            Map.entry("status_show", lists::status));
  }

  public void register(RoutesConfig routes) {
    register(routes, "", ctx -> CatalogueQuery.EVERYTHING);
    for (Part part : Part.ALL) {
      register(routes, part.root(), ctx -> part.asked(ctx, shelf));
    }
  }

  private void register(RoutesConfig routes, String root, Function<Context, CatalogueQuery> part) {
    // CKAN's address of the page of a dataset: harvesters build links with it.
    Reading.get(
        routes,
        root + "/dataset/{key}",
        ctx ->
            Here.redirect(
                ctx,
                "/datasets/" + RequestUris.step(ctx.pathParam("key")),
                HttpStatus.MOVED_PERMANENTLY));
    Reading.get(routes, root + "/api/3", ActionApi::version);
    for (String version : List.of("/api/3", "/api")) {
      String path = root + version + "/action/{action}";
      Reading.getOrPost(routes, path, ctx -> answer(ctx, part));
    }
  }

  private static void version(Context ctx) throws IOException {
    ApiAnswer.document(
        ctx, ApiAnswer.JSON, () -> JsonNodeFactory.instance.objectNode().put("version", 3));
  }

  private void answer(Context ctx, Function<Context, CatalogueQuery> part) throws IOException {
    String name = ctx.pathParam("action");
    Action action = actions.get(name);
    if (action == null) {
      // Clients check for this exact text.
      refuse(ctx, HttpStatus.BAD_REQUEST, "Bad Request", UNKNOWN + name);
      return;
    }
    try {
      action.answer(
          new ActionRequest(ctx, Root.of(ctx, settings), part.apply(ctx), parameters(ctx)));
    } catch (Problem problem) {
      String why = problem.detail(Language.wanted(ctx));
      switch (problem.status()) {
        case NOT_FOUND -> refuse(ctx, HttpStatus.NOT_FOUND, "Not Found Error", why);
        case REQUEST_TIMEOUT -> refuse(ctx, HttpStatus.REQUEST_TIMEOUT, "Bad Request", why);
        default -> refuse(ctx, HttpStatus.CONFLICT, "Validation Error", why);
      }
    } catch (NotFoundResponse e) {
      String why = new Texts(Language.wanted(ctx)).get("ckan.partless");
      refuse(ctx, HttpStatus.NOT_FOUND, "Not Found Error", why);
    }
  }

  /** Describes an action. */
  private void help(ActionRequest request) throws IOException {
    String name = request.required("name");
    if (!actions.containsKey(name)) {
      throw Problem.missing("ckan.actionless", name);
    }
    request.answer(JsonNodeFactory.instance.textNode(request.texts().nameOf("ckan.help", name)));
  }

  /** Whether a request calls an action. */
  public static boolean isAsked(Context ctx) {
    return ctx.pathParamMap().containsKey("action");
  }

  /** Answers with an error of ours, in CKAN's form. */
  public static void broken(Context ctx, WebSettings settings, HttpStatus status, String text) {
    String why = new Texts(Language.wanted(ctx)).get(text + ".advice");
    refuse(ctx, settings, status, "Internal Server Error", why);
  }

  private void refuse(Context ctx, HttpStatus status, String type, String why) {
    refuse(ctx, settings, status, type, why);
  }

  private static void refuse(
      Context ctx, WebSettings settings, HttpStatus status, String type, String why) {
    ObjectNode refusal = ActionRequest.envelope(ctx, Root.of(ctx, settings), false);
    refusal.putObject("error").put("__type", type).put("message", why);
    ApiAnswer.open(ctx);
    ctx.header("Cache-Control", "no-store").header("Content-Language", Language.wanted(ctx).code());
    ctx.status(status).contentType(ApiAnswer.JSON).result(refusal.toString().getBytes(UTF_8));
  }

  private static Parameters parameters(Context ctx) throws IOException {
    Map<String, String> values = new TreeMap<>(Parameters.of(ctx).values());
    byte[] posted = Posted.read(ctx, () -> Problem.bad("ckan.long"));
    if (posted.length > 0) {
      post(posted, values);
    }
    return new Parameters(Map.copyOf(values));
  }

  private static void post(byte[] posted, Map<String, String> values) throws IOException {
    JsonNode question;
    try {
      question = ApiAnswer.MAPPER.readTree(posted);
    } catch (JsonProcessingException e) {
      throw Problem.bad("ckan.json");
    }
    if (!question.isObject()) {
      throw Problem.bad("ckan.json");
    }
    for (Map.Entry<String, JsonNode> field : question.properties()) {
      boolean isList = field.getValue().isContainerNode() && !field.getKey().startsWith("facet");
      // As in addresses: no database has such a text.
      if (isList || field.getValue().asText().indexOf('\0') >= 0) {
        throw Problem.bad("ckan.value", field.getKey(), field.getValue());
      }
      if (!field.getValue().isNull()) {
        values.put(field.getKey(), field.getValue().asText(field.getValue().toString()));
      }
    }
  }
}
