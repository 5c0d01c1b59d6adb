package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Catalogue.Concerned;
import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of the datasets that a run, which read its source to the end, did not store.
 *
 * @param tell receives what there is to say about the run as a whole
 */
record Absences(
    Catalogue catalogue, long run, Harvesting harvesting, RunTally tally, Consumer<Notice> tell) {

  /**
   * Withdraws what has been missing for long, unless too much is missing at once. What has lost all
   * its rows is never withdrawn unasked, and does not keep the others.
   *
   * @return what waits for an officer's approval, if anything does
   */
  Optional<Notice> settle(Instant now) {
    long renamed = catalogue.renamed(run);
    Missing missing = catalogue.missing(run);
    Missing emptied = catalogue.emptied(run);
    if (tally.hasReadNothing() && missing.held() == 0) {
      tell.accept(Notice.of(Code.NOTHING_LISTED));
    }
    if (harvesting.safety().allows(missing.missing(), missing.held() - emptied.missing())) {
      catalogue.markMissing(run, now);
      long unwanted = missing.refused().getOrDefault(Code.NOT_CHOSEN, 0L);
      // Some take the place of what was withdrawn.
      tellRenamed(withdraw(now, unwanted) ? catalogue.renamed(run) : renamed);
      tellWaiting(catalogue.missing(run));
      return Optional.of(emptied)
          .filter(some -> some.missing() > 0)
          .map(some -> HeldRun.about(Code.HELD_EMPTIED, some, harvesting.name()));
    }
    tellRenamed(renamed);
    return Optional.of(HeldRun.reason(missing, tally.hasReadNothing(), harvesting.name()));
  }

  /**
   * @param unwanted number of those that the officer's choice leaves out; they go at once
   */
  private boolean withdraw(Instant now, long unwanted) {
    Concerned gone = catalogue.withdraw(run, now.minus(harvesting.safety().grace()), now);
    if (gone.count() == 0) {
      return false;
    }
    tally.withdrawn(gone.count());
    Code what = gone.count() == unwanted ? Code.DATASETS_LEFT_OUT : Code.DATASETS_WITHDRAWN;
    tell.accept(Notice.of(what, gone.count(), harvesting.name(), gone.some()));
    return true;
  }

  private void tellRenamed(long count) {
    if (count > 0) {
      tell.accept(Notice.of(Code.RENAMED, count));
    }
  }

  private void tellWaiting(Missing waiting) {
    if (waiting.missing() > 0) {
      Duration grace = harvesting.safety().grace();
      String some = String.join(", ", waiting.titles());
      tell.accept(Notice.of(Code.MISSING, waiting.missing(), grace.toDays(), some));
    }
  }
}
