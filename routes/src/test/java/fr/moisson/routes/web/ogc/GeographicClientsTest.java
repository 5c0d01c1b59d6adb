package fr.moisson.routes.web.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Extracts;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;

/** What the OGC API – Features clients of GDAL and QGIS make of our answers. */
@Tag("lab")
class GeographicClientsTest {

  private static final int COUNT = 2345;

  @TempDir Path folder;
  private Site site;
  private String layer;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
    layer =
        Datasets.publish(
                site.portal,
                Datasets.dataset(
                    "arbres",
                    "Arbres",
                    d -> {
                      try {
                        return d.distributions(
                            List.of(
                                Extracts.geoJson(
                                    site.files, "arbres", List.of("nom", "n"), rows())));
                      } catch (IOException e) {
                        throw new AssertionError(e);
                      }
                    }))
            + ".200041317";
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void itListsTheCollectionsAndCountsFeatures() throws IOException {
    String list = run("ogrinfo", "-ro", address());
    String summary = run("ogrinfo", "-ro", "-so", address(), layer);

    assertThat(list).contains("catalogue", layer, "(Point)");
    assertThat(summary)
        .contains("Feature Count: " + COUNT, "nom: String", "n: Integer")
        .doesNotContain("ERROR", "Warning");
  }

  @Test
  void itReadsEveryFeatureAsItIs() throws IOException {
    Path copy = folder.resolve("copy.geojson");
    run("ogr2ogr", "-f", "GeoJSON", copy.toString(), address(), layer);

    List<JsonNode> features = new ArrayList<>();
    new JsonMapper().readTree(copy.toFile()).path("features").forEach(features::add);
    List<Row> rows = rows();
    assertThat(features).hasSize(COUNT);
    for (int i = 0; i < COUNT; i++) {
      assertThat(features.get(i).at("/properties/nom").asText())
          .isEqualTo(rows.get(i).value("nom"));
      assertThat(features.get(i).at("/properties/n").asText()).isEqualTo(rows.get(i).value("n"));
      assertThat(GeoJson.geometry(features.get(i).path("geometry")))
          .contains(Objects.requireNonNull(rows.get(i).geometry()));
    }
  }

  @Test
  void itReadsTheRecordsOfTheCatalogue() throws IOException {
    String key =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "air",
                "Indice de la qualité de l’air",
                d ->
                    d.description("Indice du jour.")
                        .keywords(List.of("air", "qualité de l’air"))
                        .licence(new Licence("ODbL", URI.create("https://odbl.example/")))
                        .coverage(Coverage.of(List.of(), new Box(-1.5, 45, 0.5, 47)))));
    Path copy = folder.resolve("catalogue.geojson");
    String said = run("ogr2ogr", "-f", "GeoJSON", copy.toString(), address(), "catalogue");

    assertThat(said).doesNotContain("ERROR", "Warning");
    Map<String, JsonNode> records = new TreeMap<>();
    for (JsonNode record : new JsonMapper().readTree(copy.toFile()).path("features")) {
      records.put(record.at("/properties/id").asText(), record);
    }
    assertThat(records).hasSize(2);
    JsonNode record = records.get(key);
    assertThat(record.at("/properties/title").asText()).isEqualTo("Indice de la qualité de l’air");
    assertThat(record.at("/properties/description").asText()).isEqualTo("Indice du jour.");
    assertThat(record.at("/properties/keywords"))
        .extracting(JsonNode::asText)
        .containsExactly("air", "qualité de l’air");
    assertThat(record.at("/properties/license").asText()).isEqualTo("ODbL-1.0");
    assertThat(GeoJson.geometry(record.path("geometry")).orElseThrow().getEnvelopeInternal())
        .isEqualTo(new Envelope(-1.5, 0.5, 45, 47));
  }

  @Test
  void itAsksForABox() throws IOException {
    String found =
        run("ogrinfo", "-ro", "-so", "-spat", "-0.5", "46.3", "-0.45", "46.35", address(), layer);

    assertThat(inBox()).isPositive();
    assertThat(found).contains("Feature Count: " + inBox());
  }

  @Test
  void qgisOpensEachLayerWithItsFeaturesAndTypes() throws IOException {
    String said =
        run(
            "/usr/bin/python3",
            "../lab/readers/qgis/layers.py",
            site.root + "/ogc",
            "-0.5,46.3,-0.45,46.35");
    // Qt may print messages before the JSON.
    JsonNode opened = new JsonMapper().readTree(said.substring(said.indexOf('{'))).path(layer);

    assertThat(opened.path("valid").asBoolean()).as(opened.toString()).isTrue();
    assertThat(opened.path("geometry").asText()).isEqualTo("Point");
    assertThat(opened.path("crs").asText()).isEqualTo("EPSG:4326");
    assertThat(opened.at("/fields/nom").asText()).isEqualTo("String");
    assertThat(opened.at("/fields/n").asText()).isEqualTo("Integer");
    assertThat(opened.path("features")).hasSize(COUNT);
    assertThat(opened.at("/features/0")).extracting(JsonNode::asText).contains("Élan n° 1", "1");
    assertThat(opened.path("inBox").asLong()).isEqualTo(inBox());
  }

  private String address() {
    return "OAPIF:" + site.root + "/ogc";
  }

  private static long inBox() {
    return rows().stream()
        .map(row -> Objects.requireNonNull(row.geometry()).getCoordinate())
        .filter(at -> at.x >= -0.5 && at.x <= -0.45 && at.y >= 46.3 && at.y <= 46.35)
        .count();
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(out).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return out;
  }

  private static List<Row> rows() {
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(
            i ->
                new Row(
                    Map.of("nom", "Élan n° " + i, "n", String.valueOf(i)),
                    GeoJson.geometry(
                            String.format(
                                Locale.ROOT,
                                "{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}",
                                -0.6 + i % 300 / 1000.0,
                                46.2 + i / 300 * 0.025))
                        .orElseThrow(),
                    i))
        .toList();
  }
}
