package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;

/** Gives the kept answers of an earlier run, and never uses the network. */
record ReplayDoor(Memory memory) implements Door {

  @Override
  public Body get(Request request) {
    return memory
        .find(request)
        .map(entry -> memory.replay(request, entry))
        .orElseThrow(() -> notArchived(request));
  }

  /** Nothing is written in a replay. */
  @Override
  public Reply send(Request request) {
    throw notArchived(request);
  }

  private static Misconfigured notArchived(Request request) {
    return new Misconfigured(Notice.of(Notice.Code.NOT_ARCHIVED, Masking.shown(request.uri())));
  }
}
