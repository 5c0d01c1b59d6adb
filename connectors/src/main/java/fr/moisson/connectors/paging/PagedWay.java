package fr.moisson.connectors.paging;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Paging as {@link Paging} and {@link Envelope} describe it.
 *
 * @param watcher receives the envelopes
 * @param refused whether an envelope reports an error
 * @param name pointer to the service's own name for a row
 * @param believed whether the total in an envelope is that of all pages
 * @param run told what paging may miss; null to tell nobody
 */
record PagedWay(
    Question question,
    Paging paging,
    Envelope envelope,
    Consumer<JsonNode> watcher,
    Predicate<Page> refused,
    JsonPointer name,
    Predicate<JsonNode> believed,
    @Nullable Run run)
    implements Way {

  @Override
  public Request first() {
    return switch (paging.style()) {
      case PAGE -> at(paging.first().toString());
      case OFFSET -> after(0);
      case NEXT, LINK, CURSOR, NONE -> at(null);
    };
  }

  @Override
  public String rows() {
    return envelope.rows();
  }

  @Override
  public List<JsonNode> totals(JsonNode around) {
    return envelope.total() != null && believed.test(around)
        ? List.of(around.at(envelope.total()))
        : List.of();
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
      return Optional.of(door.get(envelope.partial() ? request.asPage() : request))
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
    watcher.accept(page.envelope());
    if (refused.test(page)) {
      // The whole envelope, because the code is next to the sentence that explains it.
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, page.address(), page.envelope()));
    }
  }

  @Override
  public boolean mayLackRows(Page page) {
    return envelope.emptyRows() || Way.super.mayLackRows(page);
  }

  @Override
  public boolean isLast(Page page) {
    boolean saysLast = envelope.saysLast(page.envelope());
    return switch (paging.style()) {
      case NONE -> true;
      case NEXT, LINK -> saysLast;
      case CURSOR -> saysLast || page.isEmpty();
      // A statement about the next page outweighs a total.
      case OFFSET, PAGE -> saysLast || page.isEmpty() || envelope.more() == null && page.isWhole();
    };
  }

  /**
   * When entries are deleted during paging, the rest moves up, and one may fall between two pages.
   */
  @Override
  public void shrunk(Page page, long before) {
    boolean isCounted =
        paging.style() == Paging.Style.OFFSET || paging.style() == Paging.Style.PAGE;
    if (isCounted && run != null) {
      run.tell(Notice.of(Code.LISTING_SHRANK, page.address(), before, page.announced()));
      run.mayHaveMissed();
    }
  }

  @Override
  public Optional<Request> next(Page page) {
    Body body = page.body();
    NextPage nextPage = new NextPage(question.url(), paging);
    return switch (paging.style()) {
      case NONE -> Optional.empty();
      case NEXT ->
          nextPage.named(body.uri(), envelope.nextOf(page.envelope())).map(question::following);
      case LINK -> nextPage.linked(body).map(question::following);
      case CURSOR ->
          Optional.of(envelope.nextOf(page.envelope()))
              .filter(cursor -> !cursor.isEmpty())
              .map(this::at);
      case OFFSET -> Optional.of(after(page.received()));
      case PAGE -> Optional.of(at(String.valueOf(paging.first() + page.number())));
    };
  }

  /** Some services refuse a page that extends beyond what they show. */
  private Request after(long rows) {
    long left = paging.most() == null ? Long.MAX_VALUE : Math.max(1, paging.most() - rows);
    return at(String.valueOf(rows), Math.min(paging.size(), left));
  }

  /** A page by its number or by its cursor. */
  private Request at(@Nullable String position) {
    return at(position, paging.size());
  }

  private Request at(@Nullable String position, long size) {
    Map<String, String> more = new LinkedHashMap<>();
    if (paging.parameter() != null && position != null) {
      more.put(paging.parameter(), position);
    }
    if (paging.sizeParameter() != null) {
      more.put(paging.sizeParameter(), String.valueOf(size));
    }
    return question.at(question.address(more));
  }
}
