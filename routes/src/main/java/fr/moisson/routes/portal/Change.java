package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of what the shelf shows. Versions follow each other without gaps, and times with them.
 *
 * @param key of the dataset, its name in addresses
 * @param firstPublished when the dataset was first put on the shelf
 * @param dataset as it was shown from then on; empty when it was taken away, or is forgotten
 */
public record Change(
    long version,
    String key,
    Kind kind,
    Instant at,
    Instant firstPublished,
    Optional<Dataset> dataset) {

  /** Whether what was shown from then on is told no more, since it was long ago. */
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
