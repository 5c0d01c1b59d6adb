package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

  @RegisterExtension static final WireMockExtension SERVER = TestHttp.server();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();
  @AutoClose private Http http;
  private ScopedDoor door;

  @BeforeEach
  void open() {
    http = test.open(folder);
    door = http.door("epci/source");
  }

  @Test
  void anAnswerIsKeptInAFileNamedByItsHash() throws IOException {
    SERVER.stubFor(
        get("/cavites?page=1")
            .willReturn(
                ok("[\"été\"]")
                    .withHeader("Content-Type", "Application/JSON; charset=UTF-8")
                    .withHeader("Link", "</cavites?page=2>; rel=\"next\"")
                    .withHeader("X-Total-Count", "12")
                    .withHeader("Set-Cookie", "session=abcdef")));

    Body body = door.get(Request.get(uri("/cavites?page=1")));

    String sha256 = Hashes.sha256("[\"été\"]");
    assertThat(body.sha256()).isEqualTo(sha256);
    assertThat(body.file()).isEqualTo(folder.resolve(sha256.substring(0, 2)).resolve(sha256));
    assertThat(body.file()).hasContent("[\"été\"]");
    assertThat(body.uri()).isEqualTo(uri("/cavites?page=1"));
    assertThat(body.mediaType()).isEqualTo("application/json");
    assertThat(body.charset()).isEqualTo("UTF-8");
    assertThat(body.headers())
        .containsEntry("link", "</cavites?page=2>; rel=\"next\"")
        .containsEntry("x-total-count", "12")
        .doesNotContainKey("set-cookie");
    assertThat(test.archive.needs(sha256)).isTrue();
    assertThat(test.archive.toString()).doesNotContain("abcdef");
    assertThat(door.requests()).isEqualTo(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void theSameContentIsKeptOnce() throws IOException {
    SERVER.stubFor(get("/a").willReturn(ok("same")));
    SERVER.stubFor(get("/b").willReturn(ok("same")));

    Body first = door.get(Request.get(uri("/a")));
    Body second = door.get(Request.get(uri("/b")));

    assertThat(second.file()).isEqualTo(first.file());
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void theServerLearnsWhoAsksAndNothingElse() throws IOException {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", new byte[0])) {
      door.get(Request.get(server.uri("/x")).with("user-agent", "Fake").with("accept", "text/csv"));

      assertThat(server.heads().get(0).lines().filter(line -> !line.isEmpty()))
          .containsExactlyInAnyOrder(
              "GET /x HTTP/1.1",
              "user-agent: Moisson/1.2.3 (+https://town.example/data)",
              "accept: text/csv",
              "Accept-Encoding: gzip",
              "Host: 127.0.0.1:" + server.port(),
              "Connection: keep-alive");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?q=%C3%A9t%C3%A9&x=a%2Fb",
        "/~user/%7Euser/?sig=~a",
        "/a//b/../c;v=1?x=1&&y=&z",
        "/a%20b+c?x=1+2%2B3&filter[nom]=[a,b]",
        "/?",
        "/?bbox=1,2,3,4&cql='é'"
      })
  void anAddressGoesOutByteForByte(String address) throws IOException {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", new byte[0])) {
      door.get(Request.get(server.uri(address)));

      assertThat(server.heads().get(0))
          .startsWith("GET " + address.replace("é", "%C3%A9") + " HTTP/1.1\r\n");
    }
  }

  @Test
  void anAddressWithoutPathAsksForTheRoot() throws IOException {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", new byte[0])) {
      door.get(Request.get(server.uri("?x=1")));

      assertThat(server.heads().get(0)).startsWith("GET /?x=1 HTTP/1.1\r\n");
    }
  }

  @Test
  void headersMeantForCamelDoNotSteerIt() {
    SERVER.stubFor(get("/").willReturn(ok("fine").withHeader("CamelHttpResponseCode", "500")));

    Body body =
        door.get(
            new Request(
                "GET",
                uri("/"),
                Map.of("CamelHttpUri", "http://elsewhere.example/", "camelhttppath", "x"),
                null));

    assertThat(body.file()).hasContent("fine");
    SERVER.verify(getRequestedFor(urlEqualTo("/")).withoutHeader("CamelHttpUri"));
  }

  @Test
  void aQueryMayBePosted() {
    SERVER.stubFor(post("/csw").willReturn(ok("<csw/>")));

    Body body =
        door.get(Request.post(uri("/csw"), "application/xml; charset=utf-8", "<query>é</query>"));

    assertThat(body.file()).hasContent("<csw/>");
    SERVER.verify(
        postRequestedFor(urlEqualTo("/csw"))
            .withHeader("Content-Type", equalTo("application/xml; charset=utf-8"))
            .withRequestBody(equalTo("<query>é</query>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", "raw-deflate"})
  void aCompressedAnswerIsKeptDecompressed(String encoding) throws IOException {
    byte[] text = "nappe;niveau\n".repeat(10_000).getBytes(UTF_8);
    SERVER.stubFor(
        get("/")
            .willReturn(
                aResponse()
                    .withHeader("Content-Encoding", encoding.replace("raw-", ""))
                    .withBody(compressed(encoding, text))));

    Body body = door.get(Request.get(uri("/")));

    assertThat(body.file()).hasBinaryContent(text);
    assertThat(body.headers()).doesNotContainKeys("content-encoding", "content-length");
  }

  @Test
  void everyMemberOfAGzipStreamIsReadEvenWhenTheNextOneIsLate() throws IOException {
    try (RawServer server =
        RawServer.playing(
            out -> {
              write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
              out.write(compressed("gzip", "first ".getBytes(UTF_8)));
              out.flush();
              Thread.sleep(50);
              out.write(compressed("gzip", "second".getBytes(UTF_8)));
            })) {
      assertThat(door.get(Request.get(server.uri("/"))).file()).hasContent("first second");
    }
  }

  @Test
  void anEmptyAnswerIsAnEmptyFileWhateverItsEncoding() {
    SERVER.stubFor(get("/").willReturn(ok().withHeader("Content-Encoding", "gzip")));

    assertThat(door.get(Request.get(uri("/"))).bytes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "zstd"})
  void anUnknownEncodingIsRefused(String encoding) {
    SERVER.stubFor(get("/").willReturn(ok("?").withHeader("Content-Encoding", encoding)));

    assertThatThrownBy(() -> door.get(Request.get(uri("/"))))
        .isInstanceOf(Unavailable.class)
        .extracting(ReadingTest::code)
        .isEqualTo(Notice.Code.UNEXPECTED_ANSWER);
  }

  @Test
  void serializedJavaIsRefusedRatherThanTakenForNothing() {
    SERVER.stubFor(
        get("/")
            .willReturn(
                ok("x").withHeader("Content-Type", "application/x-java-serialized-object")));

    assertThatThrownBy(() -> door.get(Request.get(uri("/"))))
        .isInstanceOf(Misconfigured.class)
        .extracting(ReadingTest::code)
        .isEqualTo(Notice.Code.UNEXPECTED_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(ints = {206, 300, 304})
  void aStatusThatIsNotAWholeAnswerIsRefused(int status) {
    SERVER.stubFor(get("/").willReturn(aResponse().withStatus(status)));

    assertThatThrownBy(() -> door.get(Request.get(uri("/"))))
        .isInstanceOf(Unavailable.class)
        .extracting(ReadingTest::code)
        .isEqualTo(Notice.Code.UNEXPECTED_ANSWER);
  }

  @Test
  void aPageThatIsNotTheLastMaySayThatItIsAPart() throws IOException {
    SERVER.stubFor(get("/").willReturn(ok("x").withStatus(206)));
    SERVER.stubFor(
        get("/piece")
            .willReturn(ok("x").withStatus(206).withHeader("Content-Range", "bytes 0-0/2")));

    assertThat(door.get(Request.get(uri("/")).asPage()).bytes()).isOne();
    assertThatThrownBy(() -> door.get(Request.get(uri("/piece")).asPage()))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void cookiesAreNeverSentBack() {
    SERVER.stubFor(get("/").willReturn(ok("x").withHeader("Set-Cookie", "a=b; Path=/")));

    door.get(Request.get(uri("/")));
    door.get(Request.get(uri("/")));

    SERVER.verify(2, getRequestedFor(urlEqualTo("/")).withoutHeader("Cookie"));
  }

  @Test
  void connectionsReturnToThePool() throws IOException {
    test.perHostConnections = 1;
    SERVER.stubFor(get("/ok").willReturn(ok("x".repeat(100_000))));
    SERVER.stubFor(
        get("/bad").willReturn(aResponse().withStatus(404).withBody("y".repeat(100_000))));
    SERVER.stubFor(get("/none").willReturn(aResponse().withStatus(204)));
    try (Http narrow = test.open(folder)) {
      for (int i = 0; i < 10; i++) {
        narrow.door("s").get(Request.get(uri("/ok")));
        narrow.door("s").get(Request.get(uri("/none")));
        assertThatThrownBy(() -> narrow.door("s").get(Request.get(uri("/bad"))))
            .isInstanceOf(Misconfigured.class);
        narrow.door("s").send(Request.get(uri("/ok")));
      }
    }
  }

  private static Notice.Code code(Throwable e) {
    return ((HarvestException) e).notice().code();
  }

  private Stream<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + SERVER.getPort() + path);
  }

  /** Undoes the undeclared compression of a proxy, but leaves compressed files as they are. */
  @ParameterizedTest
  @CsvSource({
    "application/json;charset=utf-8, true",
    "application/geo+json,           true",
    "text/xml,                       true",
    "application/gzip,               false",
    "application/octet-stream,       false"
  })
  void aTextThatWasPackedWithoutAWordIsUnpacked(String type, boolean isText) throws IOException {
    byte[] text = "{\"nappe\": [1, 2]}".getBytes(UTF_8);
    byte[] packed = compressed("gzip", text);
    SERVER.stubFor(
        get("/").willReturn(aResponse().withHeader("Content-Type", type).withBody(packed)));

    assertThat(door.get(Request.get(uri("/"))).file()).hasBinaryContent(isText ? text : packed);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  private static byte[] compressed(String encoding, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (encoding) {
          case "deflate" -> new DeflaterOutputStream(bytes);
          case "raw-deflate" -> new DeflaterOutputStream(bytes, new Deflater(9, true));
          default -> new GZIPOutputStream(bytes);
        }) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
