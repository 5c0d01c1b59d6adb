package fr.moisson.harvesters.formats.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Spools;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.features.ColumnCondition.And;
import fr.moisson.harvesters.formats.features.ColumnCondition.Comparison;
import fr.moisson.harvesters.formats.features.ColumnCondition.Contains;
import fr.moisson.harvesters.formats.features.ColumnCondition.Missing;
import fr.moisson.harvesters.formats.features.ColumnCondition.Not;
import fr.moisson.harvesters.formats.features.ColumnCondition.Operator;
import fr.moisson.harvesters.formats.features.ColumnCondition.Or;
import fr.moisson.harvesters.formats.features.FeatureQuery.Bounds;
import fr.moisson.harvesters.formats.features.FeatureQuery.Order;
import fr.moisson.harvesters.formats.features.FeatureQuery.Span;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.json.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class GeoPackageFeaturesTest {

  private static final int WGS_84 = 4326;
  private static final int LAMBERT_93 = 2154;
  private static final Envelope AROUND_NIORT = new Envelope(-0.6, -0.3, 46.2, 46.45);

  @TempDir Path folder;

  @Test
  void aFeatureHasTheTypesOfItsColumns() throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("n", "x", "v", "jour", "vu", "nom"),
            "POINT (-0.46 46.32)|12|1,5|TRUE|25/11/2026|2026-11-25T10:00:00+02:00|Platane",
            "||||||")) {

      assertThat(layer.table().properties())
          .extracting(GeoPackageFeatureTable.Property::type)
          .containsExactly(
              ColumnType.INTEGER,
              ColumnType.NUMBER,
              ColumnType.BOOLEAN,
              ColumnType.DATE,
              ColumnType.DATETIME,
              ColumnType.STRING);
      assertThat(layer.table().kind()).isEqualTo("point");
      assertThat(layer.table().time()).map(GeoPackageFeatureTable.Property::name).contains("jour");
      List<Feature> all = all(layer, FeatureQuery.ALL);
      assertThat(all.get(0).values())
          .containsExactly(12L, 1.5, true, "2026-11-25", "2026-11-25T08:00:00.000Z", "Platane");
      assertThat(all.get(1).values()).containsOnlyNulls();
      assertThat(all.get(1).geometry()).isNull();
    }
  }

  /** Compared with JTS, for shapes whose boxes intersect although the shapes do not. */
  @ParameterizedTest
  @ValueSource(ints = {WGS_84, LAMBERT_93})
  void aBoxGivesWhatMeetsItWhateverTheSystemOfTheFile(int stored) throws IOException {
    Random random = new Random(7);
    String[] rows = shapes(random, 300);
    OutputCrs crs = OutputCrs.of("EPSG:" + stored);
    try (GeoPackageFeatures layer = layer(crs, Spools.columns("n"), rows)) {
      assertThat(layer.table().crs()).isEqualTo(stored);
      for (int i = 0; i < 60; i++) {
        Envelope box = box(random, AROUND_NIORT);
        FeatureQuery query =
            new FeatureQuery(
                new Bounds(List.of(box), WGS_84), null, ColumnCondition.NONE, List.of());

        List<Long> expected =
            IntStream.range(0, rows.length)
                .filter(row -> meets(rows[row], box))
                .mapToObj(row -> row + 1L)
                .toList();
        assertThat(ids(layer, query)).isEqualTo(expected);
        assertThat(layer.count(query)).isEqualTo(expected.size());
      }
    }
  }

  @Test
  void aBoxMayBeInMetres() throws IOException {
    Random random = new Random(8);
    String[] rows = shapes(random, 300);
    Envelope niort = new Envelope(425_000, 445_000, 6_580_000, 6_600_000);
    OutputCrs lambert = OutputCrs.of("EPSG:2154");
    try (GeoPackageFeatures layer = layer(OutputCrs.WGS_84, Spools.columns("n"), rows)) {
      for (int i = 0; i < 60; i++) {
        Envelope box = box(random, niort);
        FeatureQuery query =
            new FeatureQuery(
                new Bounds(List.of(box), LAMBERT_93), null, ColumnCondition.NONE, List.of());

        Geometry rectangle = GeoJsonGeometry.FACTORY.toGeometry(box);
        List<Long> expected =
            IntStream.range(0, rows.length)
                .filter(row -> rectangle.intersects(lambert.of(shape(rows[row]))))
                .mapToObj(row -> row + 1L)
                .toList();
        assertThat(ids(layer, query)).isEqualTo(expected);
      }
    }
  }

  @Test
  void twoBoxesGiveEachFeatureOnce() throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("n"),
            "POINT (179.5 -16)|1",
            "POINT (-179.5 -16)|2",
            "POINT (0 0)|3",
            "LINESTRING (-179.5 -16, 179.5 -16)|4")) {
      Bounds pacific =
          new Bounds(
              List.of(new Envelope(179, 180, -17, -15), new Envelope(-180, -179, -17, -15)),
              WGS_84);

      assertThat(ids(layer, new FeatureQuery(pacific, null, ColumnCondition.NONE, List.of())))
          .containsExactly(1L, 2L, 4L);
    }
  }

  /** Sides, corners, and boxes reduced to a line or a point. */
  @ParameterizedTest
  @CsvSource({
    "-0.5, -0.4, 46.3, 46.4, true",
    "-0.46, -0.4, 46.32, 46.4, true",
    "-0.5, -0.46, 46.3, 46.32, true",
    "-0.46, -0.46, 46.3, 46.4, true",
    "-0.46, -0.46, 46.32, 46.32, true",
    "-0.4599999, -0.4, 46.3, 46.4, false",
    "-0.5, -0.4600001, 46.3, 46.4, false",
    "-180, 180, -90, 90, true"
  })
  void sidesOfABoxBelongToIt(double west, double east, double south, double north, boolean found)
      throws IOException {
    try (GeoPackageFeatures layer =
        layer(OutputCrs.WGS_84, Spools.columns("n"), "POINT (-0.46 46.32)|1")) {
      Bounds box = new Bounds(List.of(new Envelope(west, east, south, north)), WGS_84);

      assertThat(ids(layer, new FeatureQuery(box, null, ColumnCondition.NONE, List.of())))
          .hasSize(found ? 1 : 0);
    }
  }

  /** As the standard wants; 1E9 is nowhere in the system of the file. */
  @ParameterizedTest
  @CsvSource({"4326, -0.5, 46.3, '2,3'", "4326, 2, 48, '2'", "2154, 1E9, 1E9, '2'"})
  void whatHasNoPlaceIsInEveryBox(int crs, double west, double south, String expected)
      throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("n"),
            "POINT (0 0)|1",
            "|2",
            "POINT (-0.46 46.32)|3")) {
      Bounds box = new Bounds(List.of(new Envelope(west, west + 1, south, south + 1)), crs);
      FeatureQuery query = new FeatureQuery(box, null, ColumnCondition.NONE, List.of());

      assertThat(ids(layer, query)).map(String::valueOf).containsExactly(expected.split(","));
      assertThat(layer.count(query)).isEqualTo(expected.split(",").length);
    }
  }

  @Test
  void boxesOfNoPlaceOnEarthFindNothing() throws IOException {
    try (GeoPackageFeatures layer =
        layer(OutputCrs.WGS_84, Spools.columns("n"), "POINT (-0.46 46.32)|1")) {
      for (double far : new double[] {1e9, 1e15, 1e300, Double.MAX_VALUE / 4}) {
        Bounds box = new Bounds(List.of(new Envelope(far, far * 2, far, far * 2)), LAMBERT_93);

        assertThat(ids(layer, new FeatureQuery(box, null, ColumnCondition.NONE, List.of())))
            .isEmpty();
      }
    }
  }

  @Test
  void columnsAreComparedByTheirTypes() throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("n", "h", "v", "nom \"latin\""),
            "POINT (0 0)|1|1.5|true|Tilia",
            "POINT (0 0)|2|2.5|false|Tilia' OR 1=1 --",
            "POINT (0 0)|3|1.5|true|")) {
      assertThat(ids(layer, where("n", 2L))).containsExactly(2L);
      assertThat(ids(layer, where("h", 1.5))).containsExactly(1L, 3L);
      assertThat(ids(layer, where("v", true))).containsExactly(1L, 3L);
      assertThat(ids(layer, where("nom \"latin\"", "Tilia"))).containsExactly(1L);
      assertThat(ids(layer, where("nom \"latin\"", "Tilia' OR 1=1 --"))).containsExactly(2L);
      ColumnCondition low = new Comparison("h", Operator.EQUAL, 1.5);
      ColumnCondition third = new Comparison("n", Operator.AT_LEAST, 3L);
      assertThat(ids(layer, where(new And(List.of(low, third))))).containsExactly(3L);
      assertThat(ids(layer, where(new Or(List.of(third, new Not(low)))))).containsExactly(2L, 3L);
      assertThat(ids(layer, where(new Or(List.of())))).isEmpty();
    }
  }

  @Test
  void textsAreFoundWithoutCaseAndAccents() throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("nom", "n"),
            "POINT (0 0)|Érable du « Préau »|2",
            "POINT (0 0)|Tilleul, érable|",
            "POINT (0 0)||1")) {
      assertThat(ids(layer, where(new Contains("nom", "ERABLE", false)))).containsExactly(1L, 2L);
      assertThat(ids(layer, where(new Contains("nom", "erable", true)))).containsExactly(1L);
      assertThat(ids(layer, where(new Contains("nom", "%", false)))).isEmpty();
      assertThat(ids(layer, where(new Missing("nom")))).containsExactly(3L);
      assertThat(ids(layer, where(new Comparison("n", Operator.DIFFERENT, 1L))))
          .containsExactly(1L);
    }
  }

  @Test
  void featuresAreSortedAndCutToColumns() throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("nom", "n"),
            "POINT (0 0)|b|2",
            "POINT (0 0)|a|",
            "POINT (0 0)|c|1",
            "POINT (0 0)|d|2")) {
      assertThat(ids(layer, sorted(new Order("n", false)))).containsExactly(3L, 1L, 4L, 2L);
      assertThat(ids(layer, sorted(new Order("n", true), new Order("nom", true))))
          .containsExactly(4L, 1L, 3L, 2L);
      List<Feature> features = new ArrayList<>();
      layer
          .only(layer.table().properties().subList(1, 2), false)
          .read(FeatureQuery.ALL, 0, 0, 1, WGS_84, features::add);
      assertThat(features.get(0).values()).containsExactly(2L);
      assertThat(features.get(0).geometry()).isNull();
    }
  }

  private static FeatureQuery sorted(Order... order) {
    return new FeatureQuery(null, null, ColumnCondition.NONE, List.of(order));
  }

  @Test
  void aSpanOfTimeTakesItsEndsAndWhatSaysNoTime() throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("jour"),
            "POINT (0 0)|2024-12-31",
            "POINT (0 0)|2025-01-01",
            "POINT (0 0)|2025-06-30",
            "POINT (0 0)|")) {
      Instant first = Instant.parse("2025-01-01T00:00:00Z");
      Instant last = Instant.parse("2025-06-29T23:59:59.999Z");

      assertThat(ids(layer, during(first, last))).containsExactly(2L, 4L);
      assertThat(ids(layer, during(first, null))).containsExactly(2L, 3L, 4L);
      assertThat(ids(layer, during(null, first))).containsExactly(1L, 2L, 4L);
    }
  }

  @Test
  void pagesGiveEverythingOnce() throws IOException {
    String[] rows = shapes(new Random(9), 53);
    try (GeoPackageFeatures layer = layer(OutputCrs.WGS_84, Spools.columns("n"), rows)) {
      List<Long> found = new ArrayList<>();
      long after = 0;
      List<Feature> page = new ArrayList<>();
      do {
        page.clear();
        layer.read(FeatureQuery.ALL, after, 0, 10, WGS_84, page::add);
        page.forEach(feature -> found.add(feature.id()));
        after = found.get(found.size() - 1);
      } while (page.size() == 10);

      assertThat(found)
          .containsExactlyElementsOf(Stream.iterate(1L, id -> id + 1).limit(53).toList());
      assertThat(layer.count(FeatureQuery.ALL)).isEqualTo(53);
      assertThat(layer.find(53, WGS_84)).map(Feature::id).contains(53L);
      assertThat(layer.find(54, WGS_84)).isEmpty();
      assertThat(layer.find(0, WGS_84)).isEmpty();
      assertThat(layer.find(Long.MIN_VALUE, WGS_84)).isEmpty();
      assertThat(layer.find(Long.MAX_VALUE, WGS_84)).isEmpty();
    }
  }

  @Test
  void geometriesComeInTheSystemAskedFor() throws IOException {
    try (GeoPackageFeatures layer =
        layer(OutputCrs.of("EPSG:2154"), Spools.columns("n"), "POINT (3 46.5)|1")) {
      Geometry metres = layer.find(1, LAMBERT_93).orElseThrow().geometry();
      Geometry degrees = layer.find(1, WGS_84).orElseThrow().geometry();

      // The origin of Lambert-93, by definition.
      assertThat(GeoJson.text(metres))
          .isEqualTo("{\"type\":\"Point\",\"coordinates\":[700000,6600000]}");
      assertThat(degrees.getCoordinate().x).isCloseTo(3, within(1e-8));
      assertThat(degrees.getCoordinate().y).isCloseTo(46.5, within(1e-8));
    }
  }

  /** La Réunion, the antipodes and the pole of the projection. */
  @ParameterizedTest
  @CsvSource({"55.5, -21.1", "-177, -46.5", "3, 90", "3, -90"})
  void whatLiesFarFromASystemDoesNotEndThePage(double x, double y) throws IOException {
    try (GeoPackageFeatures layer =
        layer(
            OutputCrs.WGS_84,
            Spools.columns("n"),
            "POINT (%s %s)|1".formatted(x, y),
            "POINT (3 46.5)|2")) {
      List<Feature> all = new ArrayList<>();
      layer.read(FeatureQuery.ALL, 0, 0, 10, LAMBERT_93, all::add);

      assertThat(all).hasSize(2);
      assertThat(all.get(1).geometry()).isNotNull();
    }
  }

  @Test
  void geoJsonIsIndexedWithItsTypes() throws IOException {
    Path geoJson = folder.resolve("a.geojson");
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(
            Files.newOutputStream(geoJson),
            List.of(Column.of("nom"), Column.of("insee"), Column.of("h")),
            Set.of("h"))) {
      writer.write(
          new Row(
              Map.of("nom", "Élan", "insee", "01004", "h", "1.25"),
              Spools.wkt("POINT (-0.46 46.32)"),
              1));
      writer.write(new Row(Map.of("nom", "Buis", "insee", "79191", "h", ""), null, 2));
    }
    Path gpkg = folder.resolve("a.gpkg");
    GeoPackageFeatures.index(geoJson, gpkg, folder, Map.of());

    try (GeoPackageFeatures layer = GeoPackageFeatures.open(gpkg)) {
      List<Feature> all = all(layer, FeatureQuery.ALL);
      assertThat(all.get(0).values()).containsExactly("Élan", "01004", 1.25);
      assertThat(all.get(1).values()).containsExactly("Buis", "79191", null);
      assertThat(layer.table().extent()).isEqualTo(new Envelope(-0.46, -0.46, 46.32, 46.32));
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.rows-*");
  }

  @Test
  void whatIsKnownOfColumnsComesBeforeTheirValues() throws IOException {
    Path geoJson = folder.resolve("a.geojson");
    Files.writeString(
        geoJson,
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"lot":"12","vu":null},"geometry":null}]}
        """);
    Path gpkg = folder.resolve("a.gpkg");
    Map<String, Column> stated =
        Map.of(
            "lot", new Column("lot", ColumnType.STRING, "Lot", ""),
            "vu", new Column("vu", ColumnType.DATE, "", ""));
    GeoPackageFeatures.index(geoJson, gpkg, folder, stated);

    try (GeoPackageFeatures layer = GeoPackageFeatures.open(gpkg)) {
      assertThat(layer.table().properties())
          .extracting(GeoPackageFeatureTable.Property::type)
          .containsExactly(ColumnType.STRING, ColumnType.DATE);
      assertThat(layer.table().properties().get(0).title()).isEqualTo("Lot");
    }
  }

  private GeoPackageFeatures layer(OutputCrs crs, List<Column> columns, String... rows)
      throws IOException {
    return GeoPackageFeatures.open(Spools.export(folder, crs, columns, rows));
  }

  private static FeatureQuery where(String column, Object value) {
    return where(new Comparison(column, Operator.EQUAL, value));
  }

  private static FeatureQuery where(ColumnCondition condition) {
    return new FeatureQuery(null, null, condition, List.of());
  }

  private static FeatureQuery during(Instant start, Instant end) {
    return new FeatureQuery(null, new Span(start, end), ColumnCondition.NONE, List.of());
  }

  private static List<Feature> all(GeoPackageFeatures layer, FeatureQuery query)
      throws IOException {
    List<Feature> all = new ArrayList<>();
    layer.read(query, 0, 0, 1000, WGS_84, all::add);
    return all;
  }

  private static List<Long> ids(GeoPackageFeatures layer, FeatureQuery query) throws IOException {
    return all(layer, query).stream().map(Feature::id).toList();
  }

  /** Points, and slanting lines and triangles that fill only a small part of their boxes. */
  private static String[] shapes(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double x = -0.6 + random.nextDouble() * 0.3;
              double y = 46.2 + random.nextDouble() * 0.25;
              double a = random.nextDouble() * 0.05;
              return switch (i % 3) {
                case 0 -> text("POINT (%f %f)|%d", x, y, i);
                case 1 -> text("LINESTRING (%f %f, %f %f)|%d", x, y, x + a, y + a, i);
                default ->
                    text(
                        "POLYGON ((%f %f, %f %f, %f %f, %f %f))|%d",
                        x, y, x + a, y, x, y + a, x, y, i);
              };
            })
        .toArray(String[]::new);
  }

  private static String text(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }

  private static Envelope box(Random random, Envelope within) {
    double x = within.getMinX() + random.nextDouble() * within.getWidth();
    double y = within.getMinY() + random.nextDouble() * within.getHeight();
    double size = random.nextDouble() * 0.2;
    return new Envelope(x, x + size * within.getWidth(), y, y + size * within.getHeight());
  }

  private static boolean meets(String row, Envelope box) {
    return GeoJsonGeometry.FACTORY.toGeometry(box).intersects(shape(row));
  }

  private static Geometry shape(String row) {
    return Spools.wkt(row.substring(0, row.indexOf('|')));
  }
}
