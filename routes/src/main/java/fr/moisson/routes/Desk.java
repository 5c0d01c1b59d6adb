package fr.moisson.routes;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.Harvesting;
import fr.moisson.harvesters.run.Told;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.TerritoryFile.Place;
import fr.moisson.routes.store.Breakdown;
import fr.moisson.routes.store.Outbox;
import fr.moisson.routes.store.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the routes ask for: between the names that officers use and the domain that does the work.
 */
public final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Configuration configuration;
  private final Portals portals;
  private final Outbox outbox;
  private final Runs runs;
  private final Doors doors;
  private final Territories territories;
  private final WorkFolders folders;
  private final Harvest harvest;
  private final Housekeeping housekeeping;
  private final Progress progress;
  private final Clock clock;

  /** Opens the doors of sources, from which a replay reads what was kept, and those of portals. */
  public interface Doors {
    Opened source(String scope);

    Opened portal(String scope);

    Harvest.Mode mode();
  }

  /**
   * @param requests sent through it so far
   */
  public record Opened(Door door, LongSupplier requests) {}

  Desk(
      Configuration configuration,
      Portals portals,
      Outbox outbox,
      Runs runs,
      Doors doors,
      Territories territories,
      WorkFolders folders,
      Harvest harvest,
      Housekeeping housekeeping,
      Progress progress,
      Clock clock) {
    this.configuration = configuration;
    this.portals = portals;
    this.outbox = outbox;
    this.runs = runs;
    this.doors = doors;
    this.territories = territories;
    this.folders = folders;
    this.harvest = harvest;
    this.housekeeping = housekeeping;
    this.progress = progress;
    this.clock = clock;
  }

  /** Those that should have been harvested since they last were: nobody was there at the time. */
  public List<Target> missed(List<Target> targets) {
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

  /** Harvests one source; whatever goes wrong is in the report. */
  public RunReport harvest(Target target) {
    progress.started(target.name());
    RunReport report = attempt(target);
    progress.ended(report);
    return report;
  }

  /** Whatever happens to the store or the disk must not cost the other sources their harvest. */
  private RunReport attempt(Target target) {
    try {
      return folders.alone(target.name(), () -> run(target)).orElseGet(() -> busy(target));
    } catch (RuntimeException e) {
      return failed(target, why(target.name(), e));
    }
  }

  /** Why a source or a portal was left; a fault of ours is logged with where it was. */
  static Notice why(String name, Throwable failure) {
    Notice why = Breakdown.of(failure).orElseGet(() -> Notice.why(failure));
    if (why.code() == Code.BUG) {
      LOG.error("A fault of Moisson, at {}", name, failure);
    }
    return why;
  }

  private RunReport run(Target target) {
    Harvesting harvesting = harvesting(target);
    Opened opened = doors.source(target.name());
    return folders.inWorkFolder(
        target.name(),
        folder ->
            harvest.run(
                harvesting,
                new Harvest.Setting(
                    opened.door(),
                    opened.requests(),
                    folder,
                    doors.mode(),
                    () -> progress.read(target.name()))));
  }

  private Harvesting harvesting(Target target) {
    ConfiguredTerritory territory = target.territory();
    Territory whole = territories.find(territory);
    Stream<Territory> shown =
        territory.portals().stream().map(portal -> portals.territoryOf(territory, portal));
    return new Harvesting(
        territory.name(),
        whole,
        Stream.concat(Stream.of(whole), shown).distinct().toList(),
        target.source().name(),
        territory.sources().indexOf(target.source()),
        target.source().source(),
        target.source().recipe(),
        target.source().defaults(),
        target.source().choice(),
        target.source().written(),
        target.source().keepAll(),
        configuration.settings().safetyOrDefault());
  }

  private RunReport busy(Target target) {
    return failed(target, Notice.of(Code.ALREADY_RUNNING, target.name()));
  }

  /** What never began, or could not be kept, has no other report than this one and a line. */
  private static RunReport failed(Target target, Notice reason) {
    LOG.warn("{}", Told.about(target.name(), null, reason));
    return new RunReport(
        target.territory().name(),
        target.source().name(),
        State.FAILED,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        0,
        0,
        reason);
  }

  /** Looks every territory up, so that pages can name and draw them before the first harvest. */
  public void meetTerritories() {
    forEachPlace(territories::find);
  }

  /** The same of what is at hand, for a site that is written without asking anybody. */
  public void recallTerritories() {
    forEachPlace(territories::recall);
  }

  private void forEachPlace(BiConsumer<ConfiguredTerritory, Place> action) {
    for (ConfiguredTerritory territory : configuration.territories()) {
      try {
        action.accept(territory, territory.place());
        territory.portals().stream()
            .flatMap(portal -> Stream.ofNullable(portal.place()))
            .forEach(place -> action.accept(territory, place));
      } catch (HarvestException e) {
        // Its harvests will stop for the same reason, and say so.
        LOG.debug("{}", Told.about(territory.name(), null, e.notice()));
      }
    }
  }

  /** What readers call a place that has been looked up, by its code or its file; else the same. */
  public String nameOf(String place) {
    return territories.nameOf(place);
  }

  /** The territories that a commune is a member of, or that are communes of an EPCI, by file. */
  public List<String> around(String code) {
    return territories.around(code);
  }

  /** The contour of a place that has been looked up, by its code. */
  public Optional<Geometry> contourOf(String code) {
    return territories.contourOf(code);
  }

  public Portals portals() {
    return portals;
  }

  /** Drops what has become useless on disk. */
  public void tidy() {
    housekeeping.tidy();
  }

  /** Tells the events that nobody has been told yet. */
  public void tellEvents(Consumer<Outbox.Event> listener) {
    outbox.tellAll(listener);
  }
}
