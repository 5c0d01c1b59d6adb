package fr.moisson.routes.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** When sources were harvested. */
public record Runs(Jdbi jdbi) {

  /** When the last run of a source began, whatever became of it. */
  public Optional<Instant> lastStart(String territory, String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT started FROM run WHERE territory = :territory AND source = :source"
                        + " ORDER BY id DESC LIMIT 1")
                .bind("territory", territory)
                .bind("source", source)
                .mapTo(String.class)
                .findOne()
                .map(Stored::moment));
  }
}
