package fr.moisson.routes.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.answer.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.locationtech.jts.geom.Geometry;

/** A whole site on a free port for tests: server, shelf and folder of extracts. */
public final class Site implements AutoCloseable {

  /** The contour of a territory around Niort. */
  public static final Geometry CONTOUR =
      GeoJson.geometry(
              "{\"type\":\"Polygon\",\"coordinates\":"
                  + "[[[-0.6,46.25],[-0.35,46.22],[-0.3,46.4],[-0.5,46.45],[-0.6,46.25]]]}")
          .orElseThrow();

  public static final URI PUBLIC_URL = URI.create("https://donnees.example/");

  private static final JsonMapper JSON = new JsonMapper();

  public final Path files;
  public final Path rendered;
  public final EmbeddedPortal portal;
  public final Database database;
  private final WebServer server;
  private volatile boolean isDown;

  /** Names of places by their codes, or of territories by the names of their files. */
  public final Map<String, String> places =
      new ConcurrentHashMap<>(
          Map.of("200041317", "Niort Agglo", "niort agglo", "Niort Agglo", "79191", "Niort"));

  private final HttpClient client = HttpClient.newHttpClient();
  public final URI root;

  private Site(Path folder, URI address, String host, BooleanSupplier ready) throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    rendered = folder.resolve("feeds");
    database = Database.sqlite(folder.resolve("moisson.db"));
    portal = new EmbeddedPortal(database.jdbi(), Clock.systemUTC());
    Jdbi jdbi = Jdbi.create(this::connection);
    WebSettings settings =
        new WebSettings(
            host,
            null,
            address,
            code -> places.getOrDefault(code, code),
            Map.of("200041317", "niort agglo"),
            Map.of("niort agglo", Kind.EPCI, "vitre", Kind.EPCI, "saint-omer", Kind.COMMUNE),
            Map.of("niort agglo", "20004131700013"),
            code -> code.equals("79191") ? List.of("niort agglo") : List.of(),
            schema ->
                schema.equals("arbres-urbains 0.3.1")
                    ? Map.of(
                        "id_arbre",
                        new Column("id_arbre", ColumnType.STRING, "Identifiant de l’arbre", ""))
                    : Map.of(),
            code -> code.equals("200041317") ? Optional.of(CONTOUR) : Optional.empty(),
            places::toString,
            WebSettings.Legal.NONE,
            true);
    server =
        new WebServer(
            new Shelf(jdbi),
            new History(jdbi),
            settings,
            files,
            new CatalogueHeader("Catalogue", "Données", "Niort Agglo", address),
            rendered,
            new HealthPages(ready, () -> "moisson_runs_total 3\n"),
            Clock.systemUTC(),
            null);
    root = URI.create("http://127.0.0.1:" + server.start(0));
  }

  Site(Path folder, BooleanSupplier ready) throws IOException {
    this(folder, PUBLIC_URL, "127.0.0.1", ready);
  }

  public Site(Path folder) throws IOException {
    this(folder, () -> true);
  }

  /** A site whose links lead back to this machine. */
  public static Site local(Path folder) throws IOException {
    return new Site(folder, URI.create("http://localhost:8080/"), "127.0.0.1", () -> true);
  }

  static Site on(Path folder, String host) throws IOException {
    return new Site(folder, PUBLIC_URL, host, () -> true);
  }

  public HttpResponse<String> get(String address, String... headers) {
    return send("GET", address, headers);
  }

  public HttpResponse<String> send(String method, String address, String... headers) {
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

  /** The JSON answer at this address; fails unless its status is 200. */
  public JsonNode json(String address) {
    HttpResponse<String> answer = get(address);
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
    }
    return json(answer);
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private Connection connection() throws SQLException {
    if (isDown) {
      throw new SQLTransientConnectionException("refused");
    }
    return database.jdbi().open().getConnection();
  }

  /** From now on, the database server is unreachable. */
  void loseDatabase() {
    isDown = true;
  }

  /** From now on, the catalogue cannot be read. */
  public void breakDown() {
    database.close();
  }

  public String page(String address) {
    return get(address).body();
  }

  /** A page without its JSON-LD for search engines, which is not an executable script. */
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
