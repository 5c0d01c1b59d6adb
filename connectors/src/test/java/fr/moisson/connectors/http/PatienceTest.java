package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A slow server never blocks a run for ever. */
@Timeout(20)
class PatienceTest {

  @RegisterExtension static final WireMockExtension SERVER = TestHttp.server();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();

  @BeforeEach
  void beImpatient() {
    test.firstByteTimeout = Duration.ofMillis(200);
    test.wholeTimeout = Duration.ofMillis(400);
    test.attempts = 2;
  }

  @Test
  void aSilentServerTimesOutAndIsAskedAgain() throws IOException {
    try (RawServer server = RawServer.playing(out -> Thread.sleep(60_000));
        Http http = test.open(folder)) {
      assertTimesOut("0.2", () -> http.door("s").get(Request.get(server.uri("/"))));
      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  void aServerThatFallsSilentInTheMiddleTimesOutAndIsAskedAgain() throws IOException {
    try (RawServer server =
            RawServer.playing(
                out -> {
                  out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx".getBytes(ISO_8859_1));
                  out.flush();
                  Thread.sleep(60_000);
                });
        Http http = test.open(folder)) {
      assertTimesOut("0.2", () -> http.door("s").get(Request.get(server.uri("/"))));
      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  void aBodyThatDripsMeetsTheDeadlineAndIsNotAskedForAgain() {
    SERVER.stubFor(
        get("/drip").willReturn(ok("x".repeat(1000)).withChunkedDribbleDelay(500, 30_000)));
    // The first byte of a server that has just started may take longer.
    test.firstByteTimeout = Duration.ofSeconds(5);
    try (Http http = test.open(folder)) {
      ScopedDoor door = http.door("s");

      assertTimesOut("0.4", () -> door.get(Request.get(uri("/drip"))));
      assertThat(door.requests()).isEqualTo(1);
    }
  }

  @Test
  void headersThatDripMeetTheDeadlineToo() throws IOException {
    try (RawServer server =
        RawServer.playing(
            out -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
              while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
              }
            })) {
      test.firstByteTimeout = Duration.ofSeconds(5);
      try (Http http = test.open(folder)) {
        assertTimesOut("0.4", () -> http.door("s").get(Request.get(server.uri("/"))));
        assertThat(server.heads()).hasSize(1);
      }
    }
  }

  @Test
  void theDeadlineHoldsForWritesAsWell() {
    SERVER.stubFor(
        get("/drip").willReturn(ok("x".repeat(1000)).withChunkedDribbleDelay(500, 30_000)));
    test.firstByteTimeout = Duration.ofSeconds(5);
    try (Http http = test.open(folder)) {
      assertTimesOut("0.4", () -> http.door("s").send(Request.get(uri("/drip"))));
    }
  }

  @Test
  void waitingForAFreeConnectionEndsAtTheDeadline() throws Exception {
    test.perHostConnections = 1;
    test.firstByteTimeout = Duration.ofSeconds(10);
    test.wholeTimeout = Duration.ofMillis(600);
    CountDownLatch asked = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (RawServer server =
            RawServer.playing(
                out -> {
                  asked.countDown();
                  Thread.sleep(60_000);
                });
        Http http = test.open(folder)) {
      Future<?> first = other.submit(() -> http.door("s").send(Request.get(server.uri("/1"))));
      asked.await();
      ScopedDoor door = http.door("s");

      assertThatThrownBy(() -> door.get(Request.get(server.uri("/2"))))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(first::get).hasCauseInstanceOf(Unavailable.class);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void aHostIsNotAskedByTooManyAtOnce() throws Exception {
    test.perHostConnections = 2;
    test.firstByteTimeout = Duration.ofSeconds(10);
    test.wholeTimeout = Duration.ofSeconds(10);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(6);
    try (RawServer server =
            RawServer.playing(
                out -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  Thread.sleep(30);
                  now.decrementAndGet();
                  // The close is announced, since the client would otherwise reuse the connection.
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                          .getBytes(ISO_8859_1));
                });
        Http http = test.open(folder)) {
      Callable<Object> ask = () -> http.door("s").send(Request.get(server.uri("/")));
      for (Future<?> answer : workers.invokeAll(Collections.nCopies(6, ask))) {
        answer.get();
      }

      assertThat(most).hasValue(2);
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void anAnswerInTimeIsNotCutLater() throws InterruptedException {
    SERVER.stubFor(get("/").willReturn(aResponse().withBody("fine")));
    // Long enough for a busy machine.
    test.firstByteTimeout = Duration.ofSeconds(2);
    test.wholeTimeout = Duration.ofSeconds(2);
    try (Http http = test.open(folder)) {
      http.door("s").get(Request.get(uri("/")));
      // Waits past the deadline of the first answer, on the same connection.
      Thread.sleep(2_050);

      assertThat(http.door("s").get(Request.get(uri("/"))).file()).hasContent("fine");
    }
  }

  @Test
  void closingCutsWhatIsUnderWay() throws Exception {
    test.firstByteTimeout = Duration.ofMinutes(1);
    test.wholeTimeout = Duration.ofMinutes(1);
    CountDownLatch asked = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (RawServer server =
        RawServer.playing(
            out -> {
              asked.countDown();
              Thread.sleep(60_000);
            })) {
      Http http = test.open(folder);
      Future<?> pending = other.submit(() -> http.door("s").send(Request.get(server.uri("/"))));
      asked.await();
      long before = System.nanoTime();

      http.close();

      assertThatThrownBy(pending::get).hasCauseInstanceOf(Unavailable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
      assertThatThrownBy(() -> http.door("s").get(Request.get(server.uri("/"))))
          .isInstanceOf(Unavailable.class);
    } finally {
      other.shutdownNow();
    }
  }

  private static void assertTimesOut(String seconds, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Unavailable.class)
        .satisfies(
            e -> {
              Notice notice = ((HarvestException) e).notice();
              assertThat(notice.code()).isEqualTo(Notice.Code.TIMED_OUT);
              assertThat(notice.args().get(1)).isEqualTo(seconds);
            });
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + SERVER.getPort() + path);
  }
}
