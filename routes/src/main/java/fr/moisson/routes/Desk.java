package fr.moisson.routes;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.Harvesting;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.PortalTarget;
import fr.moisson.harvesters.run.Reconciliation;
import fr.moisson.harvesters.run.Safety;
import fr.moisson.harvesters.run.Told;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.store.Outbox;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private final Stores stores;
  private final Doors doors;
  private final Territories territories;
  private final WorkFolders folders;
  private final Harvest harvest;
  private final Housekeeping housekeeping;
  private final Progress progress;
  private final Clock clock;

  /** The database's side. */
  public record Stores(Ledger ledger, Outbox outbox, Portal embedded) {}

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
      Stores stores,
      Doors doors,
      Territories territories,
      WorkFolders folders,
      Harvest harvest,
      Housekeeping housekeeping,
      Progress progress,
      Clock clock) {
    this.configuration = configuration;
    this.stores = stores;
    this.doors = doors;
    this.territories = territories;
    this.folders = folders;
    this.harvest = harvest;
    this.housekeeping = housekeeping;
    this.progress = progress;
    this.clock = clock;
  }

  /** Harvests one source; whatever goes wrong is in the report. */
  public RunReport harvest(Target target) {
    progress.started(target.name());
    RunReport report =
        folders.alone(target.name(), () -> run(target)).orElseGet(() -> busy(target));
    progress.ended(report);
    return report;
  }

  private RunReport run(Target target) {
    Harvesting harvesting;
    try {
      harvesting = harvesting(target);
    } catch (HarvestException e) {
      return failed(target, e.notice());
    }
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
        territory.portals().stream().map(portal -> territoryOf(territory, portal));
    return new Harvesting(
        territory.name(),
        whole,
        Stream.concat(Stream.of(whole), shown).distinct().toList(),
        target.source().name(),
        territory.sources().indexOf(target.source()),
        target.source().source(),
        target.source().recipe(),
        target.source().written(),
        target.source().keepAll(),
        safety());
  }

  private Territory territoryOf(ConfiguredTerritory territory, ConfiguredPortal portal) {
    return portal.place() == null
        ? territories.find(territory)
        : territories.find(territory, portal.place());
  }

  private Safety safety() {
    Safety safety = configuration.settings().safety();
    return safety == null ? Safety.DEFAULT : safety;
  }

  private RunReport busy(Target target) {
    return failed(target, Notice.of(Code.ALREADY_RUNNING, target.name()));
  }

  /** A run that never began leaves no trace in the catalogue, only this report and a line. */
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
    for (ConfiguredTerritory territory : configuration.territories()) {
      try {
        territories.find(territory);
        territory.portals().forEach(portal -> territoryOf(territory, portal));
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

  /** The contour of a place that has been looked up, by its code. */
  public Optional<Geometry> contourOf(String code) {
    return territories.contourOf(code);
  }

  /** Names of all portals: {@code territory/portal}. */
  public List<String> portals() {
    return configuration.territories().stream()
        .flatMap(territory -> portals(territory).stream())
        .toList();
  }

  /** Names of the portals that show a territory. */
  public List<String> portals(ConfiguredTerritory territory) {
    return territory.portals().stream().map(portal -> name(territory, portal)).toList();
  }

  /** The queues of the portals that show what a target harvests. */
  public List<String> queues(Target target) {
    return portals(target.territory()).stream().map(HarvestRoutes::queue).toList();
  }

  private static String name(ConfiguredTerritory territory, ConfiguredPortal portal) {
    return territory.name() + "/" + portal.name();
  }

  /** Deliveries a second; 0 means as many as come. */
  public int pace(String portal) {
    return find(portal).portal().deliveriesPerSecond();
  }

  /** Opens a pass over one portal. */
  public Reconciliation reconciliation(String portal) {
    Found found = find(portal);
    Opened opened = doors.portal(portal);
    return new Reconciliation(
        new PortalTarget(
            portal,
            found.territory().name(),
            territoryOf(found.territory(), found.portal()),
            found.portal().place() == null,
            Objects.requireNonNullElse(found.portal().portal(), stores.embedded()),
            files()),
        stores.ledger(),
        opened.door(),
        opened.requests(),
        safety(),
        clock);
  }

  private URI files() {
    return configuration.baseUrl().resolve("/files/");
  }

  private Found find(String portal) {
    return configuration.territories().stream()
        .flatMap(
            territory ->
                territory.portals().stream()
                    .filter(candidate -> name(territory, candidate).equals(portal))
                    .map(found -> new Found(territory, found)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no portal " + portal));
  }

  private record Found(ConfiguredTerritory territory, ConfiguredPortal portal) {}

  /** The report of a pass that could not begin. */
  public PortalReport notBegun(String portal, HarvestException failure) {
    LOG.warn("{}", Told.about(portal, null, failure.notice()));
    PortalReport report = new PortalReport(portal, 0, 0, 0, 0, 0, 0, failure.notice());
    progress.ended(report);
    return report;
  }

  /** Waits until no other process is at this portal. */
  Locks.Held inTurn(String portal) {
    return folders.inTurn("portal." + portal);
  }

  /** Ends a pass, and tells what came of it. */
  public PortalReport close(Reconciliation pass) {
    PortalReport report = pass.report();
    progress.ended(report);
    return report;
  }

  /** Drops what has become useless on disk. */
  public void tidy() {
    housekeeping.tidy(Target.all(configuration).stream().map(Target::name).toList());
  }

  /** Tells the events that nobody has been told yet. */
  public void tellEvents(Consumer<Outbox.Event> listener) {
    stores.outbox().tellAll(listener);
  }
}
