package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Receipt;
import java.net.URI;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {

  private static final URI SCHEMA = URI.create("https://schema.example/arbres/0.3.1/schema.json");

  @Test
  void anExtractSaysItsSchemaAndHowFarItFollowsIt() {
    Resource file = only(feed(assessment(SCHEMA, 25, 24)), DCAT.Distribution);

    Resource standard = file.getPropertyResourceValue(DCTerms.conformsTo);
    assertThat(standard.getURI()).isEqualTo(SCHEMA.toString());
    assertThat(standard.hasProperty(RDF.type, DCTerms.Standard)).isTrue();
    assertThat(standard.getProperty(DCTerms.title).getString()).isEqualTo("arbres-urbains 0.3.1");
    Resource measurement = validRows(file.getModel());
    assertThat(measurement.getPropertyResourceValue(Vocabulary.COMPUTED_ON)).isEqualTo(file);
    assertThat(measurement.getPropertyResourceValue(RDFS.seeAlso).getURI())
        .isEqualTo("https://data.exemple.fr/niort/files/cd/rapport.json");
    assertThat(
            measurement
                .getPropertyResourceValue(Vocabulary.MEASUREMENT_OF)
                .hasProperty(RDF.type, Vocabulary.METRIC_TYPE))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "25, 24, 0.96",
    "3, 3, 1",
    "3, 0, 0",
    "3, 1, 0.33333333",
    "1000000000, 999999999, 0.99999999"
  })
  void theShareIsADecimalThatIsOneOnlyIfAllRowsAreValid(long rows, long valid, String share) {
    Resource measurement = validRows(feed(assessment(SCHEMA, rows, valid)));

    assertThat(measurement.getProperty(Vocabulary.VALUE).getLiteral().getLexicalForm())
        .isEqualTo(share);
  }

  @Test
  void aSchemaThatIsPublishedNowhereIsNamedAllTheSame() {
    RDFNode standard =
        only(feed(assessment(null, 1, 1)), DCAT.Distribution)
            .getProperty(DCTerms.conformsTo)
            .getObject();

    assertThat(standard.isAnon()).isTrue();
    assertThat(standard.asResource().getProperty(DCTerms.title).getString())
        .isEqualTo("arbres-urbains 0.3.1");
  }

  @Test
  void noSchemaIsFollowedWhereNoRowFollowsIt() {
    Model feed = feed(assessment(SCHEMA, 3, 0));

    assertThat(only(feed, DCAT.Distribution).hasProperty(DCTerms.conformsTo)).isFalse();
    assertThat(validRows(feed).getProperty(Vocabulary.VALUE).getLiteral().getDouble()).isZero();
  }

  @Test
  void anExtractThatWasNotCheckedSaysNothing() {
    Resource file = only(feed(null), DCAT.Distribution);

    assertThat(file.hasProperty(DCTerms.conformsTo)).isFalse();
    assertThat(measured(file.getModel(), "valid-rows")).isEmpty();
  }

  @Test
  void theReceiptIsMeasuredButForWhatDidNotHappen() {
    Model feed = feed(null);

    assertThat(measured(feed, "rows-read")).containsExactly("30");
    assertThat(measured(feed, "rows-kept")).containsExactly("25");
    assertThat(measured(feed, "rows-outside")).containsExactly("5");
    for (String none : List.of("rows-broken", "geometries-cut", "area-inside", "length-inside")) {
      assertThat(measured(feed, none)).as(none).isEmpty();
    }
  }

  @Test
  void whatWasMeasuredIsAShare() {
    Receipt cut =
        new Receipt(
            3,
            3,
            0,
            0,
            0,
            "points-in-lines-cut",
            "2026",
            2,
            0,
            0,
            new Receipt.Amount(400, 100),
            new Receipt.Amount(9, 9.0000001),
            0,
            null);

    Model feed = feed(cut, null);

    assertThat(measured(feed, "geometries-cut")).containsExactly("2");
    assertThat(measured(feed, "area-inside")).containsExactly("0.25");
    assertThat(measured(feed, "length-inside")).containsExactly("1");
  }

  private static Resource validRows(Model feed) {
    List<Resource> found = measurements(feed, "valid-rows");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> measured(Model feed, String metric) {
    return measurements(feed, metric).stream()
        .map(one -> one.getProperty(Vocabulary.VALUE).getLiteral().getLexicalForm())
        .toList();
  }

  private static List<Resource> measurements(Model feed, String metric) {
    return feed.listSubjectsWithProperty(RDF.type, Vocabulary.MEASUREMENT_TYPE).toList().stream()
        .filter(
            one ->
                one.getPropertyResourceValue(Vocabulary.MEASUREMENT_OF)
                    .getURI()
                    .endsWith("/metrics/" + metric))
        .toList();
  }

  private static Resource only(Model feed, Resource type) {
    List<Resource> found = feed.listSubjectsWithProperty(RDF.type, type).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Distribution.Assessment assessment(URI address, long rows, long valid) {
    return new Distribution.Assessment(
        new Conformity("arbres-urbains", "0.3.1", address, rows, valid, rows - valid),
        0.9,
        "cd/rapport.json",
        null);
  }

  private static Model feed(Distribution.Assessment assessment) {
    return feed(new Receipt(30, 25, 5, 0, 0, "points-in-lines-whole", "2026"), assessment);
  }

  private static Model feed(Receipt receipt, Distribution.Assessment assessment) {
    Distribution.Extract file =
        new Distribution.Extract(
            "79191",
            "Arbres",
            "ab/arbres.csv",
            "CSV",
            "text/csv",
            12L,
            "ab",
            URI.create("https://source.example/arbres.csv"),
            receipt,
            assessment,
            null);
    Dataset dataset =
        Dataset.draft(new DatasetId("79191", "arbres", "1"), "Arbres")
            .distributions(List.of(file))
            .build();
    FeedSyntax syntax = FeedSyntax.JSON_LD;
    return FeedWriterTest.parse(FeedWriterTest.feed(syntax, List.of(dataset)), syntax);
  }
}
