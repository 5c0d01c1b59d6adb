package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(
              WireMockConfiguration.options().dynamicPort().dynamicHttpsPort().gzipDisabled(true))
          .build();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();
  @AutoClose private Http http;
  private ScopedDoor door;

  @BeforeEach
  void open() {
    http = test.open(folder);
    door = http.door("s");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void aReadIsRepeatedWhenTheServerHasTrouble(int status) {
    answerFirst(aResponse().withStatus(status));

    assertThat(door.get(request()).file()).hasContent("fine");
    assertThat(door.requests()).isEqualTo(2);
    assertThat(test.pauses).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aReadIsRepeatedWhenTheConnectionBreaks(Fault fault) {
    answerFirst(aResponse().withFault(fault));

    assertThat(door.get(request()).file()).hasContent("fine");
    assertThat(door.requests()).isEqualTo(2);
  }

  @Test
  void aPostedQueryIsRepeatedToo() {
    answerFirst(aResponse().withStatus(503));

    assertThat(door.get(Request.post(uri(), "text/plain", "query")).file()).hasContent("fine");
  }

  @Test
  void pausesGrowWithEachAttemptUntilTheReasonIsGiven() {
    answerAlways(
        aResponse()
            .withStatus(503)
            .withBody("<html><head><style>p{}</style></head><p>En <b>maintenance</b></p></html>"));

    assertThatThrownBy(() -> door.get(request()))
        .isInstanceOf(Unavailable.class)
        .satisfies(
            e ->
                assertThat(((HarvestException) e).notice())
                    .isEqualTo(
                        Notice.of(
                            Notice.Code.HTTP_STATUS,
                            "localhost:" + SERVER.getPort() + "/x",
                            503,
                            "En maintenance")));
    assertThat(door.requests()).isEqualTo(4);
    assertThat(test.pauses).hasSize(3);
    assertThat(test.pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
    assertThat(test.pauses.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
    assertThat(test.pauses.get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3000));
  }

  /** The message already states the status before the quoted text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "503 Service Unavailable | Service Unavailable",
        "HTTP Error 503. The service is unavailable. | The service is unavailable.",
        "HTTP/1.1 503 : en maintenance | en maintenance",
        "Erreur 503 – en maintenance | en maintenance",
        "<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503"
            + " Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body></html>"
            + " | Service Temporarily Unavailable nginx",
        "<title>Ville</title><p>Maintenance | Ville Maintenance",
        "5033 lignes | 5033 lignes",
        "Maintenance 503 | Maintenance 503",
        "`` | Service Unavailable",
        "Error 503 | Service Unavailable"
      })
  void theStatusIsNotQuotedOnceMore(String body, String quote) {
    answerAlways(aResponse().withStatus(503).withBody(body));

    assertThatThrownBy(() -> door.get(request()))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().args().get(2)).isEqualTo(quote));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "7|7",
        " 60 |60",
        // The clock says 10:00.
        "Wed, 25 Nov 2026 10:00:09 GMT|9",
        "Wed, 25 Nov 2026 09:00:00 GMT|0"
      })
  void thePauseIsTheOneTheServerAsksFor(String retryAfter, long seconds) {
    answerFirst(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

    door.get(request());

    Duration waited = test.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofSeconds(seconds - 1), Duration.ofSeconds(seconds));
  }

  /** Otherwise other parts of a source would call again at once. */
  @Test
  void allWhoAskAHostWaitForAsLongAsItSaid() {
    answerFirst(aResponse().withStatus(503).withHeader("Retry-After", "30"));
    door.get(request());
    door.get(request());

    assertThat(test.pauses)
        .hasSize(2)
        .allSatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofSeconds(25)));
  }

  @Test
  void aPauseThatCannotBeReadIsOurs() {
    answerFirst(aResponse().withStatus(429).withHeader("Retry-After", "soon"));

    door.get(request());

    assertThat(test.pauses).hasSize(1).allMatch(pause -> pause.toMillis() >= 250);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429|61",
        "503|3600",
        "429|999999999",
        "429|Wed, 25 Nov 2026 10:05:00 GMT",
      })
  void aServerThatAsksForALongPauseIsLeftAlone(int status, String retryAfter) {
    answerAlways(aResponse().withStatus(status).withHeader("Retry-After", retryAfter));

    assertThatThrownBy(() -> door.get(request()))
        .isInstanceOf(Unavailable.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.TOO_MANY_REQUESTS);
    assertThat(door.requests()).isEqualTo(1);
  }

  @Test
  void aServerThatKeepsAskingToSlowDownSaysSo() {
    answerAlways(aResponse().withStatus(429));

    assertThatThrownBy(() -> door.get(request()))
        .isInstanceOf(Unavailable.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.TOO_MANY_REQUESTS);
    assertThat(door.requests()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "400,HTTP_STATUS",
    "401,FORBIDDEN",
    "403,FORBIDDEN",
    "404,HTTP_STATUS",
    "410,HTTP_STATUS",
    "422,HTTP_STATUS"
  })
  void whatOnlySomebodyCanFixIsNotRepeated(int status, Notice.Code code) {
    answerAlways(aResponse().withStatus(status).withBody("{\"detail\": \"nope\"}"));

    assertThatThrownBy(() -> door.get(request()))
        .isInstanceOf(Misconfigured.class)
        .satisfies(
            e -> {
              Notice notice = ((HarvestException) e).notice();
              assertThat(notice.code()).isEqualTo(code);
              assertThat(notice.args())
                  .containsExactly(
                      "localhost:" + SERVER.getPort() + "/x",
                      String.valueOf(status),
                      "{\"detail\": \"nope\"}");
            });
    assertThat(door.requests()).isEqualTo(1);
  }

  @Test
  void aQuoteIsShort() {
    answerAlways(aResponse().withStatus(404).withBody("é".repeat(5000)));

    assertThatThrownBy(() -> door.get(request()))
        .satisfies(e -> assertThat(((HarvestException) e).notice().args().get(2)).hasSize(200));
  }

  @Test
  void aBrokenErrorPageDoesNotHideTheStatus() {
    answerAlways(
        aResponse().withStatus(404).withHeader("Content-Encoding", "gzip").withBody("not gzip"));

    assertThatThrownBy(() -> door.get(request()))
        .isInstanceOf(Misconfigured.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.HTTP_STATUS);
  }

  @Test
  void aHostWhereNobodyListensIsSaidToBeThat() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }

    assertThatThrownBy(() -> door.get(Request.get(URI.create("http://localhost:" + port + "/x"))))
        .isInstanceOf(Unavailable.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.CONNECTION_REFUSED);
    assertThat(test.pauses).hasSize(3);
  }

  @Test
  void aNameThatNoServerHasIsSaidInWordsWithItsRemedy() {
    assertThatThrownBy(() -> door.get(Request.get(URI.create("https://absent.example/x"))))
        .isInstanceOfSatisfying(
            Unavailable.class,
            e ->
                assertThat(Messages.of(e.notice(), Locale.FRENCH))
                    .contains("absent.example", "est introuvable", "Vérifiez l’adresse"));
  }

  @Test
  void aServerThatSpeaksNoTlsHasNoCertificateThatIsWrong() {
    answerAlways(ok("x"));

    assertThatThrownBy(
            () -> door.get(Request.get(URI.create("https://localhost:" + SERVER.getPort() + "/x"))))
        .isInstanceOf(Unavailable.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.UNREACHABLE);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    answerAlways(ok("x"));
    URI secure = URI.create("https://localhost:" + SERVER.getHttpsPort() + "/x");

    assertThatThrownBy(() -> door.get(Request.get(secure)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("certificat")
        .extracting(e -> ((HarvestException) e).notice().code())
        .as("it is this machine that may have to learn the authority")
        .isEqualTo(Notice.Code.AUTHORITY_UNKNOWN);
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void anInterruptEndsTheWaiting() {
    Retries retries =
        new Retries(
            4,
            pause -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(
            () ->
                retries.run(
                    () -> {
                      throw new TryAgain(new Unavailable(Notice.of(Notice.Code.BUG, "x")));
                    }))
        .isInstanceOf(Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void answerFirst(ResponseDefinitionBuilder first) {
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("trouble")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("over")
            .willReturn(first));
    SERVER.stubFor(
        any(anyUrl()).inScenario("trouble").whenScenarioStateIs("over").willReturn(ok("fine")));
  }

  private static void answerAlways(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static Request request() {
    return Request.get(uri());
  }

  private static URI uri() {
    return URI.create("http://localhost:" + SERVER.getPort() + "/x");
  }
}
