package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.territory.Relevance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which datasets a portal shows: those that concern its territory. */
final class PortalScope {

  private final PortalTarget target;
  private final Relevance relevance;
  private Set<DatasetId> leftAlone = Set.of();

  PortalScope(PortalTarget target) {
    this.target = target;
    this.relevance = new Relevance(target.territory());
  }

  /** Neither publishes nor withdraws these datasets, whose record is another organisation's. */
  void leaveAlone(Set<DatasetId> inOtherHands) {
    leftAlone = Set.copyOf(inOtherHands);
  }

  boolean leavesAlone(DatasetId id) {
    return leftAlone.contains(id);
  }

  /** Whether a dataset is to be shown on the portal as it is now. */
  boolean contains(Dataset dataset) {
    if (leavesAlone(dataset.id())) {
      return false;
    }
    List<Distribution.Extract> extracts = dataset.extracts().toList();
    if (!extracts.isEmpty()) {
      return isCutForUs(extracts);
    }
    // The portal of the whole territory only loses what leaves the catalogue.
    return target.isWhole() || relevance.concerns(dataset);
  }

  /**
   * Whether its files are not yet cut to the territory: the officer has changed the territory's
   * code, or added the portal of a commune, and the source has not been harvested since.
   */
  boolean awaitsCut(Dataset dataset) {
    List<Distribution.Extract> extracts = dataset.extracts().toList();
    return !leavesAlone(dataset.id())
        && !extracts.isEmpty()
        && !isCutForUs(extracts)
        && !dataset.emptyIn().contains(target.territory().code());
  }

  private boolean isCutForUs(List<Distribution.Extract> extracts) {
    return extracts.stream()
        .anyMatch(extract -> extract.territory().equals(target.territory().code()));
  }

  /** Whether the portal shows a dataset that no longer concerns its territory. */
  boolean isLeft(Holding holding) {
    Dataset dataset = holding.dataset();
    return holding.isShown() && dataset != null && !contains(dataset) && !awaitsCut(dataset);
  }

  /**
   * Why what no longer concerns the territory must stay for now, if so: a wrong contour, or a
   * change of member communes, could empty the portal of a commune.
   */
  Optional<Notice> breaker(Ledger ledger, Safety safety) {
    if (target.isWhole()) {
      return Optional.empty();
    }
    long shown = 0;
    long leaving = 0;
    for (Holdings all = new Holdings(ledger, target); all.hasNext(); ) {
      Holding holding = all.next();
      shown += holding.isShown() ? 1 : 0;
      leaving += isLeft(holding) ? 1 : 0;
    }
    return safety.allows(leaving, shown)
        ? Optional.empty()
        : Optional.of(Notice.of(Code.PORTAL_HELD, leaving, shown, target.name()));
  }
}
