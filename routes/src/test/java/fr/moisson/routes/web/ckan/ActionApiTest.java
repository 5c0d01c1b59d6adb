package fr.moisson.routes.web.ckan;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue as requested by CKAN harvesters. */
class ActionApiTest {

  private static final String ACTIONS = "/api/3/action/";

  @TempDir Path folder;
  private Site site;
  private String trees;
  private String air;
  private String commune;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
    trees =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "arbres",
                "Arbres",
                d ->
                    Datasets.by("Ville de Niort", "ENVI", "REGI")
                        .apply(d)
                        .keywords(List.of("arbre", "nature"))
                        .contact(new Contact("Espaces verts", "arbres@niort.example", null))
                        .licence(
                            new Licence(
                                "Licence Ouverte 2.0",
                                URI.create("https://www.etalab.gouv.fr/licence-ouverte")))
                        .distributions(
                            List.of(
                                Distribution.Link.to(
                                    "Le fichier", URI.create("https://x.example/a.csv"))))));
    air =
        Datasets.publish(
            site.portal,
            Datasets.dataset("air", "Qualité de l’air", Datasets.by("Atmo", "ENVI", "HEAL")));
    commune =
        Datasets.publish(
            site.portal, Dataset.draft(new DatasetId("79191", "mairie", "1"), "Salles").build());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private JsonNode result(String action) {
    JsonNode answer = site.json(ACTIONS + action);
    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.path("help").asText()).startsWith(site.root + ACTIONS + "help_show?name=");
    return answer.path("result");
  }

  private List<String> found(String parameters) {
    JsonNode result = result("package_search?" + parameters);
    List<String> names = texts(result.path("results"), "name");
    assertThat(result.path("count").asInt()).isEqualTo(names.size());
    return names;
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.valueStream().map(one -> one.path(field).asText()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aQuestionThatDoesNotArriveInFullIsNoFailureOfOurs() throws IOException {
    try (Socket client = new Socket("localhost", site.root.getPort())) {
      String garbled =
          "POST /api/3/action/package_show HTTP/1.1\r\nHost: localhost\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n1\r\n{?";
      client.getOutputStream().write(garbled.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void aPackageSaysWhatPlainHarvestersRead() {
    JsonNode one = result("package_show?id=" + trees);

    assertThat(one.path("id").asText()).isEqualTo(trees);
    assertThat(one.path("license_id").asText()).isEqualTo("etalab-2.0");
    assertThat(one.path("license_title").asText()).isEqualTo("Licence Ouverte 2.0");
    assertThat(one.at("/organization/title").asText()).isEqualTo("Ville de Niort");
    assertThat(one.path("maintainer_email").asText()).isEqualTo("arbres@niort.example");
    assertThat(texts(one.path("tags"), "name")).containsExactly("arbre", "nature");
    assertThat(texts(one.path("groups"), "title"))
        .containsExactly("Environnement", "Régions et villes");
    assertThat(one.path("metadata_modified").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    assertThat(one.at("/resources/0/url").asText()).isEqualTo("https://x.example/a.csv");
    assertThat(one.at("/resources/0/package_id").asText()).isEqualTo(trees);
    assertThat(texts(one.path("extras"), "key")).contains("guid").doesNotContain("moisson_tags");
    assertThat(site.get("/dataset/" + trees).headers().firstValue("Location"))
        .contains("../datasets/" + trees);
    assertThat(site.get("/dataset/%C3%A9%2F..").headers().firstValue("Location"))
        .contains("../datasets/%C3%A9%2F..");
  }

  @Test
  void theWholeCatalogueIsListed() {
    assertThat(result("package_list"))
        .extracting(JsonNode::asText)
        .containsExactly(trees, air, commune);
    assertThat(result("package_list?limit=1&offset=1"))
        .extracting(JsonNode::asText)
        .containsExactly(air);
    assertThat(texts(result("current_package_list_with_resources?limit=2"), "name")).hasSize(2);
    assertThat(found("rows=10")).containsExactlyInAnyOrder(trees, air, commune);
    assertThat(result("package_search?rows=0").path("count").asInt()).isEqualTo(3);
  }

  @Test
  void pagesFollowEachOtherInTheOrderThatIsAskedFor() {
    IntStream.range(0, 20)
        .forEach(i -> Datasets.publish(site.portal, Datasets.dataset("n" + i, "Jeu " + i)));
    List<String> names = new ArrayList<>();
    for (int start = 0; start < 30; start += 7) {
      JsonNode page = result("package_search?rows=7&start=%d&sort=id+asc".formatted(start));
      assertThat(page.path("count").asInt()).isEqualTo(23);
      names.addAll(texts(page.path("results"), "name"));
    }

    assertThat(names).hasSize(23).isSorted().doesNotHaveDuplicates();
    List<String> dates =
        texts(
            result(
                    "package_search?rows=50&sort="
                        + encoded("relevance asc, metadata_modified desc"))
                .path("results"),
            "metadata_modified");
    assertThat(dates).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void whatIsFoundIsWhatIsAskedFor() {
    String town = organisation("Ville de Niort");

    assertThat(found("q=arbres")).containsExactly(trees);
    assertThat(found("q=" + encoded("qualité AND air"))).containsExactly(air);
    assertThat(found("q=%3F")).as("no word").isEmpty();
    assertThat(found("fq=groups%3Aheal")).containsExactly(air);
    assertThat(found("fq=" + encoded("(groups:envi) AND organization:\"" + town + "\"")))
        .containsExactly(trees);
    assertThat(found("fq=" + encoded("+name:\"" + air + "\" -dataset_type:harvest")))
        .containsExactly(air);
    assertThat(found("fq=dataset_type%3Aharvest")).isEmpty();
    assertThat(found("fq=" + encoded("metadata_modified:[2999-01-01T00:00:00Z TO *]"))).isEmpty();
    String longSince = "metadata_modified:[2020-01-01T00:00:00Z TO *]";
    assertThat(found("q=*%3A*&fq=" + encoded(longSince))).hasSize(3);
    String later = "metadata_modified:[2999-01-01T00:00:00Z TO *]";
    assertThat(found("fq=" + encoded(later + " AND " + longSince))).as("both").isEmpty();
    String earlier = "metadata_modified:[* TO 2020-01-01T00:00:00Z]";
    assertThat(found("fq=" + encoded(earlier + " metadata_modified:[* TO *]"))).isEmpty();
    assertThat(found("q=" + encoded("Arbres - Niort"))).as("a dash").containsExactly(trees);
  }

  private String organisation(String title) {
    return result("organization_list?all_fields=true")
        .valueStream()
        .filter(one -> one.path("title").asText().equals(title))
        .map(one -> one.path("name").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachPartHasItsOwn() {
    assertThat(partly("/territories/79191")).containsExactly(commune);
    assertThat(partly("/sources/essai")).containsExactlyInAnyOrder(trees, air);
    assertThat(partly("/themes/HEAL")).containsExactly(air);
    String show = "/territories/79191" + ACTIONS + "package_show?id=";
    assertThat(site.get(show + commune).statusCode()).isEqualTo(200);
    assertThat(site.get(show + air).statusCode()).isEqualTo(404);
    assertThat(site.get("/territories/99999" + ACTIONS + "package_list").statusCode())
        .isEqualTo(404);
    assertThat(site.json("/themes/HEAL" + ACTIONS + "tag_list").path("result")).isEmpty();
  }

  private List<String> partly(String part) {
    List<String> listed = new ArrayList<>();
    site.json(part + ACTIONS + "package_list")
        .path("result")
        .forEach(name -> listed.add(name.asText()));
    JsonNode found = site.json(part + ACTIONS + "package_search").at("/result/results");
    assertThat(texts(found, "name")).containsExactlyInAnyOrderElementsOf(listed);
    return listed;
  }

  @Test
  void whatStandsAroundIsTold() {
    assertThat(result("organization_list")).hasSize(2);
    String town = organisation("Ville de Niort");
    assertThat(town).startsWith("ville-de-niort-");
    assertThat(result("organization_show?id=" + town).path("package_count").asInt()).isOne();
    assertThat(result("group_list"))
        .extracting(JsonNode::asText)
        .containsExactly("envi", "heal", "regi");
    assertThat(result("group_show?id=envi").path("package_count").asInt()).isEqualTo(2);
    assertThat(result("tag_list")).extracting(JsonNode::asText).containsExactly("arbre", "nature");
    assertThat(result("tag_list?query=ATU").get(0).asText()).isEqualTo("nature");
    assertThat(texts(result("license_list"), "id")).contains("etalab-2.0", "odc-odbl");
    assertThat(result("site_read").asBoolean()).isTrue();
    assertThat(result("status_show").path("ckan_version").asText()).isNotEmpty();
    assertThat(site.json("/api/3").path("version").asInt()).isEqualTo(3);
  }

  @Test
  void anOrganisationWhoseDatasetsAreGoneIsEmptyAndNotUnknown() {
    String town = organisation("Ville de Niort");

    Datasets.withdraw(site.portal, trees);

    assertThat(found("fq=organization%3A" + town)).isEmpty();
    assertThat(result("organization_show?id=" + town).path("package_count").asInt()).isZero();
    assertThat(site.get(ACTIONS + "package_show?id=" + trees).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "package_show?id=nichts 404 Not_Found_Error",
        "package_show 409 Validation_Error",
        "organization_show?id=nichts 404 Not_Found_Error",
        "group_show?id=ENVI 404 Not_Found_Error",
        "package_search?fq=organization%3Anichts 404 Not_Found_Error",
        "package_search?fq=tags%3Aeau 409 Validation_Error",
        "package_search?q=a+OR+b 409 Validation_Error",
        "package_search?q=arb* 409 Validation_Error",
        "package_search?fq=-organization%3Aa 409 Validation_Error",
        "package_search?q=arbres+-(groups%3Aheal) 409 Validation_Error",
        "package_search?fq=!(groups%3Aheal) 409 Validation_Error",
        "package_search?q=arbres&fq=-+groups%3Aenvi 409 Validation_Error",
        "package_search?fq=groups%3A(envi+heal) 409 Validation_Error",
        "package_search?fq=groups%3Aenvi+groups%3Aheal 409 Validation_Error",
        "package_search?fq=metadata_modified%3A[hier+TO+*] 409 Validation_Error",
        "package_search?sort=views_total+desc 409 Validation_Error",
        "package_search?rows=-1 409 Validation_Error",
        "package_search?limit=5 409 Validation_Error",
        "organization_list?organizations=x 409 Validation_Error",
        "group_list?groups=envi 409 Validation_Error",
        "tag_list?vocabulary_id=x 409 Validation_Error",
        "package_search?ext_bbox=1,2,3,4 409 Validation_Error"
      })
  void whatMakesNoSenseIsAnErrorInCkansForm(String action, int status, String type) {
    HttpResponse<String> answer =
        site.get(ACTIONS + action.replace("[", "%5B").replace("]", "%5D"));

    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode body = Site.json(answer);
    assertThat(body.path("success").asBoolean(true)).isFalse();
    assertThat(body.at("/error/__type").asText()).isEqualTo(type.replace('_', ' '));
    assertThat(body.at("/error/message").asText()).isNotEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  /** Whatever is given as the action's name. */
  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "%C3%A9", "x%2Fy", "action"})
  void anActionWithoutANameIsAnsweredInCkansWords(String action) {
    HttpResponse<String> answer = site.get(ACTIONS + action);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
    assertThat(Site.json(answer).path("help").asText()).endsWith("help_show?name=" + action);
  }

  @Test
  void anUnknownActionIsAnsweredInCkansWords() {
    HttpResponse<String> answer = site.get(ACTIONS + "package_create");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode body = Site.json(answer);
    assertThat(body.path("success").asBoolean(true)).isFalse();
    assertThat(body.at("/error/__type").asText()).isEqualTo("Bad Request");
    assertThat(body.at("/error/message").asText())
        .isEqualTo("Bad request - Action name not known: package_create");
  }

  @Test
  void whatIsWrongWithUsIsSaidInCkansFormToo() {
    site.breakDown();

    HttpResponse<String> answer = site.get(ACTIONS + "package_list");

    assertThat(answer.statusCode()).isEqualTo(500);
    JsonNode body = Site.json(answer);
    assertThat(body.path("success").asBoolean(true)).isFalse();
    assertThat(body.at("/error/__type").asText()).isEqualTo("Internal Server Error");
    assertThat(body.at("/error/message").asText()).startsWith("Le défaut est de notre côté");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void aPartThatIsNotThereIsAnErrorInCkansFormToo() {
    HttpResponse<String> answer = site.get("/territories/99999" + ACTIONS + "package_list");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Site.json(answer).at("/error/__type").asText()).isEqualTo("Not Found Error");
  }

  @Test
  void eachActionSaysWhatItIsFor() {
    for (String action :
        List.of(
            "package_list",
            "package_search",
            "package_show",
            "current_package_list_with_resources",
            "organization_list",
            "organization_show",
            "group_list",
            "group_show",
            "tag_list",
            "license_list",
            "help_show",
            "site_read",
            "status_show")) {
      assertThat(result("help_show?name=" + action).asText())
          .as(action)
          .endsWith(".")
          .isNotEqualTo(action);
    }
    assertThat(site.get(ACTIONS + "help_show?name=package_create").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesOfOtherSitesMayAskBeforeTheyPost() {
    HttpResponse<String> answer = site.send("OPTIONS", ACTIONS + "package_search");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("GET", "POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("*", "Authorization");
  }

  @Test
  void parametersMayBePosted() throws Exception {
    assertThat(posted("package_show", "{\"id\": \"" + air + "\"}").at("/result/name").asText())
        .isEqualTo(air);
    assertThat(posted("package_search", "{\"rows\": 1, \"q\": null}").at("/result/results"))
        .hasSize(1);
    assertThat(posted("site_read", "").path("result").asBoolean()).isTrue();
    assertThat(posted("package_show", "{\"id\": \"a\\u0000\"}").at("/error/message").asText())
        .contains("\"a\\u0000\"");
    String phrase = "\\\"" + "arbre ".repeat(10_000) + "\\\"";
    assertThat(posted("package_search", "{\"q\": \"" + phrase + "\"}").at("/result/count").asInt())
        .isOne();
    assertThat(posted("package_show", "id=" + air).at("/error/__type").asText())
        .isEqualTo("Validation Error");
    assertThat(
            posted("package_show", "{\"id\": \"" + "x".repeat(1 << 17) + "\"}")
                .at("/error/message")
                .asText())
        .contains("64");
  }

  private JsonNode posted(String action, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(site.root.resolve("/api/action/" + action))
            .header("If-None-Match", "*")
            .POST(ofString(body))
            .build();
    return Site.json(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"package_list", "package_search?rows=2", "tag_list"})
  void whatHasNotChangedIsNotSentAgain(String action) {
    HttpResponse<String> first = site.get(ACTIONS + action);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(site.get(ACTIONS + action, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> head = site.send("HEAD", ACTIONS + action);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).contains(tag);
    Datasets.publish(site.portal, Datasets.dataset("neu", "Nouveau"));
    assertThat(site.get(ACTIONS + action, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void idsOfResourcesAreThoseOfNobodyElse() {
    List<String> ids = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      String key =
          Datasets.publish(
              site.portal,
              Datasets.dataset(
                  name,
                  name,
                  d ->
                      d.distributions(
                          List.of(
                              Distribution.Link.to("1", URI.create("https://x.example/1")),
                              Distribution.Link.to("2", URI.create("https://x.example/2"))))));
      ids.addAll(texts(result("package_show?id=" + key).path("resources"), "id"));
      assertThat(ids).containsAll(texts(result("package_show?id=" + key).path("resources"), "id"));
    }

    assertThat(new HashSet<>(ids)).hasSize(4);
  }
}
