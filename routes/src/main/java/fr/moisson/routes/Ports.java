package fr.moisson.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free loopback ports. A port is not reserved between this check and its use. */
public final class Ports {

  /** The port itself; another free one if it is 0 or taken. */
  public static int freeOr(int preferred) {
    try {
      return preferred > 0 && isFree(preferred) ? preferred : bind(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    try {
      return bind(port) == port;
    } catch (IOException e) {
      return false;
    }
  }

  private static int bind(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }

  private Ports() {}
}
