package fr.moisson.connectors.geonetwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import fr.moisson.connectors.Parameters;
import fr.moisson.connectors.portal.StandIn;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A GeoNetwork 4.2 in this process, at {@code /geonetwork}, with one reviewer's account. */
final class GeonetworkStandIn extends StandIn {

  static final String USER = "moisson";
  static final String GROUP = "100";

  private static final String API = "/geonetwork/srv/api/";
  private static final String SERVICES = "/geonetwork/srv/eng/admin.harvester.";

  private final String authorization;
  private final GeonetworkStore store = new GeonetworkStore();
  private final GeonetworkHarvesting harvesting = new GeonetworkHarvesting();
  private volatile String token = UUID.randomUUID().toString();
  private volatile boolean says = true;
  private final AtomicInteger sessions = new AtomicInteger();

  GeonetworkStandIn(String password) {
    String pair = USER + ":" + password;
    authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  URI site() {
    return url().resolve("/geonetwork/");
  }

  GeonetworkHarvesting harvesting() {
    return harvesting;
  }

  GeonetworkStore store() {
    return store;
  }

  /** Invalidates the tokens given so far. */
  void forgetTokens() {
    token = UUID.randomUUID().toString();
  }

  /** How often a token was requested. */
  int sessions() {
    return sessions.get();
  }

  /** From now on, gives no tokens, like a site without protection against forged requests. */
  void giveNoTokens() {
    says = false;
  }

  @Override
  protected boolean isWrite(Request request) {
    String path = path(request);
    return Set.of("PUT", "DELETE").contains(request.getMethod().getName())
        || path.matches(".*(/editor|/attachments|harvester\\.add)") && isPost(request);
  }

  private static boolean isPost(Request request) {
    return request.getMethod().getName().equals("POST");
  }

  @Override
  protected ResponseDefinitionBuilder answer(Request request) {
    boolean isService = request.getUrl().startsWith(SERVICES);
    if (!request.getUrl().startsWith(API) && !isService) {
      return html(404, "Not Found");
    }
    String path = path(request);
    if (path.equals("site")) {
      sessions.incrementAndGet();
      ResponseDefinitionBuilder site = json(200, "{\"system/platform/version\":\"4.2.8\"}");
      return says
          ? site.withHeader("Set-Cookie", "XSRF-TOKEN=" + token + "; Path=/geonetwork")
          : site;
    }
    if (says && !request.getMethod().getName().equals("GET") && !isGenuine(request)) {
      return html(403, "Expected CSRF token not found. Has your session expired?");
    }
    if (!authorization.equals(request.getHeader("Authorization"))) {
      return error(401, "unauthorized", "Full authentication is required");
    }
    String body = request.getBody() == null ? "" : new String(request.getBody(), UTF_8);
    if (isService) {
      return service(request.getUrl().substring(SERVICES.length()).split("\\?", 2), body);
    }
    String method = request.getMethod().getName();
    if (path.equals("me")) {
      return json(200, "{\"username\":\"" + USER + "\",\"profile\":\"Reviewer\"}");
    }
    if (path.equals("standards")) {
      return store.tells()
          ? json(200, store.standards())
          : error(403, "forbidden", "Access is denied");
    }
    if (path.equals("search/records/_search")) {
      return json(200, store.search(body));
    }
    if (path.equals("records") && method.equals("PUT")) {
      return put(request, body);
    }
    String[] steps = path.split("/", 3);
    GeonetworkStore.Held held = store.get(steps.length > 1 ? steps[1] : "");
    if (held == null) {
      return error(404, "resource_not_found", "Record not found");
    }
    if (steps[2].startsWith("attachments")) {
      return beside(held, request, steps[2].replaceFirst("attachments/?", ""));
    }
    return about(held, method + " " + steps[2], request.getUrl(), body);
  }

  /** The files of a record, as in {@code AttachmentsApi} and {@code FilesystemStore} of 4.2. */
  private ResponseDefinitionBuilder beside(
      GeonetworkStore.Held held, Request request, String name) {
    switch (request.getMethod().getName()) {
      case "GET" -> {
        return json(200, store.files(held));
      }
      case "DELETE" -> {
        return store.deleteFile(held, URLDecoder.decode(name, UTF_8))
            ? aResponse().withStatus(204)
            : error(404, "resource_not_found", "Metadata resource '" + name + "' not found");
      }
      default -> {
        Request.Part file = request.getPart("file");
        byte[] content = file.getBody().asBytes();
        if (content.length > store.largestFile()) {
          return error(400, "max_file_exceeded", "Maximum upload size exceeded");
        }
        boolean isPublic = request.getUrl().contains("visibility=public");
        return isPublic && store.addFile(held, file.getFileName(), content)
            ? json(201, store.files(held).get(0))
            : error(400, "resource_already_exist", "A resource with that name already exists");
      }
    }
  }

  private ResponseDefinitionBuilder service(String[] call, String body) {
    if (!harvesting.isAllowed) {
      return html(403, "Access is denied");
    }
    switch (call[0]) {
      case "list" -> {
        return json(200, harvesting.list());
      }
      case "add" -> {
        JsonNode added = harvesting.add(body);
        return added == null ? error(500, "missing-parameter", "site/name") : json(200, added);
      }
      case "run" -> {
        harvesting.runs.add(Parameters.of(call[1]).get("id"));
        return json(200, "[{\"@status\":\"ok\"}]");
      }
      default -> {
        return html(404, "Not Found");
      }
    }
  }

  private boolean isGenuine(Request request) {
    String cookie = String.valueOf(request.getHeader("Cookie"));
    return token.equals(request.getHeader("X-XSRF-TOKEN"))
        && cookie.contains("XSRF-TOKEN=" + token);
  }

  private ResponseDefinitionBuilder put(Request request, String xml) {
    Map<String, String> options = Parameters.of(request.getUrl().replaceFirst("^[^?]*\\??", ""));
    if (!Set.of(GROUP, "200").contains(options.get("group"))) {
      return error(403, "forbidden", "You are not editor of this group");
    }
    String complaint = store.complaint();
    if (complaint != null) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.putArray("errors").addObject().put("message", complaint).put("stack", "…");
      return json(201, report);
    }
    if (!store.knows(xml)) {
      return error(400, "runtime_exception", "NoSchemaMatchesException");
    }
    boolean overwrites = "OVERWRITE".equals(options.get("uuidProcessing"));
    String uuid = GeonetworkStore.uuid(xml);
    if (store.get(uuid) != null && !overwrites) {
      return error(400, "unsatisfied_request_parameter", "A record with UUID already exist");
    }
    if (store.get(uuid) != null && store.forbidsImports()) {
      // Without an Accept header, errors have no body.
      return request.containsHeader("Accept")
          ? error(
              400,
              "runtime_exception",
              "Overwrite mode is not allowed when workflow is enabled. Use the metadata editor.")
          : aResponse().withStatus(400);
    }
    store.insert(uuid, xml, options.get("group"));
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.putArray("errors");
    report
        .putObject("metadataInfos")
        .putArray("259")
        .addObject()
        .put("message", "Metadata imported from XML with UUID '" + uuid + "'");
    return json(201, report.put("numberOfRecordsProcessed", 1));
  }

  private ResponseDefinitionBuilder about(
      GeonetworkStore.Held held, String call, String query, String body) {
    switch (call) {
      case "GET formatters/xml" -> {
        return aResponse()
            .withHeader("Content-Type", "application/xml;charset=UTF-8")
            .withBody(query.contains("approved=false") ? held.newest() : held.xml);
      }
      case "GET sharing" -> {
        return json(200, store.sharing(held));
      }
      case "GET editor" -> {
        return aResponse().withHeader("Content-Type", "application/xml").withBody("<editor/>");
      }
      case "POST editor" -> {
        store.edit(held, Parameters.of(body).get("data"));
        return aResponse().withStatus(200);
      }
      case "PUT publish" -> store.see(held, true);
      case "PUT unpublish" -> store.see(held, false);
      case "PUT status" -> {
        if (!store.hasWorkflow()) {
          return error(
              400,
              "feature_disabled",
              "Metadata workflow is disabled, can not be set the status of metadata");
        }
        store.status(held, body);
      }
      default -> {
        return error(404, "not_found", call);
      }
    }
    return aResponse().withStatus(204);
  }

  private static ResponseDefinitionBuilder error(int status, String code, String message) {
    return json(
        status,
        JsonNodeFactory.instance
            .objectNode()
            .put("code", code)
            .put("message", message)
            .put("description", message));
  }

  private static String path(Request request) {
    return request.getUrl().replaceFirst("\\?.*", "").replaceFirst("^" + API, "");
  }

  @Override
  protected ResponseDefinitionBuilder crash() {
    return error(500, "runtime_exception", "NullPointerException");
  }

  @Override
  public List<Shown> records() {
    return store.shown();
  }

  @Override
  public void retitle(String remoteId, String title) {
    store.byHand(
        remoteId,
        xml ->
            xml.replaceFirst(
                "(?s)(:citation>.*?:title>\\s*<gco:CharacterString>)[^<]*", "$1" + title));
  }

  @Override
  public void delete(String remoteId) {
    store.remove(remoteId);
  }

  @Override
  public String publishByAnother(String identifier, String title) {
    String uuid = UUID.randomUUID().toString();
    store.add(uuid, store.minimal(uuid, identifier, title));
    return uuid;
  }

  @Override
  public long writes() {
    return store.writes();
  }
}
