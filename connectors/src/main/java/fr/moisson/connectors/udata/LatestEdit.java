package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest edit of a search's datasets, up to which the next run need not look. An entry that
 * does not say when it was edited makes it unknown, and the next run reads everything.
 */
final class LatestEdit {

  /**
   * A listing takes its time, and the server has a clock of its own: what is edited on a page that
   * was read already must still be new to the next run.
   */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Instant settled;
  private final Optional<Instant> before;
  private Instant newest = Instant.EPOCH;
  private boolean isComplete = true;
  private long rows;

  /**
   * @param start of the run
   * @param before the {@link #mark} of the last run, if there is one that counts
   */
  LatestEdit(Instant start, Optional<Instant> before) {
    this.settled = start.minus(MARGIN);
    this.before = before;
  }

  boolean isKnown() {
    return before.isPresent();
  }

  void watch(JsonNode row) {
    Optional<Instant> edited = Moments.read(UdataListing.edited(row));
    rows++;
    isComplete &= edited.isPresent();
    newest = edited.filter(newest::isBefore).orElse(newest);
  }

  /** How many there were to watch. */
  long rows() {
    return rows;
  }

  /** Whether a row was edited since the last run, as far as anybody knows. */
  boolean isNew(JsonNode row) {
    Optional<Instant> edited = Moments.read(UdataListing.edited(row));
    return edited.isEmpty() || before.isEmpty() || edited.get().isAfter(before.get());
  }

  Optional<String> mark() {
    Instant mark = newest.isBefore(settled) ? newest : settled;
    return isComplete ? Optional.of(mark.toString()) : Optional.empty();
  }
}
