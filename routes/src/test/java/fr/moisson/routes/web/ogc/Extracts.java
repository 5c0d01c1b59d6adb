package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.dcat.CatalogueHeader;
import fr.moisson.harvesters.formats.Column;
import fr.moisson.harvesters.formats.GeoJson;
import fr.moisson.harvesters.formats.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.OutputCrs;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.OutputLayer;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Receipt;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.Probes;
import fr.moisson.routes.web.WebServer;
import fr.moisson.routes.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** A site on a free port whose links lead back to it, for tests of what programs read. */
final class ApiSite implements AutoCloseable {

  static final Geometry CONTOUR =
      GeoJson.geometry(
              "{\"type\":\"Polygon\",\"coordinates\":"
                  + "[[[-0.6,46.2],[-0.3,46.2],[-0.3,46.45],[-0.6,46.45],[-0.6,46.2]]]}")
          .orElseThrow();

  private static final JsonMapper JSON = new JsonMapper();

  private static final URI LOCAL = URI.create("http://localhost:8080/");

  final Path files;
  final EmbeddedPortal portal;
  private final Database database;
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  final URI root;

  ApiSite(Path folder) throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    database = Database.sqlite(folder.resolve("moisson.db"));
    portal = new EmbeddedPortal(database.jdbi());
    WebSettings settings =
        new WebSettings(
            "127.0.0.1",
            null,
            LOCAL,
            code -> Map.of("200041317", "Niort Agglo").getOrDefault(code, code),
            schema -> Map.of(),
            code -> code.equals("200041317") ? Optional.of(CONTOUR) : Optional.empty(),
            true);
    server =
        new WebServer(
            new Shelf(database.jdbi()),
            new History(database.jdbi()),
            settings,
            files,
            new CatalogueHeader("Catalogue", "Données", "Niort Agglo", LOCAL),
            folder.resolve("feeds"),
            new Probes(() -> true, () -> ""));
    root = URI.create("http://127.0.0.1:" + server.start(0));
  }

  /** An extract in GeoJSON. */
  Extract geoJson(String name, List<String> columns, List<Row> rows) throws IOException {
    Path file = files.resolve(name + ".geojson");
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(
            Files.newOutputStream(file), columns.stream().map(Column::of).toList(), Set.of())) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
    return extract(name, OutputFormat.GEOJSON, file);
  }

  /** An extract in a GeoPackage. */
  Extract geoPackage(String name, List<String> columns, List<Row> rows, String crs)
      throws IOException {
    Path file = files.resolve(name + ".gpkg");
    try (RowSpool spool =
        RowSpool.in(files, columns.stream().map(Column::of).toList(), Set.of(), false)) {
      for (Row row : rows) {
        spool.write(row);
      }
      spool.export(
          OutputFormat.GPKG,
          new OutputLayer(name, "", "", Instant.EPOCH, OutputCrs.of(crs)),
          file,
          notice -> {});
    }
    return extract(name, OutputFormat.GPKG, file);
  }

  private static Extract extract(String name, OutputFormat format, Path file) throws IOException {
    String sha256 = Hashes.hex(Hashes.sha256().digest(Files.readAllBytes(file)));
    return new Extract(
        "200041317",
        "Arbres, Niort Agglo (" + format.fileType() + ")",
        String.valueOf(file.getFileName()),
        format.fileType(),
        format.mediaType(),
        Files.size(file),
        sha256,
        URI.create("https://source.example/" + name),
        new Receipt(9, 9, 0, 0, 0, Cut.RULE, "2026"),
        null,
        null);
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

  /** From now on it cannot read its catalogue. */
  void breakDown() {
    database.close();
  }

  /** What an address answers, which must be well. */
  JsonNode json(String address) {
    HttpResponse<String> answer = get(address);
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
    }
    return json(answer);
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
