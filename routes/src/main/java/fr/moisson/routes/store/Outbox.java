package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.Event;
import fr.moisson.harvesters.model.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Events, written in the transaction that makes them true and told afterwards, in order, at least
 * once: a crash between the two costs a repetition and never an event.
 */
public final class Outbox {

  private static final int BATCH = 500;

  private final Jdbi jdbi;

  public Outbox(Jdbi jdbi) {
    this.jdbi = jdbi;
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

  /** Tells every event that has not been told yet. */
  public synchronized void tellAll(Consumer<Event> listener) {
    List<Event> events = untold();
    while (!events.isEmpty()) {
      events.forEach(listener);
      // One by one: a transaction that began earlier may end meanwhile, with smaller ids.
      List<Long> told = events.stream().map(Event::id).toList();
      jdbi.useTransaction(
          handle ->
              handle
                  .createUpdate("UPDATE event SET told = 1 WHERE id IN (<told>)")
                  .bindList("told", told)
                  .execute());
      events = untold();
    }
  }

  private List<Event> untold() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, type, subject, data, at FROM event WHERE told = 0"
                        + " ORDER BY id LIMIT :most")
                .bind("most", BATCH)
                .map(
                    (row, context) ->
                        new Event(
                            row.getLong("id"),
                            EventType.of(row.getString("type")).orElseThrow(),
                            row.getString("subject"),
                            Stored.read(
                                row.getString("data"), new TypeReference<Map<String, Object>>() {}),
                            Stored.moment(row.getString("at"))))
                .list());
  }
}
