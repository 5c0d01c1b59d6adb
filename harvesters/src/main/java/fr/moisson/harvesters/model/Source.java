package fr.moisson.harvesters.model;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one kind of remote interface. Implementations are records: their components are the {@code
 * options} of a file in {@code config/sources}.
 *
 * <p>All network access is in {@link #fetch} and all decisions are in {@link #map}, so that {@code
 * map} can be tested from a recording.
 */
public interface Source {

  /**
   * Streams what the source holds today about the run's territory, page by page. The stream is read
   * once and closed.
   *
   * @throws Unavailable if the source stops answering or delivers less than it announced; the run
   *     is then incomplete, and an incomplete run withdraws nothing
   * @throws Misconfigured if retrying would not help; same consequence
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
   * The local file or folder of the source that is not there. This is no error yet: whoever
   * delivers it may be late. Does not use the network.
   */
  default Optional<Notice> missing() {
    return Optional.empty();
  }

  /** When the source's local files last changed, before a moment. Does not use the network. */
  default Optional<Instant> lastChange(Instant before) {
    return Optional.empty();
  }

  /** The rows to cut to the territory, if the entry has data that Moisson extracts. */
  default Optional<Table> table(RawItem item) {
    return Optional.empty();
  }
}
