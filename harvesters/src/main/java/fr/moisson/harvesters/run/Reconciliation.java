package fr.moisson.harvesters.run;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Outcome;
import fr.moisson.harvesters.territory.Relevance;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over one portal: what the catalogue says it should hold, less what the ledger says it
 * holds. Killed at any instant, the next pass does the rest.
 *
 * <p>One thread at a time. A portal that fails {@value #PATIENCE} times in a row, or that refuses
 * us, is left alone until the next pass.
 */
public final class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final int PAGE = 200;
  private static final int PATIENCE = 3;

  private final PortalTarget target;
  private final Ledger ledger;
  private final Door door;
  private final LongSupplier requests;
  private final Safety safety;
  private final Clock clock;
  private final Relevance relevance;

  private long created;
  private long updated;
  private long unchanged;
  private long withdrawn;
  private long failed;
  private int failuresInARow;
  private boolean givenUp;
  private @Nullable Notice reason;

  public Reconciliation(
      PortalTarget target,
      Ledger ledger,
      Door door,
      LongSupplier requests,
      Safety safety,
      Clock clock) {
    this.target = target;
    this.ledger = ledger;
    this.door = door;
    this.requests = requests;
    this.safety = safety;
    this.clock = clock;
    this.relevance = new Relevance(target.territory());
  }

  public PortalTarget target() {
    return target;
  }

  /**
   * The differences, read lazily so that a large catalogue is never in memory; none comes after the
   * pass was given up.
   */
  public Iterator<Delivery> deliveries() {
    return new Differences(leavingIsSafe());
  }

  /**
   * By hand: an iterator of streams would have a whole page on its way before the first is settled.
   */
  private final class Differences implements Iterator<Delivery> {
    private final boolean mayLeave;
    private Iterator<Holding> page = Collections.emptyIterator();
    private String last = "";
    private @Nullable Delivery next;

    Differences(boolean mayLeave) {
      this.mayLeave = mayLeave;
    }

    @Override
    public boolean hasNext() {
      while (next == null && !givenUp && hasHolding()) {
        Holding holding = page.next();
        last = holding.id().key();
        next = difference(holding, mayLeave);
      }
      return next != null && !givenUp;
    }

    private boolean hasHolding() {
      if (!page.hasNext()) {
        page = page(last).iterator();
      }
      return page.hasNext();
    }

    @Override
    public Delivery next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Delivery found = Objects.requireNonNull(next);
      next = null;
      return found;
    }
  }

  private Stream<Holding> holdings() {
    return Stream.iterate(page(""), page -> !page.isEmpty(), page -> page(last(page)))
        .flatMap(List::stream);
  }

  private List<Holding> page(String after) {
    return ledger.page(target.name(), target.territoryName(), after, PAGE);
  }

  private static String last(List<Holding> page) {
    return page.get(page.size() - 1).id().key();
  }

  /** A wrong contour, or a change of members, could empty the portal of a commune. */
  private boolean leavingIsSafe() {
    if (target.isWhole()) {
      // Nothing leaves the portal of the whole territory but what leaves the catalogue.
      return true;
    }
    long[] counts = new long[2];
    holdings()
        .filter(Holding::isShown)
        .forEach(
            holding -> {
              counts[0]++;
              if (holding.dataset() != null && !belongs(holding.dataset())) {
                counts[1]++;
              }
            });
    boolean safe = safety.allows(counts[1], counts[0]);
    if (!safe) {
      reason = Notice.of(Code.PORTAL_HELD, counts[1], counts[0], target.name());
      LOG.warn("{}", Told.about(target.name(), null, reason));
    }
    return safe;
  }

  private @Nullable Delivery difference(Holding holding, boolean mayLeave) {
    Dataset dataset = holding.dataset();
    if (dataset == null || !belongs(dataset)) {
      boolean goes = holding.mayBeShown() && (dataset == null || mayLeave);
      return goes
          ? new Delivery.Withdraw(
              holding.id(),
              holding.remoteId(),
              dataset == null ? holding.absence() : Notice.of(Code.WITHDRAWN))
          : null;
    }
    JsonNode rendered =
        target.portal().render(dataset.cutTo(target.territory().code()), target.files());
    String fingerprint = Hashes.sha256(rendered.toString());
    if (fingerprint.equals(holding.fingerprint())) {
      unchanged++;
      return null;
    }
    return new Delivery.Publish(
        holding.id(),
        dataset.title(),
        rendered,
        holding.remoteId(),
        fingerprint,
        !holding.isShown());
  }

  private boolean belongs(Dataset dataset) {
    List<Distribution.Extract> extracts =
        dataset.distributions().stream()
            .filter(Distribution.Extract.class::isInstance)
            .map(Distribution.Extract.class::cast)
            .toList();
    if (extracts.isEmpty()) {
      return target.isWhole() || relevance.concerns(dataset);
    }
    return extracts.stream()
        .anyMatch(extract -> extract.territory().equals(target.territory().code()));
  }

  /**
   * Settles one difference.
   *
   * @throws HarvestException if the portal would not; call again, or {@link #giveUp}
   */
  public Outcome settle(Delivery delivery) {
    if (delivery instanceof Delivery.Publish publish) {
      if (publish.isNew()) {
        ledger.attempted(target.name(), publish.id(), clock.instant());
      }
      String remoteId =
          target
              .portal()
              .publish(
                  publish.id(), publish.rendered(), Optional.ofNullable(publish.known()), door);
      ledger.published(
          target.name(), publish.id(), remoteId, publish.fingerprint(), clock.instant());
      failuresInARow = 0;
      if (publish.isNew()) {
        created++;
        return new Outcome.Created(publish.id());
      }
      updated++;
      return new Outcome.Updated(publish.id());
    }
    Delivery.Withdraw withdraw = (Delivery.Withdraw) delivery;
    Optional<String> remoteId =
        target
            .portal()
            .withdraw(
                withdraw.id(), Optional.ofNullable(withdraw.known()), withdraw.reason(), door);
    ledger.withdrawn(target.name(), withdraw.id(), remoteId, clock.instant());
    failuresInARow = 0;
    withdrawn++;
    return new Outcome.Withdrawn(withdraw.id());
  }

  /**
   * Writes down that one difference stays, and why; the next pass will try again. A portal that
   * refuses us, or that fails again and again, is left alone for the rest of this pass.
   */
  public Outcome giveUp(Delivery delivery, Throwable failure) {
    Notice why =
        failure instanceof HarvestException known ? known.notice() : Notice.of(Code.BUG, failure);
    failed++;
    reason = why;
    // A portal that refuses one record is there, and takes the others.
    failuresInARow = failure instanceof BadItem ? 0 : failuresInARow + 1;
    givenUp |= failure instanceof Misconfigured || failuresInARow >= PATIENCE;
    ledger.failed(target.name(), delivery.id(), why, clock.instant());
    LOG.warn("{}", Told.about(target.name(), delivery.id().toString(), why));
    return new Outcome.Failed(delivery.id(), why);
  }

  public PortalReport report() {
    return new PortalReport(
        target.name(),
        created,
        updated,
        unchanged,
        withdrawn,
        failed,
        requests.getAsLong(),
        reason);
  }
}
