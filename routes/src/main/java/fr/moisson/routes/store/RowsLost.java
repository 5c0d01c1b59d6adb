package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Extracts that have lost many of their rows. A file may be truncated at its source without being
 * invalid; the published extract follows it, so somebody must check.
 */
final class RowsLost {

  private static final long LEAST = 5;

  /** Told from one row in so many on: a sheet or a district that is missing is seldom half. */
  private static final long SHARE = 5;

  /**
   * The notices about a dataset, with one more if it has lost a fifth of its rows or more.
   *
   * @param dataset as it is about to be stored
   */
  static List<Notice> with(Handle handle, Dataset dataset, List<Notice> notices) {
    if (dataset.extracts().findAny().isEmpty()) {
      // It has become a link, as the officer or the source wanted.
      return notices;
    }
    Rows now = Rows.of(dataset);
    Rows before = stored(handle, dataset.id()).map(Rows::of).orElse(Rows.NONE);
    long lost = before.kept() - now.kept();
    // If as many rows are read as before, it is the territory that has changed.
    return lost * SHARE >= before.kept() && lost >= LEAST && now.read() < before.read()
        ? Stream.concat(notices.stream(), Stream.of(Notice.of(Code.ROWS_LOST, lost, before.kept())))
            .toList()
        : notices;
  }

  /** A dataset as it was stored last; empty if it is withdrawn. */
  private static Optional<Dataset> stored(Handle handle, DatasetId id) {
    return handle
        .select("SELECT content FROM dataset WHERE id = ? AND withdrawn IS NULL", id.key())
        .mapTo(String.class)
        .findOne()
        .map(content -> Stored.read(content, Dataset.class));
  }

  private record Rows(long read, long kept) {

    static final Rows NONE = new Rows(0, 0);

    /**
     * Sums over all source files. Of the extracts of one file, the one with most rows counts:
     * extracts of member communes, and those mapped to a schema, may hold only a part.
     */
    static Rows of(Dataset dataset) {
      return dataset
          .extracts()
          .collect(
              Collectors.toMap(
                  Extract::derivedFrom,
                  extract -> new Rows(extract.receipt().rowsIn(), extract.receipt().rowsOut()),
                  BinaryOperator.maxBy(Comparator.comparingLong(Rows::kept))))
          .values()
          .stream()
          .reduce(NONE, (one, other) -> new Rows(one.read + other.read, one.kept + other.kept));
    }
  }

  private RowsLost() {}
}
