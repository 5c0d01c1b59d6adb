package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class SecretsTest {

  /** Secrets in a header, in a parameter recognised by its name, and one registered as a secret. */
  private static final List<String> SECRETS = List.of("h3aderT0ken", "par4mT0ken", "kn0wnS3cret");

  @RegisterExtension static final WireMockExtension SERVER = TestHttp.server();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("fr.moisson");
  private final Secret known = new Secret("kn0wnS3cret");

  @BeforeEach
  void listen() {
    logged.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(logged);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  static Stream<ResponseDefinitionBuilder> failures() {
    String echo = "<p>Invalid token h3aderT0ken</p>, par4mT0ken and kn0wnS3cret " + "x".repeat(120);
    return Stream.of(
        aResponse().withStatus(401).withBody(echo),
        aResponse().withStatus(404).withBody(echo),
        aResponse().withStatus(503).withBody(echo + "par4mT0ken"),
        aResponse().withStatus(302).withHeader("Location", "/?token=par4mT0ken#" + echo),
        aResponse().withStatus(302).withHeader("Location", "%zz?token=par4mT0ken&x=kn0wnS3cret"),
        aResponse().withStatus(429),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        ok("x").withHeader("Content-Encoding", "gzip"),
        ok("x").withHeader("Content-Encoding", "kn0wnS3cret"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void noFailureTellsASecret(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
    try (Http http = test.open(folder)) {
      HarvestException failure =
          catchThrowableOfType(HarvestException.class, () -> http.door("s").get(request("/data")));

      assertThat(failure.notice().args().get(0)).contains("/data").contains("apikey=***");
      assertThat(Messages.of(failure.notice(), Locale.FRENCH)).doesNotContain(SECRETS);
      assertThat(trace(failure)).doesNotContain(SECRETS);
      assertThat(log()).doesNotContain(SECRETS);
    }
  }

  @Test
  void noSuccessLogsOrArchivesASecret() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok("x").withHeader("Set-Cookie", "s=par4mT0ken")));
    try (Http http = test.open(folder)) {
      http.door("s").get(request("/data"));
      http.door("s").send(request("/data"));

      assertThat(log()).contains("GET localhost").contains("apikey=***").doesNotContain(SECRETS);
      assertThat(test.archive.toString()).doesNotContain(SECRETS);
    }
  }

  private Request request(String path) {
    return Request.get(
            URI.create(
                "http://localhost:"
                    + SERVER.getPort()
                    + path
                    + "?x=1&apikey=par4mT0ken&y="
                    + known.reveal()))
        .with("Authorization", "Bearer h3aderT0ken");
  }

  private String log() {
    return String.join("\n", logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
