package fr.moisson.harvesters.formats.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;

class GeoPackageColumnTest {

  @TempDir Path folder;

  @Test
  void geometriesAreFoundWhereTheNameOfTheirColumnIsWrong() throws SQLException, ParseException {
    Path file = folder.resolve("a.gpkg");
    try (GeoPackages made = new GeoPackages(file).layer("a", 4326, "nom TEXT")) {
      made.insert("a", GeoPackages.blob("POINT (-0.46 46.32)", 0), "Niort");
      made.run("UPDATE gpkg_geometry_columns SET column_name = 'the_geom'");
    }
    List<Notice> notices = new ArrayList<>();

    try (Rows rows = Rows.open(table(file), notices::add)) {
      assertThat(rows.columns()).containsExactly("fid", "nom");
      assertThat(rows.next().geometry().getCoordinate().y).isEqualTo(46.32);
    }
    assertThat(notices)
        .containsExactly(Notice.of(Notice.Code.GEOMETRY_COLUMN_MISNAMED, "the_geom", "a", "geom"));
  }

  @Test
  void rowsAreGivenWithoutPlaceWhereThereIsNoColumnOfGeometries() throws SQLException {
    Path file = folder.resolve("a.gpkg");
    try (GeoPackages made = new GeoPackages(file).layer("a", 4326, "nom TEXT")) {
      made.insert("a", null, "Niort");
      made.run("UPDATE gpkg_geometry_columns SET column_name = 'the_geom'");
    }
    List<Notice> notices = new ArrayList<>();

    try (Rows rows = Rows.open(table(file), notices::add)) {
      assertThat(rows.next().value("nom")).isEqualTo("Niort");
      assertThat(rows.hasNext()).isFalse();
      assertThat(rows.broken()).isZero();
    }
    assertThat(notices)
        .containsExactly(
            Notice.of(Notice.Code.NO_GEOMETRY_COLUMN, "the_geom", "a"),
            Notice.of(Notice.Code.COLUMNS_UNREAD, Reading.ORIGIN, "geom"));
  }

  private static Table table(Path file) {
    return Reading.table(file, Table.Format.GEOPACKAGE, Table.Place.GUESSED);
  }
}
