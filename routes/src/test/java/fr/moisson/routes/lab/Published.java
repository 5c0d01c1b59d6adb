package fr.moisson.routes.lab;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.HealthPages;
import fr.moisson.routes.web.WebServer;
import fr.moisson.routes.web.answer.WebSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Datasets on our web server, whose paged feeds link to addresses that can be reached. */
final class Published implements AutoCloseable {

  final URI root;
  private final Database database;
  private final EmbeddedPortal portal;
  private final WebServer server;

  Published(Path folder) throws IOException {
    int port = freePort();
    root = URI.create("http://127.0.0.1:" + port + "/");
    database = Database.sqlite(folder.resolve("moisson.db"));
    portal = new EmbeddedPortal(database.jdbi(), Clock.systemUTC());
    server =
        new WebServer(
            new Shelf(database.jdbi()),
            new History(database.jdbi()),
            WebSettings.LOCAL,
            Files.createDirectories(folder.resolve("files")),
            new CatalogueHeader("Catalogue", "Données du territoire", "Niort Agglo", root),
            folder.resolve("feeds"),
            new HealthPages(() -> true, () -> ""),
            Clock.systemUTC(),
            null);
    server.start(port);
  }

  /** A free port, needed before the server starts because the feeds contain it. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void add(Dataset dataset) {
    Datasets.publish(portal, dataset);
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
