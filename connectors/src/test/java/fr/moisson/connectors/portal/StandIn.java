package fr.moisson.connectors.portal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A portal's software in this process: it remembers, it has the traps of the real one, and it
 * breaks on demand. What {@link PortalContract} asks of it is what an editor sees or does there.
 */
public abstract class StandIn implements AutoCloseable {

  private final WireMockServer server;
  private final Faults faults = new Faults(this::crash);
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong listings = new AtomicLong();
  private volatile Duration writeLatency = Duration.ZERO;
  private volatile int largestBody = 1_000_000;
  private volatile @Nullable CyclicBarrier meeting;

  protected StandIn() {
    this.server =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .extensions(new Answering()));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
  }

  /** Whether a request changes something. */
  protected abstract boolean isWrite(Request request);

  /**
   * Whether a request asks for a part of all that there is; a portal that can be searched for what
   * is looked for is not asked so.
   */
  protected boolean isListing(Request request) {
    return false;
  }

  /** The portal's answer, whatever it did about it. */
  protected abstract ResponseDefinitionBuilder answer(Request request);

  /** An unforeseen error, as the portal words it. */
  protected abstract ResponseDefinitionBuilder crash();

  /** All records that there are, hidden ones included, deleted ones not. */
  public abstract List<Shown> records();

  /** An editor changes the title of a record; it counts nowhere. */
  public abstract void retitle(String remoteId, String title);

  /** An editor deletes a record; it counts nowhere. */
  public abstract void delete(String remoteId);

  /**
   * Somebody else publishes the same dataset, under the identifier that its source gives it; it
   * counts nowhere.
   *
   * @return the portal's own id of it
   */
  public abstract String publishByAnother(String identifier, String title);

  /** Writes that took place. */
  public abstract long writes();

  /**
   * A record as visitors see it.
   *
   * @param isVisible whether they do
   * @param links addresses of its data
   */
  public record Shown(
      String id, String title, String description, boolean isVisible, List<String> links) {}

  public final URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  public final int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The next calls that these faults can hit are hit, in this order. */
  public final void failNext(Fault... next) {
    faults.next(next);
  }

  /** The next call gets this answer and does nothing. */
  public final void answerNext(int status, String contentType, String body) {
    faults.answerNext(status, contentType, body);
  }

  /** The next call that would change something gets this answer and does nothing. */
  public final void answerNextWrite(int status, String contentType, String body) {
    faults.answerNextWrite(status, contentType, body);
  }

  /** From now on each call is hit with some probability; the same seed hits the same calls. */
  public final void failRandomly(double probability, long seed, Set<Fault> some) {
    faults.randomly(probability, seed, some);
  }

  /** Answers to writes come that much later than the writes themselves. */
  public final void writeLatency(Duration latency) {
    writeLatency = latency;
  }

  /** From now on writes wait until so many of them are there at once. */
  public final void meet(int writes) {
    meeting = new CyclicBarrier(writes);
  }

  private void waitForTheOthers() {
    CyclicBarrier barrier = meeting;
    if (barrier == null) {
      return;
    }
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("writes did not come together", e);
    }
  }

  /** Requests above this size get 413. */
  public final void largestBody(int bytes) {
    largestBody = bytes;
  }

  /** Calls received, refused ones included. */
  public final long requests() {
    return requests.get();
  }

  /** Calls received that asked for a part of all that there is. */
  public final long listings() {
    return listings.get();
  }

  protected static ResponseDefinitionBuilder html(int status, String title) {
    return Faults.html(status, title);
  }

  protected static ResponseDefinitionBuilder json(int status, Object body) {
    return Faults.answer(status, "application/json", body.toString());
  }

  private final class Answering implements ResponseDefinitionTransformerV2 {

    @Override
    public String getName() {
      return "stand-in";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      requests.incrementAndGet();
      Request request = event.getRequest();
      byte[] body = request.getBody();
      if (body != null && body.length > largestBody) {
        return html(413, "Request Entity Too Large").build();
      }
      if (isListing(request)) {
        listings.incrementAndGet();
      }
      boolean isWrite = isWrite(request);
      if (isWrite) {
        waitForTheOthers();
      }
      ResponseDefinitionBuilder answer = faults.around(isWrite, () -> answer(request));
      if (isWrite && !writeLatency.isZero()) {
        answer.withFixedDelay((int) writeLatency.toMillis());
      }
      return answer.build();
    }
  }
}
