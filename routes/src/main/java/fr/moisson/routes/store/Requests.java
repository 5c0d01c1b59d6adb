package fr.moisson.routes.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Requested harvests, kept for sixty days whether settled or not, so that a crash loses none. */
public record Requests(Jdbi jdbi) {

  /** Records a request to harvest a source, replacing earlier ones. */
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

  /** When a harvest of a source was last requested. */
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
