package fr.moisson.connectors.json;

import fr.moisson.harvesters.model.Run;
import java.time.Instant;
import java.util.Optional;

/**
 * When the rest of a listing, asked for with its latest changes first, may be left unread: when the
 * entries so far did come in that order, down to one that is older than the newest of the last run.
 * One old entry alone proves nothing, since a server may ignore the order asked for.
 */
public final class NewestFirst {

  private final Optional<Instant> seenUpTo;
  private boolean inOrder = true;
  private Instant previous = Instant.MAX;
  private Optional<Instant> newest = Optional.empty();

  /**
   * @param seenUpTo the {@link #newest} of the last run, if there is one that counts
   */
  public NewestFirst(Optional<String> seenUpTo) {
    this.seenUpTo = seenUpTo.flatMap(Moments::read);
  }

  /** Takes note of when the next entry was changed; what is no date breaks the order. */
  public void watch(String modified) {
    watch(Moments.read(modified));
  }

  /** Takes note of when the next entry was changed; that nobody knows breaks the order. */
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

  /** Whether all that follows was read by the last run. */
  public boolean restIsKnown() {
    return inOrder && seenUpTo.filter(previous::isBefore).isPresent();
  }

  /** Whether the run may stop here, which it is then told. */
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
