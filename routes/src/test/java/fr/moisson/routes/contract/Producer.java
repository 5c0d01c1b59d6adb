package fr.moisson.routes.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.moisson.harvesters.model.Door;
import fr.moisson.routes.contract.Recording.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A local server in the place of the recorded producer, with or without a fault. Its door redirects
 * requests to this server through the real client, and keeps the addresses of the preset.
 */
final class Producer implements AutoCloseable {

  /** Longer than the time-out of the contract's impatient client. */
  static final long SLOW_MILLIS = 900;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static final String OTHER_HOST = "ailleurs.example";

  private final Recording recording;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> unknown = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Fault fault = Fault.NONE;

  Producer(Recording recording) {
    this.recording = recording;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  void breakDown(Fault with) {
    fault = with;
  }

  boolean isSlow() {
    return fault == Fault.SLOW;
  }

  /** Requests that no recorded exchange answers. */
  List<String> unknown() {
    return unknown;
  }

  /** All requested addresses, as the preset states them. */
  List<String> asked() {
    return asked;
  }

  /** A door that sends every request here, whatever its address. */
  Door door(Door real) {
    return new Door() {
      @Override
      public Body get(Request request) {
        Body body = real.get(here(request));
        return new Body(
            there(body.uri()),
            body.file(),
            body.mediaType(),
            body.charset(),
            body.headers(),
            body.sha256());
      }

      @Override
      public Reply send(Request request) {
        return real.send(here(request));
      }
    };
  }

  private Door.Request here(Door.Request request) {
    URI uri = request.uri();
    String address =
        "http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/"
            + uri.getScheme()
            + "/"
            + uri.getRawAuthority()
            + uri.getRawPath()
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return new Door.Request(
        request.method(),
        URI.create(address),
        request.headers(),
        request.body(),
        request.parts(),
        request.isPage());
  }

  private static URI there(URI here) {
    String rest = here.getRawPath().substring(1);
    int slash = rest.indexOf('/');
    String query = here.getRawQuery() == null ? "" : "?" + here.getRawQuery();
    return URI.create(rest.substring(0, slash) + "://" + rest.substring(slash + 1) + query);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI url = there(exchange.getRequestURI());
      String content = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(exchange.getRequestMethod() + " " + url);
      Optional<Exchange> known = recording.answer(exchange.getRequestMethod(), url, content);
      if (known.isEmpty()) {
        unknown.add(exchange.getRequestMethod() + " " + url + " " + content);
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      answer(exchange, known.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, Exchange known)
      throws IOException, InterruptedException {
    known.headers().forEach(exchange.getResponseHeaders()::set);
    if (fault != Fault.NONE) {
      // A broken answer must not carry the validator of the intact one.
      exchange.getResponseHeaders().remove("ETag");
    }
    switch (fault) {
      case NONE -> unlessKnown(exchange, known);
      case UNAVAILABLE -> send(exchange, 503, "indisponible".getBytes(UTF_8));
      case TRUNCATED -> {
        exchange.sendResponseHeaders(known.status(), known.body().length + 1L);
        exchange.getResponseBody().write(known.body(), 0, known.body().length / 2);
      }
      case SLOW -> {
        Thread.sleep(SLOW_MILLIS);
        send(exchange, known.status(), known.body());
      }
      case WRONG_CHARSET ->
          send(exchange, known.status(), new String(known.body(), UTF_8).getBytes(WINDOWS));
      case EMPTY -> send(exchange, 200, new byte[0]);
      case OTHER_HOST -> send(exchange, known.status(), elsewhere(known));
      case TOO_MANY_REQUESTS -> {
        exchange.getResponseHeaders().set("Retry-After", "3600");
        send(exchange, 429, "trop de requêtes".getBytes(UTF_8));
      }
      case ERROR_INSIDE_SUCCESS ->
          send(
              exchange,
              200,
              "{\"error\": {\"code\": 500, \"message\": \"panne\"}}".getBytes(UTF_8));
      case HTML_INSIDE_SUCCESS -> {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        send(exchange, 200, "<!doctype html><title>Maintenance</title>".getBytes(UTF_8));
      }
      case EMPTY_LISTING -> send(exchange, known.status(), Emptied.of(known.body()));
    }
  }

  private static void unlessKnown(HttpExchange exchange, Exchange known) throws IOException {
    String validator = known.headers().get("ETag");
    if (validator != null
        && validator.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    send(exchange, known.status(), known.body());
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private byte[] elsewhere(Exchange known) {
    String host = known.address().getRawAuthority();
    return new String(known.body(), ISO_8859_1).replace(host, OTHER_HOST).getBytes(ISO_8859_1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
