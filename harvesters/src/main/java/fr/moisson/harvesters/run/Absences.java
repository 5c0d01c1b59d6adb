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
          .map(some -> held(Code.HELD_EMPTIED, some));
    }
    tellRenamed(renamed);
    return Optional.of(held(missing));
  }

  /** Why the run waits for an officer's approval: more is missing than may leave without it. */
  private Notice held(Missing missing) {
    return tally.hasReadNothing() && missing.missing() == missing.held()
        ? Notice.of(Code.EMPTY_SOURCE, missing.held(), harvesting.name())
        : held(reason(missing), missing);
  }

  private Notice held(Code reason, Missing missing) {
    String titles = String.join(", ", missing.titles());
    return Notice.of(reason, missing.missing(), missing.held(), harvesting.name(), titles);
  }

  private static Code reason(Missing missing) {
    if (missing.refused().isEmpty()) {
      return Code.HELD;
    }
    if (isForAll(Code.OUTSIDE_TERRITORY, missing)) {
      return Code.HELD_OUTSIDE;
    }
    return isForAll(Code.NOT_CHOSEN, missing) ? Code.HELD_NOT_CHOSEN : Code.HELD_REFUSED;
  }

  private static boolean isForAll(Code reason, Missing missing) {
    return missing.refused().getOrDefault(reason, 0L) == missing.missing();
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
