package fr.moisson.routes;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.run.Harvest;
import java.util.function.LongSupplier;

/** Opens the doors of sources, from which a replay reads what was kept, and those of portals. */
interface Doors {

  Opened source(String scope);

  Opened portal(String scope);

  Harvest.Mode mode();

  /**
   * @param requests sent through it so far
   */
  record Opened(Door door, LongSupplier requests) {}
}
