package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a portal holds and should hold; what failed in an earlier pass comes last, so that it does
 * not keep all others from being delivered, pass after pass. Everything is read twice if so.
 */
final class FailedLast implements Iterator<Holding> {

  private final Ledger ledger;
  private final PortalTarget target;
  private final Instant begun;
  private Holdings holdings;
  private @Nullable Holding next;
  private boolean hasPostponed;
  private boolean isSecondTime;

  /**
   * @param begun when the pass began
   */
  FailedLast(Ledger ledger, PortalTarget target, Instant begun) {
    this.ledger = ledger;
    this.target = target;
    this.begun = begun;
    this.holdings = new Holdings(ledger, target);
  }

  @Override
  public boolean hasNext() {
    while (next == null && hasMore()) {
      Holding holding = holdings.next();
      boolean hasFailed = holding.refused() != null && holding.refused().isBefore(begun);
      if (hasFailed == isSecondTime) {
        next = holding;
      }
      hasPostponed |= hasFailed;
    }
    return next != null;
  }

  private boolean hasMore() {
    if (!holdings.hasNext() && hasPostponed && !isSecondTime) {
      isSecondTime = true;
      holdings = new Holdings(ledger, target);
    }
    return holdings.hasNext();
  }

  @Override
  public Holding next() {
    Holding following = hasNext() ? next : null;
    if (following == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return following;
  }
}
