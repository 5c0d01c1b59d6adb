package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reconciling a portal did, in numbers.
 *
 * @param failed deliveries that failed; 1 if the pass itself failed
 * @param waiting deliveries that the portal did not answer, and those that were not tried after
 *     them
 * @param remarks the first ones: edits made on the portal, datasets that it already has from
 *     elsewhere
 * @param isBehind whether a later pass may do what this one could not
 * @param reason why the pass was given up or held back, or the last failure
 */
public record PortalReport(
    String portal,
    long created,
    long updated,
    long unchanged,
    long withdrawn,
    long failed,
    long waiting,
    long requests,
    @Nullable Notice reason,
    List<Remark> remarks,
    boolean isBehind) {

  public PortalReport {
    remarks = List.copyOf(remarks);
  }

  /** The same with these remarks in place of its own. */
  public PortalReport with(List<Remark> others) {
    return new PortalReport(
        portal, created, updated, unchanged, withdrawn, failed, waiting, requests, reason, others,
        isBehind);
  }

  /** For a pass that could not begin or continue; what it did until then is in the ledger. */
  public static PortalReport stopped(String portal, Notice reason) {
    return new PortalReport(portal, 0, 0, 0, 0, 1, 0, 0, reason, List.of(), true);
  }
}
