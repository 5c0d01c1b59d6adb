package fr.moisson.routes.web;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.routes.config.Settings;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Outage;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.changes.AtomFeed;
import fr.moisson.routes.web.changes.ChangeStream;
import fr.moisson.routes.web.changes.ChangesApi;
import fr.moisson.routes.web.feed.FeedRoutes;
import fr.moisson.routes.web.frame.PageFrame;
import fr.moisson.routes.web.page.CataloguePage;
import fr.moisson.routes.web.page.DatasetPage;
import fr.moisson.routes.web.report.ReportPage;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public web server: pages, files, feeds and probes, on Javalin. Everything is read-only and
 * needs no account, except the signed events of other programs.
 */
public final class WebServer implements AutoCloseable {

  /** No script at all, and nothing from other hosts: nothing that a source wrote can run. */
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

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int LAST_PORT = 65_535;

  private final Shelf shelf;
  private final WebSettings settings;
  private final Map<String, Streamed.Writing> lists = new TreeMap<>();
  private final Javalin server;

  /**
   * Prepares the routes; nothing listens yet.
   *
   * @param files the data folder's {@code files/}, which holds the extracts
   * @param header header of the feeds
   * @param rendered folder for rendered feeds only
   * @param events null if nobody may request harvests
   */
  public WebServer(
      Shelf shelf,
      History history,
      WebSettings settings,
      Path files,
      CatalogueHeader header,
      Path rendered,
      HealthPages health,
      Clock clock,
      @Nullable EventsApi events) {
    this.shelf = shelf;
    this.settings = settings;
    CatalogueHeader feed = header.withApi(settings.interactive());
    ChangeStream stream = new ChangeStream(shelf, history, feed, clock);
    ChangesApi changes = new ChangesApi(shelf, history, header);
    Crawling crawling = new Crawling(shelf, header);
    AtomFeed atom = new AtomFeed(shelf, history, header, settings);
    FeedRoutes feeds = new FeedRoutes(shelf, feed, rendered);
    PageFrame pages = new PageFrame(settings);
    ExtractFolder folder = new ExtractFolder(files);
    CataloguePage catalogue = new CataloguePage(shelf, settings, pages);
    DatasetPage dataset = new DatasetPage(shelf, settings, folder, header, pages);
    ReportPage report = new ReportPage(shelf, settings, folder, pages);
    StandardApis standards = new StandardApis(shelf, settings, folder, clock);
    lists.putAll(feeds.lists());
    lists.putAll(standards.lists(header.base()));
    ExtractFiles extracts = new ExtractFiles(folder);
    ErrorPages errors = new ErrorPages(pages, settings, new Outage(clock));
    server =
        Javalin.create(
            config -> {
              configure(config);
              RoutesConfig routes = config.routes;
              routes.before(WebServer::secure);
              routes.before(WebServer::refuseZero);
              routes.before(TerritoryCodes.ADDRESSES, new TerritoryCodes(settings.territories()));
              feeds.register(routes);
              stream.register(routes);
              Reading.get(routes, "/robots.txt", crawling::robots);
              Reading.get(routes, "/sitemap.xml", crawling::index);
              Reading.get(routes, "/sitemap-{part}.xml", crawling::part);
              Reading.get(routes, "/api/changes", changes::show);
              for (Language language : Language.values()) {
                Reading.get(routes, language.address(""), ctx -> catalogue.show(ctx, language));
                Reading.get(
                    routes,
                    language.address("page/{page}"),
                    ctx -> catalogue.showPage(ctx, language));
                Reading.get(
                    routes, language.address("changes.atom"), ctx -> atom.show(ctx, language));
                Reading.get(
                    routes,
                    language.address("datasets/{key}"),
                    feeds.orDataset(ctx -> dataset.show(ctx, language)));
                Reading.get(
                    routes,
                    language.address("datasets/{key}/reports/{piece}"),
                    ctx -> report.show(ctx, language));
              }
              Reading.get(routes, "/files/<path>", extracts::send);
              standards.register(routes);
              if (events != null) {
                routes.post("/api/events", events::take);
              }
              Reading.get(routes, "/health", health::all);
              Reading.get(routes, "/health/live", health::live);
              Reading.get(routes, "/health/ready", health::ready);
              Reading.get(routes, "/metrics", health::metrics);
              routes.error(404, errors::missing);
              routes.error(405, errors::methodless);
              routes.exception(Problem.class, Problem::answer);
              routes.exception(HttpResponseException.class, ErrorPages::refused);
              routes.exception(Exception.class, errors::broken);
            });
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free port
   * @return the port
   * @throws Misconfigured if another program uses the port, or the port or the host is invalid
   */
  public int start(int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "port", port, "0, 1… " + LAST_PORT));
    }
    // Javalin would log, in English, the failure that it also throws.
    JavalinLogger.enabled = false;
    try {
      return server.start(settings.host(), port).port();
    } catch (JavalinBindException e) {
      throw new Misconfigured(
          isOfThisMachine(settings.host())
              ? Notice.of(Notice.Code.PORT_TAKEN, port)
              : Notice.of(
                  Notice.Code.CONFIG_BAD_VALUE, "server.host", settings.host(), Settings.HOSTS),
          e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  private static boolean isOfThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException e) {
      LOG.debug("{}", host, e);
      return false;
    }
  }

  /** Starts the server for this program only. */
  public LocalSite startLocally() {
    return new LocalSite(server);
  }

  /** Whether the catalogue has never held anything. */
  public boolean isUnused() {
    return shelf.head().datasets() == 0;
  }

  /** The lists of the whole catalogue, too large to hold in one piece, by their addresses. */
  public Map<String, Streamed.Writing> lists() {
    return lists;
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    SlowReaders.limit(config.jetty);
    config.jetty.modifyServer(
        server -> server.setErrorHandler(new EarlyRefusals(SECURITY_HEADERS)));
    config.staticFiles.add(
        assets -> {
          assets.hostedPath = "/assets";
          assets.directory = "/fr/moisson/routes/web/assets";
          assets.location = Location.CLASSPATH;
          assets.headers = Map.of("Cache-Control", "public, max-age=31536000");
        });
  }

  /** No text has U+0000, and PostgreSQL fails where it is to compare one. */
  private static void refuseZero(Context ctx) {
    String query = ctx.queryString();
    if (query != null && query.contains("%00")) {
      throw Problem.bad("error.unreadable");
    }
  }

  private static void secure(Context ctx) {
    SECURITY_HEADERS.forEach(ctx::header);
    ctx.header("Vary", "Accept-Encoding");
  }
}
