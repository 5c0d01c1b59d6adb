package fr.moisson.routes.safety;

import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.harvesters.run.Delivery;
import fr.moisson.harvesters.run.Departure;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.Harvesting;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.PortalTarget;
import fr.moisson.harvesters.run.Preparation;
import fr.moisson.harvesters.run.Reconciliation;
import fr.moisson.harvesters.run.RunSetting;
import fr.moisson.harvesters.run.Safety;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Sql;
import fr.moisson.routes.store.SqlCatalogue;
import fr.moisson.routes.store.SqlLedger;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The real catalogue, rules, harvest and reconciliation, between a scripted source and a scripted
 * portal.
 */
final class Bench implements AutoCloseable {

  static final Territory NIORT = commune("79191", "Niort");
  static final Territory BREST = commune("29019", "Brest");

  final MovableClock clock = new MovableClock();
  final ScriptedSource source = new ScriptedSource();
  final ScriptedPortal portal = new ScriptedPortal();
  final SqlCatalogue catalogue;
  final Sql sql;
  private final Database database;
  private final Path folder;

  /** Name of the territory's file. */
  String file = "niort";

  String options = "";
  Choice choice = Choice.ALL;
  Recipe recipe = Recipe.USUAL;
  Territory territory = NIORT;

  /** Communes with a portal of their own. */
  List<Territory> communes = List.of();

  Overwrite overwrite = Overwrite.HARVESTED_ONLY;

  Bench(Path folder) {
    this.folder = folder;
    this.database = Database.sqlite(folder.resolve("moisson.db"));
    this.catalogue = new SqlCatalogue(database.jdbi());
    this.sql = new Sql(database.jdbi());
  }

  RunReport harvest() {
    return harvest(Mode.USUAL, Safety.DEFAULT);
  }

  RunReport harvest(Mode mode, Safety safety) {
    Harvesting harvesting =
        new Harvesting(
            file,
            territory,
            Stream.concat(Stream.of(territory), communes.stream()).toList(),
            "essai",
            0,
            source,
            recipe,
            Defaults.NONE,
            choice,
            options,
            true,
            safety);
    Preparation preparation = new Preparation(Rules.all(clock), KnownSchemas.NONE, folder);
    return new Harvest(catalogue, preparation, clock)
        .run(
            harvesting,
            new RunSetting(Datasets.NO_DOOR, () -> 1, folder, mode, () -> {}, () -> false));
  }

  long approve() {
    return catalogue.approve("niort", "essai", clock.instant()).count();
  }

  long restore() {
    return catalogue.restore("niort", "essai", clock.instant()).count();
  }

  /** Remote ids of the datasets in the catalogue. */
  List<String> held() {
    return sql.held();
  }

  List<String> notices() {
    return sql.notices();
  }

  PortalReport reconcile() {
    return reconcile(NIORT, true);
  }

  /**
   * A whole pass in the order used by the routes: Camel prepares the next delivery before it hands
   * one over.
   *
   * @param shown the territory of the portal
   */
  PortalReport reconcile(Territory shown, boolean isWhole) {
    Reconciliation pass = pass(shown, isWhole);
    Iterator<Delivery> deliveries = pass.deliveries();
    while (deliveries.hasNext()) {
      Delivery delivery = deliveries.next();
      boolean ahead = deliveries.hasNext();
      try {
        pass.settle(delivery);
      } catch (HarvestException e) {
        pass.giveUp(delivery, e);
      }
      if (!ahead) {
        break;
      }
    }
    return pass.report();
  }

  Reconciliation pass(Territory shown, boolean isWhole) {
    Reconciliation pass =
        new Reconciliation(
            target(shown, isWhole),
            new SqlLedger(database.jdbi()),
            Datasets.NO_DOOR,
            () -> 0,
            Safety.DEFAULT,
            clock);
    pass.recognise(List.of(file + "/essai"));
    return pass;
  }

  /** Withdraws all that the portal shows. */
  long depart() {
    return Departure.of(
        target(NIORT, true), new SqlLedger(database.jdbi()), Datasets.NO_DOOR, clock);
  }

  private PortalTarget target(Territory shown, boolean isWhole) {
    return new PortalTarget(
        file + "/essai",
        file,
        shown,
        isWhole,
        portal,
        overwrite,
        URI.create("https://m.example/"),
        Path.of("."));
  }

  /** The process dies here: nothing catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static Territory commune(String code, String name) {
    return commune(code, name, "");
  }

  /**
   * A commune.
   *
   * @param epci SIREN of the EPCI that the commune belongs to
   */
  static Territory commune(String code, String name, String epci) {
    return new Territory(
        Kind.COMMUNE,
        code,
        name,
        List.of(new Commune(code, name, code.substring(0, 2), "75", epci, 0)),
        new GeometryFactory().toGeometry(new Envelope(-1, 0, 46, 47)),
        "2026");
  }

  @Override
  public void close() {
    database.close();
  }
}
