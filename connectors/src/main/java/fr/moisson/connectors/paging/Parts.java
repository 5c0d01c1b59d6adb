package fr.moisson.connectors.paging;

import fr.moisson.connectors.json.ListingMarks;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run over a source with several parts: endpoints or layers. The failure of one part does not
 * affect the others: it is thrown at the end, and makes the run incomplete. How far each part was
 * read is remembered for the next run.
 */
public final class Parts {

  private final Run run;
  private final ListingMarks marks;
  private @Nullable HarvestException failure;

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
   * everything was read.
   *
   * @param mark identifies the state of the part; empty if it has none
   */
  public boolean isUnchanged(String name, String mark) {
    marks.put(name, mark);
    boolean unchanged = !mark.isEmpty() && marks.last(name).equals(Optional.of(mark));
    if (unchanged) {
      run.stopEarly();
    }
    return unchanged;
  }

  private void end() {
    if (failure != null) {
      throw failure;
    }
    marks.remember();
  }

  private <T> Stream<RawItem> guarded(String name, T part, Reading<T> reading) {
    try {
      return reading.read(name, part);
    } catch (Unavailable | Misconfigured e) {
      if (failure == null) {
        failure = e;
      } else {
        run.tell(e.notice());
      }
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
