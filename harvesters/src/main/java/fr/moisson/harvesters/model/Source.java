package fr.moisson.harvesters.model;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one kind of remote interface. Implementations are records: their components are the {@code
 * options} of a file in {@code config/sources}.
 *
 * <p>{@link #fetch} talks and {@link #map} thinks. Every network call is in the first and every
 * decision in the second, so that {@code map} is tested from a recording.
 */
public interface Source {

  /**
   * Streams what the source holds today about the run's territory, page by page. The stream is read
   * once and closed.
   *
   * @throws Unavailable if the source stops answering or says less than it announced; the run is
   *     then incomplete, and an incomplete run withdraws nothing
   * @throws Misconfigured if asking again would not help; same consequence
   */
  Stream<RawItem> fetch(Run run);

  /**
   * Turns one entry into a dataset, without I/O. Values may be as rough as the source's own: the
   * rules come after.
   *
   * @throws BadItem if the entry cannot be understood; the run carries on without it, and what we
   *     already hold of it stays
   */
  Dataset map(DatasetId id, RawItem item, Territory territory);

  /**
   * What the source reads on this machine and is not there now. Whoever brings it may be late, so
   * that it is no fault yet. Asks nobody.
   */
  default Optional<Notice> missing() {
    return Optional.empty();
  }

  /** When what the source reads on this machine last changed before a moment. Asks nobody. */
  default Optional<Instant> lastChange(Instant before) {
    return Optional.empty();
  }

  /** The rows to cut to the territory, for an entry whose data Moisson extracts. */
  default Optional<Table> table(RawItem item) {
    return Optional.empty();
  }
}
