package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest edit among the datasets of a search; the next run need not read older ones. If an
 * entry does not state its last edit, it is unknown, and the next run reads everything.
 */
final class LatestEdit {

  /**
   * A listing takes time, and the server has its own clock: an edit on a page that was already read
   * must still be new to the next run.
   */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Instant settled;
  private final Optional<Instant> before;
  private Instant newest = Instant.EPOCH;
  private boolean isComplete = true;
  private long rows;

  /**
   * @param start start of the run
   * @param before the {@link #mark} of the last run, if it is valid
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

  /** Number of entries watched. */
  long rows() {
    return rows;
  }

  /** Whether a row was edited since the last run, or may have been. */
  boolean isNew(JsonNode row) {
    Optional<Instant> edited = Moments.read(UdataListing.edited(row));
    return edited.isEmpty() || before.isEmpty() || edited.get().isAfter(before.get());
  }

  Optional<String> mark() {
    Instant mark = newest.isBefore(settled) ? newest : settled;
    return isComplete ? Optional.of(mark.toString()) : Optional.empty();
  }
}
