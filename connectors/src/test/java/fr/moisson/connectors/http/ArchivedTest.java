package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ArchivedTest {

  private static final String ETAG = "W/\"1\"";
  private static final String DATE = "Mon, 02 Nov 2026 10:00:00 GMT";

  @RegisterExtension static final WireMockExtension SERVER = TestHttp.server();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();
  @AutoClose private Http http;

  @BeforeEach
  void open() {
    http = test.open(folder);
    SERVER.stubFor(
        get("/data")
            .willReturn(
                ok("content")
                    .withHeader("ETag", ETAG)
                    .withHeader("Last-Modified", DATE)
                    .withHeader("Content-Type", "text/csv")));
    SERVER.stubFor(
        get("/data")
            .withHeader("If-None-Match", equalTo(ETAG))
            .withHeader("If-Modified-Since", equalTo(DATE))
            .willReturn(aResponse().withStatus(304).withHeader("ETag", ETAG)));
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    Body first = http.door("s").get(Request.get(uri("/data")));
    Body second = http.door("s").get(Request.get(uri("/data")));

    assertThat(second).isEqualTo(first);
    assertThat(second.file()).hasContent("content");
    SERVER.verify(
        1, getRequestedFor(urlEqualTo("/data")).withHeader("If-None-Match", equalTo(ETAG)));
    assertThat(test.archive.used()).containsExactly(TestHttp.NOW);
  }

  @Test
  void everyScopeHasItsOwnAnswers() {
    http.door("a").get(Request.get(uri("/data")));
    http.door("b").get(Request.get(uri("/data")));

    SERVER.verify(2, getRequestedFor(urlEqualTo("/data")).withoutHeader("If-None-Match"));
  }

  @Test
  void anAnswerWhoseFileHasVanishedIsAskedForInFull() throws IOException {
    Body first = http.door("s").get(Request.get(uri("/data")));
    Files.delete(first.file());

    Body second = http.door("s").get(Request.get(uri("/data")));

    assertThat(second.file()).hasContent("content");
    SERVER.verify(2, getRequestedFor(urlEqualTo("/data")).withoutHeader("If-None-Match"));
  }

  @Test
  void anAnswerWithoutValidatorIsAlwaysAskedForInFull() {
    SERVER.stubFor(get("/plain").willReturn(ok("A")));
    http.door("s").get(Request.get(uri("/plain")));
    SERVER.stubFor(get("/plain").willReturn(aResponse().withStatus(304)));

    // The request was not conditional.
    assertThatThrownBy(() -> http.door("s").get(Request.get(uri("/plain"))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void aChangedAnswerReplacesTheOldOne() {
    http.door("s").get(Request.get(uri("/data")));
    SERVER.stubFor(get("/data").willReturn(ok("new").withHeader("ETag", "\"2\"")));

    assertThat(http.door("s").get(Request.get(uri("/data"))).file()).hasContent("new");
    assertThat(http.replay("s").get(Request.get(uri("/data"))).file()).hasContent("new");
  }

  @Test
  void headersThatChooseTheAnswerAreAnotherQuestion() {
    http.door("s").get(Request.get(uri("/data")).with("Accept", "text/csv"));
    http.door("s").get(Request.get(uri("/data")).with("Accept", "application/json"));

    SERVER.verify(2, getRequestedFor(urlEqualTo("/data")).withoutHeader("If-None-Match"));
  }

  @Test
  void aPostedQueryIsArchivedByItsBodyButNeverConditional() {
    SERVER.stubFor(
        post("/q").withRequestBody(equalTo("a")).willReturn(ok("A").withHeader("ETag", "1")));
    SERVER.stubFor(post("/q").withRequestBody(equalTo("b")).willReturn(ok("B")));
    Request a = Request.post(uri("/q"), "text/plain", "a");
    Request b = Request.post(uri("/q"), "text/plain", "b");

    http.door("s").get(a);
    http.door("s").get(a);
    http.door("s").get(b);

    SERVER.verify(3, postRequestedFor(urlEqualTo("/q")).withoutHeader("If-None-Match"));
    assertThat(http.replay("s").get(a).file()).hasContent("A");
    assertThat(http.replay("s").get(b).file()).hasContent("B");
  }

  @Test
  void aReplayGivesTheSameAnswersWithoutTheNetwork() {
    Body live = http.door("s").get(Request.get(uri("/data")));
    SERVER.resetRequests();

    Body replayed = http.replay("s").get(Request.get(uri("/data")));

    assertThat(replayed).isEqualTo(live);
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void aReplayOfWhatWasNeverReadIsRefused() {
    Door replay = http.replay("s");

    assertNotArchived(() -> replay.get(Request.get(uri("/data?token=abcdef"))));
    assertNotArchived(() -> replay.send(Request.get(uri("/data"))));
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void aReplayOfAVanishedFileIsRefused() throws IOException {
    Files.delete(http.door("s").get(Request.get(uri("/data"))).file());

    assertNotArchived(() -> http.replay("s").get(Request.get(uri("/data"))));
  }

  @Test
  void aNewTokenFindsTheAnswersOfTheOldOne() {
    SERVER.stubFor(get("/a?token=oldvalue1").willReturn(ok("A")));
    Secret old = new Secret("oldvalue1");
    Secret renewed = new Secret("newvalue2");
    http.door("s")
        .get(
            Request.get(uri("/a?token=" + old.reveal()))
                .with("Authorization", "Bearer " + old.reveal()));

    Body replayed = http.replay("s").get(Request.get(uri("/a?token=" + renewed.reveal())));

    assertThat(replayed.file()).hasContent("A");
    assertThat(replayed.uri()).isEqualTo(uri("/a?token=newvalue2"));
    assertThat(test.archive.toString()).doesNotContain("oldvalue1");
  }

  @Test
  void anAnswerThatRepeatsASecretIsKeptWithoutItAndAskedForInFull() {
    Secret key = new Secret("s3cr3tkey");
    URI uri = uri("/page?k=" + key.reveal());
    SERVER.stubFor(
        get("/page?k=s3cr3tkey")
            .willReturn(
                ok("A")
                    .withHeader("ETag", "\"1\"")
                    .withHeader("Link", "</page?k=s3cr3tkey&p=2>; rel=\"next\"")));

    Body live = http.door("s").get(Request.get(uri));
    http.door("s").get(Request.get(uri));

    assertThat(live.headers().get("link")).contains("s3cr3tkey");
    assertThat(test.archive.toString()).contains("rel=\"next\"").doesNotContain("s3cr3tkey");
    SERVER.verify(
        2, getRequestedFor(urlEqualTo("/page?k=s3cr3tkey")).withoutHeader("If-None-Match"));
  }

  private static void assertNotArchived(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Misconfigured.class)
        .hasMessageNotContaining("abcdef")
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.NOT_ARCHIVED);
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + SERVER.getPort() + path);
  }
}
