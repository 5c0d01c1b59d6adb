package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements in Turtle that Jena, or the standard, would refuse with the whole feed. */
class LenientStatementsTest {

  private static final String URL = "https://data.exemple.fr/catalogue";
  private static final String TERMS =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      <c> a dcat:Catalog ; dcat:dataset <d> .
      """;

  @TempDir private Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void buildDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void oneSpaceInAnAddressCostsNoFeedOfTurtle() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + "<d> a dcat:Dataset ; dct:title \"A\" ;"
            + " dcat:landingPage <https://x.fr/un document.pdf> .");

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::landingPage)
        .containsExactly(URI.create("https://x.fr/un%20document.pdf"));
  }

  /** As ckanext-dcat writes for a licence without an address. */
  @Test
  void whatIsSaidOfATextIsLeftOut() {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + """
            <d> a dcat:Dataset ; dct:title "Arbres" ; dct:license "Licence de la Ville" .
            "Licence de la Ville" dct:type <http://purl.org/adms/licencetype/UnknownIPR> .
            """);

    assertThat(DcatSourceTest.datasets(door, URL))
        .singleElement()
        .extracting(dataset -> dataset.licence().label())
        .isEqualTo("Licence de la Ville");
  }

  /** Each is a slip of a program that puts JSON together by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"dct:description\": \"des arbres\n\tet des haies\"",
        "\"dct:description\": \"des arbres\", ",
        "\"dct:extent\": NaN",
        "\"@id\": null",
        "\"@id\": 5",
        "\"@id\": {\"@id\": \"a\"}",
        "\"dct:publisher\": {\"@type\": {\"@id\": \"foaf:Agent\"}, \"foaf:name\": \"Ville\"}",
        "\"dct:publisher\": {\"@type\": null, \"foaf:name\": \"Ville\"}"
      })
  void aSlipInOneRecordCostsNoFeedOfJson(String slip) {
    String context =
        "{\"@context\": {\"dcat\": \"http://www.w3.org/ns/dcat#\", \"dct\":"
            + " \"http://purl.org/dc/terms/\", \"foaf\": \"http://xmlns.com/foaf/0.1/\"}, ";
    String trees = "{\"@type\": \"dcat:Dataset\", \"dct:title\": \"Arbres\", " + slip + "}";
    String hedges = "{\"@type\": \"dcat:Dataset\", \"dct:title\": \"Haies\"}";
    door.serve(
        URL, "application/ld+json", context + "\"@graph\": [" + trees + ", " + hedges + "]}");

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::title)
        .containsExactlyInAnyOrder("Arbres", "Haies");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'@value': 'd', '@type': 'dct:x', '@language': 'fr'} | dct:description | d",
        "{'@value': {'fr': 'd'}} | dct:description | ",
        "['d', {'@value': {'fr': 'x'}}] | dct:description | d",
        "{'@value': 'd', '@language': ['fr']} | dct:description | d",
        "'d', 'dct:publisher': {'foaf:name': {'@value': {}}} | foaf:name | d"
      })
  void whatIsNoJsonLdIsLeftOutOfItsRecord(String member, String leftOut, String description) {
    String records =
        "[{'@type': 'dcat:Dataset', '@id': 'a', 'dct:title': 'Arbres', 'dct:description': %s},"
            + " {'@type': 'dcat:Dataset', 'dct:title': 'Haies', 'dct:description': 'h'}]";
    door.serve(
        URL,
        "application/ld+json",
        ("{'@context': {'dcat': 'http://www.w3.org/ns/dcat#', 'dct': 'http://purl.org/dc/terms/'},"
                + " '@graph': "
                + records.formatted(member)
                + "}")
            .replace('\'', '"'));
    List<Notice> told = new ArrayList<>();

    List<Dataset> datasets = datasets(told);

    assertThat(datasets)
        .extracting(Dataset::title, Dataset::description)
        .containsExactlyInAnyOrder(
            tuple("Arbres", Objects.requireNonNullElse(description, "")), tuple("Haies", "h"));
    assertThat(told)
        .extracting(Notice::code, notice -> notice.args().get(2))
        .containsExactly(tuple(Notice.Code.JSON_LD_LEFT_OUT, leftOut));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Turtle | [] a dcat:Dataset ; dct:title 'Arbres'@fr_FR .",
        "RDF/XML | <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            + "<dcat:Dataset><dct:title>Arbres & haies</dct:title></dcat:Dataset></rdf:RDF>"
      },
      quoteCharacter = '`')
  void whatIsReadAfterARepairIsTold(String syntax, String feed) {
    door.serve(URL, "text/plain", feed);
    List<Notice> told = new ArrayList<>();

    assertThat(datasets(told)).hasSize(1);
    assertThat(told)
        .extracting(Notice::code, notice -> notice.args().get(1))
        .containsExactly(tuple(Notice.Code.RDF_REPAIRED, syntax));
  }

  /** It would take minutes, and memory that others need. */
  @Test
  void whatIsNoJsonLdIsNotLookedForInALargeFeed() {
    door.serve(
        URL,
        "application/ld+json",
        "{\"@type\": \"http://www.w3.org/ns/dcat#Dataset\","
            + " \"http://purl.org/dc/terms/title\": {\"@value\": {\"fr\": \"Arbres\"}}}"
            + " ".repeat(4_000_000));

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.notice().code()).isEqualTo(Notice.Code.INVALID_JSON_LD));
  }

  /** Nothing would be withdrawn, but what is not in a whole listing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'@type': {'@id': 'dcat:Dataset', 'dct:title': 'x'}",
        "'@type': 'dcat:Dataset', '@id': ['b']",
        "'@type': 'dcat:Dataset', '@context': 5",
        "'@type': 'dcat:Dataset', 'dct:accessRights': {'rdfs:label': {'@value': {'fr': 'x'}}}",
        "'@type': 'dcat:Dataset', 'dct:license': ['x', {'@value': {'fr': 'x'}}]"
      })
  void aFeedIsNotReadWithoutARecordOrItsRestrictions(String member) {
    door.serve(URL, "application/ld+json", records("{'dct:title': 'Haies', " + member + "}"));

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            told -> assertThat(told.notice().code()).isEqualTo(Notice.Code.INVALID_JSON_LD));
  }

  @Test
  void anAddressWithWordsStillRestricts() {
    String closed = "'http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC'";
    door.serve(
        URL,
        "application/ld+json",
        records(
            ("{'@type': 'dcat:Dataset', 'dct:title': 'Haies',"
                    + " 'dct:license': {'@id': 'https://ex.fr/l', '@value': 'Licence de la Ville'},"
                    + " 'dct:accessRights': {'@id': %s, '@value': 'n', '@language': 'fr'}}")
                .formatted(closed)));

    List<Notice> told = new ArrayList<>();

    assertThat(datasets(told))
        .filteredOn(dataset -> dataset.title().equals("Haies"))
        .extracting(Dataset::access, dataset -> dataset.licence().label())
        .containsExactly(tuple("NON_PUBLIC", "Licence de la Ville (https://ex.fr/l)"));
    assertThat(told).isEmpty();
  }

  private List<Dataset> datasets(List<Notice> told) {
    return new DcatSource(URI.create(URL))
        .fetch(new Run(Niortais.of("79191"), door, folder, null, told::add, Niortais.AT))
        .map(DcatSourceTest::map)
        .toList();
  }

  private static String records(String record) {
    return ("{'@context': {'dcat': 'http://www.w3.org/ns/dcat#', 'dct': 'http://purl.org/dc/terms/'},"
            + " '@graph': [{'@type': 'dcat:Dataset', 'dct:title': 'Arbres'}, "
            + record
            + "]}")
        .replace('\'', '"');
  }

  @Test
  void aTermToIgnoreStaysOne() {
    door.serve(
        URL,
        "application/ld+json",
        "{\"@context\": {\"@vocab\": \"http://www.w3.org/ns/dcat#\", \"dct\":"
            + " \"http://purl.org/dc/terms/\", \"keyword\": {\"@id\": null}},"
            + " \"@type\": \"Dataset\", \"dct:title\": \"Arbres\", \"keyword\": \"à taire\"}");

    assertThat(DcatSourceTest.datasets(door, URL))
        .singleElement()
        .extracting(Dataset::keywords)
        .isEqualTo(Collections.emptySortedSet());
  }

  /** Readers of JSON-LD stop after the first. */
  @Test
  void allOfSeveralDocumentsAreRead() {
    String context = "{\"@context\": {\"@vocab\": \"http://www.w3.org/ns/dcat#\"}, ";
    String line = context + "\"@type\": \"Dataset\", \"@id\": \"%s\", \"keyword\": \"arbre\"}\n";
    door.serve(URL, "application/ld+json", line.formatted("a") + line.formatted("b"));

    assertThat(DcatSourceTest.fetch(door, URL)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Eau & forêt, AT&T; a&b | Eau & forêt, AT&T; a&b",
        "For&ecirc;t&nbsp;&amp; &laquo;haies&raquo; &#233; | Forêt & «haies» é",
        "PM10 < 50 µg, <![CDATA[a & b &eacute; ]] < c]]>&eacute; | PM10 < 50 µg, a & b &eacute; ]] < cé",
        "a&#x0;b&#11;c&#xFFFF;d | a b c d"
      })
  void whatStandsForItselfCostsNoFeedOfXml(String written, String meant) {
    door.serve(
        URL,
        "application/rdf+xml",
        "\n\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\">"
            + "<dcat:Dataset rdf:about=\"a\"><dct:title>Arbres</dct:title><dct:description>"
            + written
            + "</dct:description></dcat:Dataset>"
            + "<dcat:Dataset rdf:about=\"b\"><dct:title>Haies</dct:title></dcat:Dataset></rdf:RDF>");

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::description)
        .hasSize(2)
        .anyMatch(text -> text != null && text.replace('\u00A0', ' ').equals(meant));
  }

  /** As templates write them; the last marks are followed by what goes on in prose, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~\"les \"arbres\" de Niort\"@fr~ | ~les \"arbres\" de Niort~",
        "~\"dit \"oui\", et \"non\". Voir \"ici\".\"@fr_FR~ | ~dit \"oui\", et \"non\". Voir \"ici\".~",
        "~'l'arbre d'ici'~ | ~l'arbre d'ici~",
        "~\"un\r\ndeux: trois\"~ | ~un\ndeux: trois~",
        "~\"c:\\data\\x \\\" \\u00e9\"~ | ~c:\\data\\x \" é~",
        "~\"\"\"a \"b\" \\d\n''c\"\"\"~ | ~a \"b\" \\d\n''c~"
      })
  void aTextOfATemplateCostsNoFeedOfTurtle(String written, String meant) {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + ("<a> a dcat:Dataset ; dct:title \"Arbres\"@fr_FR ; dct:description %s ;"
                    + " dcat:keyword \"a\" , 'b'@fr . # une \"remarque\n")
                .formatted(written)
            + "<b> a dcat:Dataset ; dct:title \"Haies\" .");

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::description)
        .containsExactly(meant, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Les <b>arbres</b> de<br/> Niort</p> | Les arbres de Niort",
        "Voir <a href=\"https://ex.fr/a?b=1&amp;c=2\">ici</a> | Voir ici",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">Les arbres</div> | Les arbres"
      })
  void htmlCostsNoFeedOfXml(String written, String meant) {
    door.serve(
        URL,
        "application/rdf+xml",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\">"
            + "<dcat:Dataset rdf:about=\"a\"><dct:title>Arbres</dct:title><dct:description>"
            + written
            + "</dct:description></dcat:Dataset>"
            + "<dcat:Dataset rdf:about=\"b\"><dct:title>Haies</dct:title>"
            + "<dct:description rdf:parseType=\"Literal\">Les <i>haies</i></dct:description>"
            + "</dcat:Dataset></rdf:RDF>");

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(dataset -> Jsoup.parse(dataset.description()))
        .allMatch(html -> html.select("br").size() <= 1)
        .extracting(Document::text)
        .containsExactlyInAnyOrder(meant, "Les haies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<dct:publisher><Agent><name>Ville</name></Agent></dct:publisher>",
        "<dcat:distribution><Distribution><title>csv</title></Distribution></dcat:distribution>",
        "<dct:modified><date>2024-01-02</date></dct:modified>"
      })
  void aForgottenPrefixIsNotTakenForHtml(String member) {
    door.serve(
        URL,
        "application/rdf+xml",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\">"
            + "<dcat:Dataset rdf:about=\"a\"><dct:title>Arbres</dct:title>"
            + member
            + "</dcat:Dataset></rdf:RDF>");

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL)).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<?xml version=\"1.0\"?><!-- un commentaire -->"})
  void usualPrefixesNeedNoDeclarationInXml(String start) {
    door.serve(
        URL,
        "application/rdf+xml",
        start
            + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + "\n xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:dcat='http://www.w3.org/ns/dcat#'>"
            + "<dcat:Dataset rdf:about=\"a\"><dct:title>Arbres</dct:title><dct:publisher>"
            + "<foaf:Agent><foaf:name>Ville</foaf:name></foaf:Agent></dct:publisher></dcat:Dataset>"
            + "</rdf:RDF>");

    assertThat(DcatSourceTest.datasets(door, URL))
        .singleElement()
        .extracting(Dataset::title, dataset -> dataset.publisher().name())
        .containsExactly("Arbres", "Ville");
  }

  @Test
  void usualPrefixesNeedNoDeclarationInTurtleAndMayHaveAnother() {
    door.serve(
        URL,
        "text/turtle",
        "@prefix geo: <http://purl.org/dc/terms/> .\n"
            + "<a> a dcat:Dataset ; geo:title \"Arbres\" ; geo:modified \"2024-01-02\"^^xsd:date .");

    assertThat(DcatSourceTest.datasets(door, URL))
        .singleElement()
        .extracting(Dataset::title, dataset -> dataset.modified().toString())
        .containsExactly("Arbres", "2024-01-02");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01, 2024-05-01",
    "2024-05-01., 2024-05-01",
    "2024-05-01^^<http://www.w3.org/2001/XMLSchema#date>, 2024-05-01",
    "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z"
  })
  void aDateNeedsNoMarksInTurtle(String written, String meant) {
    door.serve(
        URL,
        "text/turtle",
        TERMS
            + "<a> a dcat:Dataset ; dct:title \"Arbres 2024-05-02\" ; dct:extent 12 ;"
            + " dct:modified "
            + written
            + (written.endsWith(".") ? "" : " ."));

    assertThat(DcatSourceTest.datasets(door, URL))
        .singleElement()
        .extracting(Dataset::title, dataset -> dataset.modified().toString())
        .containsExactly("Arbres 2024-05-02", meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dct:title \"Arbres ;\n dct:description \"vus du ciel\" .",
        "dct:title \"Arbres\" ; dct:description \"vus du",
        "dct:title \"Arbres"
      })
  void aTextWithoutAnEndIsNotGuessed(String broken) {
    door.serve(URL, "text/turtle", TERMS + "<a> a dcat:Dataset ; " + broken);

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            told -> assertThat(told.notice().code()).isEqualTo(Notice.Code.INVALID_SYNTAX));
  }

  @Test
  void aTextIsNoDataset() {
    door.serve(URL, "text/turtle", TERMS + "\"jeu\" a dcat:Dataset .\n<d> a dcat:Dataset .");

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            refusal -> {
              assertThat(refusal.notice().code()).isEqualTo(Notice.Code.UNEXPECTED_ANSWER);
              assertThat(refusal.notice().args()).anyMatch(arg -> arg.contains("literal"));
            });
  }

  @Test
  void aControlCharacterHidesNothingThatComesAfterIt() {
    door.serve(URL, null, Fixture.text("udata.rdf").replace("Arbres de", "Arbres\u000bde"));

    assertThat(DcatSourceTest.datasets(door, URL))
        .singleElement()
        .hasFieldOrPropertyWithValue("title", "Arbres de la ville");
  }

  @Test
  void whatIsBrokenOtherwiseInTurtleIsToldWithItsLine() {
    door.serve(URL, "text/turtle", TERMS + "\n<urn:a> dct:title \"A\" ; .. .");

    assertThatThrownBy(() -> DcatSourceTest.datasets(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            told -> assertThat(told.notice().args()).asString().contains("RDF, 5,"));
  }
}
