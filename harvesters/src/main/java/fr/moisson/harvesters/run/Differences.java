package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The differences between what the catalogue says a portal should hold and what the ledger says it
 * holds. For datasets that have not changed here, the portal is asked whether somebody changed the
 * record there; for withdrawn ones, too, since a record that we had hidden may be visible again.
 */
final class Differences implements Iterator<Delivery> {

  private static final Logger LOG = LoggerFactory.getLogger(Differences.class);

  private final PortalTarget target;
  private final Ledger ledger;
  private final Portal.Session session;
  private final Safety safety;
  private final Instant begun;
  private final BooleanSupplier isGivenUp;
  private final BiConsumer<Dataset, Notice> remarks;
  private final PortalScope scope;

  private final FailedLast holdings;
  private final List<Settled> settled = new ArrayList<>();
  private final Queue<Delivery> found = new ArrayDeque<>();
  private boolean hasBegun;
  private long taken;
  private boolean mayLeave;
  private boolean mayAsk = true;
  private long unchanged;
  private @Nullable Notice reason;

  /**
   * A record that is on the portal as we last left it.
   *
   * @param dataset null if the record is hidden
   */
  private record Settled(Holding holding, @Nullable Dataset dataset, Remote remote) {}

  /**
   * @param begun when the pass began
   * @param isGivenUp whether to stop looking for differences
   * @param remarks receives what the officer should know about a dataset
   */
  Differences(
      PortalTarget target,
      PortalScope scope,
      Ledger ledger,
      Portal.Session session,
      Safety safety,
      Instant begun,
      BooleanSupplier isGivenUp,
      BiConsumer<Dataset, Notice> remarks) {
    this.target = target;
    this.ledger = ledger;
    this.session = session;
    this.safety = safety;
    this.begun = begun;
    this.isGivenUp = isGivenUp;
    this.remarks = remarks;
    this.scope = scope;
    this.holdings = new FailedLast(ledger, target, begun);
  }

  /** Number of datasets that are already on the portal as they should be. */
  long unchanged() {
    return unchanged;
  }

  /** Why some were held back or not checked; null if none was. */
  @Nullable Notice reason() {
    return reason;
  }

  @Override
  public boolean hasNext() {
    if (!hasBegun) {
      hasBegun = true;
      // Judged by what the portal shows before the first difference is settled.
      Optional<Notice> held = scope.breaker(ledger, safety);
      held.ifPresent(why -> LOG.warn("{}", LogLine.about(target.name(), null, why)));
      reason = held.orElse(null);
      mayLeave = held.isEmpty();
    }
    while (found.isEmpty() && !isGivenUp.getAsBoolean() && holdings.hasNext()) {
      while (settled.size() + found.size() < Portal.Session.MOST_AT_ONCE && holdings.hasNext()) {
        compare(holdings.next());
      }
      ask();
      announce();
    }
    return !found.isEmpty() && !isGivenUp.getAsBoolean();
  }

  @Override
  public Delivery next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    taken++;
    return found.remove();
  }

  /** Number of differences that were taken. */
  long taken() {
    return taken;
  }

  /**
   * Number of differences that were not taken before the pass was given up. The portal is not asked
   * for what was changed there.
   */
  long left() {
    mayAsk = false;
    long left = found.size();
    while (holdings.hasNext()) {
      found.clear();
      compare(holdings.next());
      left += found.size();
    }
    found.clear();
    return left;
  }

  private void compare(Holding holding) {
    Dataset dataset = holding.dataset();
    if (dataset != null && !holding.withdrawn() && scope.awaitsCut(dataset)) {
      if (holding.isShown()) {
        remarks.accept(dataset, Notice.of(Code.PORTAL_AWAITS_CUT));
        unchanged++;
      }
      return;
    }
    if (dataset == null || !scope.contains(dataset)) {
      if (holding.mayBeShown()
          && (dataset == null || mayLeave)
          && !scope.leavesAlone(holding.id())) {
        found.add(withdrawal(holding, null));
      } else if (holding.withdrawn() && mayAsk && holding.remote() != null) {
        settled.add(new Settled(holding, null, holding.remote()));
      }
      return;
    }
    Portal.Sending sending = sending(dataset, holding);
    String fingerprint = fingerprint(sending);
    if (!fingerprint.equals(holding.fingerprint()) || isToOverwrite(holding)) {
      found.add(new Delivery.Publish(sending, dataset, fingerprint, !holding.isShown(), null));
      return;
    }
    if (holding.refused() != null) {
      ledger.agrees(target.name(), holding.id());
    }
    Remote remote = holding.remote();
    if (mayAsk && remote != null) {
      settled.add(new Settled(holding, dataset, remote));
    } else {
      unchanged(dataset, remote);
    }
  }

  /** Whether people's edits stay that the officer now wants to be overwritten. */
  private boolean isToOverwrite(Holding holding) {
    Remote remote = holding.remote();
    return target.overwrite() == Overwrite.ALL && remote != null && remote.keepsEdits();
  }

  private void unchanged(Dataset dataset, @Nullable Remote remote) {
    unchanged++;
    if (remote != null) {
      remote.kept().forEach(notice -> remarks.accept(dataset, notice));
    }
  }

  /**
   * @param seen as in {@link Delivery.Withdraw}
   */
  static Delivery.Withdraw withdrawal(Holding holding, @Nullable String seen) {
    return new Delivery.Withdraw(
        holding.id(),
        holding.title(),
        holding.remoteId(),
        holding.dataset() == null ? holding.absence() : Notice.of(Code.OUTSIDE_PORTAL),
        seen);
  }

  /** Finds records that somebody has changed or deleted on the portal. */
  private void ask() {
    if (settled.isEmpty()) {
      return;
    }
    Optional<Map<String, String>> versions = versions();
    mayAsk = versions.isPresent();
    if (mayAsk) {
      settled.forEach(one -> compare(one, versions.get().get(one.remote().id())));
    } else {
      settled.stream()
          .filter(one -> one.dataset() != null)
          .forEach(one -> unchanged(one.dataset(), one.remote()));
    }
    settled.clear();
  }

  private Optional<Map<String, String>> versions() {
    try {
      return session.versions(
          settled.stream().map(one -> one.remote().id()).collect(Collectors.toSet()));
    } catch (HarvestException e) {
      // No change of ours is delayed by this: these datasets are already on the portal.
      LOG.warn("{}", LogLine.about(target.name(), null, e.notice()));
      if (reason == null) {
        reason = e.notice();
      }
      return Optional.empty();
    }
  }

  /** Lets the portal look for existing records of many datasets at once. */
  private void announce() {
    List<Portal.Sending> newcomers =
        found.stream()
            .filter(Delivery.Publish.class::isInstance)
            .map(delivery -> ((Delivery.Publish) delivery).sending())
            .filter(sending -> sending.known().isEmpty())
            .toList();
    if (!newcomers.isEmpty()) {
      try {
        session.expect(newcomers);
      } catch (HarvestException e) {
        // Each one is looked for again when its turn comes, and then fails under its own name.
        LOG.debug("{}", LogLine.about(target.name(), null, e.notice()));
      }
    }
  }

  private void compare(Settled known, @Nullable String seen) {
    if (known.dataset() == null) {
      compareHidden(known, seen);
    } else if (seen == null && target.overwrite() == Overwrite.HARVESTED_ONLY) {
      remarks.accept(known.dataset(), Notice.of(Code.PORTAL_RECORD_GONE));
      unchanged++;
    } else if (seen != null
        && seen.equals(known.remote().version())
        && !known.holding().isToBeOfferedAgain(begun)) {
      unchanged(known.dataset(), known.remote());
    } else {
      Portal.Sending sending = sending(known.dataset(), known.holding());
      String fingerprint = fingerprint(sending);
      found.add(new Delivery.Publish(sending, known.dataset(), fingerprint, seen == null, seen));
    }
  }

  private void compareHidden(Settled known, @Nullable String seen) {
    if (seen == null) {
      // Deleted: without a record to watch, it would cost a request in each pass.
      ledger.withdrawn(target.name(), known.holding().id(), Optional.empty(), begun);
    } else if (!seen.equals(known.remote().version())) {
      found.add(withdrawal(known.holding(), seen));
    }
  }

  private static String fingerprint(Portal.Sending sending) {
    return Hashes.sha256(sending.rendered().toString());
  }

  /** What the portal should hold of a dataset. */
  Portal.Sending sending(Dataset dataset, Holding holding) {
    return new Portal.Sending(
        holding.id(),
        target.portal().render(dataset.cutTo(target.territory().code()), target.files()),
        holding.isPageShared() ? dataset.namesWithoutPages() : dataset.names(),
        Optional.ofNullable(holding.remote()),
        target.overwrite(),
        shown -> ledger.updating(target.name(), holding.id(), shown),
        target.folder());
  }
}
