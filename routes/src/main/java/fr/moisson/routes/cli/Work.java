package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Portals;
import fr.moisson.routes.Target;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import java.util.List;

/** Harvests the chosen sources one after the other, then updates each portal once. */
final class Work {

  static Reports carryOut(
      Moisson moisson, List<Target> targets, String address, Database database) {
    List<RunReport> runs = targets.stream().map(moisson::harvest).toList();
    List<PortalReport> portals = Portals.names(targets).stream().map(moisson::reconcile).toList();
    return new Reports(address, runs, portals, Descriptions.of(new Shelf(database.jdbi())));
  }

  private Work() {}
}
