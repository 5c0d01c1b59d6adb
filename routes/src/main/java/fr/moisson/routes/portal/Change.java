package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of what the shelf shows. Versions are consecutive, and their times never decrease.
 *
 * @param key of the dataset, its name in addresses
 * @param firstPublished when the dataset was first put on the shelf
 * @param dataset as shown since this change; empty if it was removed, or its content was forgotten
 */
public record Change(
    long version,
    String key,
    Kind kind,
    Instant at,
    Instant firstPublished,
    Optional<Dataset> dataset) {

  /** Whether the content was forgotten because the change is old. */
  public boolean isForgotten() {
    return kind != Kind.DELETE && dataset.isEmpty();
  }

  /** What became of the dataset. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
