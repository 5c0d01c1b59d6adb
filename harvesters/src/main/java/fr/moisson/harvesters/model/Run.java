package fr.moisson.harvesters.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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
   * @param fullListing whether everything is to be listed, so that what has vanished is seen
   * @param memory what {@link #remember} was given last, in whichever run
   * @param keeper keeps what {@link #remember} is given, before it returns
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

  /** When the run started, for services that are asked for a day. */
  public Instant at() {
    return at;
  }

  /** Tells the officer something about the source as a whole. */
  public void tell(Notice notice) {
    notices.accept(notice);
  }

  /**
   * How far the last complete run went, in the source's own terms, unless a full listing is due. A
   * source that lists the latest changes first may stop there, and then says so with {@link
   * #stopEarly}. What has vanished is not seen that way, hence the full listings.
   */
  public Optional<String> since() {
    return fullListing ? Optional.empty() : last();
  }

  /**
   * The same, even when a full listing is due: for a source that says of everything it has whether
   * it is as it was, in which case nothing has vanished either.
   */
  public Optional<String> last() {
    return Optional.ofNullable(last);
  }

  /** Remembers, for the next run, how far this one goes; kept only if this run ends well. */
  public void upTo(String value) {
    marker = value;
  }

  /** How far the run goes; nothing if it {@link #mayHaveMissed} something on the way. */
  public Optional<String> marker() {
    return Optional.ofNullable(marker).filter(known -> !missed);
  }

  /**
   * What the source has remembered, in its own terms, however its runs ended and however old its
   * last full listing is. It is no proof that anything was stored: {@link #since} is.
   */
  public Optional<String> memory() {
    return Optional.ofNullable(memory);
  }

  /**
   * Remembers at once, in place of what was remembered before, and even if this run fails: for what
   * has happened outside and must not happen twice, such as an order.
   */
  public void remember(String value) {
    keeper.accept(value);
    memory = value;
  }

  /**
   * Says that the rest is known to be unchanged and was not read; nothing will count as missing.
   */
  public void stopEarly() {
    stoppedEarly = true;
  }

  /**
   * Says that entries may have slipped through, which nobody can name: nothing will count as
   * missing, and the next run cannot start from here.
   */
  public void mayHaveMissed() {
    stoppedEarly = true;
    missed = true;
  }

  /** Says that an entry could not be taken, and why was told. */
  public void refuse(String remoteId) {
    refusals.accept(remoteId);
  }

  /**
   * Hears of entries that could not be taken: a source that remembers what it has read forgets
   * them, so that they are told again until somebody mends them.
   */
  public void whenRefused(Consumer<String> listener) {
    refusals = listener;
  }

  public boolean stoppedEarly() {
    return stoppedEarly;
  }
}
