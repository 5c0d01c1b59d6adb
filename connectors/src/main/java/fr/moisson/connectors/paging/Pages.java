package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.Closeable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a listing, page after page, read lazily: memory holds one row and a hash of each
 * page.
 *
 * <p>No claim of a service is trusted without a check: totals are compared with the rows received,
 * pages with those already read. A listing that is shorter than announced, or that never ends, is
 * {@link Unavailable}, so that an incomplete listing never passes for a complete one.
 */
public final class Pages implements Iterator<JsonNode>, Closeable {

  private static final int MOST_PAGES = 100_000;

  private final Door door;
  private final Way way;
  private final Predicate<Page> enough;
  private final Set<String> visited = new HashSet<>();
  private final AnnouncedTotal announcedRows = new AnnouncedTotal();
  private final AnnouncedTotal announcedPages = new AnnouncedTotal();
  private @Nullable Reading reading;
  private boolean started;
  private long received;
  private int pages;
  private int pagesWithRows;

  /** The page being read. */
  private record Reading(URI address, Body body, JsonPage rows, MessageDigest names, long before) {}

  /**
   * @param enough checked at the end of each page but the last: whether the rest need not be read,
   *     which does not count as missing rows
   */
  public Pages(Door door, Way way, Predicate<Page> enough) {
    this.door = door;
    this.way = way;
    this.enough = enough;
  }

  /** The rows as a stream; closing it closes the page being read. */
  public Stream<JsonNode> stream() {
    int rows = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, rows), false)
        .onClose(this::close);
  }

  /** Checks the number of rows against a total obtained beforehand. */
  void expect(long total) {
    announcedRows.hear(total);
  }

  @Override
  public boolean hasNext() {
    if (!started) {
      started = true;
      open(way.first());
    }
    while (reading != null && !reading.rows().hasNext()) {
      turn(reading);
    }
    return reading != null;
  }

  @Override
  public JsonNode next() {
    if (!hasNext() || reading == null) {
      throw new NoSuchElementException();
    }
    JsonNode row = reading.rows().next();
    reading.names().update((way.name(row) + "\n").getBytes(StandardCharsets.UTF_8));
    received++;
    return row;
  }

  private void open(Request request) {
    reading = null;
    pages++;
    if (pages > MOST_PAGES) {
      throw endless(request.uri());
    }
    Optional<Body> answer = way.answer(door, request);
    if (answer.isPresent()) {
      Body body = answer.get();
      JsonPage rows = JsonPage.of(body, way.rows());
      reading = new Reading(request.uri(), body, rows, Hashes.sha256(), received);
    } else {
      refuseLess(request.uri());
    }
  }

  private void turn(Reading read) {
    Page page = finished(read);
    Optional<Request> next = Optional.empty();
    if (!way.isLast(page)) {
      if (enough.test(page)) {
        reading = null;
        return;
      }
      next = way.next(page);
    }
    if (next.isPresent()) {
      open(next.get());
    } else {
      reading = null;
      refuseLess(read.address());
    }
  }

  private Page finished(Reading read) {
    read.rows().close();
    JsonNode envelope = read.rows().envelope();
    long before = announcedRows.total(received);
    way.totals(envelope).forEach(announcedRows::hear);
    way.pageTotals().forEach(total -> announcedPages.hear(envelope.at(total)));
    Page page =
        new Page(
            read.address(),
            read.body(),
            envelope,
            pages,
            received - read.before(),
            received,
            announcedRows.total(received),
            announcedRows.isReachedBy(received) || announcedPages.isReachedBy(pages),
            read.rows().isObject());
    way.check(page);
    if (!read.rows().lackRows() || !way.mayLackRows(page)) {
      read.rows().checkRows();
    }
    if (page.announced() < before) {
      way.shrunk(page, before);
    }
    refuseRepetition(page, read.names());
    pagesWithRows += page.isEmpty() ? 0 : 1;
    return page;
  }

  /**
   * Compares rows, because a server that ignores the page number may still echo it in its answer.
   */
  private void refuseRepetition(Page page, MessageDigest names) {
    String content = page.isEmpty() ? page.address().toString() : Hashes.hex(names.digest());
    if (!visited.add(content)) {
      throw endless(page.address());
    }
  }

  private Unavailable endless(URI address) {
    return new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, pages));
  }

  private void refuseLess(URI address) {
    refuseLess(address, announcedRows, received);
    // An empty listing may be announced as one page.
    refuseLess(address, announcedPages, Math.max(1, pagesWithRows));
  }

  private static void refuseLess(URI address, AnnouncedTotal announced, long given) {
    if (announced.exceeds(given)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announced.total(given), given));
    }
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.rows().close();
    }
  }
}
