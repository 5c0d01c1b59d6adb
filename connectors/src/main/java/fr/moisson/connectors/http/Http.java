package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Door;
import io.github.bucket4j.TimeMeter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Creates doors to the network. One instance serves the whole program: its doors share the
 * connections, the rate limit of each host and the archive. Closing it aborts what is under way.
 */
public final class Http implements AutoCloseable {

  private final AnswerArchive archive;
  private final Bodies bodies;
  private final Clock clock;
  private final Deadline deadline;
  private final Outside outside;
  private final HttpSettings settings;

  /**
   * @param bodies folder of the received contents, each named by its hash; before deleting one, ask
   *     {@link AnswerArchive#needs}
   * @param version of Moisson, for the servers' logs
   */
  public Http(
      HttpSettings settings, AnswerArchive archive, Path bodies, Clock clock, String version) {
    this(
        settings,
        archive,
        bodies,
        clock,
        version,
        new Surroundings(System.getenv(), SystemDefaultDnsResolver.INSTANCE, Sleeper.REAL));
  }

  Http(
      HttpSettings settings,
      AnswerArchive archive,
      Path bodies,
      Clock clock,
      String version,
      Surroundings surroundings) {
    this.archive = archive;
    this.bodies = new Bodies(bodies);
    this.bodies.sweep(clock.instant().minus(Duration.ofDays(1)));
    this.clock = clock;
    this.settings = settings;
    this.deadline = new Deadline(settings.wholeTimeout());
    Proxies proxies = Proxies.of(surroundings.environment());
    Guard guard = new Guard(settings.allowPrivateNetworks(), proxies.hosts(), surroundings.names());
    Client client = new Client(settings, proxies, deadline);
    this.outside =
        new Outside(
            new Wire(client, client.pool(guard), userAgent(version, settings.contact())),
            guard,
            new Pace(
                settings.perHostRequestsPerSecond(),
                surroundings.sleeper(),
                TimeMeter.SYSTEM_NANOTIME),
            new Retries(settings.attempts(), surroundings.sleeper()),
            new Failures(settings, proxies),
            new Statuses(clock),
            settings.limits());
  }

  /** What tests replace: environment variables, name servers, waiting. */
  record Surroundings(Map<String, String> environment, DnsResolver names, Sleeper sleeper) {}

  /**
   * A door for a portal, or for anything else that is not a run.
   *
   * @param scope under which reads are archived
   */
  public ScopedDoor door(String scope) {
    return new ScopedDoor(outside, memory(scope), Allowance.unlimited());
  }

  /**
   * A door for one run of a source, which may receive so much only, and take so long.
   *
   * @param scope under which reads are archived: {@code territory/source}
   */
  public ScopedDoor doorOfRun(String scope) {
    Allowance allowance = new Allowance(settings.maxBytesPerRun(), settings.maxTimePerRun());
    return new ScopedDoor(outside, memory(scope), allowance);
  }

  /** A door that only reads the archive. */
  public Door replay(String scope) {
    return new ReplayDoor(memory(scope));
  }

  /** Forgets answers that have not been used for long, and deletes their contents. */
  public void tidy(Instant notUsedSince) {
    archive.forget(notUsedSince);
    bodies.drop(notUsedSince, archive::needs);
  }

  private Memory memory(String scope) {
    return new Memory(scope, archive, bodies, clock);
  }

  private static String userAgent(String version, String contact) {
    return "Moisson/" + version + (contact.isEmpty() ? "" : " (+" + contact + ")");
  }

  @Override
  public void close() {
    deadline.close();
    outside.wire().close();
  }
}
