package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Notice.Code;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we hold now, and its history: the single source of truth. Each call is one transaction; the
 * event that announces a change is written in the same transaction as the change.
 */
public interface Catalogue {

  /**
   * Names the sources in a territory's file. Datasets of any other source remain, but an identical
   * one of these sources is published instead, whatever else would decide.
   */
  void configured(String territory, Collection<String> sources);

  /**
   * Starts a run.
   *
   * @param rank of the source in the territory's file: of two identical datasets, the one of the
   *     lower rank is published
   * @param isReplay whether the run reads kept answers only
   */
  long open(String territory, String source, int rank, boolean isReplay, Instant at);

  /**
   * Stores a dataset that a run has listed.
   *
   * @return {@code DUPLICATE}, in which case nothing is stored, if this run has already listed the
   *     id
   */
  Change store(long run, Dataset dataset, List<Notice> notices, Instant at);

  /**
   * Records that a run listed an entry that cannot be used; what we hold of it is kept. These
   * notices replace those of earlier runs about it.
   *
   * @return whether we hold anything of it
   */
  boolean keep(long run, DatasetId id, List<Notice> notices);

  /** What is published of an entry: nothing if it is withdrawn, or another dataset is instead. */
  Optional<Dataset> published(DatasetId id);

  /** Writes notices about an entry, or about the run as a whole. */
  void note(long run, @Nullable DatasetId id, List<Notice> notices);

  /** The datasets that we hold of this run's source and that the run did not list. */
  Missing missing(long run);

  /** Those that the run listed, but without any row. They are not among the missing ones. */
  Missing emptied(long run);

  /**
   * Withholds each dataset that appears to be a missing one under a new identifier (same title and
   * publisher), until the missing one is withdrawn.
   *
   * @return how many are withheld
   */
  long renamed(long run);

  /** Records, for each dataset that is missing from this run, since when it has been. */
  void markMissing(long run, Instant at);

  /**
   * Withdraws what has been missing since before a moment, and what the officer's choice leaves
   * out.
   *
   * @return the titles of what was withdrawn, as with each of the officer's decisions below
   */
  Concerned withdraw(long run, Instant missingBefore, Instant at);

  /** Ends a run, and records how far it went. */
  void close(long run, RunReport report, @Nullable String marker, boolean full, Instant at);

  /**
   * How far the last complete run of a source went; empty if the source was never listed in full,
   * or if it is time to withdraw one of its datasets, since only a full listing does that.
   *
   * @param missingBefore since when a dataset must be missing to be withdrawn
   */
  Optional<Progress> progress(String territory, String source, Instant missingBefore);

  /** Stores what a source wants to remember, replacing what it stored before. */
  void remember(String territory, String source, String memory, Instant at);

  /** What a source stored last, however its runs ended. */
  Optional<String> memory(String territory, String source);

  /**
   * An officer approves the withdrawal of what the held run of a source asked for: what is missing,
   * or what has lost all its rows. It takes effect at once.
   */
  Concerned approve(String territory, String source, Instant at);

  /** An officer withdraws everything from a source that is no longer configured. */
  Concerned retire(String territory, String source, Instant at);

  /** An officer reverts the withdrawals of a source. */
  Concerned restore(String territory, String source, Instant at);

  /**
   * @param marker what the last complete run passed to {@link #close}, if it passed one
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

  /** More titles would make a sentence hard to read. */
  int MOST_TITLES = 3;

  /**
   * The datasets that a change of the catalogue concerned.
   *
   * @param titles of some, {@value #MOST_TITLES} at most
   */
  record Concerned(long count, List<String> titles) {

    /** For a sentence. */
    public String some() {
      return String.join(", ", titles);
    }
  }

  /**
   * @param held number of datasets of the source in the catalogue
   * @param missing number of those that the run did not list
   * @param titles of some of the missing ones
   * @param refused number of the missing ones that the run has read and refused, by reason
   */
  record Missing(long held, long missing, List<String> titles, Map<Code, Long> refused) {

    /** Entries refused for these reasons count as not listed. */
    public static final Set<Code> REFUSALS =
        Set.of(
            Code.OUTSIDE_TERRITORY,
            Code.NOTHING_LEADS_HERE,
            Code.NOT_PUBLIC,
            Code.NOT_DATA,
            Code.NOT_CHOSEN);
  }
}
