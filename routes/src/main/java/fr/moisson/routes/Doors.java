package fr.moisson.routes;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.run.Harvest;
import java.util.function.LongSupplier;

/** Opens doors for sources and for portals. In a replay, the doors of sources read kept answers. */
interface Doors {

  Opened source(String scope);

  Opened portal(String scope);

  Harvest.Mode mode();

  /**
   * @param requests number of requests sent through the door so far
   */
  record Opened(Door door, LongSupplier requests) {}
}
