package fr.moisson.connectors.opendatasoft;

import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.net.URI;
import java.util.Set;

/** Distinguishes a portal that now runs on other software from a wrong configuration. */
record ExploreDoor(Door door, URI portal) implements Door {

  @Override
  public Body get(Request request) {
    try {
      return door.get(request);
    } catch (Misconfigured e) {
      throw Refusals.hasStatus(e, Set.of(410))
          ? new Misconfigured(Notice.of(Code.OTHER_SOFTWARE, portal, "Opendatasoft", "datafair"))
          : e;
    }
  }

  @Override
  public Reply send(Request request) {
    return door.send(request);
  }
}
