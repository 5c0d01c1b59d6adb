package fr.moisson.connectors.geonetwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Authentication at GeoNetwork: Basic authentication, and a CSRF token that it sends in a cookie
 * and expects back in the cookie and in a header. A request without it gets 403 in HTML and has no
 * effect. One session serves a whole pass, and any number of threads: a request uses all cookies of
 * the same moment, since header and cookie must agree.
 */
final class GeonetworkSession {

  private static final String TOKEN = "XSRF-TOKEN";
  private static final Pattern COOKIE =
      Pattern.compile("\\b(" + TOKEN + "|JSESSIONID)=([^;,\\s]+)");

  private static final Map<String, String> JSON = Map.of("Accept", "application/json");

  private final URI site;
  private final String user;
  private final Secret password;
  private final Door door;
  private volatile @Nullable Map<String, String> cookies;

  GeonetworkSession(URI site, String user, Secret password, Door door) {
    this.site = site;
    this.user = user;
    this.password = password;
    this.door = door;
  }

  private String basic() {
    byte[] pair = (user + ":" + password.reveal()).getBytes(UTF_8);
    // A secret of its own, since it contains the encoded password.
    return "Basic " + new Secret(Base64.getEncoder().encodeToString(pair)).reveal();
  }

  /** Sends a request without a body, to be answered in JSON. */
  GeonetworkAnswer send(String method, String path) {
    return send(method, path, JSON, "");
  }

  /** Sends JSON to a path of the API. */
  GeonetworkAnswer send(String method, String path, JsonNode body) {
    Door.Request request = Door.Request.json(method, address(path), body);
    return send(path, request.with("Accept", "application/json"));
  }

  /** Sends a request to a path of the API. */
  GeonetworkAnswer send(String method, String path, Map<String, String> headers, String body) {
    byte[] bytes = body.isEmpty() ? null : body.getBytes(UTF_8);
    return send(path, new Door.Request(method, address(path), headers, bytes));
  }

  /** Sends a file to a path of the API, as a form. */
  GeonetworkAnswer upload(String path, Door.Part.Upload file) {
    Door.Request form = Door.Request.form("POST", address(path), List.of(file));
    return send(path, form.with("Accept", "application/json"));
  }

  /** Repeats the request with a fresh token if the first one is outdated. */
  private GeonetworkAnswer send(String path, Door.Request request) {
    Map<String, String> known = known();
    GeonetworkAnswer answer = attempt(path, request, known);
    return answer.isForged() ? attempt(path, request, otherThan(known)) : answer;
  }

  private GeonetworkAnswer attempt(String path, Door.Request bare, Map<String, String> known) {
    // Refusals are told apart by their texts, which would be translated otherwise.
    Door.Request request = bare.with("Authorization", basic()).with("Accept-Language", "en");
    if (known.containsKey(TOKEN)) {
      String all =
          known.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
      request = request.with("Cookie", all).with("X-" + TOKEN, known.get(TOKEN));
    }
    Door.Reply reply = door.send(request);
    remember(reply);
    return GeonetworkAnswer.of(
        site, request.method() + " " + path.replaceFirst("\\?.*", ""), reply);
  }

  private synchronized Map<String, String> known() {
    Map<String, String> known = cookies;
    return known == null ? fetch() : known;
  }

  /** Another thread that was refused at the same time may have fetched new cookies already. */
  private synchronized Map<String, String> otherThan(Map<String, String> refused) {
    Map<String, String> known = cookies;
    return known == null || known.equals(refused) ? fetch() : known;
  }

  /** Any request gives a token, even if it fails otherwise. */
  private Map<String, String> fetch() {
    Door.Request request =
        Door.Request.get(address("site"))
            .with("Accept", "application/json")
            .with("Authorization", basic());
    Door.Reply reply = door.send(request);
    if (!reply.isSuccess() && reply.status() != 403) {
      throw GeonetworkAnswer.of(site, "GET site", reply).failure();
    }
    cookies = Map.of();
    return remember(reply);
  }

  /** Merges the latest cookies: the token may change with any answer. */
  private synchronized Map<String, String> remember(Door.Reply reply) {
    Map<String, String> all = new TreeMap<>();
    Map<String, String> before = cookies;
    if (before != null) {
      all.putAll(before);
    }
    COOKIE
        .matcher(reply.headers().getOrDefault("set-cookie", ""))
        .results()
        .forEach(found -> all.put(found.group(1), found.group(2)));
    Map<String, String> now = Map.copyOf(all);
    cookies = now;
    return now;
  }

  private URI address(String path) {
    return URI.create(RequestUris.root(site) + "/srv/api/").resolve(path);
  }
}
