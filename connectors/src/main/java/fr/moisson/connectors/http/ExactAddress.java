package fr.moisson.connectors.http;

import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Sends the address byte for byte as given. Camel encodes characters that it considers unsafe, such
 * as the tilde of {@code /~user/}, which breaks signed addresses.
 */
final class ExactAddress implements HttpActivityListener {

  private static final String PROPERTY = "moisson.address";

  static void keep(Exchange exchange, URI uri) {
    URI ascii = URI.create(uri.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery();
    exchange.setProperty(PROPERTY, query == null ? path : path + "?" + query);
  }

  @Override
  public void onRequestSubmitted(
      Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
    request.setPath(exchange.getProperty(PROPERTY, String.class));
  }

  @Override
  public void onResponseReceived(
      Object source,
      Exchange exchange,
      HttpHost host,
      HttpResponse response,
      HttpEntity entity,
      long elapsed) {}
}
