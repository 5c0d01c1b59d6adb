package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are sent with every page to their own server, and to no other. */
class KeysOnTheWayTest {

  private static final String KEY = "s3cr3t-key";

  @TempDir Path folder;
  private final List<String> seen = new ArrayList<>();
  private HttpServer own;
  private HttpServer other;

  @BeforeEach
  void open() throws IOException {
    own = server();
    other = server();
  }

  @AfterEach
  void close() {
    own.stop(0);
    other.stop(0);
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  private static URI address(HttpServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpServer server, String path, String json) {
    server.createContext(
        path,
        exchange -> {
          note(exchange);
          byte[] body = json.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private void redirect(String path, URI to) {
    own.createContext(
        path,
        exchange -> {
          note(exchange);
          exchange.getResponseHeaders().add("Location", to.toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private void note(HttpExchange exchange) {
    String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
    seen.add(exchange.getRequestURI() + " " + key);
  }

  private List<String> read(Question question) {
    try (Http http = new TestHttp().open(folder);
        Stream<JsonNode> rows =
            new Listing(
                    http.door("s"), question, Paging.NEXT, Envelope.of("/items").withNext("/next"))
                .stream()) {
      return rows.map(JsonNode::asText).toList();
    }
  }

  @Test
  void aKeyInAHeaderDoesNotFollowToTheServerOfARedirect() {
    redirect("/rows", address(other, "/a"));
    answer(other, "/a", "{\"items\": [1], \"next\": \"/b\"}");
    answer(other, "/b", "{\"items\": [2]}");

    List<String> rows =
        read(new Question(address(own, "/rows"), Map.of(), Map.of("X-Api-Key", KEY)));

    assertThat(rows).containsExactly("1", "2");
    assertThat(seen).containsExactly("/rows " + KEY, "/a null", "/b null");
  }

  @Test
  void aKeyInAnAddressIsAddedToLinksThatLackIt() {
    answer(own, "/rows", "{\"items\": [1], \"next\": \"/b?page=2\"}");
    answer(own, "/b", "{\"items\": [2], \"next\": \"/c?token=own&page=3\"}");
    answer(own, "/c", "{\"items\": [3]}");

    List<String> rows =
        read(new Question(address(own, "/rows"), Map.of(), Map.of(), Map.of("token", KEY)));

    assertThat(rows).containsExactly("1", "2", "3");
    assertThat(seen)
        .containsExactly(
            "/rows?token=" + KEY + " null",
            "/b?page=2&token=" + KEY + " null",
            "/c?token=own&page=3 null");
  }

  @Test
  void aKeyInAnAddressIsNotAddedToLinksOfAnotherServer() {
    redirect("/rows", address(other, "/a"));
    answer(other, "/a", "{\"items\": [1], \"next\": \"/b?page=2\"}");
    answer(other, "/b", "{\"items\": [2]}");

    read(new Question(address(own, "/rows"), Map.of(), Map.of(), Map.of("token", KEY)));

    assertThat(seen).element(2).isEqualTo("/b?page=2 null");
  }
}
