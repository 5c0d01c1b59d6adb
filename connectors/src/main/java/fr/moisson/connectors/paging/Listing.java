package fr.moisson.connectors.paging;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.NewestFirst;
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
 * All the pages that answer one question, read in the way that {@link Paging} and {@link Envelope}
 * describe, with the checks of {@link Pages}.
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
  private String name = "";
  private long expected = -1;

  /** Where rows go; what it throws ends the listing. */
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
   * For a protocol that knows errors of its own.
   *
   * @param door that refuses them
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

  /** Holds what comes against a total that the service was asked for beforehand. */
  public Listing expecting(long total) {
    expected = total;
    return this;
  }

  /**
   * @param isError whether what stands around the rows says that they are none, besides {@link
   *     Envelope#error}
   */
  public Listing refusing(Predicate<JsonNode> isError) {
    refused = refused.or(page -> isError.test(page.envelope()));
    return this;
  }

  /** Refuses an answer that is one object and not the list that was asked for. */
  public Listing ofMany() {
    refused = refused.or(Page::isObject);
    return this;
  }

  /** Shows what stands around the rows, page by page, to somebody whom that concerns. */
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

  /** Leaves the rest unread once that is enough; asked after each page but the last. */
  public Listing until(Predicate<Page> isEnough) {
    enough = isEnough;
    return this;
  }

  /** Leaves the rest unread on that account too, which is asked first. */
  Listing unless(Predicate<Page> isTooMuch) {
    return until(isTooMuch.or(enough));
  }

  /**
   * For a catalogue that shows only so many entries to anyone: it is told, and the run counts
   * nothing as missing.
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
   * Every row as an entry under its own name, empty if it has none.
   *
   * @throws Unavailable as the stream is read, if the listing cannot be had, or not whole
   */
  public Stream<RawItem> items() {
    return named(stream());
  }

  /**
   * The entries of a listing that was asked for with its latest changes first.
   *
   * @param order whether the rest was read by the last run
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
   * @throws Unavailable as the stream is read, if the listing cannot be had, or not whole
   */
  public Stream<JsonNode> stream() {
    return pages().stream();
  }

  /**
   * Reads every row, once.
   *
   * @return how many rows came
   * @throws Unavailable if the listing cannot be had, or not whole
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
    Way way = new PagedWay(question, paging, envelope, watcher, refused, own, run);
    Pages pages = new Pages(door, way, enough);
    pages.expect(expected);
    return pages;
  }
}
