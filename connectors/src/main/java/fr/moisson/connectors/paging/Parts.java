package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run over a source with several parts: endpoints or layers. The failure of one part does not
 * affect the others: it is thrown at the end, and makes the run incomplete. How far each part was
 * read is remembered for the next run.
 */
public final class Parts {

  /** No part is called so: the marks state that some parts were read and others were not. */
  private static final String PARTLY = "";

  private final Run run;
  private final ListingMarks marks;
  private final Set<Notice> causes = new HashSet<>();
  private @Nullable HarvestException failure;
  private int parts;
  private int unchanged;

  /** Reads one part. */
  public interface Reading<T> {
    Stream<RawItem> read(String name, T part) throws IOException;
  }

  public Parts(Run run) {
    this.run = run;
    this.marks = new ListingMarks(run);
  }

  /** Reads the parts one after the other, lazily. */
  public <T> Stream<RawItem> read(Map<String, T> parts, Reading<T> reading) {
    this.parts = parts.size();
    Stream<RawItem> items =
        parts.entrySet().stream().flatMap(part -> guarded(part.getKey(), part.getValue(), reading));
    return Ending.of(items, this::end);
  }

  /**
   * Remembers how far a part was read.
   *
   * @return what was remembered before, unless a full listing is due
   */
  public @Nullable String remember(String name, String mark) {
    marks.put(name, mark);
    return marks.before(name).orElse(null);
  }

  /**
   * Whether a part is entirely as it was in the last complete run; the run is then told that not
   * everything was read. If parts were read without the others, something may have vanished from
   * them, and when a full listing is due, no part counts as unchanged.
   *
   * @param mark identifies the state of the part; empty if it has none
   */
  public boolean isUnchanged(String name, String mark) {
    marks.put(name, mark);
    Optional<String> last = wasPartly() ? marks.before(name) : marks.last(name);
    boolean isUnchanged = !mark.isEmpty() && last.equals(Optional.of(mark));
    if (isUnchanged) {
      unchanged++;
      run.stopEarly();
    }
    return isUnchanged;
  }

  /** The state of a part, if it was asked whether that is unchanged, or to be remembered. */
  public Optional<String> mark(String name) {
    return marks.now(name);
  }

  private void end() {
    if (failure != null) {
      throw failure;
    }
    if (run.stoppedEarly() && (wasPartly() || unchanged < parts)) {
      marks.put(PARTLY, "");
    }
    marks.remember();
  }

  private boolean wasPartly() {
    return marks.last(PARTLY).isPresent();
  }

  private <T> Stream<RawItem> guarded(String name, T part, Reading<T> reading) {
    try {
      return reading.read(name, part);
    } catch (Unavailable | Misconfigured e) {
      // What keeps all parts from being read, as a missing password, is told once.
      boolean isNew = causes.add(e.notice());
      if (failure == null) {
        failure = e;
      } else if (isNew) {
        run.tell(e.notice());
      }
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
