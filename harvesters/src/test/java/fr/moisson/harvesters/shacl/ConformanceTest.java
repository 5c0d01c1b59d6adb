package fr.moisson.harvesters.shacl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.shacl.Result.Severity;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceTest {

  private static final String PREFIXES =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dcatap: <http://data.europa.eu/r5r/> .
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix : <https://exemple.fr/> .
      """;

  private static final String DATASET =
      ":d a dcat:Dataset ; dct:title \"Arbres\"@fr ; dct:description \"Les arbres.\"@fr ";

  @TempDir private Path folder;

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text, UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Conformance check(String turtle, List<ShapesFile> shapes) {
    Path feed = file("feed.ttl", PREFIXES + turtle);
    return Conformance.of(feed, URI.create("https://exemple.fr/"), shapes, folder);
  }

  private List<Result> violations(String turtle) {
    return check(turtle, ShapesFile.own())
        .results()
        .filter(result -> result.severity() == Severity.VIOLATION)
        .toList();
  }

  private ShapesFile shapes(String turtle, List<Notice> notices) {
    Path file = file("shapes.ttl", PREFIXES + turtle);
    return ShapesFile.read(file, "shapes.ttl", file.toUri(), notices::add);
  }

  @Test
  void aDatasetWithATitleAndADescriptionIsEnough() {
    assertThat(violations(DATASET + ".")).isEmpty();
  }

  @Test
  void whatIsOnlyRecommendedIsAWarning() {
    Conformance conformance = check(DATASET + ".", ShapesFile.own());

    assertThat(conformance.conforms()).isTrue();
    assertThat(conformance.count(Severity.WARNING)).isPositive();
    assertThat(conformance.shapes()).containsExactly("dcat-ap.ttl", "hvd.ttl", "geodcat-ap.ttl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "; dct:publisher [ a foaf:Agent ] | foaf:name : il en faut au moins 1.",
        "; dct:publisher 'Niort' | dct:publisher : Niort n’est pas décrit comme foaf:Agent.",
        "; dct:issued '2026' | dct:issued : « 2026 » n’a aucune des formes permises : xsd:date, xsd:dateTime, xsd:gYear, xsd:gYearMonth.",
        "; dct:accrualPeriodicity :a , :b . :a a dct:Frequency . :b a dct:Frequency | dct:accrualPeriodicity : il en faut au plus 1.",
        "; dcat:distribution :f . :f a dcat:Distribution | dcat:accessURL : il en faut au moins 1.",
        "; dcat:distribution :f . :f a dcat:Distribution ; dcat:accessURL 'https://exemple.fr/f' | dcat:accessURL : « https://exemple.fr/f » n’est pas une adresse.",
        "; dcat:distribution :f . :f a dcat:Distribution ; dcat:accessURL :u ; dcat:mediaType 'text/csv' | dcat:mediaType : « text/csv » n’est pas une adresse.",
        "; dcat:distribution :f . :f a dcat:Distribution ; dcat:accessURL :u ; dcat:byteSize 'beaucoup' | dcat:byteSize : « beaucoup » n’est pas une valeur de type xsd:nonNegativeInteger.",
        "; dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> | dcatap:applicableLegislation : la valeur http://data.europa.eu/eli/reg_impl/2023/138/oj manque.",
        "; dct:spatial [ a dct:Location ; dcat:bbox 'Niort' ] | dcat:bbox : « Niort » n’a aucune des formes permises :",
        "; dcat:distribution [ a dcat:Distribution ] | Cet élément : « _:",
        ". :s a dcat:DataService ; dct:title 'WMS'@fr | dcat:endpointURL : il en faut au moins 1."
      })
  void aFaultIsSaidInTheOfficersLanguage(String more, String sentence) {
    assertThat(violations(DATASET + more.strip() + " ."))
        .extracting(result -> result.message(Locale.FRENCH))
        .anySatisfy(message -> assertThat(message).startsWith(sentence));
  }

  /** Official validation imports the vocabularies, and few feeds repeat their content. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/ANNUAL>",
        "dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>",
        "dcat:theme <http://inspire.ec.europa.eu/theme/ps>",
        "dct:language <http://publications.europa.eu/resource/authority/language/FRA>",
        "dct:spatial <http://publications.europa.eu/resource/authority/country/FRA>",
        "dct:spatial <https://sws.geonames.org/2990474/>",
        "dcat:distribution :f . :f a dcat:Distribution ; dcat:accessURL :u ;"
            + " dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ;"
            + " dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ;"
            + " dct:license <http://publications.europa.eu/resource/authority/licence/ETALAB_2_0>",
        "dct:publisher :p . :p a foaf:Agent ; foaf:name \"Niort\" ;"
            + " dct:type <http://purl.org/adms/publishertype/LocalAuthority>"
      })
  void whatAVocabularyListsIsDescribedThere(String more) {
    assertThat(violations(DATASET + "; " + more + " .")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/data-theme/ENVI>",
        "dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/>",
        "dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/ANUAL>",
        "dct:accessRights <http://publications.europa.eu/resource/authority/access-right/OPEN>",
        "dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVIRONMENT>",
        "dcat:theme <http://publications.europa.eu/resource/authority/frequency/ANNUAL>",
        "dcat:theme <https://exemple.fr/data-theme/ENVI>"
      })
  void whatNoVocabularyListsIsNot(String more) {
    assertThat(violations(DATASET + "; " + more + " .")).hasSize(1);
  }

  @Test
  void aSentenceIsShortHoweverLongTheValue() {
    String date = "x".repeat(100_000);

    Result result = violations(DATASET + "; dct:issued \"" + date + "\" .").get(0);

    assertThat(result.value()).isEqualTo(date);
    assertThat(result.message(Locale.FRENCH)).hasSizeLessThan(1_200).contains("xxx…");
  }

  @Test
  void aResultSaysWhereAndByWhichShape() {
    Result result = violations(":d a dcat:Dataset ; dct:title \"Arbres\"@fr .").get(0);

    assertThat(result.focusNode()).isEqualTo("https://exemple.fr/d");
    assertThat(result.shapes()).isEqualTo("dcat-ap.ttl");
    assertThat(result.message(Locale.ENGLISH)).contains("at least 1");
  }

  @Test
  void theSentenceOfAShapeIsPreferredInItsLanguage() {
    ShapesFile own =
        shapes(
            ":S sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:rights ; sh:minCount 1 ;"
                + " sh:message \"Les droits manquent\"@fr , \"No rights\"@en ] .",
            new ArrayList<>());

    Result result = check(DATASET + ".", List.of(own)).results().findFirst().orElseThrow();

    assertThat(result.message(Locale.FRENCH)).isEqualTo("Les droits manquent");
    assertThat(result.message(Locale.ENGLISH)).isEqualTo("No rights");
  }

  /** As in the official files. */
  @Test
  void shapesThatNobodyDefinesAndImportsAreLeftOutAndTold() {
    List<Notice> notices = new ArrayList<>();
    ShapesFile faulty =
        shapes(
            "<> owl:imports <https://exemple.fr/autre.ttl> . :S a sh:NodeShape ; sh:targetClass"
                + " dcat:Dataset ; sh:property :undefined , [ sh:path dct:rights ; sh:minCount 1 ] .",
            notices);

    assertThat(check(DATASET + ".", List.of(faulty)).results()).hasSize(1);
    assertThat(notices)
        .extracting(Notice::code)
        .containsExactly(Notice.Code.SHAPES_UNDEFINED, Notice.Code.SHAPES_NOT_IMPORTED);
  }

  @Test
  void everythingButATextIsAResource() {
    ShapesFile shapes =
        shapes(
            ":S a sh:NodeShape ; sh:targetClass dcat:Distribution ; sh:property"
                + " [ sh:path dcat:accessURL ; sh:class rdfs:Resource ] .",
            new ArrayList<>());

    assertThat(
            check(":f a dcat:Distribution ; dcat:accessURL :u , \"u\" .", List.of(shapes))
                .results())
        .extracting(Result::value)
        .containsExactly("u");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.ttl ; <https://exemple.fr/a|b> a <http://www.w3.org/ns/dcat#Dataset> .",
        "a.json ; {\"@id\":\"https://exemple.fr/a|b\",\"@type\":\"http://www.w3.org/ns/dcat#Dataset\"}"
      })
  void whatIsSaidOfAnIllegalIriIsCheckedToo(String given) {
    String[] parts = given.split(" ; ", 2);
    Path feed = file(parts[0], parts[1]);

    assertThat(Conformance.of(feed, feed.toUri(), ShapesFile.own(), folder).results())
        .extracting(Result::focusNode)
        .contains("https://exemple.fr/a|b");
  }

  @ParameterizedTest
  @CsvSource({
    "feed.ttl, ':d a dcat:Dataset ; dct:title ;;', INVALID_SYNTAX",
    "feed.rdf, '<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><a', INVALID_SYNTAX",
    "feed.jsonld, '{ \"@context\": \"https://exemple.fr/context.jsonld\", \"a\": 1 }', CONTEXT_ELSEWHERE",
    "page.html, '<!DOCTYPE html><html></html>', RDF_UNREADABLE",
    "vide.ttl, '', RDF_NOTHING_TO_CHECK",
    "autre.ttl, '<https://exemple.fr/a> a <https://exemple.fr/B> .', RDF_NOTHING_TO_CHECK"
  })
  void whatIsNoRdfIsToldWithItsCause(String name, String content, Notice.Code code) {
    Path file = file(name, content);

    assertThatThrownBy(() -> Conformance.of(file, file.toUri(), ShapesFile.own(), folder))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> {
              assertThat(fault.notice().code()).isEqualTo(code);
              assertThat(fault.notice().args()).first().asString().endsWith(name);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DATASET,
        ":S sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:pattern '[' ]",
        ":S sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:minCount 'x' ]",
        ":S sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:in 'x' ]",
        ":S sh:targetClass dcat:Dataset ; sh:sparql [ sh:select 'nichts' ]"
      })
  void aFileWithoutShapesThatCanBeUsedIsRefused(String turtle) {
    assertThatThrownBy(() -> shapes(turtle + " .", new ArrayList<>()))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> assertThat(fault.notice().code()).isEqualTo(Notice.Code.SHAPES_UNUSABLE));
  }

  /** The file is sparse, so it takes no space. */
  @Test
  void jsonThatTheMemoryDoesNotHoldIsRefusedInWords() throws IOException {
    Path feed = file("large.jsonld", "{");
    try (RandomAccessFile large = new RandomAccessFile(feed.toFile(), "rw")) {
      large.setLength(Runtime.getRuntime().maxMemory());
    }

    assertThatThrownBy(() -> Conformance.of(feed, feed.toUri(), ShapesFile.own(), folder))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal -> assertThat(refusal.notice().code()).isEqualTo(Notice.Code.RDF_TOO_LARGE));
  }
}
