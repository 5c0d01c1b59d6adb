package fr.moisson.connectors.paging;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All pages that answer one question, read as {@link Paging} and {@link Envelope} describe, with
 * the checks of {@link Pages}.
 */
public final class Listing {

  private final Door door;
  private final Question question;
  private final Paging paging;
  private final Envelope envelope;
  private final @Nullable Run run;
  private Predicate<Page> refused;
  private Predicate<Page> enough = page -> false;
  private Consumer<JsonNode> watcher = around -> {};
  private Predicate<JsonNode> believed = around -> true;
  private String name = "";
  private long expected = -1;

  /** Receives rows; its exceptions end the listing. */
  public interface Sink {
    void take(JsonNode row) throws IOException;
  }

  public Listing(Run run, Question question, Paging paging, Envelope envelope) {
    this(run.door(), question, paging, envelope, run);
    if (paging.most() != null) {
      showing(paging.most(), run);
    }
  }

  /**
   * For a protocol with its own way of reporting errors.
   *
   * @param door that detects these errors
   */
  public Listing(Door door, Question question, Paging paging, Envelope envelope) {
    this(door, question, paging, envelope, null);
  }

  private Listing(
      Door door, Question question, Paging paging, Envelope envelope, @Nullable Run run) {
    this.door = door;
    this.question = question;
    this.paging = paging;
    this.envelope = envelope;
    this.run = run;
    this.refused =
        page ->
            envelope.saysError(page.envelope())
                || page.isObject() && envelope.isNoRow(page.envelope());
  }

  /** Checks the number of rows against a total obtained beforehand. */
  public Listing expecting(long total) {
    expected = total;
    return this;
  }

  /**
   * @param isError whether an envelope reports an error, in addition to {@link Envelope#error}
   */
  public Listing refusing(Predicate<JsonNode> isError) {
    refused = refused.or(page -> isError.test(page.envelope()));
    return this;
  }

  /** Refuses an answer that is one object instead of a list. */
  public Listing ofMany() {
    refused = refused.or(Page::isObject);
    return this;
  }

  /** Ignores totals that are not known to be those of all pages. */
  public Listing believing(Predicate<JsonNode> isOfAll) {
    believed = isOfAll;
    return this;
  }

  /** Passes the envelope of each page to a listener. */
  public Listing shownTo(Consumer<JsonNode> interested) {
    watcher = interested;
    return this;
  }

  /**
   * @param pointer to the service's own name for a row
   */
  public Listing named(String pointer) {
    name = pointer;
    return this;
  }

  /** Stops reading when a condition holds; it is checked after each page but the last. */
  public Listing until(Predicate<Page> isEnough) {
    enough = isEnough;
    return this;
  }

  /** Also stops reading when this condition holds, which is checked first. */
  Listing unless(Predicate<Page> isTooMuch) {
    return until(isTooMuch.or(enough));
  }

  /**
   * For a catalogue that shows at most so many entries: if there are more, the run is told, and
   * counts nothing as missing.
   */
  public Listing showing(long most, Run run) {
    return until(
        page -> {
          long next = paging.style() == Paging.Style.PAGE ? page.rows() : 1;
          boolean isCapped = page.received() + next > most;
          if (isCapped) {
            run.tell(
                Notice.of(Code.LISTING_CAPPED, page.address(), page.received(), page.announced()));
            run.stopEarly();
          }
          return isCapped;
        });
  }

  /**
   * Every row as an entry under its own name, which is empty if it has none.
   *
   * @throws Unavailable while the stream is read, if the listing fails or is incomplete
   */
  public Stream<RawItem> items() {
    return named(stream());
  }

  /**
   * The entries of a listing that is ordered by latest changes.
   *
   * @param order decides whether the last run has read the rest
   * @param changed pointer to when an entry was last changed
   */
  public Stream<RawItem> items(NewestFirst order, String changed, Run run) {
    JsonPointer moment = JsonPointer.compile(changed);
    return named(
        until(page -> order.stops(run)).stream()
            .peek(row -> order.watch(row.at(moment).asText(""))));
  }

  private Stream<RawItem> named(Stream<JsonNode> rows) {
    JsonPointer own = JsonPointer.compile(name);
    return rows.map(row -> new RawItem(row.at(own).asText(""), row));
  }

  /**
   * Every row, once.
   *
   * @throws Unavailable while the stream is read, if the listing fails or is incomplete
   */
  public Stream<JsonNode> stream() {
    return pages().stream();
  }

  /**
   * Reads every row, once.
   *
   * @return number of rows
   * @throws Unavailable if the listing fails or is incomplete
   */
  public long read(Sink sink) throws IOException {
    try (Pages pages = pages()) {
      long rows = 0;
      while (pages.hasNext()) {
        sink.take(pages.next());
        rows++;
      }
      return rows;
    }
  }

  private Pages pages() {
    JsonPointer own = JsonPointer.compile(name);
    Way way = new PagedWay(question, paging, envelope, watcher, refused, own, believed, run);
    Pages pages = new Pages(door, way, enough);
    pages.expect(expected);
    return pages;
  }
}
