package fr.moisson.connectors.paging;

import fr.moisson.connectors.http.Addresses;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of an interface, but for the page.
 *
 * @param parameters in the order in which they are to be sent
 */
public record Question(URI url, Map<String, String> parameters, Map<String, String> headers) {

  public Question {
    parameters = new LinkedHashMap<>(parameters);
    headers = new TreeMap<>(headers);
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
    return new Question(url, all, headers);
  }

  /** The address with some more parameters. */
  URI address(Map<String, String> more) {
    String query = Addresses.query(with(more).parameters());
    String separator = query.isEmpty() ? "" : url.getRawQuery() == null ? "?" : "&";
    return URI.create(url + separator + query);
  }

  Request at(URI address) {
    Request request = Request.get(address);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.with(header.getKey(), header.getValue());
    }
    return request;
  }
}
