package fr.moisson.connectors.dcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds in unusual forms: without names, without contexts, in several graphs, as plain lists. */
class FeedShapesTest {

  private static final String URL = "https://data.exemple.fr/catalogue";
  private static final String TERMS =
      "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . ";

  @TempDir private Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void buildDoor() {
    door = new ScriptedDoor(folder);
  }

  private List<Dataset> read() {
    return DcatSourceTest.datasets(door, URL);
  }

  @Test
  void aDatasetWithoutAnIriIsKnownByItsPageOrElseByItsTitle() {
    door.serve(
        URL,
        "text/turtle",
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        [] a dcat:Dataset ; dct:title "Un" ; dcat:landingPage <https://x.exemple.fr/un> .
        [] a dcat:Dataset ; dct:title " Deux " .
        """);

    assertThat(DcatSourceTest.fetch(door, URL))
        .extracting(RawItem::remoteId)
        .containsExactlyInAnyOrder("https://x.exemple.fr/un", "Deux");
  }

  @Test
  void anEmptyAddressDoesNotLeadToTheFeedItself() {
    door.serve(
        URL,
        "application/rdf+xml",
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
          <dcat:Dataset rdf:about="https://ex.fr/d/1">
            <dct:title>Haies</dct:title>
            <dcat:landingPage rdf:resource=""/>
            <dcat:distribution><dcat:Distribution>
              <dcat:accessURL rdf:resource=""/>
            </dcat:Distribution></dcat:distribution>
          </dcat:Dataset>
        </rdf:RDF>
        """);

    assertThat(read())
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.distributions()).isEmpty();
              assertThat(dataset.landingPage()).isNull();
            });
  }

  @Test
  void aFeedOfServicesAloneIsReadAsServices() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + """
            <https://ex.fr/s/1> a dcat:DataService ; dct:title "Vues des haies" ;
              dcat:endpointURL <https://ex.fr/wms> ; dcat:servesDataset <https://ex.fr/d/1> .
            <https://ex.fr/s/2> a dcat:DataService ; dct:title "Sans adresse" .
            """);

    assertThat(read())
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.title()).isEqualTo("Vues des haies");
              assertThat(service.kind()).isEqualTo(Kind.SERVICE);
              assertThat(service.distributions())
                  .extracting("url")
                  .containsExactly(URI.create("https://ex.fr/wms"));
            });
  }

  /** As in GeoNetwork's records of services. */
  @Test
  void aServiceWithoutANameInAnotherIsNoneOfItsOwn() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + """
            <https://ex.fr/s/1> a dcat:DataService ; dct:title "Vues des haies" ;
              dcat:endpointURL <https://ex.fr/wms> ; dcat:distribution [ dct:title "WMS" ;
                dcat:accessURL <https://ex.fr/wms> ; dcat:accessService [ a dcat:DataService ;
                  dct:title "WMS" ; dcat:endpointURL <https://ex.fr/wms> ] ] .
            """);

    assertThat(read()).extracting(Dataset::title).containsExactly("Vues des haies");
  }

  /** As in GeoNetwork 3; RDF allows no text there. */
  @Test
  void aTextInsideALinkIsTheLabelOfWhatItLeadsTo() {
    door.serve(
        URL,
        "application/rdf+xml",
        """
        <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
          <dcat:Dataset r:about="https://x.example/1">
            <dct:title>Digues</dct:title>
            <dcat:theme r:resource="https://thesaurus.example/12">crue</dcat:theme>
            <dcat:theme r:resource="https://thesaurus.example/13" dct:title="digue">rive</dcat:theme>
            <dcat:theme r:resource="https://thesaurus.example/14">
            </dcat:theme>
            <dcat:landingPage r:resource="">Aucune</dcat:landingPage>
            <dcat:landingPage r:resource="https://x.example/digues">Page</dcat:landingPage>
          </dcat:Dataset>
        </r:RDF>
        """);

    assertThat(read())
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.title()).isEqualTo("Digues");
              assertThat(dataset.keywords()).containsExactly("crue", "digue");
              assertThat(dataset.landingPage()).hasToString("https://x.example/digues");
            });
  }

  @Test
  void aServiceBehindDataIsReadWithThemAndAnyOtherByItself() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + """
            <https://ex.fr/d/1> a dcat:Dataset ; dct:title "Haies" ; dcat:distribution [
              dcat:accessURL <https://ex.fr/wfs> ; dcat:accessService <https://ex.fr/s/2> ] .
            <https://ex.fr/s/1> a dcat:DataService ; dct:title "Vues des haies" ;
              dcat:endpointURL <https://ex.fr/wms> ; dcat:servesDataset <https://ex.fr/d/1> .
            <https://ex.fr/s/2> a dcat:DataService ; dct:title "Haies à télécharger" ;
              dcat:endpointURL <https://ex.fr/wfs> .
            <https://ex.fr/s/3> a dcat:DataService ; dct:title "Itinéraires" ;
              dcat:endpointURL <https://ex.fr/api> .
            """);

    assertThat(read())
        .extracting(Dataset::title, Dataset::kind)
        .containsExactlyInAnyOrder(
            tuple("Haies", Kind.DATASET), tuple("Itinéraires", Kind.SERVICE));
  }

  /** The page with the services does not say that they serve the datasets of the page before. */
  @Test
  void ofAFeedInPagesServicesComeWithDataOnly() {
    String next = URL + "?page=2";
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + """
            <> <http://www.w3.org/ns/hydra/core#next> <%s> .
            <https://ex.fr/d/1> a dcat:Dataset ; dct:title "Haies" ; dcat:distribution [
              dcat:accessURL <https://ex.fr/wfs> ; dcat:accessService <https://ex.fr/s/2> ] .
            """
                .formatted(next));
    door.serve(
        next,
        "text/turtle",
        TERMS
            + """
            <https://ex.fr/s/2> a dcat:DataService ; dct:title "Haies à télécharger" ;
              dcat:endpointURL <https://ex.fr/wfs> .
            """);

    assertThat(read()).extracting(Dataset::title).containsExactly("Haies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // N-Triples
        "<urn:d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
            + " <http://www.w3.org/ns/dcat#Dataset> .\n"
            + "<urn:d> <http://purl.org/dc/terms/title> \"Arbres\"@fr .\n",
        // N-Quads
        "# un catalogue\n<urn:d> <http://purl.org/dc/terms/title> \"Arbres\"@fr <urn:g> .\n"
            + "<urn:d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
            + " <http://www.w3.org/ns/dcat#Dataset> <urn:g> .\n",
        // TriG
        TERMS + "<urn:g> { <urn:d> a dcat:Dataset ; dct:title \"Arbres\" . }",
        // Turtle whose first statement ends with an IRI
        TERMS + "<urn:d> a dcat:Dataset ; dct:title \"Arbres\" ; dct:spatial <urn:s> .",
        // JSON-LD with the dataset in a named graph
        "{\"@context\": {\"dct\": \"http://purl.org/dc/terms/\"}, \"@id\": \"urn:g\","
            + " \"@graph\": [{\"@id\": \"urn:d\", \"@type\":"
            + " \"http://www.w3.org/ns/dcat#Dataset\", \"dct:title\": \"Arbres\"}]}"
      })
  void namedGraphsAndLinesOfTriplesAreReadToo(String feed) {
    door.serve(URL, null, feed);

    assertThat(read())
        .singleElement()
        .satisfies(
            dataset -> {
              assertThat(dataset.id().remoteId()).isEqualTo("urn:d");
              assertThat(dataset.title()).isEqualTo("Arbres");
            });
  }

  @Test
  void aCatalogueOfAddressesIsFollowedToItsDatasets() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + "<> a dcat:Catalog ; dcat:dataset </jeux/1>, </jeux/2#ici>, </jeux/3>, </jeux/4>,"
            + " <https://ailleurs.fr/5> . </jeux/2#ici> a dcat:Dataset .");
    String base = "https://data.exemple.fr/jeux/";
    door.serve(base + "1", null, TERMS + "<> a dcat:Dataset ; dct:title \"Un\" .");
    door.serve(base + "2", null, TERMS + "<urn:x> a dcat:Dataset ; dct:title \"Deux\" .");
    door.serve(base + "3", null, "<html>une page</html>");
    door.serve(
        base + "4",
        uri -> {
          throw Refusals.of(uri.toString(), 404, "");
        });

    List<RawItem> items = DcatSourceTest.fetch(door, URL);

    // Unreadable entries are passed on, so that they are not taken for withdrawn.
    assertThat(items)
        .extracting(RawItem::remoteId)
        .containsExactly(
            "https://ailleurs.fr/5", base + "1", base + "2#ici", base + "3", base + "4");
    assertThat(DcatSourceTest.map(items.get(1)).title()).isEqualTo("Un");
    assertThat(DcatSourceTest.map(items.get(2)).title()).isEqualTo("Deux");
    for (int unreadable : List.of(0, 3, 4)) {
      assertThatThrownBy(() -> DcatSourceTest.map(items.get(unreadable)))
          .isInstanceOf(BadItem.class);
    }
    assertThat(door.asked()).doesNotContain("https://ailleurs.fr/5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"udata.rdf", "ckan.ttl", "flat.jsonld"})
  void latin1IsReadThoughItIsDeclaredAsUtf8(String fixture) {
    String feed = Fixture.text(fixture).replace("Arbres de la ville", "Forêts à Épannes");
    door.serve(URL, uri -> door.body(uri, null, null, feed.getBytes(ISO_8859_1)));
    List<Notice> notices = new ArrayList<>();
    Run run = new Run(Niortais.of("79191"), door, folder, null, notices::add, Niortais.AT);

    List<RawItem> items = new DcatSource(URI.create(URL)).fetch(run).toList();

    assertThat(DcatSourceTest.map(items.get(0)).title()).isEqualTo("Forêts à Épannes");
    assertThat(notices).extracting(Notice::code).containsExactly(Notice.Code.ENCODING_GUESSED);
  }

  @Test
  void utf8UnderAnotherNameIsNotBelievedEither() {
    String feed =
        Fixture.text("udata.rdf")
            .replaceFirst("<\\?xml[^>]*\\?>\\s*", "")
            .replace("Arbres de la ville", "Forêts à Épannes");
    byte[] latin = ("<?xml version=\"1.0\" encoding=\"utf8\"?>\n" + feed).getBytes(ISO_8859_1);
    door.serve(URL, uri -> door.body(uri, null, null, latin));
    List<Notice> notices = new ArrayList<>();
    Run run = new Run(Niortais.of("79191"), door, folder, null, notices::add, Niortais.AT);

    List<RawItem> items = new DcatSource(URI.create(URL)).fetch(run).toList();

    assertThat(DcatSourceTest.map(items.get(0)).title()).isEqualTo("Forêts à Épannes");
    assertThat(notices).extracting(Notice::code).containsExactly(Notice.Code.ENCODING_GUESSED);
  }

  @Test
  void aServiceThatSaysWhatItGivesIsALinkOfEachDataset() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + "<> a dcat:Catalog ; dcat:service <urn:wfs> . <urn:a> a dcat:Dataset ; dct:title"
            + " \"A\" .<urn:b> a dcat:Dataset ; dct:title \"B\" . <urn:c> a dcat:Dataset ;"
            + " dct:title \"C\" .<urn:wfs> a dcat:DataService ; dct:title \"Flux\" ;"
            + " dcat:endpointURL <https://x.fr/wfs> ; dcat:servesDataset <urn:a>, <urn:b> ;"
            + " dct:license <https://spdx.org/licenses/etalab-2.0> ;"
            + " dct:conformsTo <http://www.opengeospatial.org/standards/wfs> .");

    assertThat(read())
        .extracting(dataset -> dataset.distributions().size())
        .containsExactly(1, 1, 0);
    assertThat(read().get(1).distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue(
            "service", new Distribution.Service(URI.create("https://x.fr/wfs"), "WFS", null))
        .hasFieldOrPropertyWithValue("licence.label", "https://spdx.org/licenses/etalab-2.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x.fr/un jeu",
        "https://x.fr/{a}",
        "https://x.fr/a|b",
        "https://x.fr/a^b",
        "https://x.fr/a\\\\b",
        "https://x.fr/100%",
        "http:/x.fr/a",
        "http://x.fr:port/a",
        "http://[x/a",
        "urn:uuid:1234"
      })
  void anIriThatBreaksItsOwnRulesCostsNothingOfJson(String iri) {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
         "@graph": [
          {"@id": "%s", "@type": "dcat:Dataset", "dct:title": "A"},
          {"@id": "https://x.fr/b", "@type": "dcat:Dataset", "dct:title": "B",
           "dcat:distribution": {"@id": "%s#1", "@type": "dcat:Distribution",
            "dct:title": "F", "dcat:downloadURL": {"@id": "https://x.fr/f.csv"}}}]}
        """
            .formatted(iri, iri));

    List<Dataset> datasets = read();

    assertThat(datasets).extracting(Dataset::title).containsExactlyInAnyOrder("A", "B");
    assertThat(datasets.stream().mapToInt(one -> one.distributions().size()).sum()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr_FR", "fr", "fra_FR", "fr_Latn_FR", "fr_150"})
  void theTextsOfALanguageMapAreRead(String tag) {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
           "title": {"@id": "dct:title", "@container": "@language"},
           "keyword": {"@id": "dcat:keyword", "@container": "@language"}},
         "@id": "https://x.fr/a", "@type": "dcat:Dataset",
         "title": {"%s": "Arbres", "en_GB": "Trees"}, "keyword": {"%s": ["chêne", "hêtre"]}}
        """
            .formatted(tag, tag));

    assertThat(read())
        .extracting(Dataset::title, Dataset::keywords)
        .containsExactly(tuple("Arbres", Set.of("chêne", "hêtre")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr_FR", "français", "fr-", "x", "123"})
  void aTagThatIsNoLanguageCostsNoText(String tag) {
    door.serve(
        URL,
        "application/ld+json",
        """
        {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
         "@id": "https://x.fr/a", "@type": "dcat:Dataset",
         "dct:title": {"@value": "A", "@language": "%s"},
         "dct:description": {"@value": "Les arbres.", "@language": "%s"}}
        """
            .formatted(tag, tag));

    assertThat(read())
        .extracting(Dataset::title, Dataset::description)
        .containsExactly(tuple("A", "Les arbres."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rdf:about='urn:uuid:1234'",
        "rdf:about='http:/x.fr/a'",
        "rdf:about='http://x.fr:port/a'",
        "rdf:about='http://[x/a'",
        "rdf:ID='a b'",
        "xml:base='urn:uuid:1234' rdf:about='http://x.fr/a'"
      })
  void anIriThatBreaksItsOwnRulesCostsNoFeedOfXml(String named) {
    door.serve(
        URL,
        "application/rdf+xml",
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
          <dcat:Dataset %s><dct:title>A</dct:title></dcat:Dataset>
          <dcat:Dataset rdf:about="https://x.fr/b"><dct:title>B</dct:title></dcat:Dataset>
        </rdf:RDF>
        """
            .formatted(named));

    assertThat(read()).extracting(Dataset::title).containsExactlyInAnyOrder("A", "B");
  }

  @Test
  void thousandsOfEmptyLinesTakeNoTime() {
    String dataset = "<urn:a> a dcat:Dataset ; dct:title \"A\" .";
    door.serve(URL, "text/turtle", "\n".repeat(5000) + TERMS + "\n" + dataset);

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), this::read)).hasSize(1);
  }

  @Test
  void jsonBeyondWhatTheMemoryHoldsIsRefusedInWords() {
    byte[] blanks = " ".repeat(1000).getBytes(UTF_8);
    ScriptedDoor.Writing large =
        out -> {
          out.write("{\"@graph\": [".getBytes(UTF_8));
          for (int n = 0; n < 33_000; n++) {
            out.write(blanks);
          }
        };
    door.serve(URL, uri -> door.written(uri, null, null, large));

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal -> assertThat(refusal.notice().code()).isEqualTo(Notice.Code.TOO_LARGE));
  }

  @Test
  void aDatasetThatAServiceMerelyServesIsNoEntry() {
    door.serve(
        URL,
        "text/turtle",
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        <https://x.fr/a> a dcat:Dataset ; dct:title "A" .
        <https://x.fr/service> a dcat:DataService ; dcat:servesDataset <https://x.fr/a>, <https://x.fr/b> .
        <https://x.fr/b> a dcat:Dataset .
        """);

    assertThat(read()).extracting(Dataset::title).containsExactly("A");
  }

  @Test
  void aDatasetThatTheCatalogueListsIsAnEntryEvenIfNothingIsSaidOfIt() {
    door.serve(
        URL,
        "text/turtle",
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        <https://x.fr/> a dcat:Catalog ; dcat:dataset <https://x.fr/a>, <https://x.fr/b> .
        <https://x.fr/a> a dcat:Dataset ; dct:title "A" .
        <https://x.fr/b> a dcat:Dataset .
        """);

    assertThatThrownBy(this::read).isInstanceOf(BadItem.class);
  }
}
