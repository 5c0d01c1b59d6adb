package fr.moisson.connectors.dcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.GeometryFactory;

class DcatSourceTest {

  private static final String URL = "https://data.exemple.fr/catalogue";
  private static final Territory NIORT =
      new Territory(
          Territory.Kind.COMMUNE,
          "79191",
          "Niort",
          List.of(new Territory.Commune("79191", "Niort", "79", "75")),
          new GeometryFactory().createPolygon(),
          "2026");

  @TempDir private Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void buildDoor() {
    door = new ScriptedDoor(folder);
  }

  static Dataset map(RawItem item) {
    DatasetId id = new DatasetId("79191", "dcat", item.remoteId());
    return new DcatSource(URI.create(URL)).map(id, item, NIORT);
  }

  private List<Dataset> read() {
    return datasets(door, URL);
  }

  /** The datasets of a feed served by a door. */
  static List<Dataset> datasets(ScriptedDoor door, String url) {
    return fetch(door, url).stream().map(DcatSourceTest::map).toList();
  }

  static List<RawItem> fetch(ScriptedDoor door, String url) {
    Run run = new Run(NIORT, door, door.folder(), null, notice -> {}, Niortais.AT);
    return new DcatSource(URI.create(url)).fetch(run).toList();
  }

  private void assertRefused(Notice.Code code, String... words) {
    assertThatThrownBy(() -> fetch(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            refusal -> {
              assertThat(refusal.notice().code()).isEqualTo(code);
              assertThat(String.join(" ", refusal.notice().args())).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "udata.rdf, application/rdf+xml",
    "udata.rdf, text/plain",
    "ckan.ttl, text/turtle",
    "ckan.ttl, text/html",
    "flat.jsonld, application/ld+json",
    "flat.jsonld, application/json"
  })
  void aFeedIsReadWhateverItsSyntaxAndItsMediaType(String fixture, String mediaType) {
    door.serve(URL, mediaType, Fixture.text(fixture));

    Dataset dataset = read().get(0);

    assertThat(dataset.id().remoteId()).isEqualTo("arbres");
    assertThat(dataset.title()).isEqualTo("Arbres de la ville");
    assertThat(dataset.publisher()).isEqualTo(new Agent("Ville d’Exemple", null, null));
    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("url", URI.create("https://data.exemple.fr/arbres.csv"))
        .hasFieldOrPropertyWithValue("format", "CSV");
  }

  @Test
  void aServiceBehindADistributionIsKnownByItsFormatAndAddress() {
    door.serve(
        URL,
        "text/turtle",
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        <https://x.example/1> a dcat:Dataset ; dct:title "Zones" ; dcat:distribution
          [ dct:title "ms:zones" ; dct:format "ogc:wfs" ;
            dcat:accessURL <https://x.example/wxs?map=/z.map> ],
          [ dct:title "zones.csv" ; dct:format "CSV" ; dcat:accessURL <https://x.example/z.csv> ] .
        """);

    assertThat(read().get(0).distributions())
        .extracting("service")
        .containsExactly(
            new Distribution.Service(
                URI.create("https://x.example/wxs?map=/z.map"), "WFS", "ms:zones"),
            null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a b/",
        "http://[x",
        "::::",
        "%zz",
        "http://x/\\",
        "www.x.fr",
        "http://é{}"
      })
  void anIriThatIsNoneSpoilsNothingButItself(String iri) {
    door.serve(
        URL, null, Fixture.text("udata.rdf").replace("\"organizations/1/\"", "\"" + iri + "\""));

    assertThat(read())
        .singleElement()
        .hasFieldOrPropertyWithValue("publisher", new Agent("Ville d’Exemple", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr_FR", "en us!", "français", "-", "toolonglanguage", "x-fr", "fr--FR"})
  void aLanguageThatIsNoneDoesNoHarm(String language) {
    door.serve(
        URL,
        null,
        Fixture.text("udata.rdf")
            .replace("<dct:title>Arbres", "<dct:title xml:lang=\"" + language + "\">Arbres"));

    assertThat(read()).singleElement().hasFieldOrPropertyWithValue("title", "Arbres de la ville");
  }

  @Test
  void geoNetworksSpacesInIrisDoNoHarm() {
    door.serve(URL, "application/rdf+xml", Fixture.text("geonetwork.rdf"));

    assertThat(read())
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.id().remoteId())
                  .isEqualTo("https://sig.exemple.fr/jeux/un%20deux");
              assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
              assertThat(dataset.coverage().bbox()).hasFieldOrPropertyWithValue("west", -0.5);
            });
  }

  @Test
  void theFeedOfAnArcGisHubIsReadThoughItsContextLiesElsewhere() {
    door.serve(URL, "application/json", Fixture.text("hub.json"));

    assertThat(read())
        .singleElement()
        .hasFieldOrPropertyWithValue("title", "Stationnement vélos")
        .hasFieldOrPropertyWithValue("publisher", new Agent("Ville d’Exemple", null, null));
    assertThat(door.asked()).containsExactly(URL);
  }

  @Test
  void anUnknownContextElsewhereIsRefusedAndNotFetched() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": "http://localhost:1/context.jsonld", "@type": "dcat:Catalog"}
        """);

    assertRefused(Notice.Code.CONTEXT_ELSEWHERE, URL, "http://localhost:1/context.jsonld");
  }

  @Test
  void anImportedContextIsRefusedToo() {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"@version": 1.1, "@import": "http://localhost:1/c"}, "@type": "x:y"}
        """);

    assertRefused(Notice.Code.CONTEXT_ELSEWHERE, URL);
  }

  /** The link is a literal, which no RDF reader resolves; the feed itself is requested by https. */
  @ParameterizedTest
  @ValueSource(strings = {"?page=2", "HTTP?page=2"})
  void aNextPageMayBeNamedWithoutItsPathOrByHttp(String link) {
    String http = URL.replaceFirst("https:", "http:");
    door.serve(URL, "text/turtle", page(1, "next", '"' + link.replace("HTTP", http) + '"', 2))
        .serve(URL + "?page=2", "text/turtle", page(2, "next", "\"\"", 2));

    assertThat(read()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "nextPage"})
  void pagesFollowOneAnother(String next) {
    door.serve(URL, "text/turtle", page(1, next, "<?page=2>", 3))
        .serve(URL + "?page=2", "text/turtle", page(2, next, "\"/catalogue?page=3\"", 3))
        .serve(URL + "?page=3", "text/turtle", page(3, next, "\"\"", 3));

    assertThat(fetch(door, URL)).extracting(RawItem::remoteId).containsExactly("1", "2", "3");
  }

  @Test
  void theNextPageIsAskedForOnlyWhenItsTurnComes() {
    door.serve(URL, "text/turtle", page(1, "next", "<?page=2>", 2))
        .serve(URL + "?page=2", "text/turtle", page(2, "next", "\"\"", 2));
    Run run = new Run(NIORT, door, folder, null, notice -> {}, Niortais.AT);

    Iterator<RawItem> items = new DcatSource(URI.create(URL)).fetch(run).iterator();

    assertThat(door.asked()).isEmpty();
    assertThat(items.next().remoteId()).isEqualTo("1");
    assertThat(door.asked()).hasSize(1);
  }

  @Test
  void pagesInACircleAreComplainedOfAfterTheirDatasets() {
    door.serve(URL, "text/turtle", page(1, "next", "<?page=2>", 9))
        .serve(URL + "?page=2", "text/turtle", page(2, "next", "<?>", 9))
        .serve(URL + "?", "text/turtle", page(1, "next", "<?page=2>", 9));
    Run run = new Run(NIORT, door, folder, null, notice -> {}, Niortais.AT);
    List<String> given = new ArrayList<>();

    assertThatThrownBy(
            () ->
                new DcatSource(URI.create(URL))
                    .fetch(run)
                    .forEach(item -> given.add(item.remoteId())))
        .isInstanceOfSatisfying(
            Unavailable.class,
            refusal -> assertThat(refusal.notice().code()).isEqualTo(Notice.Code.ENDLESS_PAGING));
    assertThat(given).containsExactly("1", "2");
  }

  @Test
  void nestingWithoutEndRefusesTheAnswerAndStopsNothingElse() {
    String deep = "{\"https://exemple.fr/a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    door.serve(URL, "application/ld+json", deep);

    assertRefused(Notice.Code.NESTED_TOO_DEEPLY, URL);
  }

  /**
   * A list without a context is read a second time, with terms; that takes more of the stack for
   * each level, so that some depth passes the first reading only.
   */
  @Test
  void nestingInTermsOfTheAmericanProfileStopsNothingElseWhateverItsDepth() {
    for (int depth = 250; depth < 10_000; depth += depth / 4) {
      String deep = "{\"dataset\":".repeat(depth) + "1" + "}".repeat(depth);
      door.serve(URL, "application/json", deep);

      Throwable refusal = catchThrowable(() -> fetch(door, URL));

      assertThat(refusal)
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              some -> assertThat(some).isInstanceOf(Unavailable.class));
    }
  }

  /** Parsing a number takes time quadratic in its number of digits. */
  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void aNumberOfMillionsOfDigitsRefusesTheAnswer() {
    String digits = "9".repeat(4_000_000);
    door.serve(URL, "application/ld+json", "{\"@context\": {}, \"a\": " + digits + "}");

    assertThatThrownBy(() -> fetch(door, URL)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aFaultOfJsonLdIsToldByItsName() {
    door.serve(
        URL,
        "application/ld+json",
        "{\"@context\": {\"dcat\": 5}, \"@id\": \"a\", \"@type\": \"dcat:Catalog\"}");

    assertRefused(Notice.Code.INVALID_JSON_LD, URL, "invalid term definition");
  }

  /** Titanium 1.7.0 fails on each of these without a proper error. */
  @ParameterizedTest
  @ValueSource(strings = {"\"@graph\": \"texte\"", "\"@graph\": null", "\"@graph\": [[5]]"})
  void whatTheReaderOfJsonLdTripsOverIsAFaultOfTheAnswer(String member) {
    door.serve(
        URL,
        "application/ld+json",
        "{\"@context\": {\"dcat\": \"http://www.w3.org/ns/dcat#\"}, " + member + "}");

    assertThatThrownBy(() -> fetch(door, URL)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aNextPageOnAnotherHostIsNotAskedFor() {
    door.serve(URL, "text/turtle", page(1, "next", "<https://ailleurs.exemple.fr/?page=2>", 2));

    assertRefused(Notice.Code.FOREIGN_NEXT_PAGE, "ailleurs.exemple.fr");
    assertThat(door.asked()).hasSize(1);
  }

  @Test
  void afterARedirectPagesMayFollowOnTheNewHost() {
    String moved = "https://nouveau.exemple.fr/catalogue";
    byte[] first = page(1, "next", "<?page=2>", 2).getBytes(UTF_8);
    door.serve(URL, uri -> door.body(URI.create(moved), "text/turtle", null, first))
        .serve(moved + "?page=2", "text/turtle", page(2, "next", "\"\"", 2));

    assertThat(fetch(door, URL)).hasSize(2);
  }

  @Test
  void fewerDatasetsThanAnnouncedMakeTheRunIncomplete() {
    door.serve(URL, "text/turtle", page(1, "next", "\"\"", 12));

    assertRefused(Notice.Code.FEWER_THAN_ANNOUNCED, "12", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><body>Maintenance</body></html>",
        "\uFEFF  <html lang=\"fr\">",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\" \"y\"><html/>"
      })
  void aPageForPeopleIsNoFeed(String html) {
    door.serve(URL, "text/turtle", html);

    assertRefused(Notice.Code.PAGE_INSTEAD, URL, "RDF", "");
  }

  @ParameterizedTest
  @CsvSource({
    "<ows:ExceptionReport xmlns:ows='http://www.opengis.net/ows' version='1.2.0'/>, csw",
    "<csw:Capabilities xmlns:csw='http://www.opengis.net/cat/csw/2.0.2' version='2.0.2'/>, csw",
    "<w:WFS_Capabilities xmlns:w='http://www.opengis.net/wfs/2.0' version='2.0.0'/>, wfs"
  })
  void theAddressOfAServiceIsToldWithItsSource(String answer, String source) {
    door.serve(URL, "application/xml", "<?xml version='1.0'?><!-- pycsw -->" + answer);

    assertThatThrownBy(() -> fetch(door, URL))
        .isInstanceOf(Misconfigured.class)
        .extracting(refusal -> ((Misconfigured) refusal).notice())
        .isEqualTo(Notice.of(Notice.Code.OTHER_SOFTWARE, URL, "DCAT", source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "<a> <b> <c> .", "{\"error\": \"down\"}"})
  void whatHasNoCatalogueIsNoEmptyCatalogue(String answer) {
    door.serve(URL, "application/ld+json", answer);

    assertRefused(Notice.Code.WITHOUT_DATASETS, URL, answer);
  }

  /** A series and its members need not be listed: the feed may have no catalogue. */
  @Test
  void aSeriesThatIsCalledNothingElseIsRead() {
    door.serve(
        URL,
        "text/turtle",
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        <https://x.example/budget> a dcat:DatasetSeries ; dct:title "Relevés" .
        <https://x.example/2024> a dcat:Dataset ; dct:title "Relevés de 2024" ;
          dcat:inSeries <https://x.example/budget> .
        """);

    assertThat(read())
        .extracting(Dataset::title, Dataset::kind)
        .containsExactlyInAnyOrder(
            tuple("Relevés", Kind.SERIES), tuple("Relevés de 2024", Kind.DATASET));
  }

  @Test
  void whatADatasetIsAPartOfIsTold() {
    door.serve(
        URL,
        "text/turtle",
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        <https://x.example/> a dcat:Catalog ; dct:title "Portail" ; dcat:dataset
          <https://x.example/2024> , <https://x.example/2025> .
        <https://x.example/budget> a dcat:DatasetSeries ; dct:title "Releases"@en , "Relevés"@fr .
        <https://x.example/2024> a dcat:Dataset ; dct:title "Relevés de 2024" ;
          dct:isPartOf <https://x.example/> ; dcat:inSeries <https://x.example/budget> .
        <https://x.example/2025> a dcat:Dataset ; dct:title "Relevés de 2025" ;
          dct:isPartOf <https://x.example/2024> ; dcat:inSeries <https://y.example/elsewhere> .
        """);

    assertThat(read())
        .filteredOn(dataset -> dataset.kind() == Kind.DATASET)
        .extracting(Dataset::title, Dataset::provenance, dataset -> dataset.references().size())
        .containsExactlyInAnyOrder(
            tuple("Relevés de 2024", List.of("Fait partie de « Relevés »."), 1),
            tuple("Relevés de 2025", List.of("Fait partie de « Relevés de 2024 »."), 2));
  }

  @Test
  void anEmptyCatalogueIsOne() {
    door.serve(URL, "text/turtle", "<> a <http://www.w3.org/ns/dcat#Catalog> .");

    assertThat(fetch(door, URL)).isEmpty();
  }

  @Test
  void aBrokenPageIsNamedWithItsLine() {
    door.serve(URL, "text/turtle", "<a> a <b> .\n\n<c> a ; \"oops\n");
    assertRefused(Notice.Code.INVALID_SYNTAX, URL, "RDF 3 7");
  }

  @Test
  void aBrokenXmlPageIsNamedWithItsLine() {
    door.serve(URL, "application/rdf+xml", Fixture.text("udata.rdf").replace("</dct:title>", ""));
    assertRefused(Notice.Code.INVALID_SYNTAX, URL, "RDF 20");
  }

  @Test
  void anUnknownEncodingIsAFaultOfThePage() {
    String feed = Fixture.text("geonetwork.rdf").replaceFirst("(?i)utf-8", "utf-9");
    byte[] latin = feed.replace("</dct:title>", " é</dct:title>").getBytes(ISO_8859_1);
    door.serve(URL, uri -> door.body(uri, null, null, latin));
    assertRefused(Notice.Code.UNEXPECTED_ANSWER, URL, "utf-9");
  }

  @Test
  void aBrokenJsonPageIsNamed() {
    door.serve(URL, "application/ld+json", "{\"@graph\": [\n{\"@id\": ");
    assertRefused(Notice.Code.INVALID_SYNTAX, URL, "JSON 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"udata.rdf", "flat.jsonld"})
  void aTruncatedPageNeverPassesForAWholeOne(String fixture) {
    String whole = Fixture.text(fixture).strip();
    for (int length = 1; length < whole.length(); length += 7) {
      door.serve(URL, null, whole.substring(0, length));
      assertThatThrownBy(() -> fetch(door, URL)).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void anItemWithoutAnyNameIsGivenForTheRunToRefuse() {
    door.serve(URL, "text/turtle", "[] a <http://www.w3.org/ns/dcat#Dataset> .");

    assertThat(fetch(door, URL)).singleElement().extracting(RawItem::remoteId).isEqualTo("");
  }

  @Test
  void itsOptionsAreItsComponents() throws Exception {
    assertThat(new JsonMapper().readValue("{\"url\": \"" + URL + "\"}", DcatSource.class))
        .isEqualTo(new DcatSource(URI.create(URL)));
  }

  private static String page(int number, String next, String target, int total) {
    return """
    @prefix dcat: <http://www.w3.org/ns/dcat#> .
    @prefix dct: <http://purl.org/dc/terms/> .
    @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
    </catalogue> a dcat:Catalog ; hydra:totalItems %4$d .
    <#view> hydra:%2$s %3$s .
    </jeux/%1$d> a dcat:Dataset ; dct:identifier "%1$d" ; dct:title "Jeu %1$d" .
    """
        .formatted(number, next, target, total);
  }
}
