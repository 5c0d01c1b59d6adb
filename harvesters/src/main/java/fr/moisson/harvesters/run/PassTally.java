package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pass over a portal has done so far. Thread-safe. */
final class PassTally {

  private static final int MOST_REMARKS = 100;

  private long created;
  private long updated;
  private long unchanged;
  private long withdrawn;
  private long failed;
  private long unanswered;
  private boolean isBehind;
  private @Nullable Notice reason;
  private final List<Remark> remarks = new ArrayList<>();

  synchronized void created() {
    created++;
  }

  synchronized void updated() {
    updated++;
  }

  /** A record that was looked at and needed no change. */
  synchronized void unchanged() {
    unchanged++;
  }

  synchronized void withdrawn() {
    withdrawn++;
  }

  synchronized long countWithdrawn() {
    return withdrawn;
  }

  /**
   * A delivery that failed.
   *
   * @param isAnswered whether the portal is up, and has refused this record alone
   */
  synchronized void failed(Notice why, boolean isAnswered) {
    failed++;
    reason = why;
    unanswered += isAnswered ? 0 : 1;
    isBehind |= !isAnswered;
  }

  /** The pass ends early, and no delivery is to be blamed for it. */
  synchronized void stopped(Notice why) {
    isBehind = true;
    reason = why;
  }

  /** What the officer should know, though no delivery failed. */
  synchronized void because(Notice why) {
    reason = why;
  }

  synchronized void remark(String title, Notice notice) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(new Remark(title, notice));
    }
  }

  /**
   * The report.
   *
   * @param alike number of datasets that needed no look, since the portal has them as they should
   *     be
   * @param left number of deliveries that were not tried
   * @param held why some were held back or not checked; null if none was
   */
  synchronized PortalReport report(
      String portal, long alike, long left, long requests, @Nullable Notice held) {
    return new PortalReport(
        portal,
        created,
        updated,
        unchanged + alike,
        withdrawn,
        failed,
        unanswered + left,
        requests,
        reason == null ? held : reason,
        remarks,
        isBehind);
  }
}
