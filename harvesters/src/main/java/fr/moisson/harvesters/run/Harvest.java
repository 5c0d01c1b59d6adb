package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Catalogue.Change;
import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One harvest of a source, from its first entry to its last, into the catalogue. Nothing is
 * withdrawn unless the source was read to its end, and then only what {@link Safety} allows.
 */
public final class Harvest {

  private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);

  private final Catalogue catalogue;
  private final Preparation preparation;
  private final Clock clock;

  public Harvest(Catalogue catalogue, Preparation preparation, Clock clock) {
    this.catalogue = catalogue;
    this.preparation = preparation;
    this.clock = clock;
  }

  /** How to read a source. */
  public enum Mode {
    /** Only what has changed; everything if a full listing is due. */
    USUAL,
    /** From answers kept on different days, which make up no listing: nothing is missing. */
    REPLAY
  }

  /** Runs the harvest. All failures of the source end in the report. */
  public RunReport run(Harvesting harvesting, RunSetting setting) {
    Instant start = clock.instant();
    long id =
        catalogue.open(
            harvesting.territoryName(),
            harvesting.sourceName(),
            harvesting.rank(),
            setting.mode() == Mode.REPLAY,
            start);
    return new Attempt(harvesting, setting, id, start).carryOut();
  }

  /** Stores the report of a run that could not begin, so that it shows in the history. */
  public void keep(RunReport report, int rank, boolean isReplay) {
    Instant now = clock.instant();
    long run = catalogue.open(report.territory(), report.source(), rank, isReplay, now);
    catalogue.note(run, null, Stream.ofNullable(report.reason()).toList());
    catalogue.close(run, report, null, false, now);
  }

  /** The notice for a failure; a bug of ours is logged with its stack trace. */
  public static Notice why(Throwable failure, String where) {
    Notice why = Notice.why(failure);
    if (why.code() == Code.BUG) {
      LOG.error("Internal error in Moisson, at {}", where, failure);
    }
    return why;
  }

  private final class Attempt {
    private final Harvesting harvesting;
    private final RunSetting setting;
    private final long run;
    private final Instant start;
    private final RunTally tally = new RunTally();
    private final Run visit;
    private final Choosing choosing;
    private @Nullable Notice unplaced;

    Attempt(Harvesting harvesting, RunSetting setting, long run, Instant start) {
      this.harvesting = harvesting;
      this.setting = setting;
      this.run = run;
      this.start = start;
      this.choosing = new Choosing(harvesting);
      Catalogue.@Nullable Progress last = setting.mode() == Mode.REPLAY ? null : last();
      this.visit =
          new Run(
              harvesting.territory(),
              setting.door(),
              setting.workFolder(),
              last == null ? null : last.marker(),
              last == null || harvesting.safety().isFullListingDue(last.fullListing(), start),
              this::tell,
              start,
              catalogue.memory(harvesting.territoryName(), harvesting.sourceName()).orElse(null),
              this::remember);
    }

    /** A replay reads old answers, and must not change what the source remembers. */
    private void remember(String memory) {
      if (setting.mode() == Mode.USUAL) {
        catalogue.remember(
            harvesting.territoryName(), harvesting.sourceName(), memory, clock.instant());
      }
    }

    /** The progress of a run under other options says nothing about this one. */
    private Catalogue.@Nullable Progress last() {
      String prefix = harvesting.setup() + " ";
      Instant gone = start.minus(harvesting.safety().grace());
      return catalogue
          .progress(harvesting.territoryName(), harvesting.sourceName(), gone)
          .filter(progress -> progress.marker().startsWith(prefix))
          .map(
              progress ->
                  new Catalogue.Progress(
                      progress.marker().substring(prefix.length()), progress.fullListing()))
          .orElse(null);
    }

    RunReport carryOut() {
      try (Stream<RawItem> items = harvesting.source().fetch(visit)) {
        items.forEachOrdered(this::take);
        visit.empty().stream()
            .map(this::id)
            .filter(id -> catalogue.published(id).isPresent())
            .forEach(id -> catalogue.note(run, id, List.of(Notice.of(Code.EMPTIED))));
      } catch (Unavailable | Misconfigured e) {
        tell(e.notice());
        return close(tally.hasReadNothing() ? State.FAILED : State.INCOMPLETE, e.notice());
      } catch (BadItem e) {
        // Thrown by the listing itself; those of single entries are handled in take().
        tell(e.notice());
        return close(State.INCOMPLETE, e.notice());
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        // The errors that an answer can cause, by its depth or its size, must not stop the program.
        Notice why = why(e, harvesting.name());
        tell(why);
        return close(State.FAILED, why);
      }
      if (unplaced != null) {
        return close(State.INCOMPLETE, unplaced);
      }
      return isWholeListing() ? settleAbsences() : close(State.COMPLETE, null);
    }

    private boolean isWholeListing() {
      return setting.mode() == Mode.USUAL && !visit.stoppedEarly();
    }

    private void take(RawItem item) {
      tally.read();
      setting.progress().run();
      List<Notice> notices = new ArrayList<>();
      DatasetId id;
      try {
        id = id(item.remoteId());
      } catch (BadItem e) {
        tally.rejected();
        tell(e.notice());
        return;
      }
      try {
        Dataset dataset = preparation.prepare(harvesting, choosing, id, item, notices::add);
        store(dataset, notices);
      } catch (BadItem e) {
        if (hasRowsOnlyBeside(item, e, notices)) {
          visit.foundEmpty(item.remoteId());
          return;
        }
        tally.rejected();
        visit.refuse(item.remoteId());
        if (e.notice().code() == Code.NOT_CHOSEN) {
          notices.clear(); // What is wrong with it is nobody's business any more.
        }
        notices.add(e.notice());
        settle(id, e.notice(), notices);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        // A bug that shows on one entry must not cost the others their run.
        if (e instanceof Unavailable || e instanceof Misconfigured) {
          throw e;
        }
        Notice why = why(e, id.toString());
        if (why.code() == Code.DISK_FULL) {
          throw new Misconfigured(why, e); // The others would not find more room.
        }
        tally.failed();
        visit.refuse(item.remoteId());
        notices.add(why);
        settle(id, why, notices);
      }
    }

    /**
     * Whether the territory has none of the rows that a service gave for its box, which always
     * holds parts of its neighbours.
     */
    private boolean hasRowsOnlyBeside(RawItem item, BadItem why, List<Notice> notices) {
      Set<Code> codes = notices.stream().map(Notice::code).collect(Collectors.toSet());
      return why.notice().code() == Code.OUTSIDE_TERRITORY
          && codes.contains(Code.NO_ROW_INSIDE)
          && !codes.contains(Code.ROWS_WITHOUT_PLACE)
          && harvesting.source().table(item).filter(Table::askedByBox).isPresent();
    }

    private void store(Dataset dataset, List<Notice> notices) {
      preparation.compare(dataset, notices, catalogue::published).ifPresent(notices::add);
      Change change = catalogue.store(run, dataset, notices, clock.instant());
      if (change == Change.DUPLICATE) {
        Notice duplicate = Notice.of(Code.DUPLICATE_IDENTIFIER, dataset.id().remoteId());
        catalogue.note(run, dataset.id(), List.of(duplicate));
        notices.add(duplicate);
      }
      tally.stored(change);
      tally.told(notices);
    }

    private DatasetId id(String remoteId) {
      return new DatasetId(harvesting.territoryName(), harvesting.sourceName(), remoteId.strip());
    }

    private void settle(DatasetId id, Notice cause, List<Notice> notices) {
      if (Missing.REFUSALS.contains(cause.code())) {
        if (notices.stream().anyMatch(notice -> notice.code() == Code.NO_ROWS)) {
          visit.foundEmpty(id.remoteId()); // Only reading the table has shown that.
        }
        catalogue.note(run, id, notices);
      } else {
        // An entry that cannot be read still exists at its source.
        boolean isHeld = catalogue.keep(run, id, notices);
        // It had a place before, so that what we hold would grow old without anybody noticing.
        if (isHeld && unplaced == null && cause.code() == Code.ROWS_NOWHERE) {
          unplaced = cause;
        }
      }
      tally.told(notices);
      if (cause.code().severity() == Notice.Severity.ERROR) {
        LOG.warn("{}", LogLine.about(harvesting.name(), id.remoteId(), cause));
      }
    }

    private RunReport settleAbsences() {
      choosing.unmet().map(unmet -> Notice.of(Code.CHOICE_UNMET, unmet)).forEach(this::tell);
      Optional<Notice> reason =
          new Absences(catalogue, run, harvesting, tally, this::tell).settle(clock.instant());
      reason.ifPresent(this::tell);
      return close(reason.isPresent() ? State.HELD : State.COMPLETE, reason.orElse(null));
    }

    private void tell(Notice notice) {
      catalogue.note(run, null, List.of(notice));
      tally.told(List.of(notice));
      if (notice.code().severity() != Notice.Severity.INFO) {
        LOG.warn("{}", LogLine.about(harvesting.name(), null, notice));
      }
    }

    private RunReport close(State state, @Nullable Notice reason) {
      double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
      RunReport report =
          tally.report(harvesting, state, setting.requests().getAsLong(), seconds, reason);
      if (state != State.COMPLETE && setting.stopping().getAsBoolean()) {
        return report;
      }
      boolean complete = state == State.COMPLETE && setting.mode() == Mode.USUAL;
      String marker =
          complete ? visit.marker().map(far -> harvesting.setup() + " " + far).orElse(null) : null;
      catalogue.close(run, report, marker, complete && isWholeListing(), clock.instant());
      return report;
    }
  }
}
