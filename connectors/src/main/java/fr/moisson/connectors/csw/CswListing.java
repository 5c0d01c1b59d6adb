package fr.moisson.connectors.csw;

import fr.moisson.connectors.json.AnnouncedTotal;
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

  private static final int SHORT_HASH = 24;

  /** Maximum number of failed requests in one listing. */
  private static final int MOST_FAILURES = 60;

  /** If more consecutive records than this get no answer, the server is at fault. */
  private static final int MOST_LOST_TOGETHER = 3;

  /** Failures that a record may cause; others are the server's or the network's. */
  private static final Set<Code> OF_RECORDS =
      Set.of(Code.HTTP_STATUS, Code.TRUNCATED, Code.ERROR_INSIDE_SUCCESS);

  private final CswSource source;
  private final URI service;
  private final Run run;
  private final SchemaChoice pages;
  private final CswRecords records;
  private final AnnouncedTotal announced = new AnnouncedTotal();
  private final Deque<Range> ahead = new ArrayDeque<>();
  private final Deque<RawItem> ready = new ArrayDeque<>();

  // Hashes of whole records only, since identifiers may be missing.
  private final Set<String> seen = new HashSet<>();

  private @Nullable CswPage page;
  private Range asked;
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
    this.records = new CswRecords(source.kinds(), service, services);
    this.asked = new Range(1, source.pageSize(), doubtful);
    ahead.add(asked);
  }

  /**
   * A range of records.
   *
   * @param start 1 for the first record
   * @param doubtful whether there may be no such records
   */
  private record Range(long start, int count, boolean doubtful) {

    Range(long start, int count) {
      this(start, count, false);
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super RawItem> action) {
    while (ready.isEmpty()) {
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
    action.accept(ready.remove());
    return true;
  }

  private void step() {
    if (page == null) {
      asked = ahead.remove();
      news = false;
      page = pages.page(asked.start, asked.count);
      announced.hear(page.matched().orElse(-1));
      return;
    }
    String record = page.next();
    if (record == null) {
      turn(page);
      closePage();
      return;
    }
    lostTogether = 0;
    boolean isNew = seen.add(Hashes.sha256(record).substring(0, SHORT_HASH));
    news |= isNew;
    if (asked.doubtful && !isNew) {
      // Some servers repeat the last page after the end.
      return;
    }
    try {
      ready.addAll(records.items(record));
    } catch (BadItem bad) {
      tell(asked.start + page.given() - 1, bad);
    }
  }

  /** Continues after a page that was read to its end. */
  private void turn(CswPage read) {
    if (!ahead.isEmpty() || read.given() == 0) {
      return;
    }
    if (news) {
      next(read).ifPresent(ahead::add);
    } else if (!asked.doubtful) {
      // Detected by its records: a server that ignores the position sends the same ones forever.
      throw pages.endless();
    }
  }

  /**
   * The total is believed unless more records have come; if as many have come, it may be the count
   * of the page. A server without a credible total is queried until it sends no more records.
   */
  private Optional<Range> next(CswPage read) {
    long after = asked.start + read.given();
    long whole = asked.start + asked.count;
    long stated = read.nextRecord().orElse(-1);
    // A server that leaves out records of a page continues after the page, and not after the
    // records sent. Any other position is not followed.
    long next = stated > after && stated <= whole ? stated : after;
    long all = announced.total(after - 1);
    boolean full = read.given() >= asked.count;
    boolean uncounted = all < after - 1;
    boolean doubtful =
        uncounted
            ? stated < after && !(full && stated < 0)
            : all == after - 1 && full && stated == after;
    return uncounted || doubtful || next <= all
        ? Optional.of(new Range(next, source.pageSize(), doubtful))
        : Optional.empty();
  }

  /**
   * Handles a page that could not be read.
   *
   * @throws HarvestException the failure itself, if it is not caused by a record
   */
  private void recover(HarvestException failure) {
    boolean refused =
        failure.notice().code() == Code.ERROR_INSIDE_SUCCESS
            || (failure.notice().code() == Code.HTTP_STATUS && failure instanceof Misconfigured);
    if (asked.doubtful && page == null && refused) {
      // The end was reached.
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
    if (!opened && ++lostTogether > MOST_LOST_TOGETHER) {
      throw failure;
    }
    lost++;
    whyLost = failure;
    tell(rest.start, failure);
    // Its identifier is unknown, so nothing may count as missing.
    run.stopEarly();
    long all = announced.total(rest.start);
    if (ahead.isEmpty() && (all < 0 || rest.start < all)) {
      ahead.add(new Range(rest.start + 1, source.pageSize()));
    }
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
    if (whyLost != null && seen.isEmpty()) {
      throw whyLost;
    }
    long known = seen.size() + lost;
    if (announced.exceeds(known)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, service, announced.total(known), seen.size()));
    }
  }

  void closePage() {
    if (page != null) {
      page.close();
      page = null;
    }
  }
}
