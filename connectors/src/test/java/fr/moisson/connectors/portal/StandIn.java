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
 * An in-process stand-in for a portal's software: it keeps records, has the traps of the real
 * software, and fails on demand. The methods that {@link PortalContract} calls reflect what an
 * editor sees or does on the portal.
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
   * Whether a request reads a page of the list of all records. A portal that can be searched for
   * single records never receives such requests.
   */
  protected boolean isListing(Request request) {
    return false;
  }

  /** Carries out a request and returns the portal's answer. */
  protected abstract ResponseDefinitionBuilder answer(Request request);

  /** The portal's answer to an internal error, in its own wording. */
  protected abstract ResponseDefinitionBuilder crash();

  /** All records, including hidden ones but not deleted ones. */
  public abstract List<Shown> records();

  /** Changes the title of a record, as an editor would; not counted as a request or a write. */
  public abstract void retitle(String remoteId, String title);

  /** Deletes a record, as an editor would; not counted as a request or a write. */
  public abstract void delete(String remoteId);

  /**
   * Publishes the same dataset as somebody else would, under the identifier given by its source;
   * not counted as a request or a write.
   *
   * @return the portal's own id of the new record
   */
  public abstract String publishByAnother(String identifier, String title);

  /** The number of writes that took effect. */
  public abstract long writes();

  /**
   * A record as visitors see it.
   *
   * @param isVisible whether visitors see it
   * @param links addresses of its data
   */
  public record Shown(
      String id, String title, String description, boolean isVisible, List<String> links) {}

  public final URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Applies these faults, in this order, to the next calls that they can affect. */
  public final void failNext(Fault... next) {
    faults.next(next);
  }

  /** Gives this answer to the next call, which has no effect. */
  public final void answerNext(int status, String contentType, String body) {
    faults.answerNext(status, contentType, body);
  }

  /** Gives this answer to the next write, which has no effect. */
  public final void answerNextWrite(int status, String contentType, String body) {
    faults.answerNextWrite(status, contentType, body);
  }

  /**
   * From now on, makes each call fail with this probability; the same seed fails the same calls.
   */
  public final void failRandomly(double probability, long seed, Set<Fault> some) {
    faults.randomly(probability, seed, some);
  }

  /** Delays the answers to writes, but not the writes themselves. */
  public final void writeLatency(Duration latency) {
    writeLatency = latency;
  }

  /** From now on, holds writes back until this many are waiting, then lets them run together. */
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

  /** Answers requests above this size with status 413. */
  public final void largestBody(int bytes) {
    largestBody = bytes;
  }

  /** The number of calls received, including refused ones. */
  public final long requests() {
    return requests.get();
  }

  /** The number of calls received that read a page of the list of all records. */
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
