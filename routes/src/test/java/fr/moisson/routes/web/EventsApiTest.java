package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.webhooks.Inbox;
import fr.moisson.connectors.webhooks.Signed;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.routes.safety.MovableClock;
import fr.moisson.routes.web.api.Problem;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which messages count as the same request. All here have the same {@code webhook-id}. */
class EventsApiTest {

  private static final String EVENT =
      """
      {"specversion": "1.0", "type": "run.requested", "source": "/sig", "id": "1"%s}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final MovableClock clock = new MovableClock();
  private final List<String> asked = new ArrayList<>();
  private Javalin server;

  @BeforeEach
  void listen() {
    EventsApi events =
        new EventsApi(
            new Inbox(List.of(new Secret(Signed.SECRET))),
            subject -> {
              asked.add(subject);
              return subject.equals("niortais/bancs") ? List.of() : List.of(subject);
            },
            clock);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/api/events", events::take);
                  config.routes.exception(Problem.class, Problem::answer);
                })
            .start(0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aMessageGarbledHalfWayIsNoFailureOfOurs() throws IOException {
    try (Socket sender = new Socket("localhost", server.port())) {
      String garbled =
          "POST /api/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{?";
      sender.getOutputStream().write(garbled.getBytes(US_ASCII));

      assertThat(new String(sender.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void aRepeatedMessageStartsNothing() throws Exception {
    request("niortais/arbres");

    HttpResponse<String> answer = request("niortais/arbres");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"requested\":[\"niortais/arbres\"]}");
    assertThat(asked).containsExactly("niortais/arbres");
  }

  @Test
  void aNumberUsedAgainForAnotherRequestDoesNotLoseIt() throws Exception {
    request("niortais/arbres");

    assertThat(request("niortais/haies").body()).isEqualTo("{\"requested\":[\"niortais/haies\"]}");
    assertThat(request("niortais/bancs").statusCode()).isEqualTo(404);
    assertThat(asked).containsExactly("niortais/arbres", "niortais/haies", "niortais/bancs");
  }

  @Test
  void theSameMessageCountsAgainOnceItsSignatureMustBeAnother() throws Exception {
    request("niortais/arbres");
    clock.pass(Duration.ofMinutes(10));

    request("niortais/arbres");

    assertThat(asked).containsExactly("niortais/arbres", "niortais/arbres");
  }

  @Test
  void anEventWithoutSubjectIsIncomplete() throws Exception {
    HttpResponse<String> answer = post(EVENT.formatted(""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("n’a pas de");
    assertThat(asked).isEmpty();
  }

  private HttpResponse<String> request(String subject) throws Exception {
    return post(EVENT.formatted(", \"subject\": \"%s\"".formatted(subject)));
  }

  private HttpResponse<String> post(String message) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/events"))
            .POST(HttpRequest.BodyPublishers.ofString(message));
    Signed.headers(Signed.SECRET, message).forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
