package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private final Map<Notice, Losses> losses = new LinkedHashMap<>();

  /** Of how many datasets the portal did not take the same; the title is that of the first. */
  private record Losses(String title, int count) {

    Remark remark(Notice loss) {
      return count == 1 || loss.code() != Code.PORTAL_LOSES
          ? new Remark(title, loss)
          : new Remark(
              title, Notice.of(Code.PORTAL_LOSES_OF_SEVERAL, loss.args().get(0), count - 1));
    }
  }

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

  /**
   * Keeps a remark for the report. What a portal lacks, such as a licence, may concern all datasets
   * in every pass, and must leave room for what happened in this one.
   *
   * @return whether this was not yet said of another dataset
   */
  synchronized boolean remark(String title, Notice notice) {
    if (notice.code() == Code.PORTAL_LOSES || notice.code() == Code.PORTAL_WITHOUT_GROUP) {
      return isFirst(title, notice);
    }
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(new Remark(title, notice));
    }
    return true;
  }

  private boolean isFirst(String title, Notice loss) {
    if (losses.containsKey(loss)) {
      losses.computeIfPresent(loss, (same, of) -> new Losses(of.title(), of.count() + 1));
      return false;
    }
    if (losses.size() < MOST_REMARKS) {
      losses.put(loss, new Losses(title, 1));
    }
    return true;
  }

  private List<Remark> remarks() {
    return Stream.concat(
            remarks.stream(),
            losses.entrySet().stream().map(entry -> entry.getValue().remark(entry.getKey())))
        .limit(MOST_REMARKS)
        .toList();
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
        remarks(),
        isBehind);
  }
}
