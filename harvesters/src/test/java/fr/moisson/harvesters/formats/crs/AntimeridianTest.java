package fr.moisson.harvesters.formats.crs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {

  @TempDir java.nio.file.Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(183.75 -13) | POINT(-176.25 -13)",
        "POLYGON((179 -17, 181 -17, 181 -16, 179 -16, 179 -17)) |"
            + " MULTIPOLYGON(((179 -17, 180 -17, 180 -16, 179 -16, 179 -17)),"
            + " ((-180 -17, -179 -17, -179 -16, -180 -16, -180 -17)))",
        "POLYGON((179 -17, -179 -17, -179 -16, 179 -16, 179 -17)) |"
            + " MULTIPOLYGON(((179 -17, 180 -17, 180 -16, 179 -16, 179 -17)),"
            + " ((-180 -17, -179 -17, -179 -16, -180 -16, -180 -17)))",
        // A hole on the opposite side from where its shell begins.
        "POLYGON((178 -18, -178 -18, -178 -15, 178 -15, 178 -18),"
            + " (-179.5 -17, -179 -17, -179 -16, -179.5 -16, -179.5 -17)) |"
            + " MULTIPOLYGON(((178 -18, 180 -18, 180 -15, 178 -15, 178 -18)),"
            + " ((-180 -18, -178 -18, -178 -15, -180 -15, -180 -18),"
            + " (-179.5 -17, -179 -17, -179 -16, -179.5 -16, -179.5 -17)))",
        "LINESTRING(179 -17, -179 -17) |"
            + " MULTILINESTRING((179 -17, 180 -17), (-180 -17, -179 -17))"
      })
  void whatGoesAcrossIsCutInTwo(String wkt, String parts) throws ParseException {
    assertThat(Antimeridian.within180(read(wkt)).norm()).isEqualTo(read(parts).norm());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON((-5 42, 8 42, 8 51, -5 51, -5 42))",
        "POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90))",
        "POLYGON((-179.9 -89, 179.9 -89, 179.9 89, -179.9 89, -179.9 -89))",
        // French territories from La Réunion to Wallis, in one collection.
        "MULTIPOINT((55.5 -21), (-176.2 -13.3))",
        "MULTIPOLYGON(((179 -17, 180 -17, 180 -16, 179 -17)), ((-180 -17, -179 -17, -180 -16, -180 -17)))"
      })
  void whatDoesNotIsTheSameObject(String wkt) throws ParseException {
    Geometry geometry = read(wkt);

    assertThat(Antimeridian.within180(geometry)).isSameAs(geometry);
  }

  @Test
  void rowsOfAnyFileAreBroughtThere() {
    Reading reading = Reading.csv(folder, "nom;lon;lat\nMata-Utu;183,8258;-13,2825\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isBetween(-176.1743, -176.1741);
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }
}
