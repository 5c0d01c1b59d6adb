package fr.moisson.harvesters.shacl;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.dcat.syntax.RdfSyntax;
import fr.moisson.harvesters.model.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Validating a feed from files, one resource after the other, must give the same results as Jena on
 * the whole graph.
 */
class WholeGraphTest {

  private static final URI ORIGIN = URI.create("https://exemple.fr/");

  private static final String PREFIXES =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix : <https://exemple.fr/> .
      """;

  /**
   * Datasets that refer to one another, to a catalogue and its records, and to shared resources.
   */
  private static final String FEED =
      PREFIXES
          + """
      :c a dcat:Catalog ; dct:title "Catalogue"@fr , "Encore"@fr ; dcat:dataset :d1 , :d2 , :gone ;
        dcat:record :r1 , [ a dcat:CatalogRecord ; foaf:primaryTopic :d2 ] ; dct:publisher :agent .
      :r1 a dcat:CatalogRecord ; foaf:primaryTopic :d1 , :c .
      :d1 a dcat:Dataset ; dct:title "Arbres"@fr , "Trees"@en , "Trees again"@en , "" ;
        dct:isVersionOf :d2 ; dcat:inSeries :s , :d2 ; dct:publisher :agent , [ foaf:name "Niort" ] ;
        dcat:distribution :f1 , _:f2 ; dct:issued "2026-02-30"^^xsd:date , "hier" ;
        dct:spatial [ a dct:Location ; rdfs:label "Ici" ] , "79" ; dcat:keyword "a\\nb\\"c\\\\" ;
        :low 3 ; :high 2 ; :same :x ; :other :x , :y .
      :d2 a dcat:Dataset ; dct:isVersionOf :d1 , :missing ; dcat:inSeries :d1 ; dct:publisher :org ;
        dcat:contactPoint _:contact ; dct:title 7 , "Sept\\tet \\u00e9t\\u00e9 \\U0001F333"@fr-FR ;
        :strange <http://exemple.fr/\\u00e9t\\u00e9?a|b> , "0"^^<http://exemple.fr/\\u00e9> .
      :d3 a :Special ; dct:title "Un"@fr .
      :Special rdfs:subClassOf :Middle . :Middle rdfs:subClassOf dcat:Dataset .
      :s a dcat:DatasetSeries , :S . :t a [ rdfs:subClassOf :S ] .
      :f1 a dcat:Distribution ; dcat:accessURL "texte" , :u ; dcat:byteSize -1 , "x"^^xsd:integer ;
        dct:format :csv ; dct:license :lo , :lo2 .
      _:f2 dcat:accessURL :u ; a dcat:Distribution .
      _:contact a vcard:Individual ; vcard:hasEmail "a@exemple.fr" .
      :agent a foaf:Organization ; foaf:name "CAN" . :org a foaf:Document .
      <urn:x-moisson:verbatim:bm9u> a dcat:Dataset ; dct:title "Feint" .
      """;

  /** A shape with each kind of constraint and each kind of target. */
  static Stream<String> shapes() {
    return Stream.of(
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:description ; sh:minCount 1 ]",
        "sh:targetClass dcat:Catalog ; sh:property [ sh:path dcat:dataset ; sh:minCount 4 ]",
        "sh:targetClass dcat:Catalog ; sh:property [ sh:path dcat:dataset ; sh:maxCount 2 ]",
        "sh:targetClass dcat:Catalog ; sh:property [ sh:path dcat:dataset ; sh:class dcat:Dataset ]",
        "sh:targetClass dcat:CatalogRecord ; sh:property [ sh:path foaf:primaryTopic ; sh:class dcat:Resource ; sh:maxCount 1 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:isVersionOf ; sh:class dcat:Dataset ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dcat:inSeries ; sh:class dcat:DatasetSeries ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:publisher ; sh:class foaf:Agent ; sh:severity sh:Warning ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:uniqueLang true ; sh:datatype xsd:string ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:languageIn ( 'fr' ) ; sh:minLength 1 ; sh:maxLength 4 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:issued ; sh:datatype xsd:date ; sh:pattern '^2026' ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:spatial ; sh:nodeKind sh:BlankNode ; sh:severity sh:Info ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:publisher ; sh:nodeKind sh:IRI ; sh:in ( :org ) ; sh:hasValue :org ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path :strange ; sh:in ( :org ) ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dcat:keyword ; sh:maxLength 2 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path :low ; sh:lessThan :high ; sh:lessThanOrEquals :high ; sh:maxInclusive 2 ; sh:minExclusive 3 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path :same ; sh:equals :other ; sh:disjoint :other ]",
        "sh:targetClass dcat:Distribution ; sh:property [ sh:path dcat:byteSize ; sh:minInclusive 0 ; sh:datatype xsd:integer ]",
        "sh:targetClass dcat:Distribution ; sh:nodeKind sh:IRI ; sh:closed true ; sh:ignoredProperties ( dct:license ) ; sh:property [ sh:path dcat:accessURL ; sh:nodeKind sh:IRI ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:publisher ; sh:node [ sh:property [ sh:path foaf:name ; sh:minCount 1 ] ] ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path dcat:inSeries ; sh:qualifiedValueShape [ sh:class dcat:DatasetSeries ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ]",
        "sh:targetClass dcat:Dataset ; sh:or ( [ sh:property [ sh:path dct:publisher ; sh:class foaf:Agent ] ] [ sh:property [ sh:path dct:title ; sh:maxCount 1 ] ] )",
        "sh:targetClass dcat:Dataset ; sh:xone ( [ sh:property [ sh:path dct:title ; sh:minCount 1 ] ] [ sh:property [ sh:path dct:publisher ; sh:minCount 1 ] ] )",
        "sh:targetClass dcat:Dataset ; sh:not [ sh:property [ sh:path dct:title ; sh:minCount 1 ] ] ; sh:and ( [ sh:property [ sh:path dct:title ; sh:maxCount 1 ] ] )",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path ( dcat:distribution dct:license ) ; sh:minCount 1 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path [ sh:inversePath dcat:dataset ] ; sh:minCount 1 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path ( [ sh:inversePath foaf:primaryTopic ] [ sh:inversePath dcat:record ] ) ; sh:minCount 1 ; sh:class dcat:Dataset ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path [ sh:inversePath ( dcat:inSeries dct:isVersionOf ) ] ; sh:maxCount 0 ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path [ sh:oneOrMorePath dct:isVersionOf ] ; sh:class dcat:Dataset ]",
        "sh:targetClass dcat:Dataset ; sh:property [ sh:path [ sh:zeroOrMorePath [ sh:alternativePath ( dct:isVersionOf dcat:inSeries ) ] ] ; sh:maxCount 1 ; sh:class dcat:DatasetSeries ]",
        "sh:targetNode :d1 , :nobody , :lo , 'texte' ; sh:property [ sh:path dct:title ; sh:maxCount 0 ; sh:minCount 1 ]",
        "sh:targetSubjectsOf dcat:inSeries , dcat:accessURL ; sh:property [ sh:path dct:title ; sh:minCount 3 ]",
        "sh:targetObjectsOf dct:license , dct:title , dct:publisher ; sh:nodeKind sh:BlankNode",
        "sh:targetObjectsOf dct:license ; sh:targetNode :lo , :nobody ; sh:property [ sh:path foaf:name ; sh:minCount 1 ]",
        "sh:targetClass dcat:Dataset ; sh:targetNode :d1 ; sh:targetSubjectsOf dct:title ; sh:class dcat:Catalog",
        "a rdfs:Class , sh:NodeShape ; sh:property [ sh:path dct:title ; sh:minCount 2 ]",
        "sh:targetClass dcat:Dataset ; sh:sparql [ sh:message 'Une version de {?v}' ; sh:select 'SELECT $this ?value WHERE { $this <http://purl.org/dc/terms/isVersionOf> ?value . ?value <http://purl.org/dc/terms/isVersionOf> $this }' ]",
        "sh:targetClass dcat:Dataset ; sh:sparql [ sh:select 'SELECT $this ?value WHERE { ?value ?p $this . FILTER NOT EXISTS { $this <http://purl.org/dc/terms/description> ?any } }' ]",
        "sh:targetClass dcat:Catalog ; sh:sparql [ sh:select 'SELECT $this ?value WHERE { ?x <http://purl.org/dc/terms/title> ?value }' ]",
        "sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this WHERE { ?this <http://www.w3.org/ns/dcat#accessURL> \"texte\" }' ] ; sh:property [ sh:path dct:title ; sh:minCount 1 ]",
        "sh:targetClass dcat:Dataset ; sh:deactivated true ; sh:property [ sh:path dct:title ; sh:maxCount 0 ]");
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("shapes")
  void everyConstraintFindsWhatItFindsInTheWhole(String shape) throws IOException {
    Path file = Files.writeString(folder.resolve("shapes.ttl"), PREFIXES + ":S " + shape + " .");
    ShapesFile shapes = ShapesFile.read(file, "shapes.ttl", ORIGIN, notice -> {});

    Set<Result> found = sameAsInTheWhole(feed(FEED), List.of(shapes));

    assertThat(found.isEmpty()).isEqualTo(shape.contains("deactivated"));
  }

  /** In one file, no constraint may be lost because of another one. */
  @Test
  void allConstraintsTogetherFindTheSame() throws IOException {
    StringBuilder all = new StringBuilder(PREFIXES);
    List<String> shapes = shapes().toList();
    for (int n = 0; n < shapes.size(); n++) {
      all.append(":S").append(n).append(' ').append(shapes.get(n)).append(" .\n");
    }
    Path file = Files.writeString(folder.resolve("shapes.ttl"), all);

    Set<Result> found =
        sameAsInTheWhole(
            feed(FEED), List.of(ShapesFile.read(file, "all.ttl", ORIGIN, notice -> {})));

    assertThat(found).hasSizeGreaterThan(100);
  }

  /** A list with more values than are held in memory, spread over many blocks of the file. */
  @ParameterizedTest
  @ValueSource(longs = {5_000, 100_000, 100_000_000})
  void aLongListIsReadFromTheFile(long most) throws IOException {
    StringBuilder feed = new StringBuilder(PREFIXES);
    for (int n = 0; n < 3_000; n++) {
      feed.append(":c dcat:dataset :d%d ; dcat:record :r%d .%n".formatted(n, n % 1_500));
      feed.append(":d%d dct:title \"%s\"@fr .%n".formatted(n, "é".repeat(n % 40)));
      feed.append(n % 3 == 0 ? "" : ":d%d a dcat:Dataset .%n".formatted(n));
    }
    feed.append(":c a dcat:Catalog .");
    Path shapes =
        Files.writeString(
            folder.resolve("shapes.ttl"),
            PREFIXES
                + """
                :A sh:targetClass dcat:Dataset ; sh:property [ sh:path [ sh:inversePath dcat:dataset ] ; sh:maxCount 0 ] ;
                  sh:property [ sh:path dct:title ; sh:minLength 10 ] .
                :B sh:targetClass dcat:Catalog ; sh:closed true ; sh:property
                  [ sh:path dcat:dataset ; sh:class dcat:Dataset ; sh:minCount 3000 ; sh:maxCount 2999 ] ,
                  [ sh:path dcat:record ; sh:minCount 1501 ] .
                """);

    Set<Result> found =
        sameAsInTheWhole(
            feed(feed.toString()),
            List.of(ShapesFile.read(shapes, "shapes.ttl", ORIGIN, notice -> {})),
            most);

    assertThat(found).hasSizeGreaterThan(3_000);
  }

  @Test
  @Tag("shared")
  void feedsAsTheyAreFoundGiveWhatTheyGiveInTheWhole() throws IOException {
    List<ShapesFile> shapes =
        Stream.of("shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl", "deprecateduris.ttl")
            .map(name -> Shared.path("standards/shacl/dcat-ap-3.0.1/" + name))
            .map(file -> ShapesFile.read(file, file.toString(), ORIGIN, notice -> {}))
            .toList();
    List<Path> feeds;
    try (Stream<Path> samples = Files.walk(Shared.path("samples"))) {
      feeds = samples.filter(Files::isRegularFile).filter(WholeGraphTest::isFeed).toList();
    }

    assertThat(feeds).hasSizeGreaterThan(20);
    for (Path feed : feeds) {
      Set<Result> found = sameAsInTheWhole(feed, shapes);
      found.addAll(sameAsInTheWhole(feed, ShapesFile.own()));

      assertThat(found).as(feed.toString()).isNotEmpty();
    }
  }

  private static boolean isFeed(Path file) {
    if (!file.toString().matches(".*\\.(ttl|rdf|xml|jsonld|json|trig|nt)")) {
      return false;
    }
    try (InputStream content = Files.newInputStream(file)) {
      return RdfSyntax.of(content).isPresent()
          && Files.readString(file).contains("http://www.w3.org/ns/dcat#")
          && RdfFile.graph(file, ORIGIN).size() > 10;
    } catch (Misconfigured e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private Path feed(String turtle) throws IOException {
    return Files.writeString(folder.resolve("feed.ttl"), turtle);
  }

  /** Validates in memory, then with as little memory as possible, and expects the same results. */
  private Set<Result> sameAsInTheWhole(Path feed, List<ShapesFile> shapes) {
    Set<Result> found = sameAsInTheWhole(feed, shapes, 100_000_000);
    assertThat(sameAsInTheWhole(feed, shapes, 2_000)).isEqualTo(found);
    return found;
  }

  private Set<Result> sameAsInTheWhole(Path feed, List<ShapesFile> shapes, long most) {
    Graph whole = new ListedThings(RdfFile.graph(feed, ORIGIN));
    List<Result> expected = shapes.stream().flatMap(file -> file.check(whole)).distinct().toList();

    Conformance conformance = Conformance.of(feed, ORIGIN, shapes, folder, most);

    Set<Result> found = new LinkedHashSet<>();
    conformance.results().forEach(result -> assertThat(found.add(result)).isTrue());
    assertThat(found.stream().filter(result -> !expected.contains(result)).limit(5)).isEmpty();
    assertThat(expected.stream().filter(result -> !found.contains(result)).limit(5)).isEmpty();
    assertThat(found).hasSameSizeAs(expected);
    for (Result.Severity severity : Result.Severity.values()) {
      assertThat(conformance.count(severity))
          .isEqualTo(expected.stream().filter(result -> result.severity() == severity).count());
    }
    return found;
  }
}
