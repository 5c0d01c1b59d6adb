package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void aGzipBombIsStoppedEarly() throws IOException {
    byte[] bomb = gzip(new byte[60_000_000]);
    try (RawServer server = RawServer.answering(gzipHead(bomb.length), bomb);
        Http http = test.open(folder)) {
      assertFails(http, server, Misconfigured.class, Notice.Code.COMPRESSION_BOMB);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @Test
  void aSmallAnswerMayBeVeryCompressible() throws IOException {
    byte[] zeros = gzip(new byte[9_000_000]);
    try (RawServer server = RawServer.answering(gzipHead(zeros.length), zeros);
        Http http = test.open(folder)) {
      assertThat(http.door("s").get(Request.get(server.uri("/"))).bytes()).isEqualTo(9_000_000);
    }
  }

  @Test
  void anAnswerMayNotExpandBeyondTheLimit() throws IOException {
    test.maxBytes = 100_000;
    byte[] zeros = gzip(new byte[100_001]);
    try (RawServer server = RawServer.answering(gzipHead(zeros.length), zeros);
        Http http = test.open(folder)) {
      assertFails(http, server, Misconfigured.class, Notice.Code.TOO_LARGE);
    }
  }

  @Test
  void aCompressedAnswerMayNotBeLargerThanTheLimit() throws IOException {
    test.maxCompressedBytes = 50_000;
    byte[] noise = new byte[60_000];
    new Random(1).nextBytes(noise);
    byte[] body = gzip(noise);
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", body);
        Http http = test.open(folder)) {
      assertFails(http, server, Misconfigured.class, Notice.Code.TOO_LARGE);
    }
  }

  @Test
  void anAnswerThatAnnouncesTooMuchIsNotEvenRead() throws IOException {
    test.maxBytes = 1000;
    try (RawServer server =
            RawServer.playing(
                out -> {
                  write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
                  out.flush();
                  Thread.sleep(60_000);
                });
        Http http = test.open(folder)) {
      assertFails(http, server, Misconfigured.class, Notice.Code.TOO_LARGE);
    }
  }

  @Test
  void anAnswerOfExactlyTheLimitPasses() throws IOException {
    test.maxBytes = 1000;
    try (RawServer server =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000", new byte[1000]);
        Http http = test.open(folder)) {
      assertThat(http.door("s").get(Request.get(server.uri("/"))).bytes()).isEqualTo(1000);
    }
  }

  @Test
  void anEndlessAnswerIsCutAtTheLimitWithoutReadingOn() throws IOException {
    test.maxBytes = 1_000_000;
    AtomicLong sent = new AtomicLong();
    try (RawServer server =
            RawServer.playing(
                out -> {
                  write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                  byte[] chunk = new byte[0x10000];
                  while (true) {
                    write(out, "10000\r\n");
                    out.write(chunk);
                    write(out, "\r\n");
                    sent.addAndGet(chunk.length);
                  }
                });
        Http http = test.open(folder)) {
      assertFails(http, server, Misconfigured.class, Notice.Code.TOO_LARGE);
      // Beyond the limit, this includes the content of the sockets' buffers.
      assertThat(sent).hasValueLessThan(30_000_000);
    }
  }

  @Test
  void aRunReceivesNoMoreInAllThanItMay() throws IOException {
    test.maxBytesPerRun = 2500;
    try (RawServer server =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000", new byte[1000]);
        Http http = test.open(folder)) {
      ScopedDoor run = http.doorOfRun("s");
      for (int page = 1; page <= 3; page++) {
        run.get(Request.get(server.uri("/" + page)));
      }

      assertStopped(run, server, Notice.Code.RUN_TOO_LARGE, "2500");
      assertThat(server.heads()).hasSize(3);
      assertThat(http.doorOfRun("s").get(Request.get(server.uri("/"))).bytes()).isEqualTo(1000);
    }
  }

  @Test
  void aRunDoesNotAskForEver() throws IOException {
    test.maxTimePerRun = Duration.ofNanos(1);
    try (RawServer server =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 4", new byte[4]);
        Http http = test.open(folder)) {
      assertStopped(http.doorOfRun("s"), server, Notice.Code.RUN_TOO_LONG, "0");
      assertThat(http.door("portal").get(Request.get(server.uri("/"))).bytes()).isEqualTo(4);
    }
  }

  private static void assertStopped(
      ScopedDoor run, RawServer server, Notice.Code code, String limit) {
    assertThatThrownBy(() -> run.get(Request.get(server.uri("/more"))))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            stop ->
                assertThat(stop.notice())
                    .isEqualTo(Notice.of(code, server.uri("/").getHost(), limit)));
  }

  @Test
  void endlessHeadersAreCut() throws IOException {
    test.attempts = 1;
    try (RawServer server =
            RawServer.playing(
                out -> {
                  write(out, "HTTP/1.1 200 OK\r\n");
                  while (true) {
                    write(out, "X-Header: again\r\n");
                  }
                });
        Http http = test.open(folder)) {
      assertFails(http, server, Unavailable.class, Notice.Code.UNEXPECTED_ANSWER);
    }
  }

  @Test
  void whatDoesNotSpeakHttpIsRefused() throws IOException {
    try (RawServer server = RawServer.playing(out -> write(out, "SSH-2.0-OpenSSH_9.6\r\n"));
        Http http = test.open(folder)) {
      assertThatThrownBy(() -> http.door("s").get(Request.get(server.uri("/"))))
          .isInstanceOf(Unavailable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 12, 100, 5000})
  void aTruncatedGzipStreamIsNoticed(int missing) throws IOException {
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    byte[] whole = gzip(noise);
    byte[] cut = Arrays.copyOf(whole, whole.length - missing);
    try (RawServer server = RawServer.answering(gzipHead(cut.length), cut);
        Http http = test.open(folder)) {
      assertFails(http, server, Unavailable.class, Notice.Code.TRUNCATED);
      assertThat(server.heads()).hasSize(4);
    }
  }

  @Test
  void aWrongGzipChecksumIsNoticed() throws IOException {
    byte[] body = gzip("nappe".getBytes(ISO_8859_1));
    body[body.length - 6] ^= 1;
    try (RawServer server = RawServer.answering(gzipHead(body.length), body);
        Http http = test.open(folder)) {
      assertFails(http, server, Unavailable.class, Notice.Code.TRUNCATED);
    }
  }

  @Test
  void aBodyShorterThanItsContentLengthIsNoticed() throws IOException {
    try (RawServer server =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000", new byte[999]);
        Http http = test.open(folder)) {
      assertFails(http, server, Unavailable.class, Notice.Code.TRUNCATED);
      assertThat(server.heads()).hasSize(4);
      assertThat(test.archive.entries()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5\r\nabc", "5\r\nabcde\r\n", "5\r\nabcde\r\nxyz\r\n"})
  void aBrokenChunkIsNoticed(String body) throws IOException {
    try (RawServer server =
            RawServer.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", body.getBytes(ISO_8859_1));
        Http http = test.open(folder)) {
      assertFails(http, server, Unavailable.class, Notice.Code.TRUNCATED);
    }
  }

  @Test
  void anAnswerToAWriteStaysSmall() throws IOException {
    byte[] bomb = gzip(new byte[11_000_000]);
    try (RawServer server = RawServer.answering(gzipHead(bomb.length), bomb);
        Http http = test.open(folder)) {
      assertThatThrownBy(() -> http.door("s").send(Request.get(server.uri("/"))))
          .isInstanceOf(Misconfigured.class)
          .extracting(e -> ((HarvestException) e).notice().code())
          .isEqualTo(Notice.Code.TOO_LARGE);
    }
  }

  private static void assertFails(
      Http http, RawServer server, Class<? extends HarvestException> kind, Notice.Code code) {
    assertThatThrownBy(() -> http.door("s").get(Request.get(server.uri("/big"))))
        .isInstanceOf(kind)
        .satisfies(
            e -> {
              Notice notice = ((HarvestException) e).notice();
              assertThat(notice.code()).isEqualTo(code);
              assertThat(notice.args()).first().isEqualTo("127.0.0.1:" + server.port() + "/big");
            });
  }

  private static String gzipHead(int length) {
    return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + length;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
