package fr.moisson.routes;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.Harvesting;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.harvesters.run.RunSetting;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.portal.FormerPortals;
import fr.moisson.routes.store.StorageFailure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Harvests of sources, by name, and the operations on one source. */
final class Harvests {

  private static final Logger LOG = LoggerFactory.getLogger(Harvests.class);

  private static final Set<Code> LEFT = Set.of(Code.NOT_A_MEMBER, Code.MEMBER_HAS_MERGED);

  private final Configuration configuration;
  private final Portals portals;
  private final Doors doors;
  private final Territories territories;
  private final WorkFolders folders;
  private final Catalogue catalogue;
  private final Harvest harvest;
  private final FormerPortals formerPortals;
  private final Progress progress;
  private volatile boolean stopping;

  Harvests(
      Configuration configuration,
      Portals portals,
      Doors doors,
      Territories territories,
      WorkFolders folders,
      Catalogue catalogue,
      Harvest harvest,
      FormerPortals formerPortals,
      Progress progress) {
    this.configuration = configuration;
    this.portals = portals;
    this.doors = doors;
    this.territories = territories;
    this.folders = folders;
    this.catalogue = catalogue;
    this.harvest = harvest;
    this.formerPortals = formerPortals;
    this.progress = progress;
  }

  /** Harvests one source; any failure is in the report. */
  RunReport harvest(Target target) {
    progress.started(target.name());
    RunReport report = attempt(target);
    progress.ended(report);
    return report;
  }

  /** From now on, a harvest that fails counts as interrupted, and is repeated at the next start. */
  void stop() {
    stopping = true;
  }

  /** A failure of the store or the disk must not cost the other sources their harvest. */
  private RunReport attempt(Target target) {
    try {
      return folders.alone(target.name(), () -> run(target)).orElseGet(() -> busy(target));
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(target, why(target.name(), e));
    }
  }

  /** Why a source or a portal failed; a bug is logged with the name. */
  static Notice why(String name, Throwable failure) {
    return StorageFailure.of(failure).orElseGet(() -> Harvest.why(failure, name));
  }

  private RunReport run(Target target) {
    formerPortals.follow(portals.names());
    catalogue.configured(
        target.territory().name(),
        target.territory().sources().stream().map(ConfiguredSource::name).toList());
    Harvesting harvesting;
    try {
      harvesting = harvesting(target);
    } catch (Unavailable | Misconfigured e) {
      RunReport report = failed(target, e.notice());
      harvest.keep(report, rank(target), doors.mode() == Mode.REPLAY);
      return report;
    }
    Doors.Opened opened = doors.source(target.name());
    return folders.inWorkFolder(
        target.name(),
        folder ->
            harvest.run(
                harvesting,
                new RunSetting(
                    opened.door(),
                    opened.requests(),
                    folder,
                    doors.mode(),
                    () -> progress.read(target.name()),
                    () -> stopping)));
  }

  private Harvesting harvesting(Target target) {
    ConfiguredTerritory territory = target.territory();
    Territory whole = territories.find(territory);
    Stream<Territory> shown =
        territory.portals().stream().flatMap(portal -> shown(territory, portal).stream());
    return new Harvesting(
        territory.name(),
        whole,
        Stream.concat(Stream.of(whole), shown).distinct().toList(),
        target.source().name(),
        rank(target),
        target.source().source(),
        target.source().recipe(),
        target.source().defaults(),
        target.source().choice(),
        target.source().written(),
        target.source().keepAll(),
        configuration.settings().safetyOrDefault());
  }

  /**
   * Empty if the commune of a portal has left the EPCI, or merged: only the pass over that portal
   * fails, and reports it.
   */
  private Optional<Territory> shown(ConfiguredTerritory territory, ConfiguredPortal portal) {
    try {
      return Optional.of(portals.territoryOf(territory, portal));
    } catch (Misconfigured e) {
      if (!LEFT.contains(e.notice().code())) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static int rank(Target target) {
    return target.territory().sources().indexOf(target.source());
  }

  private RunReport busy(Target target) {
    return failed(target, Notice.of(Code.ALREADY_RUNNING, target.name()));
  }

  /**
   * A harvest that met another one of the same source, or could not be stored, has no other trace
   * than this report and a log line.
   */
  private static RunReport failed(Target target, Notice reason) {
    LOG.warn("{}", LogLine.about(target.name(), null, reason));
    return RunReport.notBegun(target.territory().name(), target.source().name(), reason);
  }
}
