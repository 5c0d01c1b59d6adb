package fr.moisson.connectors.paging;

import fr.moisson.connectors.json.Moments;
import fr.moisson.harvesters.model.Run;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when the rest of a listing ordered by latest changes may be left unread: when the entries
 * so far really came in that order, down to one that is older than the newest of the last run. A
 * single old entry proves nothing, because a server may ignore the requested order.
 */
public final class NewestFirst {

  private final Optional<Instant> seenUpTo;
  private boolean inOrder = true;
  private Instant previous = Instant.MAX;
  private Optional<Instant> newest = Optional.empty();

  /**
   * @param seenUpTo the {@link #newest} of the last run, unless a full listing is due
   */
  public NewestFirst(Optional<String> seenUpTo) {
    this.seenUpTo = seenUpTo.flatMap(Moments::read);
  }

  /** Records when the next entry was changed; an invalid date breaks the order. */
  void watch(String modified) {
    watch(Moments.read(modified));
  }

  /** Records when the next entry was changed; an unknown time breaks the order. */
  public void watch(Optional<Instant> moment) {
    inOrder &= moment.isPresent() && !moment.get().isAfter(previous);
    moment.ifPresent(
        instant -> {
          previous = instant;
          newest = newest.filter(instant::isBefore).or(() -> moment);
        });
  }

  /** Whether no entry so far was changed after the one before it. */
  public boolean isInOrder() {
    return inOrder;
  }

  /** Whether everything that follows was read by the last run. */
  private boolean restIsKnown() {
    return inOrder && seenUpTo.filter(previous::isBefore).isPresent();
  }

  /** Whether the run may stop here; if so, the run is told. */
  public boolean stops(Run run) {
    if (restIsKnown()) {
      run.stopEarly();
    }
    return restIsKnown();
  }

  /** The latest change seen so far, in UTC. */
  public Optional<String> newest() {
    return newest.map(Instant::toString);
  }
}
