package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * One request and one answer over <a
 * href="https://camel.apache.org/components/4.18.x/http-component.html">camel-http</a>: a context
 * without routes, one endpoint, and the address in the headers of each message.
 */
final class Wire implements AutoCloseable {

  // Replaced on every call; this host cannot exist (RFC 6761).
  private static final String ENDPOINT =
      "http://door.invalid?throwExceptionOnFailure=false&disableStreamCache=true"
          + "&copyHeaders=false&deleteWithBody=true";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final PoolingHttpClientConnectionManager pool;
  private final String userAgent;
  private final HttpEndpoint endpoint;
  private final ProducerTemplate template;
  private volatile boolean closed;

  Wire(Client client, PoolingHttpClientConnectionManager pool, String userAgent) {
    this.pool = pool;
    this.userAgent = userAgent;
    HttpComponent component = new HttpComponent();
    component.setClientConnectionManager(pool);
    component.setHttpClientConfigurer(client);
    // For CONNECT requests to a proxy, whose headers we cannot set.
    component.setUserAgent(userAgent);
    component.setCookieManagementDisabled(true);
    component.setContentCompressionDisabled(true);
    component.setAutomaticRetriesDisabled(true);
    component.setHttpActivityListener(new ExactAddress());
    camel.getCamelContextExtension().setName("moisson-http");
    camel.addComponent("http", component);
    endpoint = camel.getEndpoint(ENDPOINT, HttpEndpoint.class);
    endpoint.setHeaderFilterStrategy(new WireHeaders());
    camel.start();
    template = camel.createProducerTemplate();
  }

  /**
   * Sends a request, and lets the answer be read while the connection is open. On return the
   * connection is back in the pool, or closed if the answer was not read to its end.
   *
   * @throws IOException if no answer came
   */
  <T> T exchange(Request request, Function<HttpAnswer, T> reader) throws IOException {
    if (closed) {
      String address = Masking.shown(request.uri());
      throw new Unavailable(Notice.of(Notice.Code.UNREACHABLE, address, "shutdown"));
    }
    AtomicReference<T> result = new AtomicReference<>();
    Exchange exchange =
        template.send(
            endpoint,
            ExchangePattern.InOut,
            asked -> fill(asked, request),
            answered -> {
              if (answered.getException() == null) {
                result.set(reader.apply(answer(answered.getMessage())));
              }
            });
    Exception failure = exchange.getException();
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return Objects.requireNonNull(result.get(), "Camel neither failed nor answered");
  }

  private void fill(Exchange exchange, Request request) {
    // The doors decompress, so that they can count.
    exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, true);
    ExactAddress.keep(exchange, request.uri());
    Message message = exchange.getIn();
    request.headers().entrySet().stream()
        .filter(header -> !WireHeaders.isCamels(header.getKey()))
        .forEach(header -> message.setHeader(header.getKey(), header.getValue()));
    // Set last, because Camel's header names are case-insensitive: nothing may override it.
    message.setHeader("User-Agent", userAgent);
    message.setHeader("Accept-Encoding", "gzip");
    message.setHeader(HttpConstants.HTTP_METHOD, HttpMethods.valueOf(request.method()));
    message.setHeader(HttpConstants.HTTP_URI, request.uri().toASCIIString());
    if (request.body() != null) {
      // As an entity without a type, so that the Content-Type header is sent unchanged.
      message.setBody(new ByteArrayEntity(request.body(), null));
    }
    if (!request.parts().isEmpty()) {
      HttpEntity form = Form.entity(request.parts());
      message.setHeader("Content-Type", form.getContentType());
      message.setBody(form);
    }
  }

  private static HttpAnswer answer(Message message) {
    InputStream body = message.getBody(InputStream.class);
    return new HttpAnswer(
        message.getHeader(HttpConstants.HTTP_RESPONSE_CODE, Integer.class),
        WireHeaders.received(message.getHeaders()),
        body == null ? InputStream.nullInputStream() : body);
  }

  @Override
  public void close() {
    closed = true;
    // First, so that nobody waits for a transfer to end.
    pool.close(CloseMode.IMMEDIATE);
    camel.stop();
  }
}
