package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogRecord;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.FeedWriter;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.shacl.Conformance;
import fr.moisson.harvesters.shacl.Result.Severity;
import fr.moisson.harvesters.shacl.ShapesFile;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Validates our feeds against our shapes and all official ones of DCAT-AP 3.0.1, its annex and
 * GeoDCAT-AP 3.0.0. Those of DCAT-AP 2 contradict version 3 on sizes and checksums.
 */
class FeedConformanceTest {

  private static final URI BASE = URI.create("https://donnees.niort.example/");
  private static final CatalogueHeader HEADER =
      new CatalogueHeader("Catalogue", "Données du territoire", "CA du Niortais", BASE)
          .withApi(true);
  private static final Instant AT = Instant.parse("2026-11-25T00:00:00Z");

  private static final List<String> OFFICIAL =
      List.of(
          "dcat-ap-3.0.1/shapes.ttl",
          "dcat-ap-3.0.1/range.ttl",
          "dcat-ap-3.0.1/shapes_recommended.ttl",
          "dcat-ap-3.0.1/mdr-vocabularies.shape.ttl",
          "dcat-ap-3.0.1/deprecateduris.ttl",
          "dcat-ap-3.0.1/dcat-ap-SHACL.ttl",
          "dcat-ap-3.0.1/ranges-generated.ttl",
          "geodcat-ap-3.0.0/geodcat-ap-SHACL.ttl");

  /** Shapes that demand of every dataset what only high-value datasets must have. */
  private static final List<String> OFFICIAL_OF_HIGH_VALUE =
      List.of(
          "dcat-ap-3.0.0-hvd/hvd-SHACL.ttl",
          "dcat-ap-3.0.0-hvd/hvd-SHACL-ranges.ttl",
          "dcat-ap-3.0.0-hvd/hvd-SHACL-base.ttl");

  @TempDir private Path folder;

  @Test
  void theDemonstrationKeepsOurShapes() throws Exception {
    assertThat(violations(demonstration(), ShapesFile.own())).isEmpty();
  }

  @Test
  @Tag("shared")
  void theDemonstrationKeepsTheOfficialShapes() throws Exception {
    List<Dataset> datasets = demonstration();

    assertThat(datasets).hasSizeGreaterThan(10);
    assertThat(violations(datasets, official(OFFICIAL))).isEmpty();
  }

  @Test
  @Tag("shared")
  void allThatWasRecordedKeepsTheOfficialShapesAndOurs() throws IOException {
    Map<DatasetId, Dataset> recorded = new LinkedHashMap<>();
    Map<String, List<Dataset>> ways = new Recordings(folder).all();
    ways.values().stream()
        .flatMap(List::stream)
        .forEach(dataset -> recorded.putIfAbsent(dataset.id(), dataset));
    List<Dataset> ofHighValue =
        recorded.values().stream().filter(dataset -> !dataset.hvdCategories().isEmpty()).toList();

    assertThat(ways.values()).allSatisfy(read -> assertThat(read).hasSizeGreaterThan(5));
    assertThat(recorded).hasSizeGreaterThan(250);
    assertThat(violations(recorded.values(), official(OFFICIAL))).isEmpty();
    assertThat(violations(recorded.values(), ShapesFile.own())).isEmpty();
    assertThat(ofHighValue).isNotEmpty();
    assertThat(violations(ofHighValue, official(OFFICIAL_OF_HIGH_VALUE))).isEmpty();
  }

  /** Shows that the tests above can fail. */
  @Test
  @Tag("shared")
  void theOfficialShapesAreNotKeptByAnything() throws IOException {
    Path feed =
        Files.writeString(
            folder.resolve("bad.ttl"),
            "<https://exemple.fr/d> a <http://www.w3.org/ns/dcat#Dataset> ;"
                + " <http://www.w3.org/ns/dcat#distribution> \"fichier\" .");

    for (ShapesFile shapes : official(OFFICIAL.subList(0, 2))) {
      assertThat(Conformance.of(feed, BASE, List.of(shapes), folder).conforms())
          .as(shapes.name())
          .isFalse();
    }
  }

  private static List<ShapesFile> official(List<String> names) {
    List<ShapesFile> files = new ArrayList<>();
    for (String name : names) {
      Path file = Shared.path("standards/shacl/" + name);
      List<Notice> told = new ArrayList<>();
      files.add(ShapesFile.read(file, name, file.toUri(), told::add));
      assertThat(told).hasSizeLessThan(2);
    }
    return files;
  }

  private List<String> violations(Iterable<Dataset> datasets, List<ShapesFile> shapes)
      throws IOException {
    return Conformance.of(feed(datasets), BASE, shapes, folder)
        .results()
        .filter(result -> result.severity() == Severity.VIOLATION)
        .map(
            result ->
                String.join(
                    " ", result.shapes(), result.focusNode(), result.message(Locale.ENGLISH)))
        .limit(20)
        .toList();
  }

  private Path feed(Iterable<Dataset> datasets) throws IOException {
    Path file = Files.createTempFile(folder, "feed", ".ttl");
    try (FeedWriter writer =
        new FeedWriter(Files.newOutputStream(file), FeedSyntax.TURTLE, HEADER)) {
      datasets.forEach(dataset -> writer.add(dataset, new CatalogRecord(AT, AT)));
    }
    return file;
  }

  private List<Dataset> demonstration() throws Exception {
    Program.Ended ended =
        new Program(folder).run("demo", "--once", "--json", "--port", "0", "--data", "donnees");
    assertThat(ended.code()).as(ended.err()).isZero();
    try (Database database = new DataFolder(folder.resolve("donnees/demo")).database(null);
        Stream<Entry> entries = new Shelf(database.jdbi()).stream()) {
      return entries.map(Entry::dataset).toList();
    }
  }
}
