package fr.moisson.connectors.arcgis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import fr.moisson.connectors.Parameters;
import fr.moisson.connectors.portal.StandIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ArcGIS Online organisation in this process; its answers, errors included, have status 200. */
final class ArcgisStandIn extends StandIn {

  static final String USER = "moisson_niort";
  static final String CLIENT = "client-0001";

  private static final String REST = "/sharing/rest/";
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
  private static final Pattern PART =
      Pattern.compile(
          "name=\"([^\"]+)\"(?:; filename=\"([^\"]+)\")?.*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  private final ArcgisStore store = new ArcgisStore(USER);
  private final String secret;
  private volatile String token;
  private volatile int given;

  /**
   * @param token the account's token, also the secret of its application
   */
  ArcgisStandIn(String token) {
    this.secret = token;
    this.token = token;
  }

  ArcgisStore store() {
    return store;
  }

  /** Lets all tokens given so far expire. */
  void expire() {
    token = "expire-" + given;
  }

  /** The number of tokens given. */
  int given() {
    return given;
  }

  @Override
  protected boolean isListing(Request request) {
    return request.getUrl().contains("/content/users/") && request.getUrl().contains("start=");
  }

  @Override
  protected boolean isWrite(Request request) {
    return request.getMethod().getName().equals("POST")
        && !request.getUrl().endsWith("/oauth2/token");
  }

  @Override
  protected ResponseDefinitionBuilder crash() {
    return json(200, error(500, null, "Error getting subscription info"));
  }

  @Override
  protected synchronized ResponseDefinitionBuilder answer(Request request) {
    String path = request.getUrl().replaceFirst("\\?.*", "");
    if (!path.startsWith(REST)) {
      return html(404, "Not Found");
    }
    Map<String, String> form = form(request);
    if (path.equals(REST + "oauth2/token")) {
      return token(form);
    }
    String sent = request.getHeader("X-Esri-Authorization");
    if (sent == null) {
      return json(200, error(499, "GWM_0003", "Token Required"));
    }
    if (!sent.equals("Bearer " + token)) {
      return json(200, error(498, null, "Invalid token."));
    }
    if (!"json".equals(form.get("f"))) {
      return html(200, "ArcGIS Portal Directory");
    }
    return json(200, store.answer(path.substring(REST.length()), form));
  }

  private ResponseDefinitionBuilder token(Map<String, String> form) {
    boolean isKnown =
        CLIENT.equals(form.get("client_id"))
            && secret.equals(form.get("client_secret"))
            && "client_credentials".equals(form.get("grant_type"));
    if (!isKnown) {
      return json(200, error(400, null, "Invalid client_id or client_secret"));
    }
    given++;
    token = "jeton-donne-" + given;
    return json(
        200,
        JsonNodeFactory.instance.objectNode().put("access_token", token).put("expires_in", 7200));
  }

  static ObjectNode error(int code, String messageCode, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error").put("code", code);
    if (messageCode != null) {
      error.put("messageCode", messageCode);
    }
    error.put("message", message).putArray("details");
    return body;
  }

  private static Map<String, String> form(Request request) {
    String type = String.valueOf(request.getHeader("Content-Type"));
    String body = request.getBody() == null ? "" : new String(request.getBody(), UTF_8);
    if (type.startsWith("multipart/form-data")) {
      Map<String, String> form = new LinkedHashMap<>();
      Matcher part = PART.matcher(body);
      while (part.find()) {
        form.put(part.group(1), part.group(3));
        if (part.group(2) != null) {
          form.put("filename", part.group(2));
        }
      }
      return form;
    }
    String url = request.getUrl();
    String query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : body;
    return Parameters.of(query);
  }

  @Override
  public List<Shown> records() {
    return store.items().stream()
        .map(
            item ->
                new Shown(
                    item.path("id").asText(),
                    item.path("title").asText(),
                    item.path("description").asText(),
                    item.path("access").asText().equals("public"),
                    links(item)))
        .toList();
  }

  private static List<String> links(ObjectNode item) {
    List<String> links = new ArrayList<>();
    links.add(item.path("url").asText());
    Matcher href = HREF.matcher(item.path("description").asText());
    while (href.find()) {
      links.add(href.group(1));
    }
    return links;
  }

  @Override
  public void retitle(String remoteId, String title) {
    store.byHand(remoteId, item -> item.put("title", title));
  }

  @Override
  public void delete(String remoteId) {
    store.delete(remoteId);
  }

  @Override
  public String publishByAnother(String identifier, String title) {
    return store.by("service_sig", title, identifier);
  }

  @Override
  public long writes() {
    return store.writes();
  }
}
