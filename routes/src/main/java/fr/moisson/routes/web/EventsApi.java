package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.webhooks.Inbox;
import fr.moisson.connectors.webhooks.Inbox.Received;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.routes.web.ogc.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code POST /api/events}: other programs ask for harvests, by an event {@code run.requested} in
 * the JSON of CloudEvents 1.0, whose subject is {@code territory/source} or a territory, signed as
 * Standard Webhooks has it. The answer is 202 and {@code {"requested": ["territory/source", …]}}.
 */
public final class EventsApi {

  private static final int LONGEST = 64 * 1024;
  private static final int MOST_REMEMBERED = 1_000;

  private final Inbox inbox;
  private final Function<String, List<String>> ask;

  /** What was asked for by the last messages, by their identifiers; a signature is old sooner. */
  private final Map<String, List<String>> taken =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  /**
   * @param ask starts what is called so, and tells what that is
   */
  public EventsApi(Inbox inbox, Function<String, List<String>> ask) {
    this.inbox = inbox;
    this.ask = ask;
  }

  void take(Context ctx) {
    String message = message(ctx);
    if (!inbox.isSigned(ctx.headerMap(), message)) {
      throw Problem.refused(HttpStatus.FORBIDDEN, "events.unsigned");
    }
    String id = ctx.header("webhook-id");
    List<String> before = taken.get(id);
    if (before != null) {
      // Sent again for want of our answer, or by somebody who listened.
      accept(ctx, before);
      return;
    }
    Received event = Inbox.read(message).orElseThrow(() -> Problem.bad("events.misuse"));
    if (!EventType.RUN_REQUESTED.code().equals(event.type())) {
      throw Problem.bad("events.type", event.type(), EventType.RUN_REQUESTED.code());
    }
    List<String> asked = ask.apply(event.subject());
    if (asked.isEmpty()) {
      throw Problem.missing("events.subject", event.subject());
    }
    taken.put(id, asked);
    accept(ctx, asked);
  }

  private static void accept(Context ctx, List<String> asked) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode requested = answer.putArray("requested");
    asked.forEach(requested::add);
    ctx.status(HttpStatus.ACCEPTED).header("Cache-Control", "no-store");
    ctx.contentType("application/json; charset=utf-8").result(answer.toString());
  }

  /** Whoever is not known yet must not fill the memory. */
  private static String message(Context ctx) {
    try {
      byte[] bytes = ctx.bodyInputStream().readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw Problem.refused(HttpStatus.CONTENT_TOO_LARGE, "events.long");
      }
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
