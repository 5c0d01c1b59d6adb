package fr.moisson.harvesters.formats.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

class PositionsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "lon;lat ! -0.46;46.32",
        "Longitude;Latitude ! -0,46;46,32",
        "stop_lat;stop_lon ! 46.32;-0.46",
        "Xlong;Ylat ! -0.46;46.32",
        "Longitude du point (WGS 84);Latitude du point (WGS 84) ! -0.46;46.32",
        "n;geo_point_2d ! 1;46.32, -0.46",
        "n;Coordonnées ! 1;46.32 -0.46",
        "n;Coordonnées ! 1;46,32, -0,46",
        "n;coordonneesXY ! 1;[-0.46, 46.32]",
        "n;geom ! 1;POINT (-0.46 46.32)",
        "n;geom ! 1;SRID=4326,POINT(-0.46 46.32)",
        "n;localisation ! 1;{'lon': -0.46, 'lat': 46.32}",
        "n;geo_shape ! 1;{'type': 'Point', 'coordinates': [-0.46, 46.32]}",
        "n;geojson ! 1;{\"type\": \"FeatureCollection\", \"features\": [{\"geometry\":"
            + " {\"type\": \"Point\", \"coordinates\": [-0.46, 46.32]}}]}",
        "n;geo ! 1;{'latitude': 46.32, 'longitude': -0.46}",
        "n;Locations ! 1;[{'@iot.id': 1, 'location': {'coordinates': [-0.46, 46.32],"
            + " 'type': 'Point'}}]",
        "n;FeatureOfInterest ! 1;{'feature': {'type': 'Feature', 'geometry': {'type': 'Point',"
            + " 'coordinates': [-0.46, 46.32]}}}",
        "x_l93;y_l93 ! 433692.34;6586069.6",
        "Coord. X (Lambert 93);Coord. Y (Lambert 93) ! 433692.34;6586069.6",
        "coord_x_l93;coord_y_l93 ! 433692.34;6586069.6",
        "Coordonnées X;Coordonnées Y ! 433 692,34;6 586 069,6",
        "Y Lambert;X Lambert ! 6586069.6;433692.34",
        "XCOORD;YCOORD ! 433692;6586069",
        "site_x;site_y ! 433692;6586069",
        "xouvl2e;youvl2e ! 384331;2150910",
        "Est;Nord ! 433692;6586069",
        "Abscisse (L93);Ordonnée (L93) ! 433692;6586069",
        "coordonneeLambertAbscisseSite;coordonneeLambertOrdonneeSite ! 433692.1;6586069.2",
        "gps_lat;gps_lon ! 46.32;-0.46",
        "latitude;longitude ! 46.32;-.46",
        "Latitude;N/S;Longitude;E/O ! 46,32;N;0,46;O",
        "latitude;longitude ! 46,32;-,46",
        "lat;lon ! 46°19'12,0;-0°27'36",
        "X (km);Y (km) ! 433,692;6586,07",
        "X Lambert II étendu (km);Y Lambert II étendu (km) ! 384,331;2150,91",
        "XL2E;YL2E ! 384,331;2150,91",
        "X (Lambert II);Y (Lambert II) ! 384331;150910",
        "X Lambert 2;Y Lambert 2 ! 384331;2150910",
        "X Lambert III;Y Lambert III ! 384526;450418",
        "X Lambert 3 carto;Y Lambert 3 carto ! 384526;3450418",
        "X Lambert 2;Y Lambert 2 ! 384526;150418",
        "X (km);Y (km) ! 433692.34;6586069.6",
        "X_LAMBERT2;Y_LAMBERT2;X_L93;Y_L93 ! 384000;2150000;433692;6586069",
        "x_lambert_1;y_lambert_1 ! 433692.34;6586069.6",
        "Lat_deg;Lat_min;Long_deg;Long_min ! 46,32;19,2;-0,46;27,6",
        "Lat deg;Lat min;Lat sec;Long deg;Long min;Long sec;E/O ! 46°;19';12\"\";0°;27';36\"\";Ouest",
        "Lat deg;Lat min;Lat sec;Long deg;Long min;Long sec;E/O ! 46;19;12,0;0;27;36;O",
        "Latitude (degrés);Latitude (minutes);Longitude (degrés);Longitude (minutes) !"
            + " 46;19,2;-0;27,6",
        "LAT_DD;LONG_DD ! 46.32;-0.46",
        "LONG_ETRS89;LAT_ETRS89 ! -0,46;46,32",
        "Coord_GPS_N;Coord_GPS_E ! 46,32;-0,46",
        "Position X;Position Y ! -0.46;46.32",
        "Long.;Latitude (WGS 84) ! -0.46;46.32",
        "X_CC46;Y_CC46 ! 1433277.30;5241780.13",
        "X;Y ! 1433277.30;5241780.13",
        "X_L2E;Y_L2E ! 384331;2150910",
        "xouvl2e;youvl2e;xouvl93;youvl93 ! 384000;2150000;433692;6586069",
        "PR;ABSCISSE;COTE;X;Y ! 12;250;G;433692;6586069",
        "X_SAISIE;Y_SAISIE;X_REF06;Y_REF06 ! 1;2;433692.34;6586069.6",
        "X Lambert II étendu;Y Lambert II étendu ! 384331;2150910",
        "lat;lon ! 46.32°;-0.46°",
        "lat;lon ! 46.32 N;0.46 O",
        "lat;lon ! N 46.32;W 0.46",
        "lat;lon ! 46.32;\u22120.46",
        "lat;lon ! 46°19'25.32″N;0°27'53.28″O",
        "lat;lon ! 46° 19,42' N;0° 27,88' W",
        "n;Coordonnées ! 1;46°19'25.32″N 0°27'53.28″W",
        "n;GPS ! 1;46,32 , -0,46",
        "n;GPS ! 1;46,32;-0,46",
        "n;position ! 1;46.32,-0.46,12",
        "n;position ! 1;46.32 -0.46 20 4.5",
        "n;position ! 1;46.32 -0.46 20.5 4.5",
        "n;Coordonnées GPS ! 1;0.46 W, 46.32 N",
        "n;Coordonnées GPS ! 1;433692.34 6586069.6",
        "n;lonlat ! 1;-0.46 46.32",
        "n;geom ! 1;0101000020E61000003A92CB7F48BFDDBF8CDB68006F294740",
        "n;geom ! 1;01010000003A92CB7F48BFDDBF8CDB68006F294740",
        "n;geom ! 1;\\x01010000003A92CB7F48BFDDBF8CDB68006F294740",
        "n;geom ! 1;0x01010000003A92CB7F48BFDDBF8CDB68006F294740",
        "n;geom ! 1;SRID=4326,POINTZ(-0.46 46.32 12)",
        "n;lng_lat ! 1;-0.46 46.32",
        "lat;lon ! 46 19 25.3 N;0 27 53.3 W",
        "CoordXStationMesureEaux;CoordYStationMesureEaux ! 433692;6586069",
        "c_lat_coor1;c_long_coor1 ! 46.32;-0.46",
        "EQUIP_LAT;EQUIP_LONG ! 46.32;-0.46",
        "lat_4_Position;long_4_Position ! 46.32;-0.46",
        "3. Latitude;4. Longitude ! 46.32;-0.46",
        "arret_lat;arret_lon;lat;lon ! 46.4;-0.4;46.32;-0.46",
        "EQUIP_LAT;EQUIP_LONG;lat;lon ! 46.4;-0.4;46.32;-0.46",
        "pei_lat;pei_lon;geo_point_2d ! 46.4;-0.4;46.32, -0.46",
        "x_1;y_1;Coordonnées ! 437000.5;6587000.5;46.32, -0.46",
        "coordonneeXAIOT;coordonneeYAIOT ! 433692;6586069",
        "lat;lon ! 46° 19.422N;0° 27.888W",
        "x;y ! 433692,34 m;6 586 069,6 m",
        "x_utm30;y_utm30 ! 695155.65;5133137.51",
        "X_WEBMERC;Y_WEBMERC ! -51741.30;5832374.98",
        "n;geompoint ! 1;POINT (-0.46 46.32)",
        "n;geom ! 1;CURVEPOLYGON(CIRCULARSTRING(-0.46 46.31, -0.46 46.33, -0.46 46.31))",
        "geompoint;geomsurf ! POINT (-0.47 46.32);POINT (-0.46 46.32)",
        "n;footprintWKT ! 1;POINT (-0.46 46.32)",
        "footprintWKT;decimalLatitude;decimalLongitude ! POINT (-0.47 46.32);46.32;-0.46",
        "n;center ! 1;{'lat': 46.32, 'lon': -0.46}",
        "n;GPS ! 1;Lat: 46.32, Long: -0.46",
        "n;GPS ! 1;Lat. 46,32 - Long. -0,46",
        "n;GPS ! 1;longitude -0.46 / latitude 46.32"
      })
  void placesAreFoundUnderTheirUsualNames(String header, String values) {
    String row = values.replace("SRID=4326,", "SRID=4326;");
    String cells = quoted(row, header);
    cells = cells.contains("{'") ? cells.replace("'", "\"\"") : cells;

    Geometry geometry = Reading.csv(folder, header + "\n" + cells + "\n").rows().get(0).geometry();

    assertThat(geometry.getCoordinate().x).isCloseTo(-0.46, within(0.02));
    assertThat(geometry.getCoordinate().y).isCloseTo(46.32, within(0.02));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Lat deg;Lat min;Long deg;Long min ! 46;;0;",
        "n;Localisation ! 1;46,32",
        "n;Localisation ! 1;1/2",
        "n;Position ! 1;12 4",
        "n;Position ! 1;12,5 3,5",
        "n;GPS ! 1;46.32",
        "n;GPS ! 1;46.32 N, 46.33 N",
        "Nord;Est ! 46;2",
        "x;y ! 2;46",
        "x;y ! 12.5;4.5",
        "Nord-Est;Sud-Ouest ! 46.3;0.4",
        "CoordXImage;CoordYImage ! 12;46",
        "lat;lon ! 46 19 25.3;0 27 53.3",
        "Longueur;Largeur ! 2.5;46.3",
        "lexique;style ! 2.5;46.3",
        "Axe X;Axe Y ! 2.5;46.3",
        "site_x;site_y ! 2;46",
        "lat_depart;lon_depart ! 46.3;0.4",
        "lat_arret;lon_arret ! 46.3;0.4",
        "x_1;y_1 ! 12;46",
        "n;geom ! 1;0101000020E61000003A92CB7F48BFDDBF8CDB68006F2947"
      })
  void otherNumbersAreNoPlace(String header, String values) {
    String cells = quoted(values, header);

    assertThat(Reading.csv(folder, header + "\n" + cells + "\n").rows())
        .singleElement()
        .satisfies(row -> assertThat(row.geometry()).isNull());
  }

  @Test
  void whatCanBeNothingButAPlaceIsOneAnywhere() {
    String rows = "wkt;lat;lon\nPOINT(100 0.5);;\n;51.5;-0.1\n;5.5;4.1\n";

    assertThat(Reading.csv(folder, rows).rows()).hasSize(3).allMatch(row -> row.geometry() != null);
  }

  @Test
  void aShapeAsPythonWritesItIsOne() {
    Reading reading =
        Reading.csv(folder, "n;geojson\n1;{'type': 'Point', 'coordinates': [-0.46, 46.32]}\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
  }

  /** As INSEE and Eurostat write the squares of their grids. */
  @ParameterizedTest
  @CsvSource({
    "idcar_200m, CRS3035RES200mN2635200E3517400, -0.46, 46.32",
    "IdINSPIRE, CRS3035RES200mN2635200E3517400, -0.46, 46.32",
    "GRD_ID, CRS3035RES200mN2635200E3517400, -0.46, 46.32",
    "idcar_200m, CRS2975RES200mN7690400E338800, 55.45, -20.88"
  })
  void theCodeOfASquareIsItsShape(String column, String code, double longitude, double latitude) {
    Reading reading = Reading.csv(folder, column + ";x;y\n" + code + ";1;2\n;-0.46;46.32\n");

    Geometry square = reading.rows().get(0).geometry();
    assertThat(square.getGeometryType()).isEqualTo("Polygon");
    assertThat(square.getCentroid().getX()).isCloseTo(longitude, within(0.01));
    assertThat(square.getCentroid().getY()).isCloseTo(latitude, within(0.01));
    assertThat(square.getEnvelopeInternal().getHeight()).isBetween(0.0017, 0.0025);
    assertThat(reading.rows().get(1).geometry().getGeometryType()).isEqualTo("Point");
  }

  @Test
  void aPlaceOverseasIsFoundInOneCellToo() {
    Reading reading = Reading.csv(folder, "n;GPS\n1;-20,88 55,45\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(55.45);
  }

  @Test
  void rowsThatSayTheirSystemAreInThatOne() {
    Reading reading =
        Reading.csv(
            folder,
            "x;y;code_epsg;geom\n"
                + "433511.78;6586268.73;2154;\n"
                + "338807.61;7690477.75;EPSG:2975;\n"
                + ";;;\"SRID=2975;POINT(338807.61 7690477.75)\"\n"
                + "-0.4648;46.3237;2154;\n");

    assertThat(reading.rows())
        .extracting(row -> Math.round(row.geometry().getCoordinate().x * 1e4) / 1e4)
        .containsExactly(-0.4648, 55.4504, 55.4504, -0.4648);
    assertThat(reading.notices()).isEmpty();
  }

  /** As in files of water agencies, which also have codes of the Sandre. */
  @Test
  void rowsMayNameTheirSystemInWords() {
    Reading reading =
        Reading.csv(
            folder,
            "CoordX;CoordY;CdProjection;LibelleProjection\n"
                + "433511.78;6586268.73;26;RGF93 / Lambert 93\n"
                + "384331;2150910;5;NTF (Paris) / Lambert zone II étendu\n"
                + "338807.61;7690477.75;9;RGR92 / UTM Sud Zone 40\n"
                + "-61.06;14.60;31;WGS84\n");

    assertThat(reading.rows())
        .extracting(row -> Math.round(row.geometry().getCoordinate().x * 1e2) / 1e2)
        .containsExactly(-0.46, -0.46, 55.45, -61.06);
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  void aSystemThatDoesNotLeadToFranceIsNotBelieved() {
    Reading reading = Reading.csv(folder, "x;y;epsg\n433511.78;6586268.73;2975\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.46, within(0.02));
    assertThat(reading.codes()).containsExactly(Notice.Code.CRS_DEDUCED);
  }

  @Test
  void rowsThatLackADigitAmongOthersAreToldButNotUnknownPlaces() {
    String rows = "433511;6586268\n".repeat(9) + "433514;65862710\n4335;658627\n0;0\n;\n";
    Reading reading = Reading.csv(folder, "x;y\n" + rows);

    assertThat(reading.rows()).filteredOn(row -> row.geometry() != null).hasSize(9);
    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.COORDINATES_NOWHERE, 2, "433514, 65862710", "EPSG:2154"));
  }

  private static String quoted(String row, String header) {
    if (!header.startsWith("n;")) {
      return row;
    }
    return "1;\"" + row.substring(2) + "\"";
  }

  @Test
  void swappedAxesOfMainlandFranceArePutBackAndCounted() {
    Reading reading = Reading.csv(folder, "lon;lat\n46.32;-0.46\n-0.47;46.33\n46.31;-0.45\n");

    assertThat(reading.rows())
        .allSatisfy(row -> assertThat(row.geometry().getCoordinate().x).isBetween(-1.0, 0.0));
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.AXES_SWAPPED, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "-20.88, 55.45",
    "-12.78, 45.2",
    "16.24, -61.53",
    "14.6, -61.07",
    "4.92, -52.3",
    "46.78, -56.17",
    "-22.27, 166.45",
    "-13.28, -176.17",
    "-17.53, -149.57"
  })
  void swappedAxesOverseasArePutBackToo(double latitude, double longitude) {
    Reading reading = Reading.csv(folder, "lon;lat\n%s;%s\n".formatted(latitude, longitude));

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(longitude);
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.AXES_SWAPPED, 1));
  }

  @Test
  void overseasPlacesAreLeftWhereTheyAre() {
    Reading reading = Reading.csv(folder, "lon;lat\n55.45;-20.88\n-61.5;16.2\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(55.45);
    assertThat(reading.codes()).isEmpty();
  }

  @Test
  void nonsenseIsNoPlace() {
    Reading reading =
        Reading.csv(folder, "lon;lat\n0;0\n;\ninconnu;inconnu\n999;999\nNaN;NaN\n-0.4;\n0;46.5\n");

    assertThat(reading.rows()).filteredOn(row -> row.geometry() != null).hasSize(1);
  }

  @Test
  void hostileWellKnownTextIsNoPlace() {
    String deep = "GEOMETRYCOLLECTION(".repeat(20_000) + ")".repeat(20_000);

    Reading reading = Reading.csv(folder, "n;wkt\n1;" + deep + "\n2;POINT(x y)\n");

    assertThat(reading.rows()).hasSize(2).allMatch(row -> row.geometry() == null);
  }

  @Test
  void aShapeIsPreferredToItsPoint() {
    Reading reading =
        Reading.csv(
            folder,
            "geom;lat;lon\n\"LINESTRING(-0.4 46.3, -0.5 46.4)\";46.35;-0.45\n;46.35;-0.45\n");

    assertThat(reading.rows())
        .extracting(row -> row.geometry().getGeometryType())
        .containsExactly("LineString", "Point");
  }

  @Test
  void halvesOfTwoPairsOfColumnsAreNoPlace() {
    Reading reading =
        Reading.csv(
            folder,
            """
            latitude;longitude;Latitude;Longitude
            46.31;-0.45;48.8;2.3
            ;;48.81;2.31
            46.33;;;2.32
            """);

    assertThat(reading.rows())
        .extracting(row -> row.geometry() == null ? null : row.geometry().getCoordinate().x)
        .containsExactly(-0.45, 2.31, null);
  }

  @Test
  void columnsAndSystemMayBeStated() {
    Table.Place place = new Table.Place("est", "nord", null, "EPSG:3946", null, false);
    Path file =
        Reading.written(
            folder,
            "f.csv",
            "lon;lat;est;nord\n0;0;1842000;5175000\n".getBytes(StandardCharsets.UTF_8));

    Row row = Reading.of(Reading.table(file, Table.Format.CSV, place)).rows().get(0);

    assertThat(row.geometry().getCoordinate().x).isCloseTo(4.83, within(0.05));
    assertThat(row.geometry().getCoordinate().y).isCloseTo(45.77, within(0.05));
  }

  @Test
  void anUnknownSystemIsForTheOfficerToMend() {
    Path file = Reading.written(folder, "f.csv", "x;y\n1;2\n".getBytes(StandardCharsets.UTF_8));
    Table.Place place = new Table.Place("x", "y", null, "EPSG:99999", null, false);

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, place)))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("EPSG:99999");
  }

  @Test
  void featuresOfACellAreOneShape() {
    Reading reading =
        Reading.csv(
            folder,
            "n;geojson\n1;{'type': 'FeatureCollection', 'features': [%1$s, %1$s]}\n"
                .formatted(
                    "{'type': 'Feature', 'geometry': {'type': 'LineString',"
                        + " 'coordinates': [[-0.46, 46.32], [-0.45, 46.33]]}}"));

    assertThat(reading.rows().get(0).geometry().getGeometryType()).isEqualTo("MultiLineString");
  }
}
