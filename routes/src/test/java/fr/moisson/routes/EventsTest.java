package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.webhooks.Signed;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.routes.web.WebServer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events that other programs request from the server. */
class EventsTest {

  private static final String EVENT =
      """
      {"specversion": "1.0", "type": "%s", "source": "/sig", "id": "1", "subject": "%s"}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<RunReport> runs = new LinkedBlockingQueue<>();

  @TempDir private Path folder;

  @Test
  void aSignedRequestStartsAHarvestAtOnce() throws Exception {
    // Otherwise the server harvests at its start, before or after the request.
    try (Running first = Running.on(configuration(), folder.resolve("data"))) {
      first.harvest();
    }
    try (Running running = Running.serving(configuration(), folder.resolve("data"), progress());
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      URI root = URI.create("http://127.0.0.1:" + site.start(0));

      HttpResponse<String> answer = post(root, EVENT.formatted("run.requested", "niortais/arbres"));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("{\"requested\":[\"niortais/arbres\"]}");
      assertThat(runs.poll(30, TimeUnit.SECONDS))
          .returns(RunReport.State.COMPLETE, RunReport::state)
          .returns("arbres", RunReport::source);
      assertThat(post(root, EVENT.formatted("run.requested", "niortais/arbres")).statusCode())
          .as("sent once more")
          .isEqualTo(202);
      assertThat(runs.poll(2, TimeUnit.SECONDS)).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run.requested, niort, 404, Aucun territoire",
    "dataset.updated, niortais, 400, ne sont pas traités"
  })
  void whatCannotBeDoneIsSaid(String type, String subject, int status, String detail)
      throws Exception {
    try (Running running = Running.on(configuration(), folder.resolve("data"));
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      URI root = URI.create("http://127.0.0.1:" + site.start(0));

      HttpResponse<String> answer = post(root, EVENT.formatted(type, subject));

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).contains(detail);
      assertThat(post(root, "{}").statusCode()).as("no event").isEqualTo(400);
      assertThat(post(root, "x".repeat(70_000)).statusCode()).as("too long").isEqualTo(413);
      assertThat(send(root, EVENT.formatted(type, subject), Map.of()).statusCode())
          .as("not signed")
          .isEqualTo(403);
    }
  }

  @Test
  void nobodyMayAskForAnythingUnlessTheConfigurationSaysWho() throws Exception {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    try (Running running = Running.on(configuration, folder.resolve("data"));
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      URI root = URI.create("http://127.0.0.1:" + site.start(0));

      assertThat(post(root, EVENT.formatted("run.requested", "niortais")).statusCode())
          .isEqualTo(404);
    }
  }

  /** Each takes a thread of the server until its message is complete, or silent for 30 seconds. */
  @Test
  void strangersWhoNeverEndTheirMessageLeaveRoomForOthers() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (Running running = Running.on(configuration(), folder.resolve("data"));
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      URI root = URI.create("http://127.0.0.1:" + site.start(0));
      for (int i = 0; i < 270; i++) {
        Socket stranger = new Socket(root.getHost(), root.getPort());
        strangers.add(stranger);
        stranger
            .getOutputStream()
            .write(
                "POST /api/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
                    .getBytes(US_ASCII));
      }
      HttpRequest probe =
          HttpRequest.newBuilder(root.resolve("/health")).timeout(Duration.ofSeconds(15)).build();

      assertThat(client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  private SmallConfiguration configuration() {
    return SmallConfiguration.ofTrees(folder)
        .write("moisson.yaml", "events: { inbox: { secrets: ['${EVENTS}'] } }\n");
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void ended(RunReport report) {
        runs.add(report);
      }
    };
  }

  private HttpResponse<String> post(URI root, String message) throws Exception {
    return send(root, message, Signed.headers(Signed.SECRET, message));
  }

  private HttpResponse<String> send(URI root, String message, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve("/api/events"))
            .header("Accept-Language", "fr")
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(message));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
