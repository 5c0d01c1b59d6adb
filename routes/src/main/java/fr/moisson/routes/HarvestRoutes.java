package fr.moisson.routes;

import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.Delivery;
import fr.moisson.harvesters.run.Reconciliation;
import fr.moisson.routes.config.Configuration.PortalPace;
import fr.moisson.routes.store.Outage;
import fr.moisson.routes.store.Outbox;
import fr.moisson.routes.store.StorageFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * When things happen, in what order, and how failures are handled. What happens is in plain Java.
 *
 * <p>Each portal has its own queue with one consumer: passes over one portal never overlap, and a
 * slow or dead portal does not delay the others.
 */
public final class HarvestRoutes extends RouteBuilder {

  /** A whole run: harvest, then reconcile the portals of the territory. Body: {@link Target}. */
  public static final String RUN = "direct:run";

  /** A harvest alone. Body: {@link Target}; answers the report. */
  public static final String HARVEST = "direct:harvest";

  /** Checks for harvests to start besides those of the clock; unused on the command line. */
  static final String LOOK = "seda:look?size=1&discardWhenFull=true";

  /** Harvests that are due; several territories may be harvested at the same time. */
  private static final String DUE = "seda:due?size=10000&concurrentConsumers=4&pollTimeout=100";

  private static final String UNLESS_RUNNING = "direct:unless-running";

  private static final String PASS = "pass";
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9-]");

  private final Harvests harvests;
  private final Portals portals;
  private final Territories territories;
  private final Triggers triggers;
  private final Outbox outbox;
  private final Webhooks webhooks;
  private final Housekeeping housekeeping;
  private final Retries retries;
  private @Nullable ProducerTemplate template;
  private final Clock clock;
  private final Outage outage;

  /**
   * @param attempts repetitions of the delivery of one dataset after the first attempt
   * @param delayMillis before the first repetition; doubles each time
   */
  public record Retries(int attempts, long delayMillis) {
    public static final Retries DEFAULT = new Retries(4, 2_000);
  }

  /**
   * @param triggers has no targets on the command line, which starts harvests itself
   */
  HarvestRoutes(
      Harvests harvests,
      Portals portals,
      Territories territories,
      Triggers triggers,
      Outbox outbox,
      Webhooks webhooks,
      Housekeeping housekeeping,
      Retries retries,
      Clock clock) {
    this.harvests = harvests;
    this.portals = portals;
    this.territories = territories;
    this.triggers = triggers;
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.housekeeping = housekeeping;
    this.retries = retries;
    this.clock = clock;
    this.outage = new Outage(clock);
  }

  /** The queue of a portal. Body: its name; answers the report. */
  static String queue(String portal) {
    // A long poll would delay the shutdown of the program.
    return "seda:" + inAddress(portal) + "?timeout=0&size=1000&pollTimeout=100";
  }

  /** The queue that sends a webhook its events; a pass also sends those that arrive meanwhile. */
  private static String toSend(String webhook) {
    return "seda:webhook/%s?size=1&discardWhenFull=true".formatted(inAddress(webhook));
  }

  /**
   * A name as part of an endpoint URI: officers choose any names for territories, sources and
   * portals, and two different names must not become the same.
   */
  private static String inAddress(String name) {
    return ODD.matcher(name).replaceAll(odd -> "_%x_".formatted(odd.group().codePointAt(0)));
  }

  // spotless:off
  @Override
  public void configure() {
    template = getContext().createProducerTemplate();
    // What could not be done is done at the next tick.
    onException(Exception.class).onWhen(exchange -> StorageFailure.of(caught(exchange)).isPresent())
        .logExhausted(false).handled(true)
        .process(exchange -> StorageFailure.of(caught(exchange)).ifPresent(outage::tell));

    Instant now = clock.instant();
    for (Target target : triggers.targets()) {
      if (target.next(now).isEmpty()) {
        // Quartz would refuse to start this trigger, and with it all others.
        continue;
      }
      // A tick missed while the program was busy fires once, immediately: misfire policy 1.
      from("quartz:harvest/%s?cron=%s&stateful=true&trigger.timeZone=%s&trigger.misfireInstruction=1"
              .formatted(inAddress(target.name()), target.cron().replace(' ', '+'), LegalTime.FRANCE))
          .routeId("tick-" + target.name())
          // Camel would keep a constant as text with the route: the whole configuration of the territory.
          .setBody(exchange -> target)
          .to(UNLESS_RUNNING);
    }

    if (!triggers.targets().isEmpty()) {
      from("quartz:housekeeping/daily?cron=0+40+6+*+*+?&stateful=true&trigger.timeZone=" + LegalTime.FRANCE)
          .routeId("housekeeping")
          .process(exchange -> housekeeping.tidy());

      from("quartz:portals/catch-up?cron=0+7/15+*+*+*+?&stateful=true&trigger.timeZone=" + LegalTime.FRANCE)
          .routeId("catch-up")
          .split().exchange(exchange -> portals.queuesBehind())
              .recipientList(body());

      from("quartz:events/look?trigger.repeatCount=-1&trigger.repeatInterval=60000&stateful=true")
          .routeId("every-minute")
          .to(LOOK)
          .process(this::tell);

      from(LOOK + "&pollTimeout=100")
          .routeId("look")
          .split().exchange(exchange -> triggers.due())
              .to(DUE);

      from(DUE)
          .routeId("due")
          .setProperty("due", body())
          .doTry().to(UNLESS_RUNNING)
          .doFinally().process(exchange -> triggers.ended(exchange.getProperty("due", Target.class)));

      from("quartz:start/territories?trigger.repeatCount=0")
          .routeId("territories")
          .process(exchange -> territories.meet(triggers.territories()));
    }

    from(UNLESS_RUNNING)
        .routeId("unless-running")
        .filter().body(Target.class, triggers::isFree)
            .to(RUN);

    from(RUN)
        .routeId("run")
        .setProperty("target", body())
        .to(HARVEST)
        .setBody(exchangeProperty("target"))
        .split().body(Target.class, portals::queues)
            .recipientList(body());

    from(HARVEST)
        .routeId("harvest")
        .transform().body(Target.class, harvests::harvest)
        .process(this::tell);

    for (String portal : portals.names()) {
      PortalPace pace = portals.pace(portal);
      SplitDefinition differences = from(queue(portal))
          .routeId("portal-" + portal)
          .onException(Exception.class)
              .logExhausted(false).handled(true).process(exchange -> stopped(exchange, portal)).end()
          .process(exchange -> inTurn(exchange, portal))
          .setBody(constant(portal))
          .transform().body(String.class, portals::reconciliation)
          .setProperty(PASS, body())
          .split().body(Reconciliation.class, Reconciliation::deliveries).streaming();
      if (pace.atOnce() > 1) {
        // Otherwise the queue would start its next pass while this one is under way.
        differences.synchronous().executorService(hands(pace.atOnce()));
      }
      (pace.perSecond() > 0 ? differences.throttle(pace.perSecond()) : differences)
              .to("direct:settle");
      differences
          .end()
          .setBody(exchangeProperty(PASS))
          .transform().body(Reconciliation.class, portals::close)
          .process(this::tell);
    }

    from("direct:settle")
        .routeId("settle")
        .onException(Unavailable.class)
            .maximumRedeliveries(retries.attempts()).redeliveryDelay(retries.delayMillis())
            .useExponentialBackOff().backOffMultiplier(2).logRetryAttempted(false).logExhausted(false)
            .handled(true).process(this::giveUp).end()
        .onException(Exception.class)
            .logExhausted(false).handled(true).process(this::giveUp).end()
        .process(this::settle);

    for (String webhook : webhooks.names()) {
      from(toSend(webhook) + "&pollTimeout=100")
          .routeId("webhook-" + webhook)
          .process(exchange -> webhooks.send(webhook));
    }

    from("direct:event")
        .routeId("event")
        .toD("micrometer:counter:moisson.events?tags.type=${header.type}")
        .log(LoggingLevel.DEBUG, "${body}");
  }
  // spotless:on

  /**
   * The threads that write to a portal: as many as it accepts at the same time, one of which also
   * reads the differences. When all others have a difference waiting, the reader writes one itself,
   * so that differences do not pile up.
   */
  private ExecutorService hands(int atOnce) {
    ThreadPoolProfile profile = new ThreadPoolProfile();
    profile.setPoolSize(atOnce);
    profile.setMaxPoolSize(atOnce);
    profile.setMaxQueueSize(atOnce);
    profile.setRejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns);
    return getContext().getExecutorServiceManager().newThreadPool(this, "portal", profile);
  }

  /** A server and a command line may share a data folder: only one is at a portal at a time. */
  private void inTurn(Exchange exchange, String portal) {
    Locks.Held turn = portals.inTurn(portal);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                turn.close();
              }
            });
  }

  /** Sends the events of a run at its end; after a crash, the end of the next run sends them. */
  private void tell(Exchange exchange) {
    ProducerTemplate to = Objects.requireNonNull(template);
    outbox.tellAll(
        event -> to.sendBodyAndHeader("direct:event", event, "type", event.type().code()));
    webhooks.names().forEach(name -> to.sendBody(toSend(name), name));
  }

  private void settle(Exchange exchange) {
    pass(exchange).settle(exchange.getMessage().getBody(Delivery.class));
  }

  private void giveUp(Exchange exchange) {
    pass(exchange).giveUp(exchange.getMessage().getBody(Delivery.class), caught(exchange));
  }

  /**
   * A failure to set up one portal, such as a missing contour, must not lose the reports of the
   * others.
   */
  private void stopped(Exchange exchange, String portal) {
    exchange.getMessage().setBody(portals.stopped(portal, caught(exchange)));
  }

  private static Throwable caught(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
  }

  private static Reconciliation pass(Exchange exchange) {
    return exchange.getProperty(PASS, Reconciliation.class);
  }
}
