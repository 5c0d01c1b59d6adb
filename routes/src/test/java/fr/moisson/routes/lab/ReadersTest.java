package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.routes.portal.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What portals' and reusers' programs understand of our feeds, field by field, in each syntax and
 * page by page. {@link Reader} and lab/README.md list what they cannot understand.
 */
@Tag("lab")
class ReadersTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SHAPES =
      Path.of("../harvesters/src/main/resources/fr/moisson/harvesters/shacl");

  @TempDir Path folder;
  private Published site;

  @BeforeEach
  void open() throws IOException {
    site = new Published(folder);
    RichDatasets.all().forEach(site::add);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @EnumSource(Reader.class)
  void itUnderstandsEachField(Reader reader) {
    List<String> feeds = feeds("territories/" + RichDatasets.TERRITORY + "/catalog", "?page=1");
    SoftAssertions softly = new SoftAssertions();

    Map<String, List<JsonNode>> understood = read(reader, feeds);

    for (String feed : feeds) {
      Map<String, JsonNode> found = byIdentifier(understood.getOrDefault(feed, List.of()));
      assertThat(found).as(feed).hasSameSizeAs(RichDatasets.all());
      for (Dataset dataset : RichDatasets.all()) {
        JsonNode actual = found.get(dataset.id().key());
        JsonNode expected = json(written(reader.facts(dataset, site.root)));
        assertThat(names(actual)).containsAll(names(expected));
        for (String field : names(expected)) {
          softly
              .assertThat(actual.path(field))
              .as("%s of %s in %s", field, dataset.title(), feed)
              .isEqualTo(expected.path(field));
        }
      }
    }
    softly.assertAll();
  }

  /** Each reader follows pages in its own way. */
  @ParameterizedTest
  @EnumSource(Reader.class)
  void itReadsAllPages(Reader reader) {
    int count = Shelf.BLOCK_SIZE + RichDatasets.all().size();
    fill();
    String feed = site.root + "catalog.rdf?page=1";

    assertThat(byIdentifier(read(reader, List.of(feed)).getOrDefault(feed, List.of())))
        .hasSize(count);
  }

  @Test
  void allSyntaxesAreOneGraphWholeOrInPages() {
    fill();
    List<String> feeds =
        Stream.concat(feeds("catalog", "").stream(), feeds("catalog", "?page=1").stream()).toList();

    List<JsonNode> graphs =
        lines("rdflib/read", feeds).stream().filter(line -> line.has("digest")).toList();

    assertThat(graphs).hasSameSizeAs(feeds);
    assertThat(graphs)
        .extracting(graph -> graph.path("digest").asText())
        .containsOnly(graphs.get(0).path("digest").asText());
    assertThat(graphs.get(0).path("triples").asInt()).isGreaterThan(1_000);
  }

  @Test
  void pyShaclFindsOurShapesKept() throws Exception {
    List<String> files = new ArrayList<>(List.of(site.root + "catalog.ttl"));
    try (Stream<Path> shapes = Files.list(SHAPES)) {
      shapes.map(Path::toString).filter(file -> file.endsWith(".ttl")).sorted().forEach(files::add);
    }

    List<JsonNode> said = lines("rdflib/validate", files);
    assertThat(said).as("violations come before the count").hasSize(1);
    assertThat(said.get(0).path("violations").asInt()).isZero();
    assertThat(said.get(0).path("shapes").asInt()).isGreaterThan(300);
    assertThat(said.get(0).path("feed").asInt()).isGreaterThan(300);

    Path bad =
        Files.writeString(
            folder.resolve("bad.ttl"),
            "<https://example.org/d> a <http://www.w3.org/ns/dcat#Dataset> .");
    files.set(0, bad.toString());
    assertThat(last(lines("rdflib/validate", files)).path("violations").asInt()).isPositive();
  }

  private void fill() {
    for (int i = 0; i < Shelf.BLOCK_SIZE; i++) {
      site.add(Dataset.draft(new DatasetId("79191", "essai", "n" + i), "Jeu n° " + i).build());
    }
  }

  private List<String> feeds(String path, String query) {
    return Arrays.stream(FeedSyntax.values())
        .map(syntax -> site.root + path + "." + syntax.extension() + query)
        .toList();
  }

  private static Map<String, List<JsonNode>> read(Reader reader, List<String> feeds) {
    return lines(reader.program(), feeds).stream()
        .filter(line -> line.has("identifier"))
        .collect(Collectors.groupingBy(line -> line.path("feed").asText()));
  }

  private static List<JsonNode> lines(String program, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(arguments);
    return Lab.script("readers/run", words.toArray(String[]::new))
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(ReadersTest::json)
        .toList();
  }

  private static String written(Map<String, @Nullable Object> facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode last(List<JsonNode> lines) {
    return lines.get(lines.size() - 1);
  }

  private static Map<String, JsonNode> byIdentifier(List<JsonNode> lines) {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode line : lines) {
      assertThat(found.put(line.path("identifier").asText(), line)).as("twice").isNull();
    }
    return found;
  }

  private static List<String> names(JsonNode fields) {
    List<String> names = new ArrayList<>();
    Objects.requireNonNull(fields, "a dataset").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
