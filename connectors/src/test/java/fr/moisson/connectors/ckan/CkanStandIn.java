package fr.moisson.connectors.ckan;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import fr.moisson.connectors.ckan.CkanFaults.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A CKAN 2.11 in this process: it remembers, it has the traps of the real one, and it breaks on
 * demand. One editor's token and one organisation; whoever comes with another token is a visitor.
 */
public final class CkanStandIn implements AutoCloseable {

  private static final String ACTIONS = "/api/3/action/";
  private static final List<String> WRITES =
      List.of("package_create", "package_update", "package_patch", "package_delete");

  private final WireMockServer server;
  private final String token;
  private final CkanStore store;
  private final CkanFaults faults = new CkanFaults();
  private final AtomicLong requests = new AtomicLong();
  private volatile Duration writeLatency = Duration.ZERO;
  private volatile int largestBody = 1_000_000;

  public static CkanStandIn start(String token, String organisation) {
    CkanStandIn ckan = new CkanStandIn(token, organisation);
    ckan.server.start();
    ckan.server.stubFor(any(anyUrl()).willReturn(aResponse()));
    return ckan;
  }

  private CkanStandIn(String token, String organisation) {
    this.token = token;
    this.store = new CkanStore(organisation);
    this.server =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .extensions(new Actions()));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The next calls that these faults can hit are hit, in this order. */
  public void failNext(Fault... next) {
    faults.next(next);
  }

  /** The next call gets this answer and does nothing. */
  public void answerNext(int status, String contentType, String body) {
    faults.answerNext(status, contentType, body);
  }

  /** From now on each call is hit with some probability; the same seed hits the same calls. */
  public void failRandomly(double probability, long seed, Set<Fault> some) {
    faults.randomly(probability, seed, some);
  }

  /** Answers to writes come that much later than the writes themselves. */
  public void writeLatency(Duration latency) {
    writeLatency = latency;
  }

  /** Requests above this size get 413. */
  public void largestBody(int bytes) {
    largestBody = bytes;
  }

  /** Does something by hand on the site, as an editor would; it counts nowhere. */
  public JsonNode byHand(String action, ObjectNode parameters) {
    return store.byHand(action, parameters);
  }

  /** Everything on the site, private and deleted records included. */
  public List<Held> datasets() {
    return store.all().stream().map(Held::new).toList();
  }

  public Optional<Held> dataset(String idOrName) {
    return datasets().stream()
        .filter(held -> held.id().equals(idOrName) || held.name().equals(idOrName))
        .findFirst();
  }

  /** Calls received, refused ones included. */
  public long requests() {
    return requests.get();
  }

  /** Writes that took place. */
  public long writes() {
    return store.writes();
  }

  /** Records ever created. */
  public long created() {
    return store.created();
  }

  /** A record on the site. */
  public record Held(JsonNode json) {

    public String id() {
      return json.path("id").asText();
    }

    public String name() {
      return json.path("name").asText();
    }

    public boolean isPrivate() {
      return json.path("private").asBoolean();
    }

    public boolean isDeleted() {
      return json.path("state").asText().equals("deleted");
    }

    public List<String> tags() {
      return json.path("tags").findValuesAsText("name");
    }

    public List<JsonNode> resources() {
      return List.copyOf(json.path("resources").findParents("url"));
    }

    /** Null when there is none. */
    public String extra(String key) {
      return CkanExtras.value(json, key).orElse(null);
    }
  }

  private final class Actions implements ResponseDefinitionTransformerV2 {

    @Override
    public String getName() {
      return "ckan-actions";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      requests.incrementAndGet();
      String path = event.getRequest().getUrl().replaceFirst("\\?.*", "");
      if (!path.startsWith(ACTIONS)) {
        return CkanFaults.html(404, "Not Found").build();
      }
      String action = path.substring(ACTIONS.length());
      boolean isWrite = WRITES.contains(action);
      byte[] body = event.getRequest().getBody();
      if (body.length > largestBody) {
        return CkanFaults.html(413, "Request Entity Too Large").build();
      }
      boolean isEditor = token.equals(event.getRequest().getHeader("Authorization"));
      String parameters = new String(body, UTF_8);
      ResponseDefinitionBuilder answer =
          faults.around(isWrite, () -> store.answer(action, parameters, isEditor));
      if (isWrite && !writeLatency.isZero()) {
        answer.withFixedDelay((int) writeLatency.toMillis());
      }
      return answer.build();
    }
  }
}
