package fr.moisson.routes.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Harvests that were asked for, kept for sixty days, met or not: a crash forgets none. */
public record Requests(Jdbi jdbi) {

  /** Asks for a harvest of a source; several times are as good as the last one. */
  public void add(String territory, String source, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO request (territory, source, at) VALUES (:territory, :source, :at)
                    ON CONFLICT (territory, source) DO UPDATE SET at = excluded.at
                    """)
                .bind("territory", territory)
                .bind("source", source)
                .bind("at", Stored.moment(at))
                .execute());
  }

  /** When a harvest of a source was last asked for. */
  public Optional<Instant> last(String territory, String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT at FROM request WHERE territory = :territory AND source = :source")
                .bind("territory", territory)
                .bind("source", source)
                .mapTo(String.class)
                .findOne()
                .map(Stored::moment));
  }
}
