package fr.moisson.connectors.csw;

import fr.moisson.connectors.csw.Question.Schema;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of one catalogue, page by page. A page that cannot be had is halved, and halved
 * again, until the record that breaks it stands alone.
 */
final class CswListing extends Spliterators.AbstractSpliterator<RawItem> {

  private static final int MOST_PAGES = 100_000;
  private static final int SHORT_HASH = 24;

  /** Of requests that failed, in one listing. */
  private static final int MOST_FAILURES = 60;

  /** More bad records than this beside one another are a server that does not answer. */
  private static final int MOST_LOST_TOGETHER = 3;

  /** What a record may be the cause of; other failures are the server's or the network's. */
  private static final Set<Code> OF_RECORDS =
      Set.of(Code.HTTP_STATUS, Code.TRUNCATED, Code.ERROR_INSIDE_SUCCESS);

  private final CswSource source;
  private final URI service;
  private final Run run;
  private final Records records;
  private final Deque<Range> ahead = new ArrayDeque<>();
  private final Deque<RawItem> ready = new ArrayDeque<>();

  // Hashes only, of records as they stand: identifiers may be missing.
  private final Set<String> seen = new HashSet<>();

  private @Nullable Question question;
  private @Nullable CswPage page;
  private Range asked;
  private boolean news;
  private OptionalLong matched = OptionalLong.empty();
  private long received;
  private long lost;
  private int lostTogether;
  private int failures;
  private int pages;

  CswListing(CswSource source, URI service, Run run) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.source = source;
    this.service = service;
    this.run = run;
    this.records = new Records(source.kinds(), service);
    this.asked = new Range(1, source.pageSize());
    ahead.add(asked);
  }

  /** Records of a page: {@code count} from {@code start}, which is 1 for the first of all. */
  private record Range(long start, int count) {}

  @Override
  public boolean tryAdvance(Consumer<? super RawItem> action) {
    while (ready.isEmpty()) {
      if (page == null && ahead.isEmpty()) {
        refuseLess();
        return false;
      }
      try {
        step();
      } catch (Unavailable failure) {
        halve(failure);
      }
    }
    action.accept(ready.remove());
    return true;
  }

  private void step() {
    if (page == null) {
      asked = ahead.remove();
      news = false;
      page = open(asked);
      matched = page.matched().isPresent() ? page.matched() : matched;
      return;
    }
    String record = page.next();
    if (record == null) {
      turn(page);
      closePage();
      return;
    }
    received++;
    lostTogether = 0;
    news |= seen.add(Hashes.sha256(record).substring(0, SHORT_HASH));
    try {
      ready.addAll(records.items(record));
    } catch (BadItem bad) {
      tell(asked.start + page.given() - 1, bad);
    }
  }

  private CswPage open(Range range) {
    if (++pages > MOST_PAGES) {
      throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, service, pages));
    }
    if (question != null) {
      return CswPage.of(run.door().get(question.page(range.start, range.count)));
    }
    List<Schema> schemas = Schema.of(source);
    for (Schema schema : schemas.subList(0, schemas.size() - 1)) {
      try {
        return first(schema, range);
      } catch (Misconfigured | Unavailable refusal) {
        if (!isRefusalOf(schema, refusal)) {
          throw refusal;
        }
        question = null;
      }
    }
    return first(schemas.get(schemas.size() - 1), range);
  }

  private CswPage first(Schema schema, Range range) {
    Question asking =
        new Question(source, service, run.territory().contour().getEnvelopeInternal(), schema);
    question = asking;
    return CswPage.of(run.door().get(asking.page(range.start, range.count)));
  }

  /** A server that does not know a schema says so with a status 400, or inside a success. */
  private static boolean isRefusalOf(Schema schema, HarvestException refusal) {
    Notice notice = refusal.notice();
    String words = String.join(" ", notice.args());
    return notice.code() == Code.HTTP_STATUS && refusal instanceof Misconfigured
        || notice.code() == Code.ERROR_INSIDE_SUCCESS
            && (words.contains("InvalidParameterValue") || words.contains(schema.name()));
  }

  /** Where to go on after a page that was read to its end. */
  private void turn(CswPage read) {
    if (!ahead.isEmpty()) {
      return;
    }
    if (read.given() == 0) {
      return;
    }
    if (!news) {
      // By its records: a server that ignores the position gives the same ones for ever.
      throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, service, pages));
    }
    long after = asked.start + read.given();
    long whole = asked.start + asked.count;
    long stated = read.nextRecord().orElse(-1);
    // A server that leaves out records of the page goes on after the page, and not after what it
    // gave of it. Any other position is not one to follow.
    long next = stated > after && stated <= whole ? stated : after;
    boolean more =
        matched.isPresent()
            ? next <= matched.getAsLong()
            : stated > 0 || (stated < 0 && read.given() >= asked.count);
    if (more) {
      ahead.add(new Range(next, source.pageSize()));
    }
  }

  /**
   * Puts what is left of a failed page back in two halves; a single record is given up.
   *
   * @throws Unavailable the failure itself, if no record can be its cause
   */
  private void halve(Unavailable failure) {
    boolean opened = page != null;
    long given = page == null ? 0 : page.given();
    closePage();
    Range rest = new Range(asked.start + given, (int) Math.max(1, asked.count - given));
    if (!canBeOfARecord(failure.notice().code(), opened) || ++failures > MOST_FAILURES) {
      throw failure;
    }
    if (rest.count > 1) {
      int half = rest.count / 2;
      ahead.push(new Range(rest.start + half, rest.count - half));
      ahead.push(new Range(rest.start, half));
      return;
    }
    if (++lostTogether > MOST_LOST_TOGETHER) {
      throw failure;
    }
    lost++;
    tell(rest.start, failure);
    // What it is called is not known, so that nothing may count as missing.
    run.stopEarly();
    if (ahead.isEmpty() && rest.start < matched.orElse(Long.MAX_VALUE)) {
      ahead.add(new Range(rest.start + 1, source.pageSize()));
    }
  }

  /** What is broken in its middle broke at a record; a page for people does not. */
  private static boolean canBeOfARecord(Code code, boolean opened) {
    return OF_RECORDS.contains(code) || (opened && code == Code.UNEXPECTED_ANSWER);
  }

  private void tell(long position, HarvestException reason) {
    run.tell(
        Notice.of(
            Code.RECORD_UNREADABLE, service, position, String.join(" ", reason.notice().args())));
  }

  private void refuseLess() {
    if (matched.isPresent() && received + lost < matched.getAsLong()) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, service, matched.getAsLong(), received));
    }
  }

  void closePage() {
    if (page != null) {
      page.close();
      page = null;
    }
  }
}
