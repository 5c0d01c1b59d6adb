package fr.moisson.harvesters.formats.geopackage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;

class GeoPackageRowsTest {

  private static final byte[] NOTHING = {'G', 'P', 0, 0b0001_0001, 0, 0, 0, 0};

  @TempDir Path folder;

  @Test
  void anIndexSparesTheRowsThatLieElsewhereAndNoOthers() throws SQLException, ParseException {
    Path file = folder.resolve("a.gpkg");
    Envelope niort = new Envelope(-0.6, -0.3, 46.2, 46.4);
    try (GeoPackages made = new GeoPackages(file).layer("a", 4326, "nom TEXT, n INTEGER")) {
      made.insert("a", GeoPackages.blob("POINT (2 48)", 0), "Paris", "deux");
      made.insert("a", GeoPackages.blob("POINT (-0.46 46.32)", 0), "Niort", 1);
      made.insert("a", GeoPackages.blob("POINT (46.32 -0.46)", 0), "swapped", 1);
      made.insert("a", null, "nowhere", 1);
      made.insert("a", "GPxx".getBytes(UTF_8), "broken", 1);
      made.insert("a", GeoPackages.blob("LINESTRING (-2 46.3, 2 46.3)", 0), "through", 1);
      made.insert("a", GeoPackages.blob("POINT (5 45)", 0), "Lyon", 1);
    }
    assertThat(namesWithin(file, niort)).hasSize(6);
    try (GeoPackages made = GeoPackages.again(file)) {
      made.run(
          "CREATE VIRTUAL TABLE rtree_a_geom USING rtree(id, minx, maxx, miny, maxy)",
          "INSERT INTO rtree_a_geom VALUES (1, 2, 2, 48, 48), (2, -0.46, -0.46, 46.32, 46.32),"
              + " (3, 46.32, 46.32, -0.46, -0.46), (6, -2, 2, 46.3, 46.3), (7, 5, 5, 45, 45)");
    }

    try (Rows rows = Rows.within(table(file), new RowArea(niort, 0), notice -> {})) {
      List<Long> numbers = new ArrayList<>();
      rows.forEachRemaining(row -> numbers.add(row.number()));

      assertThat(numbers).containsExactly(2L, 3L, 4L, 6L);
      assertThat(rows.elsewhere()).isEqualTo(2);
      assertThat(rows.broken()).isEqualTo(1);
      assertThat(rows.jsonColumns()).containsExactlyInAnyOrder("fid", "n");
    }
  }

  @Test
  void picturesAreLeftOutAndTold() throws SQLException, ParseException {
    Path file = folder.resolve("a.gpkg");
    try (GeoPackages made = new GeoPackages(file)) {
      made.layer("a", 4326, "nom TEXT, photo BLOB");
      made.insert("a", GeoPackages.blob("POINT (2 48)", 0), "Paris", new byte[] {1, 2});
    }

    Reading reading = read(file, null);

    assertThat(reading.columns()).containsExactly("fid", "nom");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.COLUMNS_UNREAD, Reading.ORIGIN, "photo"));
  }

  @Test
  void rowsAreCountedWhateverKeysThereAre() throws SQLException, ParseException {
    Path file = folder.resolve("a.gpkg");
    Envelope niort = new Envelope(-0.6, -0.3, 46.2, 46.4);
    try (GeoPackages made = new GeoPackages(file).layer("a", 4326, "nom TEXT")) {
      made.insert("a", GeoPackages.blob("POINT (2 48)", 0), "Paris");
      made.insert("a", GeoPackages.blob("POINT (-0.46 46.32)", 0), "Niort");
      made.insert("a", GeoPackages.blob("POINT (5 45)", 0), "Lyon");
      made.insert("a", GeoPackages.blob("POINT (3 50)", 0), "Lille");
      made.run(
          "CREATE VIRTUAL TABLE rtree_a_geom USING rtree(id, minx, maxx, miny, maxy)",
          "INSERT INTO rtree_a_geom VALUES (1, 2, 2, 48, 48), (2, -0.46, -0.46, 46.32, 46.32),"
              + " (3, 5, 5, 45, 45), (4, 3, 3, 50, 50)");
    }
    assertThat(found(file, niort)).isEqualTo("[Niort], 3 elsewhere");

    try (GeoPackages made = GeoPackages.again(file)) {
      made.run("DELETE FROM a WHERE fid = 3", "DELETE FROM rtree_a_geom WHERE id = 3");
    }
    assertThat(found(file, niort)).as("a gap").isEqualTo("[Niort], 2 elsewhere");

    try (GeoPackages made = GeoPackages.again(file)) {
      made.run("DELETE FROM rtree_a_geom WHERE id = 4");
    }
    assertThat(found(file, niort)).as("the last unknown").isEqualTo("[Niort, Lille], 1 elsewhere");

    try (GeoPackages made = GeoPackages.again(file)) {
      made.run("UPDATE a SET fid = -1 WHERE fid = 1", "UPDATE a SET fid = 1 WHERE fid = 4");
    }
    assertThat(found(file, niort)).as("below one").isEqualTo("[Paris, Niort], 1 elsewhere");
  }

  private static String found(Path file, Envelope area) {
    try (Rows rows = Rows.within(table(file), new RowArea(area, 0), notice -> {})) {
      List<String> names = new ArrayList<>();
      rows.forEachRemaining(row -> names.add(row.value("nom")));
      return names + ", " + rows.elsewhere() + " elsewhere";
    }
  }

  private static List<String> namesWithin(Path file, Envelope area) {
    List<String> names = new ArrayList<>();
    try (Rows rows = Rows.within(table(file), new RowArea(area, 0), notice -> {})) {
      rows.forEachRemaining(row -> names.add(row.value("nom")));
    }
    return names;
  }

  @Test
  void everyKindOfGeometryIsRead() throws SQLException, ParseException {
    Path file = folder.resolve("réserves 100%?.gpkg");
    try (GeoPackages made = new GeoPackages(file).layer("a", 4326, "nom TEXT, n REAL")) {
      made.insert("a", GeoPackages.blob("POINT (-0.46 46.32)", 0), " If ", 12.50);
      made.insert("a", GeoPackages.blob("POINT Z(-0.46 46.32 12)", 2), "NULL", 1e-7);
      made.insert("a", GeoPackages.blob("POLYGON ((0 46, 1 46, 1 47, 0 46))", 1), "c", 3);
      made.insert("a", NOTHING, "d", null);
      made.insert("a", null, "e", Double.POSITIVE_INFINITY);
      made.insert("a", GeoPackages.blob("POINT EMPTY", 4), "f", 0.0);
      made.insert("a", "GPxx".getBytes(UTF_8), "g", 1);
      made.insert("a", new byte[] {'G', 'P', 0, 1, 0, 0, 0, 0, 1, 8, 0, 0, 0, 9}, "h", 1);
    }

    Reading reading = read(file, null);

    assertThat(reading.columns()).containsExactly("fid", "nom", "n");
    assertThat(reading.rows()).hasSize(6);
    assertThat(reading.rows().stream().filter(row -> row.geometry() != null)).hasSize(3);
    assertThat(reading.values(0)).containsEntry("nom", "If").containsEntry("n", "12.5");
    assertThat(reading.values(1)).containsEntry("nom", "").containsEntry("n", "0.0000001");
    assertThat(reading.values(4)).containsEntry("n", "");
    assertThat(reading.values(5)).containsEntry("n", "0");
    assertThat(reading.rows().get(1).geometry().getCoordinate().getZ()).isEqualTo(12);
    assertThat(reading.jsonColumns()).containsExactlyInAnyOrder("fid", "n");
    assertThat(reading.notices())
        .extracting(Notice::code, Notice::row)
        .containsExactly(tuple(Notice.Code.ROWS_BROKEN, 7L));
  }

  @Test
  void aViewWithAGeometryIsALayerToo() throws SQLException, ParseException {
    Path file = folder.resolve("f.gpkg");
    try (GeoPackages made = new GeoPackages(file)) {
      made.layer("arbres", 4326, "nom TEXT")
          .run(
              "CREATE VIEW ifs AS SELECT * FROM arbres WHERE nom = 'If'",
              "INSERT INTO gpkg_contents VALUES ('ifs', 'features', 4326)",
              "INSERT INTO gpkg_geometry_columns VALUES ('ifs', 'geom', 'POINT', 4326, 0, 0)");
      made.insert("arbres", GeoPackages.blob("POINT (1 2)", 1), "If");
      made.insert("arbres", GeoPackages.blob("POINT (3 4)", 1), "Chêne");
    }

    Reading reading = read(file, "ifs");

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("If");
    assertThat(reading.rows().get(0).geometry()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Little-endian ISO WKB: a half circle of radius 1 alone, in a compound, and around a
        // surface.
        "8 3 1,0 0,1 -1,0 | 3.1416",
        "9 2 @8 3 1,0 0,1 -1,0 @2 2 -1,0 -1,-1 | 4.1416",
        "10 1 @9 2 @8 3 1,0 0,1 -1,0 @2 2 -1,0 1,0 | 5.1416",
        "12 1 @10 1 @8 5 1,0 0,1 -1,0 0,-1 1,0 | 6.2832",
        // Two polygons of a surface, the triangle of a net.
        "15 2 @3 1 4 0,0 1,0 0,1 0,0 @3 1 4 0,0 1,0 0,1 0,0 | 6.8284",
        "16 1 @17 1 4 0,0 1,0 0,1 0,0 | 3.4142"
      })
  void arcsBecomeLinesAndFacetsPolygons(String written, double length) throws ParseException {
    ByteBuffer wkb = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    wkb.put(new byte[] {'G', 'P', 0, 1}).putInt(4326);
    for (String part : List.of(written.split("@", -1))) {
      wkb.put((byte) 1);
      for (String word : part.strip().split(" ", -1)) {
        int comma = word.indexOf(',');
        if (comma < 0) {
          wkb.putInt(Integer.parseInt(word));
        } else {
          wkb.putDouble(Double.parseDouble(word.substring(0, comma)));
          wkb.putDouble(Double.parseDouble(word.substring(comma + 1)));
        }
      }
    }

    Geometry geometry = GeoPackageGeometry.read(Arrays.copyOf(wkb.array(), wkb.position()));

    assertThat(geometry.getLength()).isCloseTo(length, within(0.01));
  }

  @Test
  void theFirstLayerWithFeaturesIsTakenUnlessAnotherIsNamed() throws SQLException, ParseException {
    Path file = folder.resolve("f.gpkg");
    try (GeoPackages made = new GeoPackages(file)) {
      made.run(
              "CREATE TABLE notes (fid INTEGER, texte TEXT, vu BOOLEAN)",
              "INSERT INTO notes VALUES (1, 'a', 1), (2, 'b', 0), (3, NULL, NULL)",
              "INSERT INTO gpkg_contents VALUES ('notes', 'attributes', 0)",
              "CREATE VIEW sans_fin AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
                  + " SELECT i FROM n",
              "INSERT INTO gpkg_contents VALUES ('sans_fin', 'features', 0)")
          .layer("zones", 2154, "code INTEGER")
          .insert("zones", GeoPackages.blob("POINT (434921 6586123)", 1), "12 bis");
    }

    Reading zones = read(file, null);
    assertThat(zones.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.446, within(0.005));
    assertThat(zones.notices())
        .containsExactly(
            Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "zones, notes", "zones"));
    assertThat(zones.jsonColumns()).as("a text stands in « code »").containsExactly("fid");

    Reading notes = read(file, "Notes");
    assertThat(notes.rows()).hasSize(3).allMatch(row -> row.geometry() == null);
    assertThat(notes.values(0)).containsEntry("vu", "true");
    assertThat(notes.values(2)).containsEntry("vu", "");

    assertThatThrownBy(() -> read(file, "haies"))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad ->
                assertThat(bad.notice())
                    .isEqualTo(
                        Notice.of(
                            Notice.Code.NO_SUCH_LAYER, Reading.ORIGIN, "haies", "zones, notes")));
  }

  @Test
  void aLayerWithoutRowsIsPassedOver() throws SQLException, ParseException {
    Path file = folder.resolve("f.gpkg");
    try (GeoPackages made =
        new GeoPackages(file).layer("a_vide", 4326, "n TEXT").layer("b", 4326, "n TEXT")) {
      made.run(
          "CREATE TABLE layer_styles (id INTEGER, styleQML TEXT)",
          "INSERT INTO layer_styles VALUES (1, 'x')",
          "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 0)");
      made.insert("b", GeoPackages.blob("POINT (-0.46 46.32)", 0), "x");
    }

    assertThat(read(file, null).rows()).hasSize(1);
    assertThat(read(file, null).notices())
        .containsExactly(Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "a_vide, b", "b"));
  }

  @Test
  void anUnknownCoordinateSystemIsSaid() throws SQLException, ParseException {
    Path file = folder.resolve("f.gpkg");
    try (GeoPackages made = new GeoPackages(file).layer("a", 100_000, "n TEXT")) {
      made.insert("a", GeoPackages.blob("POINT (-0.46 46.32)", 0), "x");
    }

    assertThat(read(file, null).notices())
        .containsExactly(Notice.of(Notice.Code.UNKNOWN_CRS, Reading.ORIGIN, "Maison"));
  }

  @Test
  void readingLeavesNoTraceAndNeedsNoRightToWrite() throws SQLException, IOException {
    Path file = folder.resolve("f.gpkg");
    try (GeoPackages made = new GeoPackages(file).layer("a", 4326, "n TEXT")) {
      made.run("PRAGMA journal_mode = WAL", "INSERT INTO a VALUES (1, NULL, 'x')");
    }
    byte[] before = Files.readAllBytes(file);

    assertThat(read(file, null).rows()).hasSize(1);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsNoGeoPackageIsRefused() throws SQLException, IOException {
    Path plain = folder.resolve("a.gpkg");
    try (GeoPackages made = new GeoPackages(plain)) {
      made.run("DROP TABLE gpkg_contents");
    }
    Path empty = folder.resolve("b.gpkg");
    new GeoPackages(empty).close();
    Path cut = folder.resolve("c.gpkg");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(empty), 5000));
    Path text = Reading.written(folder, "d.gpkg", "a;b".getBytes(UTF_8));

    for (Path file : new Path[] {plain, empty, cut, text}) {
      assertThatThrownBy(() -> read(file, null))
          .isInstanceOfSatisfying(
              BadItem.class,
              bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_THE_FORMAT));
    }
    assertThatThrownBy(() -> read(plain, null)).hasMessageContaining("(found: SQLite)");
  }

  private static Reading read(Path file, String layer) {
    return Reading.of(
        new Table(file, Table.Format.GEOPACKAGE, null, Table.Place.GUESSED, Reading.ORIGIN, layer));
  }

  private static Table table(Path file) {
    return Reading.table(file, Table.Format.GEOPACKAGE, Table.Place.GUESSED);
  }
}
