package fr.moisson.connectors.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Event;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberTest {

  private static final URI CATALOGUE = URI.create("https://donnees.example.org/");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:05Z");
  private static final Event EVENT =
      new Event(
          42,
          EventType.DATASET_CREATED,
          "niortais.arbres.1",
          Map.of("title", "Arbres « remarquables »"),
          Instant.parse("2026-03-02T08:00:00.120Z"));

  private final List<Door.Request> sent = new ArrayList<>();

  @Test
  void anEventIsSentAsASignedCloudEvent() throws Exception {
    subscriber(null).tell(EVENT, CATALOGUE, answering(204), NOW);

    Door.Request request = sent.get(0);
    String message = new String(request.body(), UTF_8);
    JsonNode event = new ObjectMapper().readTree(message);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/cloudevents+json")
        .containsEntry("webhook-id", "msg_42")
        .containsEntry("webhook-timestamp", "1772438405")
        .containsEntry(
            "webhook-signature",
            "v1," + Signed.signature(Signed.SECRET, "msg_42.1772438405." + message));
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo("42");
    assertThat(event.path("type").asText()).isEqualTo("dataset.created");
    assertThat(event.path("source").asText()).isEqualTo(CATALOGUE.toString());
    assertThat(event.path("subject").asText()).isEqualTo("niortais.arbres.1");
    assertThat(Instant.parse(event.path("time").asText())).isEqualTo(EVENT.at());
    assertThat(event.at("/data/title").asText()).isEqualTo("Arbres « remarquables »");
  }

  @Test
  void whatAReceiverDoesNotTakeIsToldFromAReceiverThatTakesNothing() {
    assertThatThrownBy(() -> tell(422)).isInstanceOf(BadItem.class);
    assertThatThrownBy(() -> tell(503)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> tell(429)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> tell(302)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> tell(404)).isInstanceOf(Misconfigured.class);
    assertThatThrownBy(() -> tell(401)).isInstanceOf(Misconfigured.class);
    assertThatThrownBy(() -> tell(400))
        .isInstanceOfSatisfying(
            HarvestException.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Code.EVENT_REFUSED);
              assertThat(e.notice().args())
                  .containsExactly("dataset.created", "niortais.arbres.1", "400", "no, thanks");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "dataset.*, dataset.created, true",
    "dataset.*, run.held, false",
    "run.held, run.held, true",
    "run.held, run.completed, false"
  })
  void aReceiverIsToldWhatItWants(String wanted, String type, boolean isWanted) {
    assertThat(subscriber("\"" + wanted + "\"").wants(EventType.of(type).orElseThrow()))
        .isEqualTo(isWanted);
    assertThat(subscriber(null).wants(EventType.of(type).orElseThrow())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"dataset.create", "datasets.*", "*", "''"})
  void aTypeThatDoesNotExistIsRefused(String type) {
    assertThatThrownBy(() -> subscriber("[\"run.held\", \"" + type + "\"]"))
        .isInstanceOf(Misconfigured.class);
  }

  private void tell(int status) {
    subscriber(null).tell(EVENT, CATALOGUE, answering(status), NOW);
  }

  private static Subscriber subscriber(String types) {
    return new Subscriber(
        URI.create("https://outils.example.org/moisson"),
        new Secret(Signed.SECRET),
        types == null ? null : types(types));
  }

  private static OneOrMore types(String json) {
    try {
      return new ObjectMapper().readValue(json, OneOrMore.class);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Door answering(int status) {
    return new Door() {
      @Override
      public Body get(Request request) {
        throw new AssertionError("nothing is read");
      }

      @Override
      public Reply send(Request request) {
        sent.add(request);
        return new Reply(status, Map.of(), "no, thanks".getBytes(UTF_8));
      }
    };
  }
}
