package fr.moisson.connectors.paging;

import fr.moisson.connectors.http.Masking;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of an interface, but for the page.
 *
 * @param parameters in the order in which they are to be sent
 * @param keys parameters that say who asks, with every page, also where an answer names its address
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

  /** The address, for the provenance of what it gives. */
  public URI address() {
    return address(Map.of());
  }

  /** The request, for an answer that has no pages. */
  public Request request() {
    return at(address());
  }

  /** The same question with some more parameters, or with others in their place. */
  public Question with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(more);
    return new Question(url, all, headers, keys);
  }

  /** The address with some more parameters. */
  URI address(Map<String, String> more) {
    return withQuery(url, with(more).with(keys).parameters());
  }

  private static URI withQuery(URI address, Map<String, String> parameters) {
    String query = RequestUris.query(parameters);
    String separator = query.isEmpty() ? "" : address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + query);
  }

  /** What stands at an address that names no key, such as the next page in an answer. */
  public Request following(URI address) {
    Map<String, String> absent = new TreeMap<>();
    if (RequestUris.isAtHome(url, address)) {
      String query = "&" + address.getRawQuery();
      keys.forEach(
          (name, value) -> {
            if (!query.contains("&" + RequestUris.encode(name) + "=")) {
              absent.put(name, value);
            }
          });
    }
    return at(withQuery(address, absent));
  }

  /** What says who asks goes to no other server than the one that it was meant for. */
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
