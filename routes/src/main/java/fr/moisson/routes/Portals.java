package fr.moisson.routes;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.run.Departure;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.PortalTarget;
import fr.moisson.harvesters.run.Reconciliation;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.PortalPace;
import fr.moisson.routes.portal.FormerPortals;
import fr.moisson.routes.store.PassHistory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The portals of all territories, by name, and the operations on one portal. */
public final class Portals {

  private static final Logger LOG = LoggerFactory.getLogger(Portals.class);

  private final Configuration configuration;
  private final Ledger ledger;
  private final PassHistory passes;
  private final Portal embedded;
  private final Path files;
  private final Doors doors;
  private final Territories territories;
  private final WorkFolders folders;
  private final Progress progress;
  private final Clock clock;
  private final Set<String> behind = new ConcurrentSkipListSet<>();

  /**
   * @param embedded the embedded portal
   * @param files folder of the extracts
   */
  Portals(
      Configuration configuration,
      Ledger ledger,
      PassHistory passes,
      Portal embedded,
      Path files,
      Doors doors,
      Territories territories,
      WorkFolders folders,
      Progress progress,
      Clock clock) {
    this.configuration = configuration;
    this.ledger = ledger;
    this.passes = passes;
    this.embedded = embedded;
    this.files = files;
    this.doors = doors;
    this.territories = territories;
    this.folders = folders;
    this.progress = progress;
    this.clock = clock;
    behind.addAll(names());
  }

  /** Names of all portals: {@code territory/portal}. */
  public List<String> names() {
    return configuration.territories().stream()
        .flatMap(territory -> names(territory).stream())
        .toList();
  }

  /** Names of the portals that show a territory. */
  public static List<String> names(ConfiguredTerritory territory) {
    return territory.portals().stream().map(portal -> name(territory, portal)).toList();
  }

  /** Names of the portals that show what targets harvest. */
  public static List<String> names(List<Target> targets) {
    return targets.stream()
        .map(Target::territory)
        .distinct()
        .flatMap(territory -> names(territory).stream())
        .toList();
  }

  /** The queues of the portals that show what a target harvests. */
  List<String> queues(Target target) {
    return names(target.territory()).stream().map(HarvestRoutes::queue).toList();
  }

  private static String name(ConfiguredTerritory territory, ConfiguredPortal portal) {
    return territory.name() + "/" + portal.name();
  }

  /** How fast a portal may be written to. */
  PortalPace pace(String portal) {
    return find(portal).portal().pace();
  }

  /** Opens a pass over one portal. */
  public Reconciliation reconciliation(String portal) {
    Found found = find(portal);
    Doors.Opened opened = doors.portal(portal);
    Reconciliation pass =
        new Reconciliation(
            target(found, portal, found.territory().name()),
            ledger,
            opened.door(),
            opened.requests(),
            configuration.settings().safetyOrDefault(),
            clock);
    Set<String> inUse = new HashSet<>(names());
    inUse.addAll(configuration.faults().territories().keySet());
    pass.recognise(inUse);
    return pass;
  }

  private PortalTarget target(Found found, String name, String territory) {
    return new PortalTarget(
        name,
        territory,
        territoryOf(found.territory(), found.portal()),
        found.portal().place() == null,
        Objects.requireNonNullElse(found.portal().portal(), embedded),
        found.portal().overwrite(),
        fileAddress(),
        files);
  }

  /** Withdraws what a former portal shows on the site of a configured one. */
  public void withdraw(FormerPortals.Former former, String portal) {
    try (Locks.Held turn = inTurn(portal)) {
      PortalTarget target = target(find(portal), former.name(), former.territory());
      Departure.of(target, ledger, doors.portal(portal).door(), clock);
    }
  }

  /** A configured portal on the site of a former one, for the same owner; no embedded one. */
  public Optional<String> successor(String former) {
    Optional<Ledger.Site> site =
        ledger.site(former).filter(its -> !its.address().equals(embedded.url().toString()));
    return names().stream()
        .filter(name -> site.isPresent() && ledger.site(name).equals(site))
        .findFirst();
  }

  /**
   * Takes over records that others have created on a portal for datasets that it should show.
   *
   * @param each receives each dataset as its record is taken over
   * @return number of records taken over
   */
  public long adopt(String portal, Consumer<Dataset> each) {
    try (Locks.Held turn = inTurn(portal)) {
      return reconciliation(portal).adopt(each);
    }
  }

  /**
   * Withdraws everything that no longer concerns a portal's territory, with the officer's consent.
   *
   * @return number of withdrawn datasets
   */
  public long letLeave(String portal) {
    try (Locks.Held turn = inTurn(portal)) {
      return reconciliation(portal).letLeave();
    }
  }

  /**
   * Configures a portal to harvest our catalogue.
   *
   * @param ofTerritory whether it should only harvest the datasets of its territory
   * @throws Misconfigured if the portal does not support that, or not at our address
   */
  public Registration register(String portal, boolean ofTerritory) {
    Found found = find(portal);
    if (!(found.portal().portal() instanceof PullingPortal pulling)) {
      throw new Misconfigured(Notice.of(Code.PORTAL_DOES_NOT_PULL, portal));
    }
    URI catalogue = configuration.baseUrl();
    if (RequestUris.isOnThisMachine(catalogue) && !RequestUris.isOnThisMachine(pulling.url())) {
      throw new Misconfigured(Notice.of(Code.CATALOGUE_OUT_OF_REACH, catalogue, pulling.url()));
    }
    if (ofTerritory) {
      catalogue =
          catalogue.resolve("territories/" + RequestUris.step(found.territory().name()) + "/");
    }
    String title = "Moisson – " + territoryOf(found.territory(), found.portal()).name();
    return pulling.register(catalogue, title, doors.portal(portal).door());
  }

  private URI fileAddress() {
    return configuration.baseUrl().resolve("files/");
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

  /** The report of a pass that could not begin or continue; a later pass will catch up. */
  PortalReport stopped(String portal, Throwable failure) {
    Notice why = Harvests.why(portal, failure);
    LOG.warn("{}", LogLine.about(portal, null, why));
    return ended(PortalReport.stopped(portal, why));
  }

  /** Waits until no other process is working on this portal. */
  Locks.Held inTurn(String portal) {
    return folders.inTurn("portal." + portal);
  }

  /** Ends a pass, and reports it. */
  PortalReport close(Reconciliation pass) {
    return ended(pass.report());
  }

  private PortalReport ended(PortalReport report) {
    if (report.isBehind()) {
      behind.add(report.portal());
    } else {
      behind.remove(report.portal());
    }
    keep(report);
    progress.ended(report);
    return report;
  }

  /** A failure to store the report does not undo the pass, whose effects are in the ledger. */
  private void keep(PortalReport report) {
    try {
      passes.keep(report, clock.instant());
    } catch (JdbiException e) {
      LOG.warn("{}", LogLine.about(report.portal(), null, Harvests.why(report.portal(), e)));
    }
  }

  /**
   * The queues of the portals that are behind, or have not been reconciled since the program
   * started; they are no longer returned afterwards.
   */
  List<String> queuesBehind() {
    List<String> taken = List.copyOf(behind);
    taken.forEach(behind::remove);
    return taken.stream().map(HarvestRoutes::queue).toList();
  }

  /** Whether a portal is behind, or has not been reconciled since the program started. */
  boolean isBehind(String portal) {
    return behind.contains(portal);
  }

  /** What a portal shows: the territory, or one of its communes. */
  Territory territoryOf(ConfiguredTerritory territory, ConfiguredPortal portal) {
    return portal.place() == null
        ? territories.find(territory)
        : territories.find(territory, portal.place());
  }
}
