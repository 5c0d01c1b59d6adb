package fr.moisson.routes.web;

import fr.moisson.routes.portal.Shelf;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The public web server: pages, files, feeds and probes, on Javalin. Everything is read-only and
 * needs no account.
 */
public final class WebServer implements AutoCloseable {

  private static final Map<String, String> FEEDS =
      Map.of(
          "ttl", "text/turtle",
          "rdf", "application/rdf+xml",
          "jsonld", "application/ld+json");

  /** No script at all, and nothing from other hosts: whatever a source wrote cannot run. */
  private static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
              + "base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "strict-origin-when-cross-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private final WebSettings settings;
  private final Path feedCopies;
  private final Javalin server;

  /**
   * Prepares the routes; nothing listens yet.
   *
   * @param files the data folder's {@code files/}, where the extracts lie
   */
  public WebServer(Shelf shelf, WebSettings settings, Path files, Feed feed, Probes probes) {
    this.settings = settings;
    this.feedCopies = temporaryFolder();
    Pages pages = new Pages(settings);
    ExtractFolder folder = new ExtractFolder(files);
    CataloguePage catalogue = new CataloguePage(shelf, settings, pages);
    DatasetPage dataset = new DatasetPage(shelf, settings, folder, pages);
    ReportPage report = new ReportPage(shelf, settings, folder, pages);
    ExtractFiles extracts = new ExtractFiles(folder);
    HealthPages health = new HealthPages(probes);
    ErrorPages errors = new ErrorPages(pages);
    server =
        Javalin.create(
            config -> {
              configure(config);
              RoutesConfig routes = config.routes;
              routes.before(WebServer::secure);
              for (Language language : Language.values()) {
                read(routes, language.address(""), ctx -> catalogue.show(ctx, language));
                read(
                    routes, language.address("datasets/{key}"), ctx -> dataset.show(ctx, language));
                read(
                    routes,
                    language.address("datasets/{key}/reports/{piece}"),
                    ctx -> report.show(ctx, language));
              }
              read(routes, "/files/<path>", extracts::send);
              FEEDS.forEach(
                  (extension, type) ->
                      read(
                          routes,
                          "/catalog." + extension,
                          new FeedFile(feed, shelf, feedCopies, extension, type)::send));
              read(routes, "/health", health::all);
              read(routes, "/health/live", health::live);
              read(routes, "/health/ready", health::ready);
              read(routes, "/metrics", health::metrics);
              routes.error(404, errors::missing);
              routes.exception(Exception.class, errors::broken);
            });
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any that is free
   * @return the port
   */
  public int start(int port) {
    return server.start(settings.host(), port).port();
  }

  @Override
  public void close() {
    server.stop();
    try (Stream<Path> copies = Files.walk(feedCopies)) {
      for (Path path : copies.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.staticFiles.add(
        assets -> {
          assets.hostedPath = "/assets";
          assets.directory = "/fr/moisson/routes/web/assets";
          assets.location = Location.CLASSPATH;
          assets.headers = Map.of("Cache-Control", "public, max-age=31536000");
        });
  }

  /** Javalin answers a HEAD without asking the route, even where nothing is to be found. */
  private static void read(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void secure(Context ctx) {
    SECURITY_HEADERS.forEach(ctx::header);
    ctx.header("Vary", "Accept-Encoding");
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("moisson-feeds");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
