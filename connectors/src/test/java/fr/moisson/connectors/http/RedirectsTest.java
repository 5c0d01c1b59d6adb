package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.moisson.connectors.http.Redirects.Hop;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

  @RegisterExtension static final WireMockExtension SERVER = TestHttp.server();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();
  @AutoClose private Http http;
  private ScopedDoor door;

  @BeforeEach
  void open() {
    http = test.open(folder);
    door = http.door("s");
    SERVER.stubFor(get("/end").willReturn(ok("end").withHeader("ETag", "\"1\"")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectedReadArrives(int status) {
    redirect("/start", status, "/end");

    Body body = door.get(Request.get(uri("/start")));

    assertThat(body.file()).hasContent("end");
    assertThat(body.uri()).isEqualTo(uri("/end"));
    assertThat(door.requests()).isEqualTo(2);
    assertThat(http.replay("s").get(Request.get(uri("/start")))).isEqualTo(body);
  }

  @Test
  void fiveRedirectsAreFollowedAndNotSix() {
    for (int i = 1; i <= 6; i++) {
      redirect("/" + i, 302, i == 6 ? "/end" : "/" + (i + 1));
    }

    assertThat(door.get(Request.get(uri("/2"))).file()).hasContent("end");
    assertBadRedirect(() -> door.get(Request.get(uri("/1"))));
  }

  @Test
  void aLoopIsNoticed() {
    redirect("/a", 302, "/b");
    redirect("/b", 302, "/a");

    assertBadRedirect(() -> door.get(Request.get(uri("/a"))));
    assertThat(door.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "http://", "http:///x", "%zz", "mailto:x@town.example"})
  void aRedirectToNowhereIsRefused(String location) {
    redirect("/start", 302, location);

    assertBadRedirect(() -> door.get(Request.get(uri("/start"))));
  }

  @Test
  void aRedirectWithoutLocationIsRefused() {
    SERVER.stubFor(get("/start").willReturn(aResponse().withStatus(302)));

    assertBadRedirect(() -> door.get(Request.get(uri("/start"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://ftp.example/x", "file:///etc/passwd"})
  void aRedirectOutOfTheWebIsRefused(String location) {
    redirect("/start", 302, location);

    assertThatThrownBy(() -> door.get(Request.get(uri("/start"))))
        .isInstanceOf(Misconfigured.class);
    assertThat(door.requests()).isEqualTo(1);
  }

  @Test
  void credentialsStayWithTheirHost() throws IOException {
    redirect("/start", 302, "/end");
    try (RawServer other = RawServer.answering("HTTP/1.1 204 No Content", new byte[0])) {
      redirect("/away", 302, other.uri("/x").toString());
      Request request =
          Request.get(uri("/start"))
              .with("Authorization", "Bearer t0ken")
              .with("X-API-KEY", "k3y")
              .with("Apikey", "k3y")
              .with("X-Fields", "title");

      door.get(request);
      door.get(new Request("GET", uri("/away"), request.headers(), null));

      SERVER.verify(
          getRequestedFor(urlEqualTo("/end"))
              .withHeader("Authorization", equalTo("Bearer t0ken"))
              .withHeader("Apikey", equalTo("k3y")));
      assertThat(other.heads().get(0))
          .containsIgnoringCase("X-Fields: title")
          .doesNotContain("t0ken")
          .doesNotContain("k3y");
    }
  }

  @Test
  void aPostedQueryGoesOnAsAGetAfterSeeOther() {
    SERVER.stubFor(post("/query").willReturn(moved(303, "/end")));

    assertThat(door.get(Request.post(uri("/query"), "text/plain", "q")).file()).hasContent("end");
    SERVER.verify(getRequestedFor(urlEqualTo("/end")).withoutHeader("Content-Type"));
  }

  @ParameterizedTest
  @CsvSource({"307, /end", "308, /end?x=1", "301, /query/", "302, /query/?x=1"})
  void aPostedQueryIsPostedAgain(int status, String location) {
    SERVER.stubFor(post("/query").willReturn(moved(status, location)));
    SERVER.stubFor(
        post(location)
            .withHeader("Content-Type", equalTo("text/plain"))
            .withRequestBody(equalTo("q"))
            .willReturn(ok("found")));

    assertThat(door.get(Request.post(uri("/query"), "text/plain", "q")).file()).hasContent("found");
  }

  /** The officer can put the new address into the settings. */
  @ParameterizedTest
  @CsvSource({
    "301, http://town.example/csw, http://town.example/login",
    "302, https://town.example/csw, https://www.town.example/csw",
    "307, https://town.example/csw, https://www.town.example/csw",
    "308, https://town.example/csw, https://town.example:8443/csw"
  })
  void aPostedQueryIsNotPostedElsewhere(int status, URI from, String to) {
    assertThatThrownBy(() -> second(Request.post(from, "text/plain", "q"), status, to))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(
                        Notice.of(
                            Notice.Code.BAD_REDIRECT,
                            "town.example/csw",
                            "POST, HTTP " + status + " → " + to)));
  }

  /** WordPress and nginx do so for all of a site. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aPostedQueryMovesUpToHttps(int status) {
    Request first = Request.post(URI.create("http://town.example/csw"), "text/plain", "q").asPage();

    Request next = second(first, status, "https://town.example/csw");

    assertThat(next.uri()).isEqualTo(URI.create("https://town.example/csw"));
    assertThat(next).usingRecursiveComparison().ignoringFields("uri").isEqualTo(first);
    assertBadRedirect(() -> second(next, status, "http://town.example/csw"));
  }

  @Test
  void anAnswerBehindARedirectIsNotSentAgainIfUnchanged() {
    redirect("/start", 302, "/end");
    SERVER.stubFor(
        get("/end")
            .withHeader("If-None-Match", equalTo("\"1\""))
            .willReturn(aResponse().withStatus(304)));

    Body first = door.get(Request.get(uri("/start")));

    assertThat(door.get(Request.get(uri("/start")))).isEqualTo(first);
  }

  /** "latest.csv" redirects to another file each time, and today's may be the older one. */
  @Test
  void anAddressIsNotAskedByTheValidatorsOfAnotherOne() {
    redirect("/start", 302, "/end");
    door.get(Request.get(uri("/start")));
    redirect("/start", 302, "/other");
    SERVER.stubFor(get("/other").willReturn(ok("other")));
    SERVER.stubFor(
        get("/other")
            .withHeader("If-None-Match", equalTo("\"1\""))
            .willReturn(aResponse().withStatus(304)));

    assertThat(door.get(Request.get(uri("/start"))).file()).hasContent("other");
  }

  @Test
  void aLocationInRawUtf8IsEncoded() throws IOException {
    byte[] head = "HTTP/1.1 302 Found\r\nLocation: /é t|é?q=à%20\r\n\r\n".getBytes(UTF_8);
    try (RawServer server =
        RawServer.playing(
            out -> {
              out.write(head);
            })) {
      assertThatThrownBy(() -> door.get(Request.get(server.uri("/start"))));

      assertThat(server.heads().get(1))
          .startsWith("GET /%C3%A9%20t%7C%C3%A9?q=%C3%A0%20 HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example/a/b?x=1, /c, https://www.example/c",
    "https://www.example/a/b?x=1, c, https://www.example/a/c",
    "https://www.example/a/b?x=1, ../c?y=2#part, https://www.example/c?y=2",
    "https://www.example/a/b?x=1, ?y=2, https://www.example/a/b?y=2",
    "https://www.example, c, https://www.example/c",
    "https://www.example/a%2Fb/c, d, https://www.example/a%2Fb/d",
    "https://www.example/a, //other.example/b, https://other.example/b",
    "http://www.example/a, HTTPS://www.example/b, HTTPS://www.example/b"
  })
  void aLocationMayBeRelative(URI from, String location, URI to) {
    assertThat(second(Request.get(from), location).uri()).isEqualTo(to);
  }

  @Test
  void nothingFollowsFromHttpsToHttp() {
    assertBadRedirect(
        () -> second(Request.get(URI.create("https://www.example/")), "http://www.example/"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example/, https://www.example/b, true",
    "https://www.example/, https://WWW.example:443/b, true",
    "http://www.example/, https://www.example/, true",
    "https://www.example/, https://www.example:8443/, false",
    "https://www.example/, https://example/, false",
    "http://www.example:8080/, https://www.example/, false"
  })
  void credentialsGoAsFarAsTheSameHost(URI from, String to, boolean kept) {
    Request next = second(Request.get(from).with("Authorization", "Basic eDp5"), to);

    assertThat(next.headers().containsKey("Authorization")).isEqualTo(kept);
  }

  /** Officers give the header the name that the service requires. */
  @Test
  void aSecretStaysAtHomeWhateverItsHeaderIsCalled() {
    String key = new Secret("cle-du-service").reveal();
    Request first =
        Request.get(URI.create("https://www.example/"))
            .with("X-Client-Id", "client " + key)
            .with("X-Fields", "all");

    assertThat(second(first, "https://cdn.example/a").headers()).containsOnlyKeys("X-Fields");
    assertThat(second(first, "/a").headers()).containsOnlyKeys("X-Client-Id", "X-Fields");
  }

  @Test
  void aLocationThatIsLongerThanAnyAddressIsNotFollowed() {
    assertThatThrownBy(
            () -> second(Request.get(URI.create("https://www.example/")), "/?a".repeat(6_000)))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(Notice.of(Notice.Code.LONG_ADDRESS, "www.example", 18_000)));
  }

  private static Request second(Request first, String location) {
    return second(first, 302, location);
  }

  private static Request second(Request first, int status, String location) {
    List<Request> asked = new ArrayList<>();
    Redirects.follow(
        first,
        request -> {
          asked.add(request);
          return asked.size() == 1 ? new Hop.Elsewhere<>(status, location) : new Hop.Arrived<>("");
        });
    return asked.get(1);
  }

  private static void assertBadRedirect(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Misconfigured.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.BAD_REDIRECT);
  }

  private static void redirect(String from, int status, String to) {
    SERVER.stubFor(get(from).willReturn(moved(status, to)));
  }

  private static ResponseDefinitionBuilder moved(int status, String to) {
    return aResponse().withStatus(status).withHeader("Location", to).withBody("moved");
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + SERVER.getPort() + path);
  }
}
