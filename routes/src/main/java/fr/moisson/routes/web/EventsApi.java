package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.webhooks.Inbox;
import fr.moisson.connectors.webhooks.Inbox.Received;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.routes.web.api.Posted;
import fr.moisson.routes.web.api.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code POST /api/events}: other programs request harvests with an event {@code run.requested} in
 * CloudEvents 1.0 JSON, whose subject is {@code territory/source} or a territory, signed according
 * to Standard Webhooks. The answer is 202 and {@code {"requested": ["territory/source", …]}}.
 */
public final class EventsApi {

  private static final int MOST_REMEMBERED = 1_000;

  /**
   * As long as a signature can be valid: its time may be five minutes ahead or behind. A sender may
   * use its number again for the next request.
   */
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final Inbox inbox;
  private final Function<String, List<String>> ask;
  private final Clock clock;

  /** By the number and the content of the message: senders do not know each other's numbers. */
  private final Map<String, Taken> taken =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  /** What a message requested, and when. */
  private record Taken(List<String> requested, Instant at) {}

  /**
   * @param ask starts the sources with the given name, and returns their names
   */
  public EventsApi(Inbox inbox, Function<String, List<String>> ask, Clock clock) {
    this.inbox = inbox;
    this.ask = ask;
    this.clock = clock;
  }

  void take(Context ctx) {
    byte[] posted =
        Posted.read(ctx, () -> Problem.refused(HttpStatus.CONTENT_TOO_LARGE, "events.long"));
    String message = new String(posted, UTF_8);
    if (!inbox.isSigned(ctx.headerMap(), message)) {
      throw Problem.refused(HttpStatus.FORBIDDEN, "events.unsigned");
    }
    Instant now = clock.instant();
    String id = ctx.header("webhook-id") + ' ' + Hashes.sha256(message);
    Taken before = taken.get(id);
    if (before != null && now.isBefore(before.at().plus(MEMORY))) {
      // Sent again because our answer was lost, or replayed by an eavesdropper.
      accept(ctx, before.requested());
      return;
    }
    Received event = Inbox.read(message).orElseThrow(() -> Problem.bad("events.misuse"));
    if (!EventType.RUN_REQUESTED.code().equals(event.type())) {
      throw Problem.bad("events.type", event.type(), EventType.RUN_REQUESTED.code());
    }
    if (event.subject().isEmpty()) {
      throw Problem.bad("events.subjectless");
    }
    List<String> asked = ask.apply(event.subject());
    if (asked.isEmpty()) {
      throw Problem.missing("events.subject", event.subject());
    }
    taken.put(id, new Taken(asked, now));
    accept(ctx, asked);
  }

  private static void accept(Context ctx, List<String> asked) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode requested = answer.putArray("requested");
    asked.forEach(requested::add);
    ctx.status(HttpStatus.ACCEPTED).header("Cache-Control", "no-store");
    ctx.contentType("application/json; charset=utf-8").result(answer.toString());
  }
}
