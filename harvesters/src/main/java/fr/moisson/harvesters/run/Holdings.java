package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import java.util.Collections;
import java.util.Iterator;

/**
 * What a portal holds and should hold, page by page. Not a stream: flatMap would load a whole page
 * ahead before the first holding is settled.
 */
final class Holdings implements Iterator<Holding> {

  private static final int PAGE = 200;

  private final Ledger ledger;
  private final PortalTarget target;
  private Iterator<Holding> page = Collections.emptyIterator();
  private String last = "";

  Holdings(Ledger ledger, PortalTarget target) {
    this.ledger = ledger;
    this.target = target;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext()) {
      page = ledger.page(target.name(), target.territoryName(), last, PAGE).iterator();
    }
    return page.hasNext();
  }

  @Override
  public Holding next() {
    Holding holding = page.next();
    last = holding.id().key();
    return holding;
  }
}
