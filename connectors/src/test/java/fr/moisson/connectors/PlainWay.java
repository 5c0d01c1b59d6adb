package fr.moisson.connectors;

import fr.moisson.harvesters.model.Door;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** A door to this machine only, and not by HTTP. */
public record PlainWay(long most) implements Door {

  public PlainWay() {
    this(1_000_000);
  }

  @Override
  public Way way(String host) {
    Duration brief = Duration.ofSeconds(most < 10 ? 1 : 20);
    try {
      return new Way(InetAddress.getByName(host), brief, brief, brief, most);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Body get(Request request) {
    throw new AssertionError("SFTP needs no HTTP");
  }

  @Override
  public Reply send(Request request) {
    throw new AssertionError("nothing is written");
  }
}
