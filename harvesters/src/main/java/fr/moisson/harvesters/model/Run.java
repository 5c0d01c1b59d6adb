package fr.moisson.harvesters.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One harvest of one source for one territory, as its source sees it. Used by one thread. */
public final class Run {

  private final Territory territory;
  private final Door door;
  private final Path workFolder;
  private final Consumer<Notice> notices;
  private final @Nullable String last;
  private final boolean fullListing;
  private final Instant at;
  private final Consumer<String> keeper;
  private final Set<String> empty = new LinkedHashSet<>();
  private @Nullable String marker;
  private @Nullable String memory;
  private boolean stoppedEarly;
  private boolean missed;
  private Consumer<String> refusals = unheard -> {};

  /**
   * A run of a source that starts without memory.
   *
   * @param workFolder for files of this run; emptied by whoever started the run
   * @param last what {@link #upTo} was given in the last complete run; null asks for everything
   * @param at when the run started
   */
  public Run(
      Territory territory,
      Door door,
      Path workFolder,
      @Nullable String last,
      Consumer<Notice> notices,
      Instant at) {
    this(territory, door, workFolder, last, false, notices, at, null, unkept -> {});
  }

  /**
   * @param fullListing whether everything must be listed, to detect what has vanished
   * @param memory what was last passed to {@link #remember}, in any run
   * @param keeper stores what is passed to {@link #remember}, before it returns
   */
  public Run(
      Territory territory,
      Door door,
      Path workFolder,
      @Nullable String last,
      boolean fullListing,
      Consumer<Notice> notices,
      Instant at,
      @Nullable String memory,
      Consumer<String> keeper) {
    this.territory = territory;
    this.door = door;
    this.workFolder = workFolder;
    this.last = last;
    this.fullListing = fullListing;
    this.notices = notices;
    this.at = at;
    this.memory = memory;
    this.keeper = keeper;
  }

  public Territory territory() {
    return territory;
  }

  public Door door() {
    return door;
  }

  public Path workFolder() {
    return workFolder;
  }

  /** When the run started, for services that are queried by day. */
  public Instant at() {
    return at;
  }

  /** Reports something about the source as a whole to the officer. */
  public void tell(Notice notice) {
    notices.accept(notice);
  }

  /**
   * How far the last complete run went, in the source's own terms; empty if a full listing is due.
   * A source that lists the latest changes first may stop there, and then calls {@link #stopEarly}.
   * Vanished entries are not detected that way, hence the periodic full listings.
   */
  public Optional<String> since() {
    return fullListing ? Optional.empty() : last();
  }

  /**
   * The same, even if a full listing is due: for a source that reports for everything it has
   * whether it changed, so that vanished entries are detected anyway.
   */
  public Optional<String> last() {
    return Optional.ofNullable(last);
  }

  /** Sets how far this run goes, for the next run; stored only if this run ends well. */
  public void upTo(String value) {
    marker = value;
  }

  /** How far this run goes; empty after {@link #mayHaveMissed}. */
  public Optional<String> marker() {
    return Optional.ofNullable(marker).filter(known -> !missed);
  }

  /**
   * What the source has stored by {@link #remember}, in its own terms, however its runs ended and
   * however old its last full listing is. Unlike {@link #since}, it does not prove that anything
   * was stored in the catalogue.
   */
  public Optional<String> memory() {
    return Optional.ofNullable(memory);
  }

  /**
   * Stores something at once, replacing what was stored before, and even if this run fails: for
   * external actions that must not be repeated, such as an order.
   */
  public void remember(String value) {
    keeper.accept(value);
    memory = value;
  }

  /**
   * States that the rest is known to be unchanged and was not read; nothing will count as missing.
   */
  public void stopEarly() {
    stoppedEarly = true;
  }

  /**
   * States that unknown entries may have been skipped: nothing will count as missing, and the next
   * run cannot start from here.
   */
  public void mayHaveMissed() {
    stoppedEarly = true;
    missed = true;
  }

  /**
   * States that an entry is there but has no rows. Nothing is published of it, and if we hold its
   * dataset, that one has not vanished.
   */
  public void foundEmpty(String remoteId) {
    empty.add(remoteId);
    refuse(remoteId);
  }

  /** The entries that were found without rows. */
  public List<String> empty() {
    return List.copyOf(empty);
  }

  /** States that an entry could not be used; the reason was reported separately. */
  public void refuse(String remoteId) {
    refusals.accept(remoteId);
  }

  /**
   * Sets who is told of entries that could not be used: a source that remembers what it has read
   * forgets them, so that they are reported again until somebody corrects them.
   */
  public void whenRefused(Consumer<String> listener) {
    refusals = listener;
  }

  public boolean stoppedEarly() {
    return stoppedEarly;
  }
}
