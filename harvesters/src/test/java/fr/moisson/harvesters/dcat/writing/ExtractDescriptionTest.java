package fr.moisson.harvesters.dcat.writing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The description of our own files in feeds. */
class ExtractDescriptionTest {

  private static final Receipt RECEIPT =
      new Receipt(30, 25, 5, 0, 0, "points-in-lines-whole", "2026");

  private static final Extract EXTRACT = extract(null, null);

  @Test
  void theDescriptorIsAPageAboutTheFile() {
    Resource page =
        distribution(extract(null, "cd-datapackage.json")).getPropertyResourceValue(FOAF.page);

    assertThat(page.getURI()).endsWith("/files/cd-datapackage.json");
    assertThat(page.hasProperty(RDF.type, FOAF.Document)).isTrue();
    assertThat(page.getPropertyResourceValue(DCTerms.conformsTo).getURI())
        .isEqualTo("https://specs.frictionlessdata.io/data-package/");
  }

  @Test
  void whatAnOlderVersionMadeHasNone() {
    assertThat(distribution(EXTRACT).hasProperty(FOAF.page)).isFalse();
  }

  @Test
  void theFileComesFromAnActivityWithWhatItUsedAndFollowed() {
    Extract mapped =
        extract(
            new Assessment(new Conformity("arbres", "0.3.1", null, 25, 25, 0), 0.93, null, null),
            null);

    Resource activity = distribution(mapped).getPropertyResourceValue(Vocabulary.GENERATED_BY);

    assertThat(activity.hasProperty(RDF.type, Vocabulary.ACTIVITY_TYPE)).isTrue();
    assertThat(activity.listProperties(Vocabulary.USED).toList())
        .extracting(
            used ->
                used.getObject().isAnon() ? label(used.getResource()) : used.getResource().getURI())
        .containsExactlyInAnyOrder(
            "https://source.example/arbres.csv", "Contour du territoire 79191, millésime 2026");
    Resource association = activity.getPropertyResourceValue(Vocabulary.QUALIFIED_ASSOCIATION);
    assertThat(
            association
                .getPropertyResourceValue(Vocabulary.AGENT)
                .hasProperty(RDF.type, Vocabulary.SOFTWARE_TYPE))
        .isTrue();
    assertThat(association.listProperties(Vocabulary.PLAN).toList())
        .extracting(plan -> plan.getProperty(DCTerms.identifier).getString())
        .containsExactlyInAnyOrder("points-in-lines-whole", "arbres 0.3.1");
    assertThat(association.listProperties(Vocabulary.PLAN).toList())
        .extracting(plan -> label(plan.getResource()))
        .anyMatch(label -> label.endsWith("schéma arbres 0.3.1, confiance 0,93"));
  }

  @Test
  void aDroppedFileIsNamedSinceItHasNoAddress() {
    Resource made = distribution(extract(URI.create("file:arbres%202026.csv"), null, null));

    Resource origin = made.getPropertyResourceValue(Vocabulary.DERIVED_FROM);
    assertThat(origin.isAnon()).isTrue();
    assertThat(origin.hasProperty(RDF.type, Vocabulary.ENTITY_TYPE)).isTrue();
    assertThat(label(origin)).isEqualTo("arbres 2026.csv");
    assertThat(
            made.getPropertyResourceValue(Vocabulary.GENERATED_BY)
                .hasProperty(Vocabulary.USED, origin))
        .isTrue();
    assertThat(made.getProperty(DCTerms.description).getString())
        .startsWith("Extrait de arbres 2026.csv, limité");
  }

  @Test
  void theTerritoryIsCalledByItsName() {
    Resource file =
        distribution(
            new Extract(
                "79191",
                "Arbres",
                "ab/a.csv",
                "CSV",
                "text/csv",
                9L,
                "ab",
                EXTRACT.derivedFrom(),
                new Receipt(
                    30,
                    25,
                    5,
                    0,
                    0,
                    "points-in-lines-whole",
                    "2026",
                    0,
                    0,
                    0,
                    null,
                    null,
                    0,
                    "Niort"),
                null,
                null));
    Resource activity = file.getPropertyResourceValue(Vocabulary.GENERATED_BY);

    assertThat(file.getProperty(DCTerms.description).getString())
        .contains("limité au territoire Niort : 25 lignes");
    assertThat(label(activity)).isEqualTo("Découpage au territoire Niort");
    assertThat(activity.listProperties(Vocabulary.USED).toList())
        .filteredOn(used -> used.getObject().isAnon())
        .extracting(used -> label(used.getResource()))
        .containsExactly("Contour du territoire Niort, millésime 2026");
    assertThat(named(file.getModel()))
        .containsOnly(
            entry("http://id.insee.fr/geo/commune/79191", "Niort@fr"),
            entry("http://id.insee.fr/geo/departement/79", "Deux-Sèvres@fr"));
  }

  private static Map<String, String> named(Model feed) {
    return feed.listSubjectsWithProperty(RDF.type, DCTerms.Location).toList().stream()
        .filter(place -> place.hasProperty(SKOS.prefLabel))
        .collect(
            Collectors.toMap(
                Resource::getURI,
                place ->
                    place.getProperty(SKOS.prefLabel).getString()
                        + "@"
                        + place.getProperty(SKOS.prefLabel).getLanguage()));
  }

  @Test
  void allFormatsOfAPieceComeFromOneActivity() {
    Extract other =
        new Extract(
            "79191",
            "Arbres",
            "ac/a.json",
            "GEOJSON",
            "application/geo+json",
            9L,
            "ac",
            EXTRACT.derivedFrom(),
            RECEIPT,
            null,
            null);
    Extract elsewhere =
        new Extract(
            "79125",
            "Arbres",
            "ad/a.csv",
            "CSV",
            "text/csv",
            9L,
            "ad",
            EXTRACT.derivedFrom(),
            RECEIPT,
            null,
            null);

    assertThat(
            feed(EXTRACT, other, elsewhere)
                .listSubjectsWithProperty(RDF.type, Vocabulary.ACTIVITY_TYPE)
                .toList())
        .hasSize(2);
  }

  private static Extract extract(@Nullable Assessment assessment, @Nullable String descriptor) {
    return extract(URI.create("https://source.example/arbres.csv"), assessment, descriptor);
  }

  private static Extract extract(
      URI origin, @Nullable Assessment assessment, @Nullable String descriptor) {
    return new Extract(
        "79191",
        "Arbres",
        "ab/arbres.csv",
        "CSV",
        "text/csv",
        12L,
        "ab",
        origin,
        RECEIPT,
        assessment,
        descriptor);
  }

  private static String label(Resource node) {
    return node.getProperty(RDFS.label).getString();
  }

  private static Resource distribution(Extract extract) {
    return feed(extract).listSubjectsWithProperty(RDF.type, DCAT.Distribution).next();
  }

  private static Model feed(Extract... extracts) {
    Dataset dataset =
        Dataset.draft(new DatasetId("79191", "arbres", "1"), "Arbres")
            .coverage(Coverage.of(List.of("commune:79191", "departement:79", "epci:1"), null))
            .distributions(List.of(extracts))
            .build();
    FeedSyntax syntax = FeedSyntax.JSON_LD;
    return FeedWriterTest.parse(FeedWriterTest.feed(syntax, List.of(dataset)), syntax);
  }
}
