package fr.moisson.routes.web.feed;

import static fr.moisson.routes.web.feed.FeedReader.datasets;
import static fr.moisson.routes.web.feed.FeedReader.header;
import static fr.moisson.routes.web.feed.FeedReader.iris;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.web.Samples;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The feeds as read by reusers and other catalogues. */
class FeedsTest {

  @TempDir Path folder;
  @AutoClose private Site site;
  private FeedReader feeds;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    feeds = new FeedReader(site);
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void allSyntaxesSayTheSame(FeedSyntax syntax) throws IOException {
    Samples.all(site.files).forEach(dataset -> Datasets.publish(site.portal, dataset));

    HttpResponse<String> answer = site.get("/catalog." + syntax.extension());

    assertThat(header(answer, "Content-Type"))
        .isEqualToIgnoringCase(syntax.mediaType() + "; charset=utf-8");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(
            feeds
                .read("/catalog." + syntax.extension())
                .isIsomorphicWith(feeds.read("/catalog.ttl")))
        .isTrue();
    assertThat(feeds.read("/catalog." + syntax.extension()).size()).isGreaterThan(100);
  }

  @Test
  void anEmptyCatalogueHasOnePage() {
    assertThat(datasets(feeds.read("/catalog.ttl?page=1"))).isEmpty();
    assertThat(feeds.read("/catalog.ttl").contains(null, RDF.type, DCAT.Catalog)).isTrue();
  }

  @Test
  void theCatalogueTellsWhenItLastChangedAndASingleDatasetDoesNot() {
    String key = feeds.publish("79191", "arbres", "Arbres", "ENVI");
    assertThat(Instant.parse(changed(feeds.read("/catalog.ttl"))))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

    Clock later = Clock.fixed(Instant.parse("2100-01-02T03:04:05.678Z"), ZoneOffset.UTC);
    Datasets.publish(
        new EmbeddedPortal(site.database.jdbi(), later), Datasets.dataset("haies", "Haies"));

    for (String address : List.of("/catalog.ttl", "/catalog.rdf?page=1")) {
      assertThat(changed(feeds.read(address))).as(address).isEqualTo("2100-01-02T03:04:05Z");
    }
    assertThat(changed(feeds.read("/datasets/" + key + ".ttl"))).isEmpty();
  }

  private static String changed(Model model) {
    return model.listSubjectsWithProperty(RDF.type, DCAT.Catalog).toList().stream()
        .flatMap(catalogue -> catalogue.listProperties(DCTerms.modified).toList().stream())
        .map(Statement::getString)
        .collect(Collectors.joining(" "));
  }

  @Test
  void theCodeOfAPlaceLeadsToItsTerritory() {
    feeds.publish("niort agglo", "arbres", "Arbres", "ENVI");
    HttpResponse<String> answer = site.get("/territories/200041317/catalog.ttl?page=1");
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location"))
        .contains("../../territories/niort%20agglo/catalog.ttl?page=1");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(site.get("/territories/200041317").headers().firstValue("Location"))
        .contains("../territories/niort%20agglo");
    assertThat(site.get("/territories/200041318/catalog.ttl").statusCode()).isEqualTo(404);
  }

  /** A member's share must not be taken for the whole territory's, so there is no redirect. */
  @Test
  void aPlaceWithinATerritoryIsToldWhereItsDataAre() {
    feeds.publish("niort agglo", "arbres", "Arbres", "ENVI");

    String[] page = {"Accept", "text/html"};
    HttpResponse<String> member = site.get("/territories/79191/catalog.ttl", page);

    assertThat(member.statusCode()).isEqualTo(404);
    assertThat(member.body())
        .contains(
            "n’a pas de catalogue à lui",
            "href=\"../../territories/niort%20agglo\"",
            "Niort Agglo");
    assertThat(Site.json(site.get("/territories/79191/catalog.ttl")).path("detail").asText())
        .as("to a program")
        .contains("n’a pas de catalogue à lui", "/territories/niort%20agglo");
    assertThat(site.get("/territories/79192/catalog.ttl", page).body())
        .contains("incomplète")
        .doesNotContain("à lui");
  }

  @Test
  void aDatasetIsADocumentOfItsOwn() {
    String key = feeds.publish("79191", "arbres", "Arbres", "ENVI");
    feeds.publish("79191", "routes", "Routes", "TRAN");
    for (FeedSyntax syntax : FeedSyntax.values()) {
      assertThat(datasets(feeds.read("/datasets/" + key + "." + syntax.extension())))
          .isEqualTo(iris(key));
    }
    assertThat(site.get("/datasets/none.ttl").statusCode()).isEqualTo(404);
    Datasets.withdraw(site.portal, key);
    assertThat(site.get("/datasets/" + key + ".ttl").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/turtle                                              | text/turtle",
        "application/rdf+xml, text/turtle;q=0.5                   | application/rdf+xml",
        "application/rdf+xml;q=0.2, application/ld+json;q=0.9     | application/ld+json",
        "application/json                                         | application/ld+json",
        "application/xml                                          | application/rdf+xml",
        "text/xml;q=0.9, */*;q=0.1                                | application/rdf+xml",
        "text/plain, application/n-triples;q=0.1                  | application/n-triples",
        "text/html,application/xhtml+xml,application/xml;q=0.9    | text/html",
        "*/*                                                      | text/html",
        "text/turtle;q=0, text/html                               | text/html",
        "§                                                        | text/html",
      })
  void theIriOfADatasetAnswersInWhatIsWanted(String accept, String given) {
    String key = feeds.publish("79191", "arbres", "Arbres", "ENVI");

    HttpResponse<String> answer = site.get("/datasets/" + key, "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith(given);
    assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
  }

  @Test
  void theIriOfTheCatalogueLeadsToItsFeedOrItsPage() {
    feeds.publish("79191", "arbres", "Arbres", "ENVI");

    assertThat(header(site.get("/catalogue"), "Location")).isEqualTo("./catalog");
    assertThat(header(site.get("/catalog"), "Content-Type")).startsWith("text/turtle");
    assertThat(header(site.get("/catalog?page=1", "Accept", "application/ld+json"), "Content-Type"))
        .startsWith("application/ld+json");
    assertThat(header(site.get("/catalog", "Accept", "text/html"), "Location")).isEqualTo("./");
    assertThat(header(site.get("/themes/ENVI"), "Location")).isEqualTo("../themes/ENVI/catalog");
    assertThat(header(site.get("/themes/ENVI/catalog", "Accept", "text/html"), "Location"))
        .isEqualTo("../../?theme=ENVI");
  }

  /** Every IRI in a feed leads to a document about it. */
  @Test
  void everyIriOfOursLeadsToADocumentThatTellsOfIt() throws IOException {
    for (Dataset dataset : Samples.all(site.files)) {
      Datasets.publish(site.portal, dataset);
    }

    Set<String> ours =
        feeds
            .read("/catalog.nt")
            .listSubjects()
            .filterKeep(Resource::isURIResource)
            .mapWith(resource -> resource.getURI().replaceFirst("#.*", ""))
            .filterKeep(iri -> iri.startsWith(Site.PUBLIC_URL.toString()))
            .toSet();
    assertThat(ours).anyMatch(iri -> iri.contains("/distributions/"));
    for (String iri : ours) {
      String address = iri.substring(Site.PUBLIC_URL.toString().length() - 1);
      HttpResponse<String> answer = site.get(address, "Accept", "text/turtle");
      for (int hops = 0; answer.statusCode() == 303 && hops < 2; hops++) {
        answer =
            site.get(
                URI.create(address).resolve(header(answer, "Location")).toString(),
                "Accept",
                "text/turtle");
      }
      assertThat(answer.statusCode()).as(iri).isEqualTo(200);
    }
  }
}
