package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.json.Announced;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All the pages that answer one question. Nothing that a service says of itself is believed without
 * a check: totals are held against what came, links against the host, pages against those that were
 * already read. A listing that is less than announced throws, so that no half listing passes for a
 * whole one.
 */
public final class Listing {

  private static final int MOST_PAGES = 100_000;

  private final Door door;
  private final Question question;
  private final Paging paging;
  private final Envelope envelope;
  private final NextPage nextPage;
  private final Set<String> visitedPages = new HashSet<>();
  private final Announced announcedRows = new Announced();
  private final Announced announcedPages = new Announced();
  private long rows;
  private int pages;
  private int pagesWithRows;

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
    this.nextPage = new NextPage(question.url(), paging);
  }

  /** Holds what comes against a total that the service was asked for beforehand. */
  public Listing expecting(long total) {
    announcedRows.hear(LongNode.valueOf(total));
    return this;
  }

  /**
   * Reads every page, once.
   *
   * @return how many rows came
   * @throws Unavailable if the listing cannot be had, or not whole
   */
  public long read(Sink sink) throws IOException {
    URI start = address(paging.style() == Paging.Style.PAGE ? paging.first().toString() : first());
    for (URI page = start; page != null; page = readPage(page, sink)) {
      pages++;
      if (pages > MOST_PAGES) {
        throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, page, pages));
      }
    }
    refuseLess(start);
    return rows;
  }

  private @Nullable String first() {
    return paging.style() == Paging.Style.OFFSET ? "0" : null;
  }

  /** Hands out the rows of a page, and says where the next one is. */
  private @Nullable URI readPage(URI address, Sink sink) throws IOException {
    Body body = get(address);
    if (body == null || body.bytes() == 0 && envelope.emptyBody()) {
      return null;
    }
    long before = rows;
    MessageDigest content = Hashes.sha256();
    try (JsonPage page = JsonPage.of(body, envelope.rows())) {
      while (page.hasNext()) {
        JsonNode row = page.next();
        content.update(row.toString().getBytes(StandardCharsets.UTF_8));
        sink.take(row);
        rows++;
      }
      refuseErrors(address, page.envelope());
      page.checkRows();
      // By their rows: a server that ignores the page number may well repeat it in its answer.
      if (rows > before && !visitedPages.add(Hashes.hex(content.digest()))) {
        throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, pages));
      }
      pagesWithRows += rows > before ? 1 : 0;
      return next(body, page.envelope(), rows == before);
    }
  }

  /** Null for a status that means that there is nothing. */
  private @Nullable Body get(URI address) {
    try {
      return door.get(question.at(address));
    } catch (Misconfigured e) {
      Notice notice = e.notice();
      boolean means =
          notice.code() == Code.HTTP_STATUS
              && envelope.emptyStatuses().stream()
                  .anyMatch(status -> notice.args().contains(status.toString()));
      if (means) {
        return null;
      }
      throw e;
    }
  }

  private void refuseErrors(URI address, JsonNode around) {
    JsonNode error = at(around, envelope.error());
    boolean isNone =
        error.isContainerNode()
            ? error.isEmpty()
            : error.asText("").isEmpty() || error.isBoolean() && !error.asBoolean();
    if (!isNone) {
      // The whole of it, since the code stands beside the sentence that explains it.
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, address, around));
    }
  }

  private void refuseLess(URI address) {
    if (announcedRows.exceeds(rows)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announcedRows.total(rows), rows));
    }
    // An empty listing may be announced as one page.
    int given = Math.max(1, pagesWithRows);
    if (announcedPages.exceeds(given)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announcedPages.total(given), given));
    }
  }

  private @Nullable URI next(Body body, JsonNode around, boolean isEmpty) {
    announcedRows.hear(at(around, envelope.total()));
    announcedPages.hear(at(around, envelope.pages()));
    return switch (paging.style()) {
      case NONE -> null;
      case NEXT -> nextPage.named(body.uri(), at(around, envelope.next()).asText(""));
      case LINK -> nextPage.linked(body);
      case CURSOR -> {
        String cursor = at(around, envelope.next()).asText("");
        yield cursor.isEmpty() || isEmpty ? null : address(cursor);
      }
      case OFFSET -> isLast(around, isEmpty) ? null : address(String.valueOf(rows));
      case PAGE -> isLast(around, isEmpty) ? null : address(String.valueOf(paging.first() + pages));
    };
  }

  private boolean isLast(JsonNode around, boolean isEmpty) {
    boolean nothingMore = envelope.more() != null && !at(around, envelope.more()).asBoolean(false);
    boolean beyondReach = paging.most() != null && rows >= paging.most();
    return isEmpty
        || nothingMore
        || beyondReach
        || at(around, envelope.last()).asBoolean(false)
        || announcedRows.isReachedBy(rows)
        || announcedPages.isReachedBy(pages);
  }

  private static JsonNode at(JsonNode around, @Nullable String pointer) {
    return pointer == null ? MissingNode.getInstance() : around.at(pointer);
  }

  /** The address of a page: by its number, by the number of rows before it, or by its cursor. */
  private URI address(@Nullable String position) {
    Map<String, String> more = new LinkedHashMap<>();
    if (paging.parameter() != null && position != null) {
      more.put(paging.parameter(), position);
    }
    if (paging.sizeParameter() != null) {
      more.put(paging.sizeParameter(), paging.size().toString());
    }
    return question.address(more);
  }
}
