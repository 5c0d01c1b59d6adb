package fr.moisson.harvesters.formats.shapefile;

import static fr.moisson.harvesters.formats.shapefile.Shapes.ring;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

class ShapefileRowsTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String DEGREES =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.257]],"
          + "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]";

  @TempDir Path folder;

  @Test
  void attributesAndShapesGoSideBySide() {
    byte[] shp =
        Shapes.shp(
            1,
            Shapes.point(1, 434_921, 6_586_123),
            Shapes.point(1, 0, 0),
            Shapes.nothing(),
            Shapes.point(1, 435_012, 6_585_990));
    byte[] dbf =
        Shapes.dbf(
            0x57,
            WINDOWS,
            List.of("Espèce:C:8", "H:N:5", "VU:D:8", "OK:L:1", "NOTE:M:10", "H:F:4"),
            "Érable  12.5020261125T0000000001 .5 ",
            "*rayé    1.00",
            "NULL    *****00000000?          ",
            "Hêtre   -0.50        N              1e2");
    Path file =
        new Zipped()
            .with("donnees/Arbres.SHP", shp)
            .with("donnees/Arbres.dbf", dbf)
            .with("donnees/Arbres.prj", Shapes.LAMBERT_93)
            .with("__MACOSX/donnees/._Arbres.shp", "x")
            .in(folder, "f.zip");

    Reading reading = read(file, null);

    assertThat(reading.columns()).containsExactly("Espèce", "H", "VU", "OK", "H_2");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(1L, 3L, 4L);
    assertThat(reading.values(0).values())
        .containsExactly("Érable", "12.50", "2026-11-25", "true", "0.5");
    assertThat(reading.values(1).values()).containsExactly("", "", "", "", "");
    assertThat(reading.values(2).values()).containsExactly("Hêtre", "-0.50", "", "false", "");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.446, within(0.005));
    assertThat(reading.rows().get(1).geometry()).isNull();
    assertThat(reading.jsonColumns()).containsExactlyInAnyOrder("H", "OK", "H_2");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.COLUMNS_UNREAD, Reading.ORIGIN, "NOTE"));
  }

  @Test
  void shapesThatWereEditedInPlaceAreFoundByTheirIndex() {
    byte[] one = Shapes.point(1, -0.46, 46.3);
    byte[] gone = Shapes.point(1, 5, 45);
    byte[] moved = Shapes.point(1, -0.48, 46.32);
    byte[] plain = Shapes.shp(1, one, Shapes.nothing(), gone, one, moved);
    ByteBuffer shp = ByteBuffer.allocate(plain.length + 8);
    shp.put(plain, 0, 140).put(new byte[] {9, 9, 9, 9, 9, 9, 9, 9}).put(plain, 140, 84);
    shp.putInt(204, 3);
    byte[] index = Shapes.shx(50, 10, 64, 2, 102, 10, 88, 10);
    Zipped zip =
        new Zipped()
            .with("a.shp", shp.array())
            .with("a.dbf", Shapes.dbf(0, UTF_8, List.of("N:C:1"), "1", "2", "3", "4"))
            .with("a.prj", DEGREES);

    Reading edited = read(zip.with("a.shx", index).in(folder, "a.zip"), null);

    assertThat(edited.notices()).isEmpty();
    assertThat(edited.rows())
        .extracting(row -> row.values().get("N"))
        .containsExactly("1", "2", "3", "4");
    assertThat(edited.rows().get(1).geometry()).isNull();
    assertThat(edited.rows().get(2).geometry().getCoordinate().x).isEqualTo(-0.48);
    assertThat(edited.rows().get(3).geometry().getCoordinate().x).isEqualTo(-0.46);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 64, 1_000_000, -50})
  void anIndexThatDoesNotFitIsNotUsed(int offset) {
    Path file =
        new Zipped()
            .with(
                "a.shp", Shapes.shp(1, Shapes.point(1, -0.46, 46.3), Shapes.point(1, -0.48, 46.32)))
            .with("a.shx", Shapes.shx(50, 10, offset, 10))
            .with("a.dbf", Shapes.dbf(0, UTF_8, List.of("N:C:1"), "1", "2"))
            .with("a.prj", DEGREES)
            .in(folder, "a.zip");

    assertThat(read(file, null).rows())
        .extracting(row -> row.geometry().getCoordinate().x)
        .containsExactly(-0.46, -0.48);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, 0",
    "windows-1252, 1252, 0",
    "windows-1252, ISO-8859-1, 3",
    "windows-1252, 88591, 0",
    "windows-1252, ANSI 1252, 0",
    "IBM850, 850, 3",
    "IBM850, , 2",
    "IBM850, , 0",
    "windows-1252, UTF-8, 0",
    "windows-1252, , 87",
    "windows-1252, , 0",
    "UTF-8, , 87",
    "UTF-8, quelconque, 0"
  })
  void theCharsetIsFound(String charset, String stated, int language) {
    byte[] dbf =
        Shapes.dbf(language, Charset.forName(charset), List.of("NOM:C:20"), "Forêt d’Orléans");
    if (charset.equals("IBM850")) {
      dbf = Shapes.dbf(language, Charset.forName(charset), List.of("NOM:C:20"), "Forêt d'Orléans");
    }
    Zipped zip =
        new Zipped()
            .with("a.shp", Shapes.shp(1, Shapes.point(1, -0.46, 46.3)))
            .with("a.dbf", dbf)
            .with("a.prj", DEGREES);
    if (stated != null) {
      zip.with("a.CPG", stated + "\n");
    }

    Reading reading = read(zip.in(folder, "f.zip"), null);

    assertThat(reading.values(0).get("NOM")).matches("Forêt d['’]Orléans");
    boolean isWrong = "UTF-8".equals(stated) && !charset.equals(stated);
    boolean guessed = language == 0 && (stated == null || isWrong);
    assertThat(reading.codes())
        .isEqualTo(guessed ? List.of(Notice.Code.ENCODING_GUESSED) : List.of());
  }

  /** Some programs count bytes; an accent that ends a field is no half of a letter elsewhere. */
  @ParameterizedTest
  @CsvSource({"UTF-8, ééé, []", "windows-1252, thé, [ENCODING_GUESSED]"})
  void aTextCutWithinALetterChangesNoCharset(String charset, String last, String codes) {
    boolean isUtf8 = charset.equals("UTF-8");
    byte[] dbf =
        Shapes.dbf(
            0,
            Charset.forName(charset),
            List.of(isUtf8 ? "NOM:C:7" : "NOM:C:3"),
            isUtf8 ? "Forêt" : "Bois",
            isUtf8 ? "éééé" : "thé");
    byte[] point = Shapes.point(1, -0.46, 46.3);
    Path zip =
        new Zipped()
            .with("a.shp", Shapes.shp(1, point, point))
            .with("a.dbf", dbf)
            .with("a.prj", DEGREES)
            .in(folder, "f.zip");

    Reading reading = read(zip, null);

    assertThat(reading.values(0).get("NOM")).isEqualTo(isUtf8 ? "Forêt" : "Boi");
    assertThat(reading.values(1).get("NOM")).isEqualTo(last);
    assertThat(reading.codes()).hasToString(codes);
  }

  @Test
  void ringsMakePolygonsByTheSenseInWhichTheyTurn() {
    double[] shell = ring(0, 0, 0, 10, 10, 10, 10, 0, 0, 0);
    double[] hole = ring(2, 2, 8, 2, 8, 8, 2, 8, 2, 2);
    double[] island = ring(4, 4, 4, 6, 6, 6, 6, 4, 4, 4);
    double[] lake = ring(4.5, 4.5, 5, 4.5, 5, 5, 4.5, 5, 4.5, 4.5);
    double[] far = ring(20, 40, 20, 41, 21, 41, 21, 40);
    double[] touching = ring(0, 0, 2, 1, 1, 1.5, 0, 0);

    Geometry nested = shape(Shapes.parts(5, List.of(hole, island, lake, shell, far)));
    assertThat(nested.isValid()).isTrue();
    assertThat(nested.getNumGeometries()).isEqualTo(3);
    assertThat(nested.getArea()).isEqualTo(100 - 36 + 4 - 0.25 + 1);

    Geometry inside = shape(Shapes.parts(5, List.of(shell, touching)));
    assertThat(inside.isValid()).isTrue();
    assertThat(inside.getArea()).isEqualTo(100 - 1);

    Geometry reversed = shape(Shapes.parts(5, List.of(hole)));
    assertThat(reversed.getArea()).isEqualTo(36);
  }

  @Test
  void ringsThatTurnTheWrongWayAreHolesByTheirDepth() {
    double[] shell = ring(0, 0, 0, 10, 10, 10, 10, 0, 0, 0);
    double[] llehs = ring(0, 0, 10, 0, 10, 10, 0, 10, 0, 0);
    double[] lake = ring(2, 2, 8, 2, 8, 8, 2, 8, 2, 2);
    double[] ekal = ring(2, 2, 2, 8, 8, 8, 8, 2, 2, 2);
    double[] dnalsi = ring(4, 4, 6, 4, 6, 6, 4, 6, 4, 4);
    double[] far = ring(20, 40, 20, 41, 21, 41, 21, 40, 20, 40);

    for (List<double[]> rings :
        List.of(
            List.of(llehs, lake, dnalsi, far), // one way, but for the last
            List.of(ekal, dnalsi, llehs, llehs, far))) { // each the wrong way, and one twice
      Geometry read = shape(Shapes.parts(5, rings));
      assertThat(read.isValid()).isTrue();
      assertThat(read.getArea()).isEqualTo(100 - 36 + 4 + 1);
    }

    double[] crossing = ring(5, 5, 5, 12, 9, 9, 9, 5, 5, 5);
    assertThat(shape(Shapes.parts(5, List.of(shell, crossing))).getNumGeometries())
        .as("no hole, but an overlap to repair")
        .isEqualTo(2);
  }

  @Test
  void heightsAreKeptAndMeasuresAreNot() {
    Geometry line = shape(Shapes.parts(13, List.of(ring(0, 46, 1, 47)), 120, -1e39));
    assertThat(line.getCoordinates()[0].getZ()).isEqualTo(120);
    assertThat(line.getCoordinates()[1].getZ()).isNaN();
    assertThat(shape(Shapes.parts(23, List.of(ring(0, 46, 1, 47)), 1, 2)).getCoordinate().getZ())
        .isNaN();
    assertThat(shape(Shapes.point(11, 0.5, 46, 80, 1)).getCoordinate().getZ()).isEqualTo(80);
    assertThat(shape(Shapes.point(21, 0.5, 46, 80)).getCoordinate().getZ()).isNaN();
    assertThat(shape(Shapes.parts(3, List.of(ring(0, 46, 1, 47), ring(2, 46)))).getGeometryType())
        .isEqualTo("LineString");
  }

  @Test
  void aBrokenShapeCostsItselfOnly() {
    byte[] lying = Shapes.parts(5, List.of(ring(0, 46, 1, 47, 1, 46)));
    lying[36] = 99;
    byte[] nowhere = Shapes.point(1, Double.NaN, 46);
    byte[] patch = Shapes.point(31, 0, 0);
    byte[] shp = Shapes.shp(5, lying, nowhere, patch, new byte[6], Shapes.point(1, 0.5, 46));
    Path file = new Zipped().with("a.shp", shp).with("a.prj", DEGREES).in(folder, "f.zip");

    Reading reading = read(file, null);

    assertThat(reading.notices().get(0))
        .isEqualTo(Notice.of(Notice.Code.NO_ATTRIBUTES, Reading.ORIGIN, "a.shp"));
    // Six zero bytes are a null shape followed by extra bytes.
    assertThat(reading.rows()).extracting(Row::number).containsExactly(4L, 5L);
    assertThat(reading.notices())
        .extracting(Notice::code, Notice::row)
        .contains(tuple(Notice.Code.ROWS_BROKEN, 1L));
  }

  @Test
  void ofSeveralLayersTheFirstInTheAlphabetIsTakenUnlessOneIsNamed() {
    Path file =
        new Zipped()
            .with("zones.shp", Shapes.shp(1, Shapes.point(1, 0.5, 46), Shapes.point(1, 0.6, 46)))
            .with("haies.shp", Shapes.shp(1, Shapes.point(1, 0.5, 46)))
            .in(folder, "f.zip");

    Reading first = read(file, null);
    assertThat(first.rows()).hasSize(1);
    assertThat(first.notices())
        .contains(Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "haies, zones", "haies"));
    assertThat(read(file, "Zones").rows()).hasSize(2);
  }

  @Test
  void partsOfAnotherNameAreTakenIfThereAreNoOthers() {
    byte[] dbf = Shapes.dbf(0, UTF_8, List.of("A:C:3"), "If");
    Reading reading = read(misnamed(dbf).in(folder, "f.zip"), null);

    assertThat(reading.values(0)).containsExactly(Map.entry("A", "If"));
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.446, within(0.005));
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(
                Notice.Code.ATTRIBUTES_MISNAMED,
                Reading.ORIGIN,
                "d/arbres (1).shp",
                "arbres_v2.dbf"));
    Reading doubtful = read(misnamed(dbf).with("annexe.dbf", dbf).in(folder, "g.zip"), null);
    assertThat(doubtful.columns()).isEmpty();
    assertThat(doubtful.codes())
        .containsExactly(Notice.Code.NO_ATTRIBUTES, Notice.Code.CRS_DEDUCED);
    byte[] other = Shapes.dbf(0, UTF_8, List.of("A:C:3"), "If", "Pin");
    Reading uneven = read(misnamed(other).in(folder, "h.zip"), null);
    assertThat(uneven.rows()).hasSize(1);
    assertThat(uneven.codes()).containsExactly(Notice.Code.NO_ATTRIBUTES, Notice.Code.CRS_DEDUCED);
  }

  private static Zipped misnamed(byte[] dbf) {
    return new Zipped()
        .with("d/arbres (1).shp", Shapes.shp(1, Shapes.point(1, 434_921, 6_586_123)))
        .with("arbres_v2.dbf", dbf)
        .with("arbres_v2.prj", Shapes.LAMBERT_93)
        .with("__MACOSX/._arbres_v2.dbf", "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "long", "cut", "dbf", "header", "empty"})
  void aDamagedFileIsRefusedAsAWhole(String damage) {
    byte[] shp = Shapes.shp(1, Shapes.point(1, 0.5, 46), Shapes.point(1, 0.6, 46));
    List<String> fields = List.of("A:C:3");
    byte[] dbf = Shapes.dbf(0, UTF_8, fields, "a", "b");
    switch (damage) {
      case "short" -> dbf = Shapes.dbf(0, UTF_8, fields, "a");
      case "long" -> dbf = Shapes.dbf(0, UTF_8, fields, "a", "b", "c");
      case "cut" -> shp = Arrays.copyOf(shp, shp.length - 7);
      case "dbf" -> dbf = Arrays.copyOf(dbf, dbf.length - 4);
      case "header" -> dbf[8] = 1;
      default -> shp = new byte[0];
    }
    Path file = new Zipped().with("a.shp", shp).with("a.dbf", dbf).in(folder, "f.zip");

    assertThatThrownBy(() -> read(file, null))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_THE_FORMAT));
  }

  @Test
  void volumesAreNamedAsTheCause() {
    byte[] volumes = Shapes.shp(31, Shapes.point(31, 1, 2));
    byte[] points = Shapes.shp(1, Shapes.point(1, 1, 2));
    Path alone = new Zipped().with("a.shp", volumes).in(folder, "a.zip");
    Path beside = new Zipped().with("a.shp", volumes).with("b.shp", points).in(folder, "b.zip");

    assertThatThrownBy(() -> read(alone, null))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.SHAPES_IN_3D));
    assertThat(read(beside, null).rows()).hasSize(1);
  }

  private Geometry shape(byte[] record) {
    Path file =
        new Zipped()
            .with("a.shp", Shapes.shp(record[0], record))
            .with("a.prj", DEGREES)
            .in(folder, "shape.zip");
    return read(file, null).rows().get(0).geometry();
  }

  private static Reading read(Path file, String layer) {
    return Reading.of(
        new Table(file, Table.Format.SHAPEFILE, null, Table.Place.GUESSED, Reading.ORIGIN, layer));
  }
}
