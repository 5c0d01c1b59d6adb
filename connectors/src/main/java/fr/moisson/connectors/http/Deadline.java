package fr.moisson.connectors.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Cuts the connection when an exchange takes too long. A socket's own timeout only limits each
 * silence, so a server that sends a byte now and then could hold a connection for ever.
 */
final class Deadline implements ExecChainHandler, AutoCloseable {

  private final Duration whole;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "http-deadline");
            thread.setDaemon(true);
            return thread;
          });

  Deadline(Duration whole) {
    this.whole = whole;
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    // Every request that Camel makes is an HttpUriRequest, and can be cancelled.
    Alarm alarm = new Alarm((Cancellable) scope.originalRequest, clock, whole);
    boolean bodyFollows = false;
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      if (entity != null && entity.isStreaming()) {
        response.setEntity(new WatchedEntity(entity, alarm, scope.execRuntime));
        bodyFollows = true;
      }
      return response;
    } catch (IOException e) {
      throw alarm.explain(e);
    } catch (IllegalStateException e) {
      // When cancelled between two steps, HttpClient reports a connection that it does not own.
      if (alarm.rang) {
        throw new DeadlineExceeded(e);
      }
      throw e;
    } finally {
      if (!bodyFollows) {
        alarm.stop();
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** Rings once, unless stopped before. */
  static final class Alarm {

    private final Cancellable exchange;
    private final Future<?> pending;
    private volatile boolean rang;

    private Alarm(Cancellable exchange, ScheduledExecutorService clock, Duration after) {
      this.exchange = exchange;
      this.pending = clock.schedule(this::ring, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ring() {
      rang = true;
      exchange.cancel();
    }

    void stop() {
      pending.cancel(false);
    }

    /** The real cause, if a read failed because the connection was cut. */
    IOException explain(IOException failure) {
      return rang ? new DeadlineExceeded(failure) : failure;
    }
  }
}
