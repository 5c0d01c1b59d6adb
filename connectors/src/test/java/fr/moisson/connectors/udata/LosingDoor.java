package fr.moisson.connectors.udata;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.util.concurrent.atomic.AtomicInteger;

/** Loses the answer to one write, although the write takes effect. */
final class LosingDoor implements Door {

  private final Door door;
  private final AtomicInteger left;

  /**
   * @param which the number of the write, from 1
   */
  LosingDoor(Door door, int which) {
    this.door = door;
    this.left = new AtomicInteger(which);
  }

  @Override
  public Body get(Request request) {
    return door.get(request);
  }

  @Override
  public Reply send(Request request) {
    Reply reply = door.send(request);
    if (!request.method().equals("GET") && left.decrementAndGet() == 0) {
      throw new Unavailable(Notice.of(Notice.Code.UNREACHABLE, request.uri(), "reset"));
    }
    return reply;
  }
}
