package fr.moisson.routes.web;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.Shelf;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The feeds, as reusers and other catalogues read them. */
class FeedsTest {

  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

  @TempDir Path folder;
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private Model read(String address) {
    HttpResponse<String> answer = site.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    Lang lang =
        RDFLanguages.contentTypeToLang(header(answer, "Content-Type").replaceAll(";.*", ""));
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(answer.body(), lang).parse(model);
    return model;
  }

  private static List<String> datasets(Model model) {
    return model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList().stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private void publish(int count) {
    IntStream.range(0, count)
        .forEach(n -> Datasets.publish(site.portal, Datasets.dataset("n" + n, "Jeu n° " + n)));
  }

  private String publish(String territory, String source, String title, String theme) {
    Dataset dataset =
        Dataset.draft(new DatasetId(territory, source, title), title)
            .themes(List.of(theme))
            .build();
    return Datasets.publish(site.portal, dataset);
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void allSyntaxesSayTheSame(FeedSyntax syntax) throws IOException {
    Samples.all(site.files).forEach(dataset -> Datasets.publish(site.portal, dataset));

    HttpResponse<String> answer = site.get("/catalog." + syntax.extension());

    assertThat(header(answer, "Content-Type"))
        .isEqualToIgnoringCase(syntax.mediaType() + "; charset=utf-8");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(read("/catalog." + syntax.extension()).isIsomorphicWith(read("/catalog.ttl")))
        .isTrue();
    assertThat(read("/catalog." + syntax.extension()).size()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void thePagesTogetherAreTheWhole(FeedSyntax syntax) {
    publish(2 * Shelf.BLOCK_SIZE + 7);
    List<String> found = new ArrayList<>();
    Model together = ModelFactory.createDefaultModel();
    String next = "/catalog." + syntax.extension() + "?page=1";
    int pages = 0;
    while (next != null) {
      Model page = read(next);
      assertThat(
              page.listSubjectsWithProperty(
                      RDF.type, page.createResource(HYDRA + "PartialCollectionView"))
                  .toList())
          .as("one view a page")
          .hasSize(1);
      found.addAll(datasets(page));
      together.add(page);
      next = following(page);
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(found).doesNotHaveDuplicates().hasSize(2 * Shelf.BLOCK_SIZE + 7);
    together.remove(paging(together));
    assertThat(together.isIsomorphicWith(read("/catalog.ttl"))).isTrue();
  }

  private static List<Statement> paging(Model model) {
    return model.listStatements().toList().stream()
        .filter(
            statement ->
                statement.getPredicate().getURI().startsWith(HYDRA)
                    || statement.getObject().toString().startsWith(HYDRA))
        .toList();
  }

  private String following(Model page) {
    List<String> next =
        page.listObjectsOfProperty(page.createProperty(HYDRA + "next")).toList().stream()
            .map(Object::toString)
            .toList();
    assertThat(page.listObjectsOfProperty(page.createProperty(HYDRA + "nextPage")).toList())
        .hasSameSizeAs(next);
    return next.isEmpty() ? null : next.get(0).replace(Site.PUBLIC_URL.toString(), "/");
  }

  @Test
  void pagesTellOfThoseBesideThemInTheirHeadersToo() {
    publish(2 * Shelf.BLOCK_SIZE + 7);

    HttpResponse<String> answer = site.get("/catalog.rdf?page=2");

    assertThat(answer.headers().allValues("Link"))
        .contains(
            "<https://donnees.example/catalog.rdf?page=1>; rel=\"prev\"",
            "<https://donnees.example/catalog.rdf?page=3>; rel=\"next\"",
            "<https://donnees.example/catalog.ttl?page=2>; rel=\"alternate\"; type=\"text/turtle\"",
            "<http://data.europa.eu/r5r/>; rel=\"profile\"");
    assertThat(site.get("/catalog.rdf?page=4").statusCode()).isEqualTo(404);
    assertThat(site.get("/catalog.rdf?page=0").statusCode()).isEqualTo(404);
    assertThat(site.get("/catalog.rdf?page=x").statusCode()).isEqualTo(404);
  }

  @Test
  void anEmptyCatalogueHasOnePage() {
    assertThat(datasets(read("/catalog.ttl?page=1"))).isEmpty();
    assertThat(read("/catalog.ttl").contains(null, RDF.type, DCAT.Catalog)).isTrue();
  }

  @Test
  void theCatalogueTellsWhenItLastChangedAndASingleDatasetDoesNot() {
    String key = publish("79191", "arbres", "Arbres", "ENVI");
    assertThat(Instant.parse(changed(read("/catalog.ttl"))))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

    Clock later = Clock.fixed(Instant.parse("2100-01-02T03:04:05.678Z"), ZoneOffset.UTC);
    Datasets.publish(
        new EmbeddedPortal(site.database.jdbi(), later), Datasets.dataset("haies", "Haies"));

    for (String address : List.of("/catalog.ttl", "/catalog.rdf?page=1")) {
      assertThat(changed(read(address))).as(address).isEqualTo("2100-01-02T03:04:05Z");
    }
    assertThat(changed(read("/datasets/" + key + ".ttl"))).isEmpty();
  }

  private static String changed(Model model) {
    return model.listSubjectsWithProperty(RDF.type, DCAT.Catalog).toList().stream()
        .flatMap(catalogue -> catalogue.listProperties(DCTerms.modified).toList().stream())
        .map(Statement::getString)
        .collect(Collectors.joining(" "));
  }

  @Test
  void partsHaveFeedsOfTheirOwnWithTheSameAddresses() {
    String trees = publish("79191", "arbres", "Arbres", "ENVI");
    String roads = publish("79191", "routes", "Routes", "TRAN");
    String other = publish("35360", "arbres", "Arbres de Vitré", "ENVI");

    assertThat(datasets(read("/territories/79191/catalog.ttl"))).isEqualTo(iris(trees, roads));
    assertThat(datasets(read("/themes/ENVI/catalog.jsonld"))).isEqualTo(iris(trees, other));
    assertThat(datasets(read("/sources/arbres/catalog.nt?page=1"))).isEqualTo(iris(trees, other));
    Datasets.withdraw(site.portal, trees);
    assertThat(datasets(read("/territories/79191/catalog.rdf"))).isEqualTo(iris(roads));
    Datasets.withdraw(site.portal, roads);
    assertThat(datasets(read("/territories/79191/catalog.rdf"))).isEmpty();
    for (String unknown : List.of("territories/79192", "themes/ENV", "sources/%25")) {
      assertThat(site.get("/" + unknown + "/catalog.ttl").statusCode()).as(unknown).isEqualTo(404);
    }
  }

  @Test
  void theCodeOfAPlaceLeadsToItsTerritory() {
    publish("niort agglo", "arbres", "Arbres", "ENVI");
    HttpResponse<String> answer = site.get("/territories/200041317/catalog.ttl?page=1");
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location"))
        .contains("../../territories/niort%20agglo/catalog.ttl?page=1");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(site.get("/territories/200041317").headers().firstValue("Location"))
        .contains("../territories/niort%20agglo");
    assertThat(site.get("/territories/200041318/catalog.ttl").statusCode()).isEqualTo(404);
  }

  /** A member's share is not that of the whole, and must not pass for it: nobody is redirected. */
  @Test
  void aPlaceWithinATerritoryIsToldWhereItsDataAre() {
    publish("niort agglo", "arbres", "Arbres", "ENVI");

    String[] page = {"Accept", "text/html"};
    HttpResponse<String> member = site.get("/territories/79191/catalog.ttl", page);

    assertThat(member.statusCode()).isEqualTo(404);
    assertThat(member.body())
        .contains(
            "n’a pas de catalogue à lui",
            "href=\"../../territories/niort%20agglo\"",
            "Niort Agglo");
    assertThat(site.get("/territories/79192/catalog.ttl", page).body())
        .contains("incomplète")
        .doesNotContain("à lui");
  }

  @Test
  void pagesOfAPartDoNotShiftWhenDatasetsLeave() {
    List<String> keys =
        IntStream.rangeClosed(1, Shelf.BLOCK_SIZE + 1)
            .mapToObj(number -> publish("79191", "source" + number, "Arbres " + number, "ENVI"))
            .toList();
    Datasets.withdraw(site.portal, keys.get(0));
    String last = keys.get(Shelf.BLOCK_SIZE);
    assertThat(datasets(read("/territories/79191/catalog.ttl?page=2"))).isEqualTo(iris(last));
    assertThat(datasets(read("/territories/79191/catalog.ttl?page=1")))
        .hasSize(Shelf.BLOCK_SIZE - 1)
        .doesNotContain(iris(last).get(0));
    assertThat(datasets(read("/territories/79191/catalog.ttl"))).hasSize(Shelf.BLOCK_SIZE);
    assertThat(site.get("/api/explore/v2.1/catalog/datasets?limit=1&offset=99").body())
        .as("what is listed by a number of those that are shown")
        .contains(last);
  }

  @Test
  void pagesOfAThemeDoNotShiftWhenDatasetsChangeToAnother() {
    List<String> keys =
        IntStream.rangeClosed(1, Shelf.BLOCK_SIZE + 1)
            .mapToObj(number -> publish("79191", "source" + number, "Arbres " + number, "ENVI"))
            .toList();
    String next = following(read("/themes/ENVI/catalog.ttl?page=1"));
    publish("79191", "source1", "Arbres 1", "TRAN");

    assertThat(datasets(read(next))).isEqualTo(iris(keys.get(Shelf.BLOCK_SIZE)));
  }

  @Test
  void whoReadsASmallPartIsLedFromPageToPageThatListsSomething() {
    String first = publish("79191", "routes", "Routes", "TRAN");
    publish(3 * Shelf.BLOCK_SIZE);
    String last = publish("79191", "trains", "Trains", "TRAN");
    publish("79191", "arbres", "Arbres", "ENVI");

    Model page = read("/themes/TRAN/catalog.ttl?page=1");
    String next = following(page);
    Model end = read(next);

    assertThat(datasets(page)).isEqualTo(iris(first));
    assertThat(next).isEqualTo("/themes/TRAN/catalog.ttl?page=4");
    assertThat(datasets(end)).isEqualTo(iris(last));
    assertThat(following(end)).isNull();
    assertThat(site.get("/themes/TRAN/catalog.ttl?page=1").headers().allValues("Link"))
        .contains("<https://donnees.example/themes/TRAN/catalog.ttl?page=4>; rel=\"next\"");
    assertThat(site.get(next).headers().allValues("Link")).noneMatch(link -> link.contains("next"));
  }

  private static List<String> iris(String... keys) {
    return Stream.of(keys).map(key -> "https://donnees.example/datasets/" + key).sorted().toList();
  }

  @Test
  void aDatasetIsADocumentOfItsOwn() {
    String key = publish("79191", "arbres", "Arbres", "ENVI");
    publish("79191", "routes", "Routes", "TRAN");
    for (FeedSyntax syntax : FeedSyntax.values()) {
      assertThat(datasets(read("/datasets/" + key + "." + syntax.extension())))
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
    String key = publish("79191", "arbres", "Arbres", "ENVI");

    HttpResponse<String> answer = site.get("/datasets/" + key, "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith(given);
    assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
  }

  @Test
  void theIriOfTheCatalogueLeadsToItsFeedOrItsPage() {
    publish("79191", "arbres", "Arbres", "ENVI");

    assertThat(header(site.get("/catalogue"), "Location")).isEqualTo("./catalog");
    assertThat(header(site.get("/catalog"), "Content-Type")).startsWith("text/turtle");
    assertThat(header(site.get("/catalog?page=1", "Accept", "application/ld+json"), "Content-Type"))
        .startsWith("application/ld+json");
    assertThat(header(site.get("/catalog", "Accept", "text/html"), "Location")).isEqualTo("./");
    assertThat(header(site.get("/themes/ENVI"), "Location")).isEqualTo("../themes/ENVI/catalog");
    assertThat(header(site.get("/themes/ENVI/catalog", "Accept", "text/html"), "Location"))
        .isEqualTo("../../?theme=ENVI");
  }

  /** Whoever follows an IRI that stands in a feed finds a document that tells of it. */
  @Test
  void everyIriOfOursLeadsToADocumentThatTellsOfIt() throws IOException {
    for (Dataset dataset : Samples.all(site.files)) {
      Datasets.publish(site.portal, dataset);
    }

    Set<String> ours =
        read("/catalog.nt")
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

  @ParameterizedTest
  @CsvSource({
    "/catalog.ttl",
    "/catalog.rdf?page=1",
    "/sources/arbres/catalog.nt",
    "/datasets/KEY.jsonld"
  })
  void whatIsKnownIsNeitherSentNorRendered(String address) throws IOException {
    String key = publish("79191", "arbres", "Arbres", "ENVI");
    String feed = address.replace("KEY", key);
    HttpResponse<String> head = site.send("HEAD", feed);
    String tag = header(head, "ETag");

    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).as("nobody knows it yet").isEmpty();
    assertThat(site.get(feed, "If-None-Match", "\"x\", " + tag).statusCode()).isEqualTo(304);
    assertThat(renderedFiles()).isEmpty();

    publish("79191", "arbres", "Arbres", "TRAN");
    assertThat(site.get(feed, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/catalog", "/catalog?page=1", "/themes/ENVI/catalog", "/datasets/KEY"})
  void oneSyntaxOfAnAddressIsNotKnownByAnother(String address) {
    String feed = address.replace("KEY", publish("79191", "arbres", "Arbres", "ENVI"));
    String turtle = header(site.send("HEAD", feed, "Accept", "text/turtle"), "ETag");

    HttpResponse<String> other =
        site.get(feed, "Accept", "application/ld+json", "If-None-Match", turtle);

    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(header(other, "Content-Type")).startsWith("application/ld+json");
    assertThat(site.get(feed, "Accept", "text/turtle", "If-None-Match", turtle).statusCode())
        .isEqualTo(304);
  }

  @Test
  void aBlockIsRenderedOnceAChange() throws IOException {
    publish(Shelf.BLOCK_SIZE + 3);
    site.get("/catalog.ttl");
    List<Path> first = renderedFiles();
    List<FileTime> times = times(first);
    site.get("/sources/essai/catalog.ttl");
    site.get("/catalog.ttl?page=2");
    assertThat(first).hasSize(2);
    assertThat(times(first)).isEqualTo(times);

    Datasets.publish(site.portal, Datasets.dataset("n0", "Autre"));

    assertThat(site.page("/catalog.ttl")).contains("\"Autre\"@fr").doesNotContain("Jeu n° 0\"");
    assertThat(times(first).get(0)).isGreaterThan(times.get(0));
    assertThat(times(first).get(1)).isEqualTo(times.get(1));
  }

  @Test
  void feedsAreThoseOfTheDatabaseThatIsThereAfterABackupWasRestored() throws IOException {
    String kept = Datasets.publish(site.portal, Datasets.dataset("kept", "Gardé"));
    site.close();
    Path database = folder.resolve("moisson.db");
    Path backup = Files.copy(database, folder.resolve("backup.db"));
    site = new Site(folder);
    Datasets.publish(site.portal, Datasets.dataset("lost", "Perdu"));
    assertThat(datasets(read("/catalog.ttl"))).hasSize(2);
    site.close();

    Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);
    site = new Site(folder);

    assertThat(datasets(read("/catalog.ttl"))).isEqualTo(iris(kept));
  }

  private List<Path> renderedFiles() throws IOException {
    if (!Files.exists(site.rendered)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(site.rendered)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Another one may follow in the same second, which is all that the date of HTTP tells. */
  @ParameterizedTest
  @ValueSource(strings = {"/catalog.ttl", "/changes.atom", "/changes.trig", "/sitemap.xml"})
  void aChangeThatHasJustBeenSeenIsToldWithoutItsDate(String address) {
    // Of a clock that is fast, since this machine may be slow.
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    Datasets.publish(
        new EmbeddedPortal(site.database.jdbi(), clock), Datasets.dataset("haies", "Haies"));
    String then = RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));

    assertThat(header(site.get(address), "Last-Modified")).isEmpty();
    assertThat(site.get(address, "If-Modified-Since", then).statusCode()).isEqualTo(200);
  }

  @Test
  void whatChangedBeforeTheServerBeganIsKnownByADateToo() throws InterruptedException {
    Clock before = Clock.fixed(Instant.parse("2026-03-05T09:30:05Z"), ZoneOffset.UTC);
    Datasets.publish(
        new EmbeddedPortal(site.database.jdbi(), before), Datasets.dataset("haies", "Haies"));
    String date = header(site.send("HEAD", "/catalog.ttl"), "Last-Modified");
    while (date.isEmpty()) {
      Thread.sleep(100);
      date = header(site.send("HEAD", "/catalog.ttl"), "Last-Modified");
    }

    assertThat(site.get("/catalog.ttl", "If-Modified-Since", date).statusCode()).isEqualTo(304);
    assertThat(site.get("/catalog.ttl", "If-Modified-Since", "Thu, 05 Mar 2026 09:30:05 GMT"))
        .as("title and licence may have been others")
        .returns(200, HttpResponse::statusCode);
  }

  private static List<FileTime> times(List<Path> files) throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path file : files) {
      times.add(Files.getLastModifiedTime(file));
    }
    return times;
  }

  @Test
  void aFeedThatFailsHalfwayIsCutAndNoCatalogueThatIsShort() throws IOException {
    publish(3);
    site.database.jdbi().useHandle(handle -> handle.execute("UPDATE shelf SET content = '[]'"));

    assertThatThrownBy(() -> site.get("/catalog.ttl")).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void whatIsBrokenOnDiskIsRenderedAgain() throws IOException {
    publish(3);
    String feed = site.page("/catalog.ttl");
    for (Path file : renderedFiles()) {
      Files.writeString(file, "x".repeat(100));
    }

    assertThat(site.page("/catalog.ttl")).isEqualTo(feed);
  }
}
