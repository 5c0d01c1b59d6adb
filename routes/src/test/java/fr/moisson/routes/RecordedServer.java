package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback with answers set by a test for each path; any other path gives 404. */
public final class RecordedServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private record Answer(int status, String mediaType, byte[] body) {}

  public RecordedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public RecordedServer put(String path, int status, String mediaType, byte[] body) {
    answers.put(path, new Answer(status, mediaType, body));
    return this;
  }

  public RecordedServer json(String path, String body) {
    return put(path, 200, "application/json", body.getBytes(UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer answer =
        answers.getOrDefault(
            exchange.getRequestURI().getPath(), new Answer(404, "text/plain", new byte[0]));
    exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    if (answer.body().length > 0) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
