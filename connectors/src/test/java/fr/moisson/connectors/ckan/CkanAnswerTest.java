package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** All kinds of refusals by CKAN or a proxy in front of it. */
class CkanAnswerTest {

  private static final String TOKEN = "jeton-tres-secret-0815";
  private static final DatasetId ID = new DatasetId("79191", "georisques", "cavites");
  private static final Dataset DATASET = CkanSamples.cavities(ID, "abc.csv");

  @AutoClose private CkanStandIn ckan;
  private CkanPortal portal;
  private Portal.Session session;

  @BeforeEach
  void start() {
    ckan = CkanStandIn.start(TOKEN, "niort");
    open(portal(TOKEN, "niort"));
    // Answers the requests that are made once per pass.
    ckan.failNext(Fault.CRASH_BEFORE_WRITE);
    assertThat(failure()).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest(name = "{0} {1} -> {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | application/json | {"success":false,"error":{"__type":"Authorization Error","message":"non"}} | Misconfigured | FORBIDDEN
          200 | application/json | {"success":false,"error":{"__type":"Étrange"}} | Unavailable | ERROR_INSIDE_SUCCESS
          200 | application/json | {"success":true,"result":{}} | Unavailable | UNEXPECTED_ANSWER
          200 | application/json | {"success":true} | Unavailable | UNEXPECTED_ANSWER
          200 | text/html | <html>Maintenance</html> | Unavailable | UNEXPECTED_ANSWER
          200 | application/json | "" | Unavailable | UNEXPECTED_ANSWER
          301 | text/html | <html>Moved</html> | Misconfigured | WRITE_REDIRECTED
          400 | application/json | "Bad request - Action name not known: x" | Misconfigured | UNEXPECTED_ANSWER
          400 | application/json | {"success":false,"error":{"__type":"Integrity Error","message":"x"}} | Unavailable | HTTP_STATUS
          400 | application/json | {"success":false,"error":{"__type":"Search Query Error","message":"x"}} | BadItem | PORTAL_REFUSES
          401 | text/html | <html>Non</html> | Misconfigured | FORBIDDEN
          403 | application/json | {"success":false,"error":{"__type":"Authorization Error","message":"non"}} | Misconfigured | FORBIDDEN
          403 | text/html | <html>WAF</html> | Misconfigured | FORBIDDEN
          404 | text/html | <html>Not Found</html> | Misconfigured | UNEXPECTED_ANSWER
          404 | application/json | {"success":false,"error":{"__type":"Not Found Error","message":"Groupe introuvable"}} | BadItem | PORTAL_REFUSES
          408 | text/html | <html>Timeout</html> | Unavailable | HTTP_STATUS
          409 | application/json | {"success":false,"error":{"__type":"Validation Error","tags":[{},{"name":["mauvais"]}]}} | BadItem | PORTAL_REFUSES
          409 | application/json | {"success":false,"error":{"__type":"Search Error","message":"solr"}} | Unavailable | HTTP_STATUS
          413 | text/html | <html>Too Large</html> | BadItem | PORTAL_REFUSES
          418 | text/html | <html>Teapot</html> | Misconfigured | HTTP_STATUS
          429 | text/html | <html>Slow</html> | Unavailable | TOO_MANY_REQUESTS
          500 | application/json | {"success":false,"error":{"__type":"Search Index Error","message":"x"}} | Unavailable | HTTP_STATUS
          500 | application/json | {"success":false,"error":{"__type":"Search Index Error","message":"immense term in field"}} | BadItem | PORTAL_REFUSES
          502 | text/html | <html>Bad Gateway</html> | Unavailable | HTTP_STATUS
          503 | text/html | <html>Unavailable</html> | Unavailable | HTTP_STATUS
          504 | text/html | <html>Gateway Time-out</html> | Unavailable | HTTP_STATUS
          """)
  void saysWhatToDoAboutARefusal(
      int status, String type, String body, String exception, String code) {
    ckan.answerNext(status, type, body);

    HarvestException failure = failure();

    assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(failure.notice().code().name()).isEqualTo(code);
    assertThat(ckan.datasets()).as("nothing is created on a misunderstanding").isEmpty();
  }

  @Test
  void doesNotCreateWhenTheSearchForALostRecordFails() {
    ckan.answerNext(409, "application/json", error("\"__type\":\"Search Error\""));

    assertThat(failure()).isInstanceOf(Unavailable.class);
    assertThat(ckan.created()).isZero();
  }

  @Test
  void theStatusOfAProxyIsSaidOnce() {
    String page = "<title>503 Service Unavailable</title><h1>503 Service Unavailable</h1>";
    ckan.answerNext(503, "text/html", page);

    assertThat(Messages.of(failure().notice(), Locale.FRENCH))
        .contains("l’erreur HTTP 503 : package_search: Service Unavailable →");
  }

  @Test
  void namesTheFieldThatCkanRefuses() {
    ckan.answerNext(200, "application/json", "{\"success\":true,\"result\":{\"results\":[]}}");
    ckan.answerNext(
        409,
        "application/json",
        error("\"__type\":\"Validation Error\",\"tags\":[{},{\"name\":[\"Étiquette refusée\"]}]"));

    HarvestException failure = failure();

    assertThat(failure).isInstanceOf(BadItem.class);
    assertThat(Messages.of(failure.notice(), Locale.FRENCH))
        .contains("refuse la fiche (HTTP 409)")
        .contains("package_create: tags[1].name: Étiquette refusée");
  }

  @Test
  void looksUpTheRecordWhenAPortalInFrenchSaysThatTheNameIsTaken() {
    ckan.answerNext(200, "application/json", "{\"success\":true,\"result\":{\"results\":[]}}");
    String taken = "\"__type\":\"Validation Error\",\"name\":[\"Cette URL est déjà utilisée.\"]";
    ckan.answerNext(409, "application/json", error(taken));

    HarvestException failure = failure();

    assertThat(failure).as("nothing found there either").isInstanceOf(BadItem.class);
    assertThat(failure.getMessage()).contains("name: Cette URL est déjà utilisée.");
  }

  @Test
  void writesPlainWordsFromAProxysPage() {
    ckan.answerNext(504, "text/html", "<html><body><h1>504 Gateway Time-out</h1></body></html>");

    assertThat(failure().getMessage()).contains("504: ", "Gateway Time-out").doesNotContain("<h1>");
  }

  @Test
  void saysThatATokenIsWrongThoughCkanTakesItForAVisitor() {
    open(portal("jeton-perime", "niort"));

    HarvestException failure = failure();

    assertThat(failure).isInstanceOf(Misconfigured.class);
    assertThat(Messages.of(failure.notice(), Locale.FRENCH)).contains("un jeton, vérifiez-le");
    assertThat(ckan.datasets()).isEmpty();
  }

  @Test
  void takesAWrongOrganisationForAFaultOfTheConfiguration() {
    open(portal(TOKEN, "inconnue"));

    assertThat(failure())
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("owner_org: Organization does not exist");
  }

  @Test
  void refusesARecordThatIsTooLargeForThePortal() {
    ckan.largestBody(1_000);

    HarvestException failure = failure();

    assertThat(failure).isInstanceOf(BadItem.class);
    assertThat(failure.notice().code()).isEqualTo(Notice.Code.PORTAL_REFUSES);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 403, 404, 409, 413, 418, 500})
  void neverShowsItsTokenEvenIfThePortalRepeatsIt(int status) {
    ckan.answerNext(status, "text/plain", "you sent Authorization: " + TOKEN);
    HarvestException plain = failure();
    String field = "\"__type\":\"Validation Error\",\"" + TOKEN + "\":[\"" + TOKEN + "\"]";
    ckan.answerNext(status, "application/json", error(field));
    HarvestException enveloped = failure();

    assertThat(enveloped).as("the portal's words are passed on").hasMessageContaining("***: ***");
    for (HarvestException failure : List.of(plain, enveloped)) {
      assertThat(failure.notice().toString()).doesNotContain(TOKEN);
      assertThat(logged(failure)).contains("organisation=niort").doesNotContain(TOKEN);
    }
  }

  /** Everything that a log at level TRACE would show of a failed call. */
  private String logged(HarvestException failure) {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = (Logger) LoggerFactory.getLogger("fr.moisson");
    logger.setAdditive(false);
    logger.setLevel(Level.TRACE);
    logger.addAppender(lines);
    try {
      failure();
      LoggerFactory.getLogger(getClass()).warn("{}", portal, failure);
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
      logger.setAdditive(true);
    }
    return lines.list.stream()
        .map(line -> line.getFormattedMessage() + trace(line.getThrowableProxy()))
        .collect(Collectors.joining("\n"));
  }

  private static String trace(IThrowableProxy thrown) {
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
  }

  private HarvestException failure() {
    return catchThrowableOfType(
        HarvestException.class, () -> CkanSite.publish(portal, session, DATASET, Optional.empty()));
  }

  private void open(CkanPortal another) {
    portal = another;
    session = another.open(new PlainDoor(), Niortais.AT);
  }

  private CkanPortal portal(String token, String organisation) {
    return new CkanPortal(
        ckan.url(), new Secret(token), organisation, null, null, null, null, null);
  }

  private static String error(String fields) {
    return "{\"success\":false,\"error\":{" + fields + "}}";
  }
}
