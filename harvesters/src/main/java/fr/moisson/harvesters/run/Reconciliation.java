package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over one portal: settles the differences between the catalogue and the ledger. If it is
 * killed at any moment, the next pass does the rest.
 *
 * <p>One thread takes the differences; several may settle them, each a different one. A portal that
 * refuses us is left alone until the next pass; so is one that fails {@value #PATIENCE} times in a
 * row, unless it still answers: it may stumble over these records alone, but not over {@value
 * #MOST_IN_A_ROW}.
 */
public final class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final int PATIENCE = 3;
  private static final int MOST_IN_A_ROW = 9;

  private final PortalTarget target;
  private final Ledger ledger;
  private final Portal.Session session;
  private final PortalAccess access;
  private final LongSupplier requests;
  private final Clock clock;
  private final PortalScope scope;
  private final Differences differences;

  private final PassTally tally = new PassTally();
  private final AtomicLong handled = new AtomicLong();
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private volatile boolean givenUp;
  private volatile boolean isOurFault;

  public Reconciliation(
      PortalTarget target,
      Ledger ledger,
      Door door,
      LongSupplier requests,
      Safety safety,
      Clock clock) {
    this.target = target;
    this.ledger = ledger;
    Instant begun = clock.instant();
    this.session = target.portal().open(door, begun);
    this.access = new PortalAccess(session);
    this.requests = requests;
    this.clock = clock;
    this.scope = new PortalScope(target);
    this.differences =
        new Differences(target, scope, ledger, session, safety, begun, () -> givenUp, this::remark);
  }

  /**
   * Checks that the portal is the one that the ledger describes, and passes records to the heirs of
   * their datasets; to be called first.
   *
   * @param inUse names of all configured portals, and of territories of which nothing is known
   * @throws HarvestException if the portal does not answer; the pass must not go on
   */
  public void recognise(Collection<String> inUse) {
    Recognition.of(target, ledger, session, inUse)
        .ifPresent(
            moved -> {
              LOG.warn("{}", LogLine.about(target.name(), null, moved));
              tally.remark(target.portal().url().toString(), moved);
            });
    scope.leaveAlone(Inheritance.settle(target, ledger, session, access, inUse, tally));
  }

  /**
   * The differences, read lazily so that a large catalogue is never in memory. It ends when the
   * pass is given up.
   */
  public Iterator<Delivery> deliveries() {
    return differences;
  }

  /**
   * Checks whether the portal would accept writes, and reports if it would not; for passes that
   * settle no difference, and so do not find out.
   */
  public void requireAccess() {
    if (differences.reason() != null) {
      return; // It is down, which is known already.
    }
    access.refusal().ifPresent(why -> tally.because(why.notice()));
  }

  /** What the portal should show, whether it differs or not, read page by page. */
  public void eachToShow(Consumer<Dataset> each) {
    for (Holdings holdings = new Holdings(ledger, target); holdings.hasNext(); ) {
      Holding holding = holdings.next();
      Dataset dataset = holding.dataset();
      if (dataset != null
          && (scope.contains(dataset) || holding.isShown() && scope.awaitsCut(dataset))) {
        each.accept(dataset);
      }
    }
  }

  /**
   * Takes over the records that others have created on the portal for datasets that it should show;
   * the next pass updates them.
   *
   * @param each receives each dataset as its record is taken over
   * @throws HarvestException if the portal does not answer; what was taken over until then remains
   */
  public long adopt(Consumer<Dataset> each) {
    long adopted = 0;
    for (Holdings holdings = new Holdings(ledger, target); holdings.hasNext(); ) {
      Holding holding = holdings.next();
      Dataset dataset = holding.dataset();
      if (dataset == null || holding.isShown() || !scope.contains(dataset)) {
        continue;
      }
      Optional<Remote> remote = session.adopt(differences.sending(dataset, holding));
      if (remote.isPresent()) {
        ledger.published(target.name(), holding.id(), remote.get(), "", clock.instant());
        each.accept(dataset);
        adopted++;
      }
    }
    return adopted;
  }

  /**
   * Withdraws, with the officer's consent, everything that no longer concerns the portal's
   * territory, however much it is.
   *
   * @return number of withdrawn datasets
   * @throws HarvestException why one could not be withdrawn, after all others were tried
   */
  public long letLeave() {
    HarvestException failure = null;
    for (Holdings holdings = new Holdings(ledger, target); holdings.hasNext() && !givenUp; ) {
      Holding holding = holdings.next();
      if (scope.isLeft(holding)) {
        Delivery leaving = Differences.withdrawal(holding, null);
        try {
          settle(leaving);
        } catch (HarvestException e) {
          failure = giveUp(leaving, e) ? e : failure;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return tally.countWithdrawn();
  }

  /**
   * Settles one difference.
   *
   * @throws HarvestException if the portal fails or refuses; call again, or {@link #giveUp}
   */
  public void settle(Delivery delivery) {
    if (delivery instanceof Delivery.Publish publish) {
      publish(publish);
    } else {
      withdraw((Delivery.Withdraw) delivery);
    }
    handled.incrementAndGet();
  }

  private void publish(Delivery.Publish publish) {
    if (publish.isNew()) {
      ledger.attempted(target.name(), publish.id(), clock.instant());
    }
    Portal.Published published = session.publish(publish.sending());
    ledger.published(
        target.name(),
        publish.id(),
        published.remote().keeping(published.remarks()),
        publish.fingerprint(),
        clock.instant());
    published.remarks().forEach(remark -> remark(publish.dataset(), remark));
    failuresInARow.set(0);
    if (publish.leftAsIs(published.remote().version())) {
      tally.unchanged();
    } else if (publish.isNew()) {
      tally.created();
    } else {
      tally.updated();
    }
  }

  private void withdraw(Delivery.Withdraw withdraw) {
    ledger.withdrawing(target.name(), withdraw.id());
    Optional<Remote> remote =
        session.withdraw(withdraw.id(), withdraw.knownId(), withdraw.reason());
    ledger.withdrawn(target.name(), withdraw.id(), remote, clock.instant());
    failuresInARow.set(0);
    String seen = withdraw.seen();
    if (seen == null) {
      tally.withdrawn();
    } else if (!seen.equals(remote.map(Remote::version).orElse(null))) {
      tally.withdrawn();
      remark(withdraw.id(), withdraw.title(), Notice.of(Code.PORTAL_SHOWN_AGAIN));
    }
  }

  /**
   * Records that a difference remains, and why; the next pass tries again. A portal that refuses
   * us, or that fails again and again, is left alone for the rest of this pass. If our own database
   * fails, the pass ends, and no dataset is blamed for it.
   *
   * @return whether this counts as a failure; a dataset that the portal has from elsewhere does not
   */
  public boolean giveUp(Delivery delivery, Throwable thrown) {
    handled.incrementAndGet();
    DeliveryFailure failure = DeliveryFailure.of(delivery, thrown, access);
    if (failure.isOurOwn()) {
      stop(failure.why());
      return true;
    }
    try {
      return record(delivery, failure);
    } catch (Misconfigured e) { // of the ledger
      stop(e.notice());
      return true;
    }
  }

  private boolean isDown() {
    int failures = failuresInARow.incrementAndGet();
    return failures >= MOST_IN_A_ROW || failures % PATIENCE == 0 && access.refusal().isPresent();
  }

  private void stop(Notice why) {
    isOurFault = true;
    givenUp = true;
    tally.stopped(why);
    LOG.warn("{}", LogLine.about(target.name(), null, why));
  }

  private boolean record(Delivery delivery, DeliveryFailure failure) {
    Notice why = failure.why();
    if (delivery.isSettledByOthers(why.code())) {
      ledger.elsewhere(target.name(), delivery.id(), why, clock.instant());
      failuresInARow.set(0);
      remark(delivery.id(), delivery.title(), why);
      return false;
    }
    tally.failed(why, failure.isOfOneRecord());
    // Not |=, which would undo what another thread decides while this one asks the portal.
    if (failure.isFinal() || !failure.isOfOneRecord() && isDown()) {
      givenUp = true;
    }
    if (failure.isOfOneRecord()) {
      failuresInARow.set(0);
      ledger.failed(target.name(), delivery.id(), why, clock.instant());
    } else {
      ledger.portalFailed(target.name(), delivery.id(), why, clock.instant());
    }
    LOG.warn("{}", LogLine.about(target.name(), delivery.id().toString(), why));
    return true;
  }

  private void remark(Dataset dataset, Notice notice) {
    remark(dataset.id(), dataset.title(), notice);
  }

  private void remark(DatasetId id, String title, Notice notice) {
    if (tally.remark(title, notice)) {
      LOG.warn("{}", LogLine.about(target.name(), id.toString(), notice));
    }
  }

  /** To be called when all differences that were taken are settled or given up. */
  public PortalReport report() {
    // One may have been taken that was not tried any more.
    long left =
        givenUp && !isOurFault ? differences.left() + differences.taken() - handled.get() : 0;
    return tally.report(
        target.name(), differences.unchanged(), left, requests.getAsLong(), differences.reason());
  }
}
