package fr.moisson.harvesters.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we hold now, and its history: the only truth. Each call is one transaction, and the event
 * that tells of a change is written in the transaction that makes it.
 */
public interface Catalogue {

  /**
   * Starts a run.
   *
   * @param rank of the source in the territory's file: of two datasets that are the same, the
   *     earlier one is published
   * @param isReplay whether it asks nobody
   */
  long open(String territory, String source, int rank, boolean isReplay, Instant at);

  /**
   * Stores a dataset as listed by a run.
   *
   * @return {@code DUPLICATE}, and stores nothing, if this very run has already listed that id
   */
  Change store(long run, Dataset dataset, List<Notice> notices, Instant at);

  /** Remembers that a run listed an entry that cannot be used; what we hold of it stays. */
  void keep(long run, DatasetId id, List<Notice> notices, Instant at);

  /** Writes notices about an entry, or about the run as a whole. */
  void note(long run, @Nullable DatasetId id, List<Notice> notices);

  /** Of the datasets that we hold of this run's source, those that it did not list. */
  Missing missing(long run);

  /**
   * Lets each dataset wait that has come to this run's source in the place of one that the run did
   * not list: of the same title and publisher. How many wait.
   */
  long renamed(long run);

  /** Remembers since when what this run did not list has been missing. */
  void markMissing(long run, Instant at);

  /** Withdraws what has been missing since before a moment, or was left out by choice. */
  long withdraw(long run, Instant missingBefore, Instant at);

  /** Ends a run, and remembers how far it went. */
  void close(long run, RunReport report, @Nullable String marker, boolean full, Instant at);

  /** How far the last complete run of a source went, if it has ever been listed in full. */
  Optional<Progress> progress(String territory, String source);

  /** Keeps what a source remembers, in place of what it remembered before. */
  void remember(String territory, String source, String memory, Instant at);

  /** What a source remembered last, whatever became of its runs. */
  Optional<String> memory(String territory, String source);

  /** An officer approves that what is missing from a held source goes; it goes at once. */
  long approve(String territory, String source, Instant at);

  /** An officer lets all that a source gave go, which is configured no more. */
  long retire(String territory, String source, Instant at);

  /** An officer takes the withdrawals of a source back. */
  long restore(String territory, String source, Instant at);

  /**
   * @param marker what {@link #close} was given by the last complete run that gave one
   * @param fullListing when the last complete run that listed everything started
   */
  record Progress(String marker, Instant fullListing) {}

  /** What became of a dataset that was stored. */
  enum Change {
    CREATED,
    UPDATED,
    UNCHANGED,
    DUPLICATE
  }

  /**
   * @param held datasets of the source that are in the catalogue
   * @param missing those of them that the run did not list
   * @param titles of some that are missing
   */
  record Missing(long held, long missing, List<String> titles) {}
}
