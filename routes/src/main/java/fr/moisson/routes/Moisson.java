package fr.moisson.routes;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.connectors.http.Http;
import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.connectors.webhooks.Subscriber;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Preparation;
import fr.moisson.harvesters.schemas.Schemas;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.FormerPortals;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Outbox;
import fr.moisson.routes.store.PassHistory;
import fr.moisson.routes.store.Requests;
import fr.moisson.routes.store.RunHistory;
import fr.moisson.routes.store.SqlArchive;
import fr.moisson.routes.store.SqlCatalogue;
import fr.moisson.routes.store.SqlLedger;
import fr.moisson.routes.store.TerritoryMemory;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: wires all objects by hand, in one place, and starts the routes. */
public final class Moisson implements AutoCloseable {

  public static final String VERSION = "0.1.0";

  private static final Logger LOG = LoggerFactory.getLogger(Moisson.class);

  private final Clock clock;
  private final Database database;
  private final Http http;
  private final WorkFolders folders;
  private final Territories territories;
  private final List<ConfiguredTerritory> shown;
  private final Portals portals;
  private final Harvests harvests;
  private final Housekeeping housekeeping;
  private final Triggers triggers;
  private final Standings standings;
  private final Outbox outbox;
  private final Webhooks webhooks;
  private final CamelContext camel;
  private final ProducerTemplate template;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * Differences between commands.
   *
   * @param scheduled whether the clock starts harvests, from {@link #startClock} on
   * @param mode whether sources are read from the network or from kept answers
   */
  public record Options(
      boolean scheduled,
      Harvest.Mode mode,
      HarvestRoutes.Retries retries,
      Progress progress,
      Clock clock) {

    public static Options once(Harvest.Mode mode, Progress progress, Clock clock) {
      return new Options(false, mode, HarvestRoutes.Retries.DEFAULT, progress, clock);
    }
  }

  public Moisson(Configuration configuration, DataFolder data, Database database, Options options) {
    this.clock = options.clock();
    this.database = database;
    HttpSettings httpSettings = configuration.settings().httpOrDefault();
    http = new Http(httpSettings, new SqlArchive(database.jdbi()), data.answers(), clock, VERSION);
    Doors doors = new Doors(http, options.mode());
    territories =
        new Territories(
            new GeoApi(http.door("territories"), GeoApi.PUBLIC, data.territories(), clock), clock);
    shown = new TerritoryMemory(database.jdbi(), data.territories()).shown(configuration);
    folders = new WorkFolders(data.folder());
    portals =
        new Portals(
            configuration,
            new SqlLedger(database.jdbi()),
            new PassHistory(database),
            new EmbeddedPortal(database.jdbi(), clock),
            data.files(),
            doors,
            territories,
            folders,
            options.progress(),
            clock);
    Catalogue catalogue = new SqlCatalogue(database.jdbi());
    harvests =
        new Harvests(
            configuration,
            portals,
            doors,
            territories,
            folders,
            catalogue,
            new Harvest(
                catalogue,
                new Preparation(
                    Rules.all(clock),
                    new KnownSchemas(
                        configuration.mappings(),
                        new Schemas(
                            configuration.schemas(),
                            data.schemas(),
                            this::published,
                            notice -> LOG.info("{}", LogLine.about("schemas", null, notice)),
                            clock),
                        false),
                    data.files()),
                clock),
            new FormerPortals(database.jdbi(), clock),
            options.progress());
    housekeeping =
        new Housekeeping(
            database,
            http,
            data.files(),
            data.feeds(),
            Path.of(System.getProperty("java.io.tmpdir")),
            clock);
    Map<String, Subscriber> subscribers = configuration.settings().eventsOrNone().webhooks();
    outbox =
        new Outbox(
            database.jdbi(),
            subscribers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, named -> named.getValue()::wants)));
    webhooks =
        new Webhooks(subscribers, outbox, http::door, folders, configuration.baseUrl(), clock);
    standings =
        new Standings(Target.all(configuration), portals, new RunHistory(database.jdbi()), metrics);
    triggers = triggers(options.scheduled() ? Target.all(configuration) : List.of());
    camel = start(options);
    template = camel.createProducerTemplate();
  }

  private InputStream published(URI schema) {
    return http.door("schemas").get(Door.Request.get(schema)).open();
  }

  private CamelContext start(Options options) {
    CamelContext context = new DefaultCamelContext();
    // The name is part of metrics; a generated one would look like another program after each
    // restart.
    context.getCamelContextExtension().setName("moisson");
    context.getRegistry().bind("metricsRegistry", metrics);
    context.addRoutePolicyFactory(new MicrometerRoutePolicyFactory());
    context.getShutdownStrategy().setTimeout(3);
    context.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
    if (options.scheduled()) {
      clockOf(context).setAutoStartScheduler(false);
    }
    try {
      context.addRoutes(routes(triggers, options.retries()));
      context.start();
    } catch (Exception e) {
      // Camel declares Exception; only an invalid route can cause one here, which is a bug.
      throw new IllegalStateException("the routes do not start", e);
    }
    return context;
  }

  private static QuartzComponent clockOf(CamelContext context) {
    return context.getComponent("quartz", QuartzComponent.class);
  }

  /**
   * Lets the clock start harvests, if it is to: only when all else of the program is sure to run.
   */
  public void startClock() {
    try {
      clockOf(camel).getScheduler().start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clock does not start", e);
    }
  }

  /** What starts harvests of these targets. */
  Triggers triggers(List<Target> targets) {
    return new Triggers(
        targets, new RunHistory(database.jdbi()), new Requests(database.jdbi()), folders, clock);
  }

  /** The routes for these triggers. */
  HarvestRoutes routes(Triggers starts, HarvestRoutes.Retries retries) {
    return new HarvestRoutes(
        harvests, portals, territories, starts, outbox, webhooks, housekeeping, retries, clock);
  }

  /** Harvests one source, and waits for the end. */
  public RunReport harvest(Target target) {
    return template.requestBody(HarvestRoutes.HARVEST, target, RunReport.class);
  }

  /** Reconciles one portal, and waits for the end. */
  public PortalReport reconcile(String portal) {
    return template.requestBody(HarvestRoutes.queue(portal), portal, PortalReport.class);
  }

  /**
   * Requests harvests; only the server carries them out.
   *
   * @param subject {@code territory/source}, or a territory for all its sources
   * @return names of the targets that will be harvested; empty if nothing has this name
   */
  List<String> ask(String subject) {
    List<String> asked = triggers.ask(subject);
    template.sendBody(HarvestRoutes.LOOK, subject);
    return asked;
  }

  public Portals portals() {
    return portals;
  }

  Territories territories() {
    return territories;
  }

  /** The territories that pages and feeds describe, also those whose file is faulty now. */
  List<ConfiguredTerritory> shown() {
    return shown;
  }

  Clock clock() {
    return clock;
  }

  /** Deletes files that are no longer of use. */
  public void tidy() {
    housekeeping.tidy();
  }

  /** Metrics in the text format of Prometheus. */
  String metrics() {
    standings.update();
    return metrics.scrape();
  }

  boolean isReady() {
    return camel.isStarted() && database.answers();
  }

  /** A server resumes at its next start; a command delivers its events before it ends. */
  @Override
  public void close() {
    boolean isServer = !triggers.targets().isEmpty();
    harvests.stop();
    if (isServer) {
      webhooks.stop();
    }
    camel.stop();
    if (!isServer) {
      webhooks.sendRest();
    }
    http.close();
  }
}
