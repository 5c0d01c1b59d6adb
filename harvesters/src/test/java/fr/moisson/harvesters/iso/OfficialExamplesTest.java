package fr.moisson.harvesters.iso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Converts the official examples of GeoDCAT-AP and compares the results with those of their own
 * stylesheet. Every difference is listed in {@code differences.csv} and explained in {@code
 * docs/iso-to-dcat.md}.
 */
@Tag("shared")
class OfficialExamplesTest {

  private static final URI BASE = URI.create("https://moisson.exemple/");
  private static final String RESOURCE_TYPE = "http://data.europa.eu/930/resourceType";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basic_dataset",
        "geo-bbox-precision",
        "hvd_dataset_non_multilingual",
        "network-service",
        "transfersize-bytesize"
      })
  void weDifferFromTheStylesheetWhereWeSayAndNowhereElse(String example) {
    SortedSet<String> listed = new TreeSet<>();
    listed().stream()
        .filter(difference -> difference.concerns(example))
        .forEach(difference -> listed.add(difference.side + ";" + difference.path));

    assertThat(Facts.differences(expected(example), ours(example), BASE))
        .containsExactlyElementsOf(listed);
  }

  @Test
  void everyReasonIsExplained() throws IOException {
    Path docs = Path.of("..", "docs", "iso-to-dcat.md");
    String text = Files.readString(docs, UTF_8);

    assertThat(listed())
        .allSatisfy(difference -> assertThat(text).contains("| " + difference.reason + " |"));
  }

  private record Difference(String side, String path, String examples, String reason) {

    static Difference of(String line) {
      String[] cells = line.split(";");
      return new Difference(cells[0], cells[1], cells[2], cells[3]);
    }

    boolean concerns(String example) {
      return switch (examples) {
        case "*" -> true;
        case "datasets" -> !example.equals("network-service");
        default -> List.of(examples.split(",")).contains(example);
      };
    }
  }

  private static List<Difference> listed() {
    try (InputStream csv =
        Objects.requireNonNull(OfficialExamplesTest.class.getResourceAsStream("differences.csv"))) {
      return new String(csv.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Difference::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resource expected(String example) {
    Model model = RDFDataMgr.loadModel(path(example + ".expected.ttl").toString());
    return model.listSubjectsWithProperty(model.createProperty(RESOURCE_TYPE)).next();
  }

  private static Resource ours(String example) {
    String xml;
    try {
      xml = Files.readString(path(example + ".input.xml"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DatasetId id = new DatasetId("79191", "csw", IsoReading.head(xml).identifier());
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    Dataset dataset = Rules.all(clock).apply(IsoReading.dataset(id, xml), notice -> {});
    return ModelFactory.createModelForGraph(DcatGraph.of(dataset, BASE))
        .getResource(DcatGraph.iri(dataset, BASE));
  }

  private static Path path(String file) {
    return Shared.path("standards/examples/iso/" + file);
  }
}
