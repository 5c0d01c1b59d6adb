package fr.moisson.harvesters.formats.geopackage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Spools;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPackageRowWriterTest {

  @TempDir Path folder;

  @Test
  void fieldsHaveTheTypesOfTheirValues() throws SQLException {
    Path file =
        export(
            Spools.columns("n", "x", "v", "jour", "vu", "heure", "insee"),
            "POINT (-0.46 46.32)|12|1,5|TRUE|25/11/2026|2026-11-25T10:00:00+02:00|2026-11-25 10:00|01004",
            "||||||||");

    assertThat(query(file, "SELECT name || ' ' || type FROM pragma_table_info('arbres-79191')"))
        .containsExactly(
            "fid INTEGER",
            "geom POINT",
            "n INTEGER",
            "x REAL",
            "v BOOLEAN",
            "jour DATE",
            "vu DATETIME",
            "heure TEXT",
            "insee TEXT");
    assertThat(
            query(
                file,
                "SELECT n || '|' || x || '|' || v || '|' || jour || '|' || vu || '|' || heure"
                    + " || '|' || insee FROM \"arbres-79191\" WHERE fid = 1"))
        .containsExactly("12|1.5|1|2026-11-25|2026-11-25T08:00:00.000Z|2026-11-25 10:00|01004");
    assertThat(
            query(
                file,
                "SELECT count(*) FROM \"arbres-79191\" WHERE fid = 2 AND geom IS NULL"
                    + " AND n IS NULL AND insee IS NULL"))
        .containsExactly("1");
  }

  @Test
  void frenchNotationsAreWrittenAsTheirValues() throws SQLException {
    Path file =
        export(
            Spools.columns("habitants", "euros", "releve"),
            "POINT (-0.46 46.32)|1\u202F234|12 345,5|03/02/2021 9:05",
            "|12|0,5|13/02/2021 14:05");

    assertThat(
            query(
                file,
                "SELECT typeof(habitants) || '|' || habitants || '|' || euros || '|' || releve"
                    + " FROM \"arbres-79191\""))
        .containsExactly(
            "integer|1234|12345.5|2021-02-03T09:05:00", "integer|12|0.5|2021-02-13T14:05:00");
  }

  @Test
  void theReaderFindsWhatWasWritten() {
    Path file =
        export(
            Spools.columns("nom", "n"),
            "POLYGON ((0 46, 1 46, 1 47, 0 47, 0 46), (0.2 46.2, 0.4 46.2, 0.4 46.4, 0.2 46.2))|é'\"|1",
            "MULTIPOLYGON (((2 46, 3 46, 3 47, 2 46)), ((4 46, 5 46, 5 47, 4 46)))|b|2");

    Reading read = Reading.of(Reading.table(file, Table.Format.GEOPACKAGE, Table.Place.GUESSED));

    assertThat(read.rows())
        .extracting(row -> row.geometry() + "|" + row.value("nom") + "|" + row.value("n"))
        .containsExactly(
            "MULTIPOLYGON (((0 46, 1 46, 1 47, 0 47, 0 46), (0.2 46.2, 0.4 46.2, 0.4 46.4, 0.2 46.2)))|é'\"|1",
            "MULTIPOLYGON (((2 46, 3 46, 3 47, 2 46)), ((4 46, 5 46, 5 47, 4 46)))|b|2");
    assertThat(read.jsonColumns()).containsExactlyInAnyOrder("fid", "n");
    assertThat(read.notices()).isEmpty();
  }

  @Test
  void theLayerIsDescribedWithItsExtentAndItsIndex() throws SQLException {
    Path file =
        export(Spools.columns("n"), "POINT (-0.5 46.25)|1", "|2", "LINESTRING (1 47, 2 48)|3");

    assertThat(
            query(
                file,
                "SELECT table_name || '|' || data_type || '|' || identifier || '|' || description"
                    + " || '|' || last_change || '|' || min_x || '|' || min_y || '|' || max_x"
                    + " || '|' || max_y || '|' || srs_id FROM gpkg_contents"
                    + " WHERE data_type = 'features'"))
        .containsExactly(
            "arbres-79191|features|Arbres de Niort|Relevé|2026-11-20T08:00:00.000Z|-0.5|46.25|2.0|48.0|4326");
    assertThat(query(file, "SELECT geometry_type_name || z || m FROM gpkg_geometry_columns"))
        .containsExactly("GEOMETRY00");
    assertThat(
            query(
                file,
                "SELECT id FROM \"rtree_arbres-79191_geom\" WHERE minx <= 2 AND maxx >= 1"
                    + " AND miny <= 48 AND maxy >= 47"))
        .containsExactly("3");
    assertThat(query(file, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"))
        .containsExactly("6");
    assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
    assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(query(file, "PRAGMA application_id")).containsExactly("" + 0x47504B47);
    assertThat(query(file, "PRAGMA user_version")).containsExactly("10300");
  }

  @Test
  void columnsHaveTitlesAndNamesThatDifferWithoutRegardToCase() throws SQLException {
    Path file =
        export(
            List.of(
                new Column("Nom", null, "Nom de l’arbre", "Tel qu’il est dit"),
                Column.of("nom"),
                Column.of("FID"),
                Column.of("geom")),
            "POINT (0 46)|a|b|7|x");

    assertThat(query(file, "SELECT name FROM pragma_table_info('arbres-79191')"))
        .containsExactly("fid_2", "geom_2", "Nom", "nom_2", "FID", "geom");
    assertThat(
            query(
                file,
                "SELECT column_name || '|' || title || '|' || description FROM gpkg_data_columns"))
        .containsExactly("Nom|Nom de l’arbre|Tel qu’il est dit", "nom_2|nom|");
  }

  /** A GeoPackage that becomes another one would have one more column each time. */
  @Test
  void theKeyBesideThatOfTheSourceIsNotReadAgain() {
    Path file = export(Spools.columns("fid", "nom"), "POINT (0 46)|7|a", "POINT (1 46)|9|b");

    Reading read = Reading.of(Reading.table(file, Table.Format.GEOPACKAGE, Table.Place.GUESSED));
    assertThat(read.columns()).containsExactly("fid", "nom");
    assertThat(read.rows()).extracting(row -> row.value("fid")).containsExactly("7", "9");
  }

  @ParameterizedTest
  @CsvSource({
    "POINT, 0, POINT (0 46), POINT (1 46)",
    "MULTIPOINT, 0, POINT (0 46), 'MULTIPOINT ((0 46), (1 46))'",
    "POINT, 1, POINT Z (0 46 12), POINT Z (1 46 13)",
    "POINT, 2, POINT Z (0 46 12), POINT (1 46)",
    "GEOMETRY, 2, POINT Z (0 46 12), 'LINESTRING Z (0 46 12, 1 46 13)'",
    "MULTILINESTRING, 0, 'LINESTRING (0 46, 1 46)', 'MULTILINESTRING ((0 46, 1 46), (0 47, 1 47))'",
    "GEOMETRYCOLLECTION, 0, 'GEOMETRYCOLLECTION (POINT (0 46), LINESTRING (0 46, 1 46))', 'GEOMETRYCOLLECTION (POINT (0 46))'"
  })
  void theKindOfGeometriesIsTheNarrowest(String kind, int heights, String one, String other)
      throws SQLException {
    Path file = export(Spools.columns("n"), one + "|1", other + "|2");

    assertThat(query(file, "SELECT geometry_type_name || z FROM gpkg_geometry_columns"))
        .containsExactly(kind + heights);
    Reading read = Reading.of(Reading.table(file, Table.Format.GEOPACKAGE, Table.Place.GUESSED));
    assertThat(read.rows().get(1).geometry().equalsTopo(Spools.wkt(other))).isTrue();
    assertThat(read.rows().get(0).geometry().getCoordinate().getZ())
        .isEqualTo(Double.valueOf(Spools.wkt(one).getCoordinate().getZ()));
  }

  @Test
  void rowsWithoutPlaceAreAttributes() throws SQLException {
    Path file = export(Spools.columns("n"), "|1", "|2");

    assertThat(query(file, "SELECT data_type FROM gpkg_contents")).containsExactly("attributes");
    assertThat(query(file, "SELECT n FROM \"arbres-79191\"")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "POINT (0 46), marker, SimpleMarker",
    "'LINESTRING (0 46, 1 46)', line, SimpleLine",
    "'MULTIPOLYGON (((2 46, 3 46, 3 47, 2 46)))', fill, SimpleFill"
  })
  void theLayerHasAStyleOfItsKindForQgis(String place, String kind, String symbol)
      throws SQLException {
    Path file =
        export(
            List.of(Column.of("n"), new Column("haut", null, "Hauteur (« m »)", "")),
            place + "|1|2");

    assertThat(
            query(
                file,
                "SELECT f_table_name || '|' || f_geometry_column || '|' || useAsDefault || '|' ||"
                    + " update_time FROM layer_styles"))
        .containsExactly("arbres-79191|geom|1|2026-11-20T08:00:00.000Z");
    assertThat(query(file, "SELECT styleQML FROM layer_styles").get(0))
        .startsWith("<!DOCTYPE qgis")
        .contains("<symbol type=\"" + kind + "\"", "<layer class=\"" + symbol + "\"")
        .contains("<alias field=\"haut\" index=\"2\" name=\"Hauteur (« m »)\"/></aliases>");
    assertThat(
            query(
                file,
                "SELECT table_name || '|' || data_type || '|' || ifnull(min_x, '') FROM gpkg_contents"
                    + " ORDER BY rowid"))
        .hasSize(2)
        .last()
        .isEqualTo("layer_styles|attributes|");
    assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
  }

  @Test
  void aLayerOfAllKindsHasNoSymbolOfOne() throws SQLException {
    Column titled = new Column("n", null, "Numéro", "");
    String[] rows = {"POINT (0 46)|1", "LINESTRING (0 46, 1 46)|2"};

    assertThat(query(export(List.of(titled), rows), "SELECT styleQML FROM layer_styles").get(0))
        .contains("styleCategories=\"Fields\"", "name=\"Numéro\"")
        .doesNotContain("renderer");
    assertThat(
            query(
                export(Spools.columns("n"), rows),
                "SELECT name FROM sqlite_master WHERE name = 'layer_styles'"))
        .isEmpty();
  }

  @Test
  void moreColumnsThanTheFormatHoldsAreRefused() {
    String[] names = IntStream.range(0, 1999).mapToObj(i -> "c" + i).toArray(String[]::new);

    assertThatThrownBy(() -> export(Spools.columns(names), "|1".repeat(names.length)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("1998");
    assertThat(export(Spools.columns(Arrays.copyOf(names, 1998)), "|1".repeat(1998)))
        .isNotEmptyFile();
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    String[] rows = {"POINT (0 46)|a", "LINESTRING (0 46, 1 46)|b"};
    byte[] first = Files.readAllBytes(export(Spools.columns("n"), rows));

    assertThat(Files.readAllBytes(export(Spools.columns("n"), rows))).isEqualTo(first);
    assertThat(new String(first, ISO_8859_1))
        .as("no time but the one given")
        .containsPattern("2026-11-20T08")
        .doesNotContainPattern("20\\d\\d-(?!11-20T08)\\d\\d-\\d\\dT");
  }

  private Path export(List<Column> columns, String... rows) {
    return Spools.export(folder, OutputFormat.GPKG, columns, rows);
  }

  private static List<String> query(Path file, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        values.add(found.getString(1));
      }
    }
    return values;
  }
}
