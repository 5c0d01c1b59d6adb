package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.Result.Severity;
import fr.moisson.harvesters.shacl.ShapesFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Validates a feed with all kinds of datasets against our shapes and the official ones. */
class ShapesOfFeedsTest {

  private static final URI REGULATION =
      URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj");

  @Test
  void aFeedOfAllKindsOfDatasetsKeepsOurShapes() {
    assertThat(violations(feed(), ShapesFile.own())).isEmpty();
  }

  @Test
  @Tag("shared")
  void aFeedOfAllKindsOfDatasetsKeepsTheOfficialShapes() {
    List<ShapesFile> official =
        Stream.of(
                "dcat-ap-3.0.1/shapes.ttl",
                "dcat-ap-3.0.1/range.ttl",
                "dcat-ap-3.0.1/mdr-vocabularies.shape.ttl",
                "geodcat-ap-3.0.0/geodcat-ap-SHACL.ttl")
            .map(ShapesOfFeedsTest::official)
            .toList();

    assertThat(violations(feed(), official)).isEmpty();
  }

  /** Shows that the tests above can fail. */
  @Test
  void aDatasetWithoutATitleBreaksThem() {
    Model feed = feed();
    feed.removeAll(null, DCTerms.title, null);

    assertThat(violations(feed, ShapesFile.own())).isNotEmpty();
  }

  private static Model feed() {
    FeedSyntax syntax = FeedSyntax.TURTLE;
    List<Dataset> datasets =
        FeedWriterTest.datasets(200).stream().map(ShapesOfFeedsTest::lawful).toList();
    return FeedWriterTest.parse(FeedWriterTest.feed(syntax, datasets), syntax);
  }

  /**
   * Drops the high-value category where the source names no act or gives no file: that is the
   * source's fault.
   */
  private static Dataset lawful(Dataset dataset) {
    boolean lawful =
        dataset.legislation().contains(REGULATION) && !dataset.distributions().isEmpty();
    return lawful ? dataset : dataset.with(draft -> draft.hvdCategories(List.of()));
  }

  private static ShapesFile official(String name) {
    Path file = Shared.path("standards/shacl/" + name);
    return ShapesFile.read(file, name, file.toUri(), notice -> {});
  }

  private static List<String> violations(Model feed, List<ShapesFile> shapes) {
    return shapes.stream()
        .flatMap(file -> file.check(feed.getGraph()))
        .filter(result -> result.severity() == Severity.VIOLATION)
        .map(ShapesOfFeedsTest::line)
        .limit(30)
        .toList();
  }

  private static String line(Result result) {
    return String.join(" ", result.shapes(), result.focusNode(), result.message(Locale.ENGLISH));
  }
}
