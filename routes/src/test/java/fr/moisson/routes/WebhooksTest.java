package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.moisson.connectors.webhooks.Inbox;
import fr.moisson.connectors.webhooks.Signed;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.routes.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with real receivers of its webhooks. */
class WebhooksTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<JsonNode>> received = new ConcurrentHashMap<>();
  private final List<String> unsigned = Collections.synchronizedList(new ArrayList<>());
  private HttpServer receivers;

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    receivers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receivers.createContext("/", this::receive);
    receivers.start();
  }

  @AfterEach
  void close() {
    receivers.stop(0);
  }

  @Test
  void eachReceiverIsToldWhatItWantsInOrderAndSigned() throws Exception {
    try (Running running = Running.on(configuration(), folder.resolve("data"))) {
      running.harvest();

      assertThat(next("suivi", 3))
          .extracting(event -> event.path("type").asText())
          .containsExactly("run.started", "dataset.created", "run.completed");
      assertThat(next("donnees", 1))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.path("type").asText()).isEqualTo("dataset.created");
                assertThat(event.at("/data/title").asText()).isEqualTo("Arbres – Le Niortais");
              });
      assertThat(unsigned).isEmpty();
    }
  }

  @Test
  void aReceiverThatIsDownDelaysNoOtherAndIsToldAllWhenItIsBack() throws Exception {
    answers.put("suivi", 503);
    SmallConfiguration configuration = configuration();
    try (Running running = Running.on(configuration, folder.resolve("data"))) {
      running.harvest();

      assertThat(next("donnees", 1)).hasSize(1);
      assertThat(next("suivi", 1)).as("asked once, and left alone").hasSize(1);
      assertThat(received.get("suivi").poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
    answers.remove("suivi");
    try (Running running = Running.on(configuration, folder.resolve("data"))) {
      running.harvest();

      assertThat(next("suivi", 5))
          .extracting(event -> event.path("type").asText())
          .containsExactly(
              "run.started", "dataset.created", "run.completed", "run.started", "run.completed");
    }
  }

  @Test
  void anEventThatAReceiverDoesNotTakeDoesNotStopThoseAfterIt() throws Exception {
    answers.put("donnees", 422);
    try (Running running = Running.on(configuration(), folder.resolve("data"))) {
      running.harvest();
      assertThat(next("donnees", 1)).hasSize(1);
    }
    try (Running running = Running.on(configuration().trees(4), folder.resolve("data"))) {
      running.harvest();

      assertThat(next("donnees", 1))
          .extracting(event -> event.path("type").asText())
          .containsExactly("dataset.updated");
    }
  }

  @Test
  void aCommandThatMakesNothingHappenAsksNobody() throws Exception {
    answers.put("suivi", 503);
    SmallConfiguration configuration = configuration();
    try (Running running = Running.on(configuration, folder.resolve("data"))) {
      running.harvest();
      assertThat(next("suivi", 1)).hasSize(1);
    }

    Ended feed =
        new Program(folder)
            .with("EVENTS", Signed.SECRET)
            .run(configuration.typed("feed", "--out", folder.resolve("site").toString()));

    assertThat(feed.code()).as(feed.err()).isZero();
    assertThat(queue("suivi")).isEmpty();
  }

  @Test
  void nobodyIsToldOfARehearsal() throws Exception {
    SmallConfiguration configuration = configuration();
    Ended preview =
        new Program(folder)
            .with("EVENTS", Signed.SECRET)
            .run(configuration.typed("preview", "niortais/arbres"));
    assertThat(preview.code()).as(preview.err()).isZero();
    assertThat(received).isEmpty();

    Ended harvest =
        new Program(folder)
            .with("EVENTS", Signed.SECRET)
            .run(configuration.typed("harvest", "niortais/arbres"));
    assertThat(harvest.code()).as(harvest.err()).isZero();
    assertThat(next("donnees", 1)).as("before the command ends").hasSize(1);
  }

  private SmallConfiguration configuration() {
    return SmallConfiguration.ofTrees(folder)
        .write(
            "moisson.yaml",
            """
            http: { allowPrivateNetworks: true }
            events:
              webhooks:
                suivi: { url: "%1$s/suivi", secret: "${EVENTS}" }
                donnees: { url: "%1$s/donnees", secret: "${EVENTS}", types: dataset.* }
            """
                .formatted("http://127.0.0.1:" + receivers.getAddress().getPort()));
  }

  private List<JsonNode> next(String receiver, int count) throws InterruptedException {
    List<JsonNode> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode event = queue(receiver).poll(20, TimeUnit.SECONDS);
      assertThat(event).as("event %d of %s", i, receiver).isNotNull();
      events.add(event);
    }
    return events;
  }

  private BlockingQueue<JsonNode> queue(String receiver) {
    return received.computeIfAbsent(receiver, name -> new LinkedBlockingQueue<>());
  }

  private void receive(HttpExchange exchange) {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(1);
      String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new TreeMap<>();
      exchange.getRequestHeaders().forEach((header, values) -> headers.put(header, values.get(0)));
      if (!new Inbox(List.of(new Secret(Signed.SECRET))).isSigned(headers, message)) {
        unsigned.add(message);
      }
      queue(name).add(JSON.readTree(message));
      exchange.sendResponseHeaders(answers.getOrDefault(name, 204), -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
