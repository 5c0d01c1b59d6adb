package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.routes.portal.Datasets;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protects readers from hostile sources and from our own bugs. */
class GuardTest {

  @TempDir Path folder;
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @Test
  void whatASourceWroteNeverRuns() {
    String hostile = "<script>alert(1)</script>\"' onload='x";
    String key =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "1",
                hostile,
                draft ->
                    draft
                        .description("<img src=x onerror=alert(1)>\n\n" + hostile)
                        .keywords(List.of(hostile))
                        .publisher(new Agent(hostile, URI.create("javascript:alert(1)"), null))
                        .licence(new Licence(hostile, URI.create("JavaScript:alert(2)")))
                        .contact(
                            new Contact(
                                hostile, "a@b.fr?cc=<script>", URI.create("data:text/html,x")))
                        .landingPage(URI.create("vbscript:x"))
                        .references(
                            List.of(
                                new Reference(
                                    Reference.Part.RELATED,
                                    URI.create("javascript:alert(4)"),
                                    hostile)))
                        .provenance(List.of(hostile))
                        .distributions(
                            List.of(
                                Distribution.Link.to(hostile, URI.create("javascript:alert(3)"))
                                    .detailed(
                                        new LinkDetails(
                                            null,
                                            hostile,
                                            null,
                                            List.of(URI.create("javascript:alert(5)")),
                                            List.of(URI.create("javascript:alert(6)"))))))));

    for (String address :
        List.of("/datasets/" + key, "/", "/en/?q=%3Cscript%3Ealert&producer=%22%3E%3Cscript%3E")) {
      assertThat(site.shown(address))
          .contains("&lt;script&gt;")
          .doesNotContain("<script", "<img src=x", "onload='")
          .doesNotContainIgnoringCase("href=\"javascript:")
          .doesNotContain("href=\"data:", "href=\"vbscript:", "mailto:a@b.fr");
    }
    assertThat(site.page("/datasets/" + key)).contains("n’est pas utilisable");
  }

  @Test
  void everyAnswerIsGuarded() {
    for (String address :
        List.of("/", "/nulle/part", "/catalog.ttl", "/health", "/assets/style.css")) {
      var headers = site.get(address).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(address)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "script-src");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).isPresent();
    }
  }

  @Test
  void aFaultOfOursIsAFriendly500WithoutAStackTrace() {
    site.database.jdbi().useHandle(handle -> handle.execute("DROP TABLE shelf"));

    assertThat(site.get("/en/"))
        .returns(500, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains("The page could not be shown")
        .doesNotContain("shelf", "Exception", "at fr.moisson");
    assertThat(site.page("/")).contains("La page n’a pas pu être affichée");
  }

  @ParameterizedTest
  @CsvSource({
    "/en/, text/html, text/html",
    "/catalog.ttl, text/turtle, application/problem+json",
    "/catalog.ttl, */*, application/problem+json",
    "/ogc/collections, text/html, application/problem+json",
    "/api/changes, */*, application/problem+json",
    "/api/3/action/package_list, */*, application/json"
  })
  void aDatabaseThatIsGoneIsToldToWhoeverAsksInHisForm(String address, String accept, String form) {
    site.loseDatabase();

    var answer = site.get(address, "Accept", accept, "Accept-Language", "en");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(form);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.body()).contains("Try again in a moment");
  }

  @ParameterizedTest
  @CsvSource({"POST, /", "DELETE, /catalog.ttl", "PUT, /ogc/collections", "DELETE, /api/changes"})
  void nothingCanBeWritten(String method, String address) {
    var answer = site.send(method, address, "Accept-Language", "en");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(Site.json(answer).path("detail").asText())
        .startsWith("This address accepts only: GET");
  }

  @ParameterizedTest
  @CsvSource({
    "/nope, application/json",
    "/datasets/nope, text/turtle",
    "/catalog.ttl?page=99, */*",
    "/files/nope.csv, */*",
    "/territories/nope/catalog.rdf, application/rdf+xml",
    "/api/nope, text/html"
  })
  void aProgramIsToldInItsOwnFormThatThereIsNothing(String address, String accept) {
    var answer = site.get(address, "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(Site.json(answer).path("detail").asText()).isEqualTo("Cette page n’existe pas");
  }

  /** Mails cut addresses. Java's client would refuse to ask for them. */
  @ParameterizedTest
  @ValueSource(strings = {"/datasets/100%", "/api/%zz", "/%2e%2e/etc"})
  void anAddressThatCannotBeReadIsRefusedLikeAnyOther(String address) throws IOException {
    String answer = answered(address, "");

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Type: text/plain; charset=utf-8", "Content-Language: fr, en")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Cette demande est illisible", "This request cannot be read")
        .contains("adresse");
  }

  /** PostgreSQL, unlike SQLite, fails to compare them. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/?source=%00", "/ogc/collections/catalogue/items?ids=a%00", "/api/changes?x=%00"})
  void textsThatNoDatabaseHasAreRefused(String address) {
    assertThat(site.get(address))
        .returns(400, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains("Cette demande est illisible");
  }

  @Test
  void cookiesThatAreTooLongAreNotTakenForABadAddress() throws IOException {
    assertThat(answered("/", "Cookie: a=" + "a".repeat(20_000) + "\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains("Cette demande est illisible", "cookies")
        .doesNotContain("adresse");
  }

  private String answered(String address, String header) throws IOException {
    try (Socket asker = new Socket(site.root.getHost(), site.root.getPort())) {
      asker
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\n%sConnection: close\r\n\r\n"
                  .formatted(address, header)
                  .getBytes(UTF_8));
      return new String(asker.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "nowhere.invalid"})
  void aHostThatIsNotOfThisMachineIsNoPortThatIsTaken(String host) {
    assertThatThrownBy(() -> Site.on(folder.resolve("other"), host))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal ->
                assertThat(refusal.notice())
                    .returns(Code.CONFIG_BAD_VALUE, Notice::code)
                    .returns("server.host", notice -> notice.args().get(0)));
  }

  @Test
  void pagesOfOtherSitesAreLedOnAndToldWhatIsMissing() {
    for (String address : List.of("/organisations/x", "/catalogue", "/dataset/x", "/nope")) {
      assertThat(site.get(address).headers().firstValue("Access-Control-Allow-Origin"))
          .as(address)
          .contains("*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/catalog.ttl",
        "/changes.trig",
        "/changes.atom",
        "/api/changes",
        "/ogc/collections"
      })
  void pagesOfOtherSitesSeeWhatLeadsOnAndWhatHasChanged(String address) {
    assertThat(site.get(address).headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("ETag", "Link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/catalog.ttl",
        "/changes.trig",
        "/api/changes",
        "/ogc/collections",
        "/files/x.csv"
      })
  void pagesOfOtherSitesMayAskWithHeadersOfTheirOwn(String address) {
    var answer = site.send("OPTIONS", address, "Access-Control-Request-Method", "GET");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("GET")
        .doesNotContain("POST");
  }
}
