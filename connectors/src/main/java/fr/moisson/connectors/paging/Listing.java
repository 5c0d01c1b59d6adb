package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.NewestFirst;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the pages that answer one question, read in the way that {@link Paging} and {@link Envelope}
 * describe, with the checks of {@link Pages}.
 */
public final class Listing implements Way {

  private final Door door;
  private final Question question;
  private final Paging paging;
  private final Envelope envelope;
  private final NextPage nextPage;
  private Predicate<JsonNode> refused;
  private Predicate<Page> enough = page -> false;
  private String name = "";
  private long expected = -1;

  /** Where rows go; what it throws ends the listing. */
  public interface Sink {
    void take(JsonNode row) throws IOException;
  }

  public Listing(Run run, Question question, Paging paging, Envelope envelope) {
    this(run.door(), question, paging, envelope);
  }

  /**
   * For a protocol that knows errors of its own.
   *
   * @param door that refuses them
   */
  public Listing(Door door, Question question, Paging paging, Envelope envelope) {
    this.door = door;
    this.question = question;
    this.paging = paging;
    this.envelope = envelope;
    this.refused = around -> isStated(at(around, envelope.error()));
    this.nextPage = new NextPage(question.url(), paging);
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
    refused = refused.or(isError);
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

  /**
   * For a catalogue that shows only so many entries to anyone: it is told, and the run counts
   * nothing as missing.
   */
  public Listing showing(long most, Run run) {
    return until(
        page -> {
          boolean isCapped = page.received() >= most;
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
    return stream().map(this::item);
  }

  /**
   * The entries of a listing that was asked for with its latest changes first.
   *
   * @param order whether the rest was read by the last run
   * @param changed pointer to when an entry was last changed
   */
  public Stream<RawItem> items(NewestFirst order, String changed, Run run) {
    return until(page -> order.stops(run)).stream()
        .peek(row -> order.watch(row.at(changed).asText("")))
        .map(this::item);
  }

  private RawItem item(JsonNode row) {
    return new RawItem(row.at(name).asText(""), row);
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
    Pages pages = new Pages(door, this, enough);
    pages.expect(expected);
    return pages;
  }

  @Override
  public Request first() {
    return switch (paging.style()) {
      case PAGE -> at(paging.first().toString());
      case OFFSET -> at("0");
      case NEXT, LINK, CURSOR, NONE -> at(null);
    };
  }

  @Override
  public String rows() {
    return envelope.rows();
  }

  @Override
  public List<String> totals() {
    return Optional.ofNullable(envelope.total()).stream().toList();
  }

  @Override
  public List<String> pageTotals() {
    return Optional.ofNullable(envelope.pages()).stream().toList();
  }

  @Override
  public String name(JsonNode row) {
    JsonNode own = row.at(name);
    return (own.isMissingNode() ? row : own).toString();
  }

  @Override
  public Optional<Body> answer(Door door, Request request) {
    try {
      return Optional.of(door.get(request))
          .filter(body -> body.bytes() > 0 || !envelope.emptyBody());
    } catch (Misconfigured e) {
      if (Refusals.hasStatus(e, envelope.emptyStatuses())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void check(Page page) {
    if (refused.test(page.envelope())) {
      // The whole of it, since the code stands beside the sentence that explains it.
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, page.address(), page.envelope()));
    }
  }

  @Override
  public boolean isLast(Page page) {
    return switch (paging.style()) {
      case NONE -> true;
      case NEXT, LINK -> false;
      case CURSOR -> page.isEmpty();
      case OFFSET, PAGE -> page.isEmpty() || isStatedLast(page) || isBeyondReach(page);
    };
  }

  private boolean isStatedLast(Page page) {
    // A word about the next page outweighs a total.
    boolean isNoneLeft =
        envelope.more() == null ? page.isWhole() : !isStated(at(page.envelope(), envelope.more()));
    return isNoneLeft || isStated(at(page.envelope(), envelope.last()));
  }

  private boolean isBeyondReach(Page page) {
    return paging.most() != null && page.received() >= paging.most();
  }

  @Override
  public Optional<Request> next(Page page) {
    Body body = page.body();
    return switch (paging.style()) {
      case NONE -> Optional.empty();
      case NEXT ->
          nextPage
              .named(body.uri(), at(page.envelope(), envelope.next()).asText(""))
              .map(question::following);
      case LINK -> nextPage.linked(body).map(question::following);
      case CURSOR ->
          Optional.of(at(page.envelope(), envelope.next()).asText(""))
              .filter(cursor -> !cursor.isEmpty())
              .map(this::at);
      case OFFSET -> Optional.of(at(String.valueOf(page.received())));
      case PAGE -> Optional.of(at(String.valueOf(paging.first() + page.number())));
    };
  }

  private static JsonNode at(JsonNode around, @Nullable String pointer) {
    return pointer == null ? MissingNode.getInstance() : around.at(pointer);
  }

  /** False, null, nothing, and what holds nothing state nothing. */
  private static boolean isStated(JsonNode value) {
    return value.isContainerNode()
        ? !value.isEmpty()
        : !value.asText("").isEmpty() && (!value.isBoolean() || value.asBoolean());
  }

  /** A page by its number, by the number of rows before it, or by its cursor. */
  private Request at(@Nullable String position) {
    Map<String, String> more = new LinkedHashMap<>();
    if (paging.parameter() != null && position != null) {
      more.put(paging.parameter(), position);
    }
    if (paging.sizeParameter() != null) {
      more.put(paging.sizeParameter(), paging.size().toString());
    }
    return question.at(question.address(more));
  }
}
