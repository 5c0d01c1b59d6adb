package fr.moisson.routes;

import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.store.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What starts harvests besides the clock's ticks. */
final class Triggers {

  private final List<Target> targets;
  private final Runs runs;
  private final Clock clock;

  /**
   * @param targets what may be started
   */
  Triggers(List<Target> targets, Runs runs, Clock clock) {
    this.targets = List.copyOf(targets);
    this.runs = runs;
    this.clock = clock;
  }

  List<Target> targets() {
    return targets;
  }

  List<ConfiguredTerritory> territories() {
    return targets.stream().map(Target::territory).distinct().toList();
  }

  /** Those that should have been harvested since they last were: nobody was there at the time. */
  List<Target> missed() {
    Instant now = clock.instant();
    return targets.stream()
        .filter(
            target ->
                runs.lastStart(target.territory().name(), target.source().name())
                    .flatMap(target::next)
                    .filter(due -> due.toInstant().isBefore(now))
                    .isPresent())
        .toList();
  }
}
