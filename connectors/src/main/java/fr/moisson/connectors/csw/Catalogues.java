package fr.moisson.connectors.csw;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Several catalogues, one after the other. A flat-mapped stream would read all of an inner stream
 * ahead of a consumer that takes items one by one. The failure of one catalogue does not affect the
 * others: it is thrown at the end, and makes the run incomplete.
 */
final class Catalogues extends Spliterators.AbstractSpliterator<RawItem> {

  private final CswSource source;
  private final Run run;
  private final Deque<URI> ahead;
  private final Deque<RawItem> read = new ArrayDeque<>(1);
  private @Nullable CswListing listing;
  private @Nullable HarvestException failure;

  private Catalogues(CswSource source, List<URI> services, Run run) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.source = source;
    this.run = run;
    this.ahead = new ArrayDeque<>(services);
  }

  static Stream<RawItem> items(CswSource source, List<URI> services, Run run) {
    Catalogues catalogues = new Catalogues(source, services, run);
    return StreamSupport.stream(catalogues, false).onClose(catalogues::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super RawItem> action) {
    while (read.isEmpty() && (listing != null || !ahead.isEmpty())) {
      try {
        advance();
      } catch (Unavailable | Misconfigured e) {
        fail(e);
      }
    }
    if (!read.isEmpty()) {
      action.accept(read.remove());
      return true;
    }
    if (failure != null) {
      throw failure;
    }
    return false;
  }

  private void advance() {
    if (listing == null) {
      listing = CswListing.of(source, ahead.remove(), run);
    }
    if (!listing.tryAdvance(read::add)) {
      listing = null;
    }
  }

  private void fail(HarvestException e) {
    close();
    listing = null;
    if (failure == null) {
      failure = e;
    } else {
      run.tell(e.notice());
    }
  }

  private void close() {
    if (listing != null) {
      listing.closePage();
    }
  }
}
