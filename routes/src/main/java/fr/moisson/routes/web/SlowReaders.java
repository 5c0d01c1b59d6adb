package fr.moisson.routes.web;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * Bounds what slow readers can hold, whether they are slow or pretend to be. Writing to one takes a
 * thread until the last byte, and each connection takes memory that the harvests share.
 */
final class SlowReaders {

  /** Long answers at a time, of the 250 threads of the server: pages and probes have the others. */
  private static final int MOST_LONG_ANSWERS = 100;

  /** How long a long answer waits for its turn, before its reader is told to come back (503). */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_CONNECTIONS = 1_000;

  /** Of idle connections, while there are too many; usually, the server allows 30 seconds. */
  private static final Duration SHORT_IDLENESS = Duration.ofSeconds(2);

  /** Addresses of pages, images and probes, whose answers are short. All others may be long. */
  private static final String[] SHORT = {
    "",
    "/en/*",
    "/page/*",
    "/datasets/*",
    "/assets/*",
    "/favicon.ico",
    "/robots.txt",
    "/health/*",
    "/metrics"
  };

  static void limit(JettyConfig jetty) {
    jetty.modifyServer(SlowReaders::limit);
  }

  private static void limit(Server server) {
    NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
    connections.setEndPointIdleTimeout(SHORT_IDLENESS.toMillis());
    server.addBean(connections);
    QoSHandler turns = new QoSHandler();
    turns.setMaxRequestCount(MOST_LONG_ANSWERS);
    turns.setMaxSuspend(PATIENCE);
    turns.excludePath(SHORT);
    server.setHandler(turns);
  }

  private SlowReaders() {}
}
