package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadlineTest {

  @Test
  void aDeadlineBetweenTwoStepsIsToldAsSuch() throws Exception {
    ExecChainHandler slow =
        (request, scope, chain) -> {
          while (scope.execRuntime.isEndpointAcquired()) {
            Thread.onSpinWait();
          }
          return chain.proceed(request, scope);
        };

    // The connection is leased, and the cancellation returns it before it is used.
    assertThatThrownBy(() -> ask(Duration.ofSeconds(1), slow))
        .isInstanceOf(DeadlineExceeded.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatFailsBeforeTheDeadlineIsPassedOn() {
    ExecChainHandler broken =
        (request, scope, chain) -> {
          throw new IllegalStateException("broken");
        };

    assertThatThrownBy(() -> ask(Duration.ofSeconds(10), broken))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  private static void ask(Duration whole, ExecChainHandler step) throws Exception {
    try (RawServer server = RawServer.playing(out -> Thread.sleep(60_000));
        Deadline deadline = new Deadline(whole);
        CloseableHttpClient client =
            HttpClients.custom()
                .addExecInterceptorFirst("deadline", deadline)
                .addExecInterceptorLast("step", step)
                .disableAutomaticRetries()
                .build()) {
      client.execute(new HttpGet(server.uri("/")), response -> response.getCode());
    }
  }
}
