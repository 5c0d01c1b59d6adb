package fr.moisson.routes;

import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.store.Requests;
import fr.moisson.routes.store.RunHistory;
import fr.moisson.routes.store.RunHistory.Harvested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reasons to harvest other than the schedule: a first harvest, a missed one, a failed one, a
 * requested one, a dropped file. The next harvest settles all reasons that came before it began,
 * whatever started it.
 */
final class Triggers {

  /** A file that changed more recently may still be being written. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  /** The schedule itself is never later than that. */
  private static final Duration LATE = Duration.ofMinutes(5);

  /** Pause before a harvest that could not even begin is tried again. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /**
   * Shortest pause before a failed harvest is tried again, since its next scheduled hour may be a
   * month away. The pause is as long as the source has been failing, so that a source that always
   * fails is soon harvested on schedule only.
   */
  private static final Duration SOONEST = Duration.ofHours(1);

  private final List<Target> targets;
  private final RunHistory runs;
  private final Requests requests;
  private final WorkFolders folders;
  private final Clock clock;

  /** By the names of their targets. */
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

  /** The last harvest started from here. */
  private record Attempt(Instant at, boolean isOver) {}

  /**
   * @param targets what may be started
   */
  Triggers(
      List<Target> targets, RunHistory runs, Requests requests, WorkFolders folders, Clock clock) {
    this.targets = List.copyOf(targets);
    this.runs = runs;
    this.requests = requests;
    this.folders = folders;
    this.clock = clock;
  }

  List<Target> targets() {
    return targets;
  }

  List<ConfiguredTerritory> territories() {
    return targets.stream().map(Target::territory).distinct().toList();
  }

  /** Whether it is not being harvested now. */
  boolean isFree(Target target) {
    return folders.isFree(target.name());
  }

  /** Records that somebody asks for harvests; see {@link Moisson#ask}. */
  List<String> ask(String subject) {
    Instant now = clock.instant();
    List<Target> asked =
        targets.stream()
            .filter(
                target ->
                    target.name().equals(subject) || target.territory().name().equals(subject))
            .toList();
    asked.forEach(target -> requests.add(target.territory().name(), target.source().name(), now));
    return asked.stream().map(Target::name).toList();
  }

  /**
   * The targets to harvest now; the caller must call {@link #ended} for each. A target that is
   * being harvested is left for the next time, because that harvest may have read an older state.
   */
  List<Target> due() {
    Instant now = clock.instant();
    List<Target> due =
        targets.stream()
            .filter(target -> isDue(target, now))
            .filter(this::isFree)
            // Checked again: a harvest may have ended between the two checks.
            .filter(target -> isDue(target, now))
            .toList();
    due.forEach(target -> attempts.put(target.name(), new Attempt(now, false)));
    return due;
  }

  private boolean isDue(Target target, Instant now) {
    Optional<Harvested> last =
        runs.lastHarvest(target.territory().name(), target.source().name())
            // A start in the future, from a wrong clock, would seem to settle every reason.
            .filter(harvest -> !harvest.started().isAfter(now));
    return wanted(target, last, now)
        .filter(last.map(Harvested::started).orElse(Instant.MIN)::isBefore)
        .filter(at -> isWorthTrying(target, at, now))
        .isPresent();
  }

  private boolean isWorthTrying(Target target, Instant wanted, Instant now) {
    Attempt before = attempts.get(target.name());
    return before == null
        || before.isOver()
            && (wanted.isAfter(before.at()) || now.isAfter(before.at().plus(PATIENCE)));
  }

  /** When the latest reason to harvest came up. */
  private Optional<Instant> wanted(Target target, Optional<Harvested> last, Instant now) {
    return Stream.of(
            last.map(harvest -> missed(target, harvest)).orElseGet(() -> first(target, now)),
            last.flatMap(harvest -> retry(target, harvest, now)),
            requests.last(target.territory().name(), target.source().name()),
            target.source().source().lastChange(now.minus(SETTLED)))
        .flatMap(Optional::stream)
        .filter(at -> !at.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /**
   * The first scheduled time after the last harvest; times during that harvest are settled by it.
   */
  private static Optional<Instant> missed(Target target, Harvested last) {
    return target
        .next(Objects.requireNonNullElse(last.ended(), last.started()))
        .map(hour -> hour.toInstant().plus(LATE));
  }

  private Optional<Instant> retry(Target target, Harvested last, Instant now) {
    if (target.next(now).isEmpty()) {
      return Optional.empty();
    }
    return runs.failingSince(target.territory().name(), target.source().name())
        .map(since -> Duration.between(since, last.started()))
        .map(failing -> Collections.max(List.of(failing, SOONEST)))
        .map(Objects.requireNonNullElse(last.ended(), last.started())::plus);
  }

  /** One that was never harvested may have a month to wait, unless it is to wait for ever. */
  private static Optional<Instant> first(Target target, Instant now) {
    return target.next(now).map(hour -> Instant.EPOCH);
  }

  void ended(Target target) {
    attempts.computeIfPresent(target.name(), (name, attempt) -> new Attempt(attempt.at(), true));
  }
}
