package fr.moisson.connectors.csw;

import fr.moisson.connectors.paging.AnnouncedTotal;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of one catalogue, page by page. A page that fails is halved, again and again, until
 * the record that breaks it is alone.
 */
final class CswListing extends Spliterators.AbstractSpliterator<RawItem> {

  /** Maximum number of failed requests in one listing. */
  private static final int MOST_FAILURES = 60;

  /** If more consecutive records than this get no answer, the server is at fault. */
  private static final int MOST_LOST_TOGETHER = 3;

  /** Elasticsearch, behind GeoNetwork 4, neither counts nor shows more unless it is told to. */
  private static final int WINDOW = 10_000;

  /** Failures that a record may cause; others are the server's or the network's. */
  private static final Set<Code> OF_RECORDS =
      Set.of(Code.HTTP_STATUS, Code.TRUNCATED, Code.ERROR_INSIDE_SUCCESS);

  private final CswSource source;
  private final URI service;
  private final Run run;
  private final SchemaChoice pages;
  private final TakenRecords taken;
  private final AnnouncedTotal announced = new AnnouncedTotal();
  private final Deque<RecordRange> ahead = new ArrayDeque<>();

  private int pageSize;
  private @Nullable CswPage page;
  private RecordRange asked;
  private boolean news;
  private long lost;
  private @Nullable Unavailable whyLost;
  private int lostTogether;
  private int failures;

  /** The datasets of a catalogue, with the services that provide them. */
  static CswListing of(CswSource source, URI service, Run run) {
    return new CswListing(source, service, run, Services.of(source, service, run), false);
  }

  /** The records of a catalogue that may refuse the request. */
  static CswListing perhapsEmpty(CswSource source, URI service, Run run, Services services) {
    return new CswListing(source, service, run, services, true);
  }

  private CswListing(CswSource source, URI service, Run run, Services services, boolean doubtful) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.source = source;
    this.service = service;
    this.run = run;
    this.pages = new SchemaChoice(source, service, run);
    this.taken = new TakenRecords(new CswRecords(source.kinds(), service, services));
    this.pageSize = source.pageSize();
    this.asked = new RecordRange(1, pageSize, doubtful);
    ahead.add(asked);
  }

  @Override
  public boolean tryAdvance(Consumer<? super RawItem> action) {
    while (taken.ready().isEmpty()) {
      if (page == null && ahead.isEmpty()) {
        refuseLess();
        return false;
      }
      try {
        step();
      } catch (Misconfigured | Unavailable failure) {
        recover(failure);
      }
    }
    action.accept(taken.ready().remove());
    return true;
  }

  private void step() {
    if (page == null) {
      asked = ahead.remove();
      news = false;
      taken.startPage();
      page = pages.page(asked.start(), asked.count());
      announced.hear(page.matched().orElse(-1));
      return;
    }
    String record = page.next();
    if (record == null) {
      turn(page, page.given() + takeLeftOut(page));
      closePage();
      return;
    }
    lostTogether = 0;
    boolean isNew = taken.note(record);
    news |= isNew;
    try {
      taken.take(record, isNew);
    } catch (BadItem bad) {
      if (isNew) {
        tell(asked.start() + page.given() - 1, bad);
      }
    }
  }

  /**
   * GeoNetwork counts records that it cannot convert, such as feature catalogues, but leaves them
   * out. They are taken from the same page in the schema that every server has.
   *
   * @return number of records
   */
  private long takeLeftOut(CswPage read) {
    long due = Math.min(asked.count(), read.matched().orElse(0) - asked.start() + 1);
    if (asked.doubtful() || read.given() >= due) {
      return 0;
    }
    List<String> all = pages.plainRecords(asked.start(), asked.count());
    boolean isCapped = read.nextRecord().orElse(-1) <= asked.start() + read.given();
    if (isCapped && all.size() == read.given() && !all.isEmpty()) {
      pageSize = all.size();
    }
    // No more than are missing: some servers identify records otherwise in this schema.
    long missing = Math.max(0, Math.min(due, all.size()) - read.given());
    long found = all.stream().filter(taken::takeUnknown).limit(missing).count();
    news |= found > 0;
    return found;
  }

  /**
   * Continues after a page that was read to its end.
   *
   * @param given number of records
   */
  private void turn(CswPage read, long given) {
    if (!ahead.isEmpty() || given == 0) {
      return;
    }
    if (news) {
      next(read, given).ifPresent(ahead::add);
    } else if (!asked.doubtful()) {
      // Detected by its records: a server that ignores the position sends the same ones forever.
      throw pages.endless();
    }
  }

  /**
   * The total is believed unless more records have come; if as many have come, it may be the count
   * of the page. A server without a credible total is queried until it sends no more records.
   */
  private Optional<RecordRange> next(CswPage read, long given) {
    long after = asked.start() + given;
    long whole = asked.start() + asked.count();
    long stated = read.nextRecord().orElse(-1);
    // A server that leaves out records of a page continues after the page, and not after the
    // records sent. Any other position is not followed.
    long next = stated > after && stated <= whole ? stated : after;
    long all = announced.total(after - 1);
    boolean full = read.given() >= asked.count();
    boolean uncounted = all < after - 1;
    boolean doubtful =
        uncounted
            ? stated < after && !(full && stated < 0)
            : all == after - 1 && full && stated == after;
    boolean isAllOfPage = asked.start() == 1 && full && all == asked.count();
    if (isAllOfPage && stated < after && asked.count() < WINDOW) {
      // GeoNetwork 4.4.3 counts the records of the page, and refuses any position behind them.
      return Optional.of(asked.wider(WINDOW));
    }
    return uncounted || doubtful || next <= all
        ? Optional.of(new RecordRange(next, pageSize, doubtful))
        : Optional.empty();
  }

  /**
   * Handles a page that could not be read.
   *
   * @throws HarvestException the failure itself, if it is not caused by a record
   */
  private void recover(HarvestException failure) {
    if (page == null && asked.count() > source.pageSize()) {
      // It was a question for all at once; behind a smaller page, this server shows nothing.
      tellLimit(taken.size());
      return;
    }
    if (page == null && asked.doubtful() && SchemaChoice.isRefused(failure)) {
      pages.end(asked.start(), failure);
      return;
    }
    if (failure instanceof Unavailable unavailable) {
      halve(unavailable);
    } else {
      throw failure;
    }
  }

  /**
   * Splits the rest of a failed page into two halves; a single record is given up.
   *
   * @throws Unavailable the failure itself, if no record can be its cause
   */
  private void halve(Unavailable failure) {
    boolean opened = page != null;
    long given = page == null ? 0 : page.given();
    closePage();
    RecordRange rest = asked.after(given);
    if (!canBeOfARecord(failure.notice().code(), opened) || ++failures > MOST_FAILURES) {
      throw failure;
    }
    if (rest.count() > 1) {
      ahead.push(rest.secondHalf());
      ahead.push(rest.firstHalf());
      return;
    }
    if (SchemaChoice.isOfOneRecord(failure) && openPlain(rest)) {
      return;
    }
    if (!opened && ++lostTogether > MOST_LOST_TOGETHER) {
      throw failure;
    }
    lost++;
    whyLost = failure;
    tell(rest.start(), failure);
    // Its identifier is unknown, so nothing may count as missing.
    run.stopEarly();
    long all = announced.total(rest.start());
    if (ahead.isEmpty() && (all < 0 || rest.start() < all)) {
      ahead.add(new RecordRange(rest.start() + 1, pageSize));
    }
  }

  private boolean openPlain(RecordRange record) {
    asked = record;
    page = pages.plainRecord(record.start()).orElse(null);
    failures = page == null ? failures : 0;
    return page != null;
  }

  /** A page broken in its middle was broken by a record; an HTML page was not. */
  private static boolean canBeOfARecord(Code code, boolean opened) {
    return OF_RECORDS.contains(code) || (opened && code == Code.INVALID_SYNTAX);
  }

  private void tell(long position, HarvestException reason) {
    List<String> words = reason.notice().args();
    String why =
        reason.notice().code() == Code.INVALID_SYNTAX
            ? words.get(2) + ":" + words.get(3) + " – " + words.get(4)
            : String.join(" ", words);
    run.tell(Notice.of(Code.RECORD_UNREADABLE, service, position, why));
  }

  /** Counts each record once: a server whose order changes repeats some and skips others. */
  private void refuseLess() {
    if (whyLost != null && taken.size() == 0) {
      throw whyLost;
    }
    long known = taken.size() + lost;
    if (announced.exceeds(known)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, service, announced.total(known), taken.size()));
    }
    if (known == WINDOW && announced.total(known) == WINDOW) {
      tellLimit(WINDOW);
    }
  }

  private void tellLimit(int records) {
    run.tell(Notice.of(Code.LISTING_AT_LIMIT, service, records));
    run.mayHaveMissed();
  }

  void closePage() {
    if (page != null) {
      page.close();
      page = null;
    }
  }
}
