package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Catalogue.Change;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counters of a run in progress. Used by one thread. */
final class RunTally {

  private long read;
  private long created;
  private long updated;
  private long unchanged;
  private long withdrawn;
  private long rejected;
  private long failed;
  private long notices;

  void read() {
    read++;
  }

  void stored(Change change) {
    switch (change) {
      case CREATED -> created++;
      case UPDATED -> updated++;
      case UNCHANGED -> unchanged++;
      case DUPLICATE -> rejected++;
    }
  }

  void rejected() {
    rejected++;
  }

  void failed() {
    failed++;
  }

  void withdrawn(long count) {
    withdrawn += count;
  }

  void told(List<Notice> told) {
    notices += told.size();
  }

  boolean hasReadNothing() {
    return read == 0;
  }

  RunReport report(
      Harvesting harvesting,
      RunReport.State state,
      long requests,
      double seconds,
      @Nullable Notice reason) {
    return new RunReport(
        harvesting.territoryName(),
        harvesting.sourceName(),
        state,
        read,
        created,
        updated,
        unchanged,
        withdrawn,
        rejected,
        failed,
        notices,
        requests,
        seconds,
        reason);
  }
}
