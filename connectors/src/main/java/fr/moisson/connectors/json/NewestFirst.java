package fr.moisson.connectors.json;

import fr.moisson.harvesters.model.Run;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
    this.seenUpTo = seenUpTo.flatMap(NewestFirst::moment);
  }

  /** Takes note of when the next entry was changed; what is no date breaks the order. */
  public void watch(String modified) {
    Optional<Instant> moment = moment(modified);
    inOrder &= moment.isPresent() && !moment.get().isAfter(previous);
    moment.ifPresent(
        instant -> {
          previous = instant;
          newest = newest.filter(instant::isBefore).or(() -> moment);
        });
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

  /** Offsets differ from one entry to another, so that dates do not sort as texts. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return zoneless(text);
    }
  }

  private static Optional<Instant> zoneless(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
