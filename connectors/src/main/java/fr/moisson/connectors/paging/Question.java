package fr.moisson.connectors.paging;

import fr.moisson.connectors.http.Masking;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to an interface, apart from the page.
 *
 * @param parameters in the order in which they are sent
 * @param keys credentials as parameters, sent with every page, also if an answer gives its address
 */
public record Question(
    URI url,
    Map<String, String> parameters,
    Map<String, String> headers,
    Map<String, String> keys) {

  public Question {
    parameters = new LinkedHashMap<>(parameters);
    headers = new TreeMap<>(headers);
    keys = Map.copyOf(keys);
  }

  public Question(URI url, Map<String, String> parameters, Map<String, String> headers) {
    this(url, parameters, headers, Map.of());
  }

  public static Question of(URI url, Map<String, String> parameters) {
    return new Question(url, parameters, Map.of("Accept", "application/json"));
  }

  /** The address, for provenance. */
  public URI address() {
    return address(Map.of());
  }

  /** The request, for an answer without pages. */
  public Request request() {
    return at(address());
  }

  /** A copy with additional or replaced parameters. */
  public Question with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(more);
    return new Question(url, all, headers, keys);
  }

  /** The address with additional parameters. */
  URI address(Map<String, String> more) {
    return withQuery(url, with(more).with(keys).parameters());
  }

  private static URI withQuery(URI address, Map<String, String> parameters) {
    String query = RequestUris.query(parameters);
    String separator = query.isEmpty() ? "" : address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + query);
  }

  /** A request to an address without credentials, such as the next page in an answer. */
  public Request following(URI address) {
    Map<String, String> absent =
        RequestUris.isAtHome(url, address) ? absent(address, keys) : Map.of();
    return at(withQuery(address, absent));
  }

  /**
   * A request to a next page. An address that repeats some parameters must repeat all: that of
   * MapServer keeps the limit and loses the box, and so leads to other rows. One that repeats none
   * has its own way to say which rows are next.
   */
  public Request continued(URI address) {
    Map<String, String> absent = absent(address, parameters);
    return following(absent.size() < parameters.size() ? withQuery(address, absent) : address);
  }

  private static Map<String, String> absent(URI address, Map<String, String> parameters) {
    String query = "&" + address.getRawQuery();
    Map<String, String> absent = new TreeMap<>(parameters);
    absent.keySet().removeIf(name -> query.contains("&" + RequestUris.encode(name) + "="));
    return absent;
  }

  /** Credentials are only sent to the server that they are meant for. */
  Request at(URI address) {
    boolean isAtHome = RequestUris.isAtHome(url, address);
    Request request = Request.get(address);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (isAtHome || !Masking.isSecret(header)) {
        request = request.with(header.getKey(), header.getValue());
      }
    }
    return request;
  }
}
