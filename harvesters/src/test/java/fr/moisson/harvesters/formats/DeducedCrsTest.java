package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.shapefile.Shapes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

class DeducedCrsTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} in EPSG:{3}")
  @CsvSource({
    "Niort, -0.46, 46.32, 2154",
    "Lyon, 4.85, 45.76, 2154",
    "Ajaccio, 8.74, 41.92, 2154",
    "Perpignan, 2.9, 42.7, 3942",
    "Marseille, 5.37, 43.3, 3943",
    "Bordeaux, -0.58, 44.84, 3945",
    "Lyon, 4.85, 45.76, 3946",
    "Nantes, -1.55, 47.22, 3947",
    "Rennes, -1.68, 48.11, 3948",
    "Paris, 2.35, 48.86, 3949",
    "Lille, 3.06, 50.63, 3950",
    "Bordeaux, -0.58, 44.84, 27572",
    "Lille, 3.06, 50.63, 27572",
    "Paris, 2.35, 48.86, 3857",
    "Saint-Denis de La Réunion, 55.45, -20.88, 3857",
    "Saint-Denis de La Réunion, 55.45, -20.88, 2975",
    "Sigave, -178.16, -14.29, 32701",
    "Moorea, -149.83, -17.53, 3297",
    "Atuona, -139.04, -9.8, 3298",
    "Wé, 167.26, -20.92, 3170"
  })
  void theSystemIsDeducedFromTheValuesAndTold(String town, double x, double y, int epsg) {
    Reading reading = Reading.csv(folder, "x;y\n" + metres(x, y, epsg) + "\n");

    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.CRS_DEDUCED, "EPSG:" + epsg, 1));
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(x, within(1e-4));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(y, within(1e-4));
  }

  @Test
  void overseasRowsThatNameTheirDepartementsTellTheSystemToo() {
    Reading reading = Reading.csv(folder, "x;y;cp\n" + metres(-61.53, 16.24, 5490) + ";97110\n");

    assertThat(reading.codes()).containsExactly(Notice.Code.CRS_SUPPOSED);
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(16.24, within(1e-4));
  }

  /** Nobody can tell them apart, but the map is some hundred metres wrong. */
  @ParameterizedTest(name = "{0} in EPSG:{3}")
  @CsvSource({
    "Fort-de-France, -61.07, 14.61, 5490, EPSG:2973",
    "Basse-Terre, -61.73, 16, 5490, EPSG:2970",
    "Marigot, -63.08, 18.07, 5490, EPSG:2969",
    "Cayenne, -52.32, 4.93, 2972, EPSG:2971",
    "Saint-Pierre, -56.18, 46.78, 4467, EPSG:2987",
    "Mamoudzou, 45.23, -12.78, 4471, EPSG:2980",
    "Nouméa, 166.45, -22.27, 3170, EPSG:3060",
    "Mata-Utu, -176.17, -13.28, 32701, EPSG:2988",
    "Uturoa, -151.44, -16.73, 3296, EPSG:2977",
    "Papeete, -149.57, -17.53, 3297, EPSG:3304",
    "Taiohae, -140.1, -8.9, 3298, EPSG:2978"
  })
  void theFormerSystemsOfTheSameNumbersAreTold(
      String town, double x, double y, int epsg, String former) {
    Reading reading =
        readNear(
            "x;y\n" + metres(x, y, epsg) + "\n",
            new Envelope(x - 0.05, x + 0.05, y - 0.05, y + 0.05));

    String crs = "EPSG:" + epsg;
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.CRS_SUPPOSED, crs + ", " + former, crs));
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(x, within(1e-4));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(y, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "31_arbres.csv, true",
    "arbres-dep31.csv, true",
    "31555-arbres.csv, true",
    "09122-arbres.csv, true",
    "arbres_dpt09.csv, true",
    "09_arbres.csv, false",
    "3100_arbres.csv, false",
    "arbres-v2-31.csv, false",
    "2031-arbres.csv, false",
    "75_arbres.csv, false"
  })
  void whereTwoSystemsFitTheNameOfTheFileTells(String name, boolean isTold) {
    byte[] rows = ("x;y\n" + metres(1.44, 43.6, 2154) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = Reading.written(folder, name, rows);

    Reading reading =
        Reading.of(new Table(file, Table.Format.CSV, null, Table.Place.GUESSED, file.toUri()));

    assertThat(reading.codes())
        .containsExactly(isTold ? Notice.Code.CRS_DEDUCED : Notice.Code.CRS_DOUBTFUL);
  }

  @ParameterizedTest(name = "{0} in EPSG:{3}")
  @CsvSource({
    "Reims, 4.03, 49.25, 3857, 2154",
    "Toulouse, 1.44, 43.6, 2154, 3857",
    "Pointe-à-Pitre, -61.53, 16.24, 5490, 27572",
    "Paris, 2.35, 48.86, 27561, 27562"
  })
  void whereTwoSystemsFitOnlyTheTerritoryTells(
      String town, double x, double y, int epsg, int other) {
    String rows = "x;y\n" + metres(x, y, epsg) + "\n";

    Reading alone = Reading.csv(folder, rows);
    Reading known = readNear(rows, new Envelope(x - 0.05, x + 0.05, y - 0.05, y + 0.05));

    assertThat(alone.rows().get(0).geometry()).isNull();
    assertThat(alone.codes()).containsExactly(Notice.Code.CRS_DOUBTFUL);
    assertThat(alone.notices().get(0).args().get(0)).contains("EPSG:" + epsg, "EPSG:" + other);
    assertThat(known.codes())
        .containsExactly(epsg == 5490 ? Notice.Code.CRS_SUPPOSED : Notice.Code.CRS_DEDUCED);
    assertThat(known.rows().get(0).geometry().getCoordinate().x).isCloseTo(x, within(1e-4));
  }

  /** Their numbers are those of the Lambert zones of the mainland, too. */
  @ParameterizedTest(name = "{0} in EPSG:{3}")
  @CsvSource({"Saint-Denis de La Réunion, 55.45, -20.88, 3727", "Nouméa, 166.45, -22.27, 3163"})
  void systemsOfIslandsAreKnownByTheTerritory(String town, double x, double y, int epsg) {
    Reading reading =
        readNear(
            "x;y\n" + metres(x, y, epsg) + "\n",
            new Envelope(x - 0.05, x + 0.05, y - 0.05, y + 0.05));

    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.CRS_DEDUCED, "EPSG:" + epsg, 1));
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(x, within(1e-4));
  }

  /** Exports of Géorisques have the metres of an unnamed zone beside those of Lambert II étendu. */
  @Test
  void metresOfAnyOfTwoSystemsAreNoMatterWhereOtherColumnsPlaceTheRow() {
    String header = "xOuvrage;yOuvrage;x_l2e;y_l2e\n";
    String both = "452100;190200;452100;2490200\n";

    Reading all = Reading.csv(folder, header + both + both);
    Reading some = Reading.csv(folder, header + both + "452300;190400;;\n");

    assertThat(all.rows()).noneMatch(row -> row.geometry() == null);
    assertThat(all.codes()).isEmpty();
    assertThat(some.rows().get(1).geometry()).isNull();
    assertThat(some.codes()).containsExactly(Notice.Code.CRS_DOUBTFUL);
  }

  @ParameterizedTest(name = "{0} in EPSG:{3} by « {4} »")
  @CsvSource({
    "Reims, 4.03, 49.25, 3857, code_insee, 51454",
    "Toulouse, 1.44, 43.6, 2154, Code INSEE, 31555",
    "Toulouse, 1.44, 43.6, 2154, code_postal, 31000",
    "Bordeaux, -0.58, 44.84, 2154, departement, 33"
  })
  void whereTwoSystemsFitTheDepartementsThatRowsNameTell(
      String town, double x, double y, int epsg, String column, String code) {
    Reading reading =
        Reading.csv(folder, "x;y;" + column + "\n" + metres(x, y, epsg) + ";" + code + "\n");

    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.CRS_DEDUCED, "EPSG:" + epsg, 1));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(y, within(1e-4));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Toulouse, 574008.36, 6279127.41, EPSG:2154, 1.44, 43.6",
    "Pointe-à-Pitre, 657103.1, 1796046.8, EPSG:5490, -61.53, 16.24"
  })
  void whereTwoSystemsFitRoundedMetresAreInTheLegalOneWhichIsTold(
      String town, String east, String north, String crs, double x, double y) {
    Reading reading = Reading.csv(folder, "x;y\n" + east + ";" + north + "\n");

    assertThat(reading.codes()).containsExactly(Notice.Code.CRS_SUPPOSED);
    assertThat(reading.notices().get(0).args().get(1)).isEqualTo(crs);
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(x, within(1e-3));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(y, within(1e-3));
  }

  @Test
  void shapesOfManyDigitsAreInTheLegalSystemToo() {
    Reading reading =
        Reading.csv(
            folder,
            "wkt\n\"LINESTRING(574008.3644639843 6279127.407728186, 574018.3 6279137.4)\"\n");

    assertThat(reading.codes()).containsExactly(Notice.Code.CRS_SUPPOSED);
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(1.44, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X_UTM20;Y_UTM20", "X UTM 20N;Y UTM 20N", "x_utm;y_utm"})
  void namesOfColumnsSayTheZonesOverseas(String header) {
    Reading reading = Reading.csv(folder, header + "\n657103.1;1796046.8\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-61.53, within(1e-3));
  }

  @Test
  void metresInAnotherDepartementThanTheRowsNameAreNotSupposed() {
    Reading reading = Reading.csv(folder, "x;y;insee\n574008.36;6279127.41;29019\n");

    assertThat(reading.codes()).containsExactly(Notice.Code.CRS_DOUBTFUL);
    assertThat(reading.rows().get(0).geometry()).isNull();
  }

  @Test
  void theSystemIsThatOfTheTableAndNotOfEachRow() {
    String bordeaux = metres(-0.58, 44.84, 2154);
    String rows = "x;y\n" + bordeaux + "\n" + metres(4.85, 45.76, 2154) + "\n";

    Reading alone = Reading.csv(folder, "x;y\n" + bordeaux + "\n");
    Reading both = Reading.csv(folder, rows);

    assertThat(alone.codes()).containsExactly(Notice.Code.CRS_DOUBTFUL);
    assertThat(both.notices()).containsExactly(Notice.of(Notice.Code.CRS_DEDUCED, "EPSG:2154", 2));
    assertThat(both.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.58, within(1e-4));
  }

  /** As in national tables, whose rows overseas are in the systems of their islands. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"La Réunion, 55.45, -20.88, EPSG:2975, 2", "Niort, -0.46, 46.32, EPSG:2154, 1"})
  void rowsThatNameTheTerritorysDepartementTell(
      String where, double x, double y, String crs, int rows) {
    Reading reading =
        readNear(
            String.join(
                "\n",
                "x;y;code_insee",
                metres(-0.46, 46.32, 2154) + ";79191",
                metres(55.45, -20.88, 2975) + ";97411",
                metres(55.46, -20.89, 2975) + ";97411",
                metres(4.85, 45.76, 2154) + ";69123",
                ""),
            new Envelope(x - 0.05, x + 0.05, y - 0.05, y + 0.05));

    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.CRS_DEDUCED, crs, rows));
    assertThat(reading.rows())
        .filteredOn(row -> row.geometry() != null)
        .anyMatch(row -> row.geometry().getCoordinate().distance(new Coordinate(x, y)) < 1e-4);
  }

  @Test
  void swappedMetresArePutBackInOrderAndTold() {
    Reading reading = Reading.csv(folder, "y;x\n" + metres(-0.46, 46.32, 2154) + "\n");

    assertThat(reading.codes()).containsExactly(Notice.Code.CRS_DEDUCED, Notice.Code.AXES_SWAPPED);
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.46, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, 2154, EPSG:2154",
    "EPSG:2154, 4326, EPSG:4326",
    "EPSG:27572, 2154, EPSG:2154",
    "EPSG:3946, 2154, EPSG:2154",
    "EPSG:9846, 2154, EPSG:2154",
    "EPSG:2154, 3946, EPSG:3946",
    "EPSG:2975, 27572, EPSG:27572"
  })
  void aStatedSystemThatTheValuesContradictIsTold(String stated, int real, String read) {
    String rows = "x;y\n" + metres(4.85, 45.76, real) + "\n";
    Path file = Reading.written(folder, "f.csv", rows.getBytes(StandardCharsets.UTF_8));
    Table.Place place = new Table.Place("x", "y", null, stated, null, false);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, place));

    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.CRS_CONTRADICTED, stated, read));
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(4.85, within(1e-4));
  }

  /** Rapa, and national data in a single zone of UTM: Brest, Strasbourg. */
  @ParameterizedTest
  @CsvSource({
    "-144.33, -27.61, 3297",
    "-4.49, 48.39, 32631",
    "7.75, 48.58, 2154",
    "7.75, 48.58, 32631"
  })
  void aStatedSystemStandsAsFarAsItsZoneGoesOrFrance(double longitude, double latitude, int epsg) {
    String rows = "x;y\n" + metres(longitude, latitude, epsg) + "\n";
    Path file = Reading.written(folder, "f.csv", rows.getBytes(StandardCharsets.UTF_8));
    Table.Place place = new Table.Place("x", "y", null, "EPSG:" + epsg, null, false);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, place));

    assertThat(reading.codes()).isEmpty();
    assertThat(reading.rows().get(0).geometry().getCoordinate().y)
        .isCloseTo(latitude, within(1e-4));
  }

  @Test
  void aStatedSystemThatFitsButOneRowStands() {
    String rows = "x;y\n700000;9900000\n" + metres(4.85, 45.76, 2154) + "\n";
    Path file = Reading.written(folder, "f.csv", rows.getBytes(StandardCharsets.UTF_8));
    Table.Place place = new Table.Place("x", "y", null, "EPSG:2154", null, false);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, place));

    assertThat(reading.codes()).doesNotContain(Notice.Code.CRS_CONTRADICTED);
    assertThat(reading.rows().get(1).geometry().getCoordinate().x).isCloseTo(4.85, within(1e-4));
  }

  @Test
  void whoKnowsTheSystemIsAmongTheFacts() {
    assertThat(facts("x;y\n" + metres(4.85, 45.76, 3946) + "\n"))
        .isEqualTo(
            new FileFacts(
                Table.Format.CSV, "UTF-8", ';', "EPSG:3946", FileFacts.CrsFrom.VALUES, null));
    assertThat(facts("lon,lat\n4.85,45.76\n"))
        .isEqualTo(
            new FileFacts(
                Table.Format.CSV, "UTF-8", ',', "EPSG:4326", FileFacts.CrsFrom.VALUES, null));
    assertThat(facts("nom,n\nA,1\n").crs()).isNull();
  }

  private FileFacts facts(String text) {
    Path file = Reading.written(folder, "f.csv", text.getBytes(StandardCharsets.UTF_8));
    Table table = Reading.table(file, Table.Format.CSV, Table.Place.GUESSED);
    try (Rows rows = Rows.open(table, notice -> {})) {
      rows.forEachRemaining(row -> {});
      return rows.facts();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "coord_est_luref;coord_nord_luref, 77000.1;75500.3, 6.127, 49.614",
    "E_LV95;N_LV95, 2499800.5;1117500.2, 6.140, 46.202",
    "E;N, 2499800.5;1117500.2, 6.140, 46.202",
    "E;N, 2682821;1246012, 8.535, 47.360",
    "x;y, 2499800;1117500, 6.140, 46.202",
    "x_31370;y_31370, 81000;143000, 3.394, 50.594",
    "X_3946;Y_3946, 1433512.2;5220145.1, -0.450, 46.129",
    "X (Lambert 72);Y (Lambert 72), 81000;143000, 3.394, 50.594"
  })
  void aNeighboursSystemIsKnownByTheNamesOfItsColumns(
      String header, String row, double x, double y) {
    Reading reading = Reading.csv(folder, header + "\n" + row + "\n");

    assertThat(reading.codes()).isEmpty();
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(x, within(0.002));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(y, within(0.002));
  }

  /** Tournai's coordinates in Belgian Lambert 72 would lie in Brittany if read as Lambert I. */
  @Test
  void aForeignSystemIsNotTakenForOneOfFrance() {
    Path shapes =
        new Zipped()
            .with("a.shp", Shapes.shp(1, Shapes.point(1, 81_000, 143_000)))
            .with("a.prj", "PROJCS[\"Ailleurs\",GEOGCS[\"G\"],PROJECTION[\"Autre\"]]")
            .in(folder, "f.zip");

    Reading alone = read(shapes, null);
    Reading near = read(shapes, new Envelope(-4.3, -4.0, 48.3, 48.6));
    Reading far = read(shapes, new Envelope(3.0, 3.2, 50.5, 50.8));

    assertThat(alone.rows().get(0).geometry()).isNull();
    assertThat(alone.codes())
        .containsExactly(
            Notice.Code.NO_ATTRIBUTES, Notice.Code.UNKNOWN_CRS, Notice.Code.CRS_NOT_FOUND);
    assertThat(alone.notices().get(2).args()).containsExactly("Ailleurs");
    assertThat(near.rows().get(0).geometry()).isNotNull();
    assertThat(far.rows().get(0).geometry()).isNull();
  }

  private Reading readNear(String text, Envelope territory) {
    Path file = Reading.written(folder, "f.csv", text.getBytes(StandardCharsets.UTF_8));
    return read(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED), territory);
  }

  private static Reading read(Path shapes, @Nullable Envelope territory) {
    return read(
        new Table(shapes, Table.Format.SHAPEFILE, null, Table.Place.GUESSED, Reading.ORIGIN),
        territory);
  }

  private static Reading read(Table table, @Nullable Envelope territory) {
    List<Notice> notices = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (Rows all = Rows.open(table, territory, notices::add)) {
      all.forEachRemaining(rows::add);
      return new Reading(all.columns(), rows, notices, all.jsonColumns());
    }
  }

  private static String metres(double longitude, double latitude, int epsg) {
    CRSFactory systems = new CRSFactory();
    ProjCoordinate out = new ProjCoordinate();
    new CoordinateTransformFactory()
        .createTransform(
            systems.createFromName("EPSG:4326"), systems.createFromName("EPSG:" + epsg))
        .transform(new ProjCoordinate(longitude, latitude), out);
    Coordinate moved = new Coordinate(out.x, out.y);
    return moved.x + ";" + moved.y;
  }
}
