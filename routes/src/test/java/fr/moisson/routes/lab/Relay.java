package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server in front of a portal, like the proxy of every real one: it records requests and can
 * refuse them.
 */
final class Relay implements AutoCloseable {

  private static final List<String> HEADERS =
      List.of("Authorization", "X-API-KEY", "X-Fields", "Content-Type", "Accept");

  /** CKAN's read-only actions, which may also be called by {@code POST}. */
  private static final String READING = ".*/\\w+(_show|_list|_search|_list_for_user|_autocomplete)";

  private final HttpServer server;
  private final URI site;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService hands = Executors.newFixedThreadPool(8);
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile int refusal;

  private Relay(HttpServer server, URI site) {
    this.server = server;
    this.site = site;
  }

  static Relay to(URI site) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Relay relay = new Relay(server, site);
      server.createContext("/", relay::pass);
      server.setExecutor(relay.hands);
      server.start();
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  void forget() {
    actions.clear();
  }

  /** Methods and paths of the requests since the last reset. */
  List<String> actions() {
    return List.copyOf(actions);
  }

  /** Methods and paths of the requests that change something. */
  List<String> writes() {
    return actions.stream().filter(Relay::isWrite).toList();
  }

  /** Waits until this many writes have arrived. */
  void awaitWrites(int count) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (writes().size() < count) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** The relay itself answers this many writes, with an HTML page. */
  void refuse(int times, int status) {
    refusal = status;
    refusals.set(times);
  }

  private static boolean isWrite(String action) {
    return !action.startsWith("GET ") && !action.matches(READING);
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().toString();
    String action = exchange.getRequestMethod() + " " + path.replaceFirst("\\?.*", "");
    actions.add(action);

    if (isWrite(action) && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      String page = "<html><body><h1>Refus</h1></body></html>";
      send(exchange, refusal, "text/html", page.getBytes(StandardCharsets.UTF_8));
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : HEADERS) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      send(
          exchange,
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse("text/plain"),
          answer.body());
    } catch (IOException e) {
      send(exchange, 502, "text/html", "<h1>Bad Gateway</h1>".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    hands.shutdownNow();
  }
}
