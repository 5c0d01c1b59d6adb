package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Receipt;
import java.net.URI;
import java.util.List;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** What feeds say of a file that we made. */
class ExtractDescriptionTest {

  private static final Receipt RECEIPT =
      new Receipt(30, 25, 5, 0, 0, "points-in-lines-whole", "2026");

  private static final Extract EXTRACT =
      new Extract(
          "79191",
          "Arbres",
          "ab/arbres.csv",
          "CSV",
          "text/csv",
          12L,
          "ab",
          URI.create("https://source.example/arbres.csv"),
          RECEIPT);

  @Test
  void theDescriptorIsAPageAboutTheFile() {
    Resource page =
        distribution(EXTRACT.described("cd-datapackage.json")).getPropertyResourceValue(FOAF.page);

    assertThat(page.getURI()).endsWith("/files/cd-datapackage.json");
    assertThat(page.hasProperty(RDF.type, FOAF.Document)).isTrue();
    assertThat(page.getPropertyResourceValue(DCTerms.conformsTo).getURI())
        .isEqualTo("https://specs.frictionlessdata.io/data-package/");
  }

  @Test
  void whatAnOlderVersionMadeHasNone() {
    assertThat(distribution(EXTRACT).hasProperty(FOAF.page)).isFalse();
  }

  private static Resource distribution(Extract extract) {
    Dataset dataset =
        Dataset.draft(new DatasetId("79191", "arbres", "1"), "Arbres")
            .distributions(List.of(extract))
            .build();
    FeedSyntax syntax = FeedSyntax.JSON_LD;
    return FeedWriterTest.parse(FeedWriterTest.feed(syntax, List.of(dataset)), syntax)
        .listSubjectsWithProperty(RDF.type, DCAT.Distribution)
        .next();
  }
}
