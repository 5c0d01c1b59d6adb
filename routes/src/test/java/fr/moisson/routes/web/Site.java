package fr.moisson.routes.web;

import fr.moisson.harvesters.dcat.CatalogueHeader;
import fr.moisson.harvesters.formats.Column;
import fr.moisson.harvesters.formats.ColumnType;
import fr.moisson.harvesters.formats.GeoJson;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.locationtech.jts.geom.Geometry;

/** A whole site on a free port, for tests: server, shelf, folder of extracts. */
final class Site implements AutoCloseable {

  /** Of a territory around Niort. */
  private static final Geometry CONTOUR =
      GeoJson.geometry(
              "{\"type\":\"Polygon\",\"coordinates\":"
                  + "[[[-0.6,46.25],[-0.35,46.22],[-0.3,46.4],[-0.5,46.45],[-0.6,46.25]]]}")
          .orElseThrow();

  static final URI PUBLIC_URL = URI.create("https://donnees.example/");

  final Path files;
  final Path rendered;
  final EmbeddedPortal portal;
  final Database database;
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  final URI root;

  Site(Path folder, BooleanSupplier ready) throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    rendered = folder.resolve("feeds");
    database = Database.sqlite(folder.resolve("moisson.db"));
    portal = new EmbeddedPortal(database.jdbi());
    WebSettings settings =
        new WebSettings(
            "127.0.0.1",
            null,
            PUBLIC_URL,
            code -> Map.of("200041317", "Niort Agglo", "79191", "Niort").getOrDefault(code, code),
            schema ->
                schema.equals("arbres-urbains 0.3.1")
                    ? Map.of(
                        "id_arbre",
                        new Column("id_arbre", ColumnType.STRING, "Identifiant de l’arbre", ""))
                    : Map.of(),
            code -> code.equals("200041317") ? Optional.of(CONTOUR) : Optional.empty(),
            true);
    server =
        new WebServer(
            new Shelf(database.jdbi()),
            new History(database.jdbi()),
            settings,
            files,
            new CatalogueHeader("Catalogue", "Données", "Niort Agglo", PUBLIC_URL),
            rendered,
            new Probes(ready, () -> "moisson_runs_total 3\n"));
    root = URI.create("http://127.0.0.1:" + server.start(0));
  }

  Site(Path folder) throws IOException {
    this(folder, () -> true);
  }

  HttpResponse<String> get(String address, String... headers) {
    return send("GET", address, headers);
  }

  HttpResponse<String> send(String method, String address, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(address))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String page(String address) {
    return get(address).body();
  }

  /** A page without what stands in it for search engines, which is no script that runs. */
  String shown(String address) {
    return page(address)
        .replaceFirst("(?s)<script type=\"application/ld\\+json\">.*?</script>", "");
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
