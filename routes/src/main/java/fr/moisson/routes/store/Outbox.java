package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.Event;
import fr.moisson.harvesters.model.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Events, written in the same transaction as what they report, and published afterwards, in order,
 * at least once: after a crash, an event may be repeated but is never lost. A published event is
 * pending for each webhook that wants it until the webhook accepts it.
 */
public final class Outbox {

  private static final int BATCH = 500;

  private final Jdbi jdbi;
  private final Map<String, Predicate<EventType>> webhooks;

  /**
   * @param webhooks which events each webhook wants, by its name
   */
  public Outbox(Jdbi jdbi, Map<String, Predicate<EventType>> webhooks) {
    this.jdbi = jdbi;
    this.webhooks = Map.copyOf(webhooks);
  }

  static void write(
      Handle handle, EventType type, String subject, Map<String, Object> data, Instant at) {
    handle
        .createUpdate(
            "INSERT INTO event (type, subject, data, at) VALUES (:type, :subject, :data, :at)")
        .bind("type", type.code())
        .bind("subject", subject)
        .bind("data", Stored.json(data))
        .bind("at", Stored.moment(at))
        .execute();
  }

  /** Publishes every event that has not been published yet. */
  public synchronized void tellAll(Consumer<Event> listener) {
    List<Event> events = untold();
    while (!events.isEmpty()) {
      events.forEach(listener);
      told(events);
      events = untold();
    }
  }

  /**
   * A command and a server may publish at the same time: whoever marks an event makes it pending.
   */
  private void told(List<Event> events) {
    jdbi.useTransaction(
        handle -> {
          for (Event event : events) {
            // One by one: a transaction that began earlier may end meanwhile, with smaller ids.
            int marked =
                handle.execute("UPDATE event SET told = 1 WHERE id = ? AND told = 0", event.id());
            if (marked > 0) {
              webhooks.entrySet().stream()
                  .filter(webhook -> webhook.getValue().test(event.type()))
                  .forEach(webhook -> owe(handle, webhook.getKey(), event));
            }
          }
        });
  }

  private static void owe(Handle handle, String webhook, Event event) {
    handle.execute("INSERT INTO owed (webhook, event) VALUES (?, ?)", webhook, event.id());
  }

  private List<Event> untold() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT id, type, subject, data, at FROM event WHERE told = 0"
                        + " ORDER BY id LIMIT ?",
                    BATCH)
                .map((row, context) -> event(row))
                .list());
  }

  /** The first event that is pending for a webhook. */
  public Optional<Event> next(String webhook) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT event.* FROM owed JOIN event ON event.id = owed.event
                    WHERE owed.webhook = ? ORDER BY owed.event LIMIT 1
                    """,
                    webhook)
                .map((row, context) -> event(row))
                .findOne());
  }

  /** An event is no longer pending for a webhook. */
  public void settle(String webhook, Event event) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM owed WHERE webhook = ? AND event = ?", webhook, event.id()));
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getLong("id"),
        EventType.of(row.getString("type")).orElseThrow(),
        row.getString("subject"),
        Stored.read(row.getString("data"), new TypeReference<Map<String, Object>>() {}),
        Stored.moment(row.getString("at")));
  }
}
