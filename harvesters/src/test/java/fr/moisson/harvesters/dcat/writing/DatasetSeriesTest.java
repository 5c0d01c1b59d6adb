package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.shacl.ShapesFile;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetSeriesTest {

  private static final Dataset MEMBER =
      Dataset.draft(new DatasetId("niort", "dreal", "2024"), "Relevés de 2024").build();

  private static Dataset series(Kind kind, Dataset... members) {
    return Dataset.draft(new DatasetId("niort", "dreal", "releves"), "Relevés")
        .kind(kind)
        .distributions(List.of(Link.to("Relevés", URI.create("https://ex.org/wfs"))))
        .members(Set.of(members).stream().map(member -> member.id().key()).toList())
        .build();
  }

  private static Model feed(FeedSyntax syntax, Dataset... datasets) {
    return FeedWriterTest.parse(FeedWriterTest.feed(syntax, List.of(datasets)), syntax);
  }

  private static Resource in(Model feed, Dataset dataset) {
    return feed.getResource(DcatGraph.iri(dataset, FeedWriterTest.HEADER.base()));
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void aDatasetThatOthersArePartOfIsASeriesInEverySyntax(FeedSyntax syntax) {
    Dataset series = series(Kind.DATASET, MEMBER);
    Model feed = feed(syntax, series, MEMBER);

    assertThat(in(feed, series).listProperties(RDF.type).mapWith(it -> it.getObject()).toSet())
        .containsExactlyInAnyOrder(DCAT.Dataset, Vocabulary.DATASET_SERIES);
    assertThat(feed.listObjectsOfProperty(in(feed, MEMBER), Vocabulary.IN_SERIES).toList())
        .containsExactly((RDFNode) in(feed, series));
    assertThat(ShapesFile.own().stream().flatMap(shapes -> shapes.check(feed.getGraph())))
        .as("what our shapes object to, that no party is named included")
        .allSatisfy(result -> assertThat(result.toString()).doesNotContain("inSeries"));
  }

  /** DCAT-AP wants a series to have a member, and a service is none. */
  @Test
  void neitherARecordWithoutMembersNorAServiceIsOne() {
    Dataset service = series(Kind.SERVICE, MEMBER);

    for (Model feed :
        List.of(
            feed(FeedSyntax.TURTLE, series(Kind.SERIES), MEMBER),
            feed(FeedSyntax.TURTLE, service, MEMBER))) {
      assertThat(feed.contains(null, RDF.type, Vocabulary.DATASET_SERIES)).isFalse();
      assertThat(feed.contains(null, Vocabulary.IN_SERIES)).isFalse();
    }
  }
}
