package fr.moisson.routes;

import fr.moisson.connectors.http.Http;
import fr.moisson.connectors.http.ScopedDoor;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.run.Harvest;
import java.util.function.LongSupplier;

/** Opens doors: the mode decides how sources are read; portals are always real. */
record Doors(Http http, Harvest.Mode mode) {

  /**
   * @param requests number of requests sent through the door so far
   */
  record Opened(Door door, LongSupplier requests) {}

  Opened source(String scope) {
    return mode == Harvest.Mode.REPLAY
        ? new Opened(http.replay(scope), () -> 0)
        : opened(http.doorOfRun(scope));
  }

  Opened portal(String scope) {
    return opened(http.door(scope));
  }

  private static Opened opened(ScopedDoor door) {
    return new Opened(door, door::requests);
  }
}
