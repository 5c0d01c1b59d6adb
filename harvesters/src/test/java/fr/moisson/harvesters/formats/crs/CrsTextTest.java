package fr.moisson.harvesters.formats.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

class CrsTextTest {

  private static final String GREENWICH = "PRIMEM[\"Greenwich\",0.0]";
  private static final String DEGREE = "UNIT[\"Degree\",0.0174532925199433]";

  @ParameterizedTest
  @CsvSource({
    "D_RGF_1993, 700000, 6600000, 46.5, EPSG:2154",
    "D_ETRS_1989, 700000, 6600000, 46.5, EPSG:2154",
    "D_RGF_1993, 1700000, 1200000, 42, EPSG:3942",
    "D_RGF_1993, 1700000, 5200000, 46, EPSG:3946",
    "D_RGF_1993, 1700000, 9200000, 50, EPSG:3950",
    "D_NTF, 600000, 2200000, 46.8, EPSG:27572",
    "Nouvelle_Triangulation_Francaise, 600000, 3200000, 44.1, EPSG:27573",
    "D_RGNC_1991, 400000, 300000, -21.5, EPSG:3163",
    "D_ETRS_1989, 4000000, 2800000, 52, EPSG:3034",
    "D_Belge_1972, 150000.013, 5400088, 90.0, EPSG:31370",
    "D_ETRS_1989, 649328, 665262, 50.797815, EPSG:3812",
    "D_RGF_1993, 600000, 2200000, 46.8,",
    "D_RGF_1993, 700000, 6600000, 45,"
  })
  void lambertIsKnownByItsNumbers(
      String datum, String east, String north, String latitude, String code) {
    String wkt =
        "PROJCS[\"Perso\",GEOGCS[\"GCS\",DATUM[\"%s\",SPHEROID[\"S\",6378137,298.25]],%s,%s],"
                .formatted(datum, GREENWICH, DEGREE)
            + ("PROJECTION[\"Lambert_Conformal_Conic_2SP\"],PARAMETER[\"false_easting\",%s],"
                    + "PARAMETER[\"False_Northing\",%s.000],PARAMETER[\"latitude_of_origin\",%s],"
                    + "UNIT[\"Meter\",1.0]]")
                .formatted(east, north, latitude);

    assertThat(CrsText.epsg(wkt).orElse(null)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "D_WGS_1984, -3, 0, EPSG:32630",
    "WGS_1984, 3, 0.0, EPSG:32631",
    "D_WGS_1984, 57, 10000000, EPSG:32740",
    "D_ETRS_1989, 9, 0, EPSG:25832",
    "D_RGF_1993, 3, 0, EPSG:25831",
    "D_RGAF_2009, -63, 0, EPSG:5490",
    "Reseau_Geodesique_des_Antilles_Francaises_2009, -63, 0, EPSG:5490",
    "D_Reseau_Geodesique_de_la_Polynesie_Francaise, -147, 10000000, EPSG:3297",
    "D_RGFG_1995, -51, 0, EPSG:2972",
    "Reseau_Geodesique_de_la_Reunion, 57, 10000000,",
    "D_RGR_1992, 57, 10000000, EPSG:2975",
    "D_RGM_2004, 45, 10000000, EPSG:4471",
    "D_Reseau_Geodesique_de_Mayotte_2004, 45, 10000000, EPSG:4471",
    "D_Reseau_Geodesique_de_St_Pierre_et_Miquelon_2006, -57, 0, EPSG:4467",
    "D_Reseau_Geodesique_de_Nouvelle_Caledonie_1991-93, 165, 10000000, EPSG:3170",
    "Reseau_Geodesique_de_Wallis_et_Futuna_1996, -177, 10000000, EPSG:32701",
    "D_Fort_Marigot, -63, 0, EPSG:2969",
    "D_Sainte_Anne, -63, 0, EPSG:2970",
    "D_Fort_Desaix, -63, 0, EPSG:2973",
    "D_CSG_1967, -51, 0, EPSG:2971",
    "D_Saint_Pierre_et_Miquelon_1950, -57, 0, EPSG:2987",
    "D_Combani_1950, 45, 10000000, EPSG:2980",
    "D_Cadastre_1997, 45, 10000000, EPSG:5879",
    "D_IGN72_Grande_Terre, 165, 10000000, EPSG:3060",
    "D_MOP78, -177, 10000000, EPSG:2988",
    "D_Tahaa_1954, -153, 10000000, EPSG:2977",
    "D_Tahiti_1979, -147, 10000000, EPSG:3304",
    "D_IGN72_Nuku_Hiva, -141, 10000000, EPSG:2978",
    "D_Combani_1950, 51, 10000000,",
    "D_WGS_1984, -4, 0,",
    "D_ETRS_1989, 9, 10000000,"
  })
  void utmIsKnownByItsDatumAndItsMeridian(
      String datum, String meridian, String north, String code) {
    String wkt =
        "PROJCS[\"UTM\",GEOGCS[\"GCS\",DATUM[\"%s\",SPHEROID[\"S\",6378137,298.25]],%s,%s],"
                .formatted(datum, GREENWICH, DEGREE)
            + ("PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
                    + "PARAMETER[\"False_Northing\",%s],PARAMETER[\"Central_Meridian\",%s],"
                    + "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"
                    + "UNIT[\"Meter\",1.0]]")
                .formatted(north, meridian);

    assertThat(CrsText.epsg(wkt).orElse(null)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "D_unknown, WGS84, EPSG:32631",
    "unknown, GRS80, EPSG:32631",
    "Not_specified_based_on_GRS_1980_spheroid, GRS 1980, EPSG:32631",
    "unknown, Clarke 1880,",
    "D_Other, WGS84,"
  })
  void aDatumThatIsLeftOutIsThatOfItsSpheroid(String datum, String spheroid, String code) {
    String wkt =
        ("PROJCS[\"UTM Zone 31, Northern Hemisphere\",GEOGCS[\"GCS\",DATUM[\"%s\",SPHEROID[\"%s\",6378137,298.257]],%s,%s],"
                + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
                + "PARAMETER[\"central_meridian\",3],PARAMETER[\"scale_factor\",0.9996],"
                + "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"Meter\",1]]")
            .formatted(datum, spheroid, GREENWICH, DEGREE);

    assertThat(CrsText.epsg(wkt).orElse(null)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Hotine_Oblique_Mercator_Azimuth_Center, 2600000, 1200000, EPSG:2056",
    "Swiss_Oblique_Mercator, 600000, 200000, EPSG:21781",
    "Transverse_Mercator, 80000, 100000, EPSG:2169",
    "Transverse_Mercator, 160000, 50000, EPSG:3727",
    "Gauss_Kruger, 2500000, 0, EPSG:31466",
    "Transverse_Mercator, 3500000, 0, EPSG:31467",
    "Double_Stereographic, 155000, 463000,",
    "Transverse_Mercator, 400000, -100000,"
  })
  void neighboursAreKnownByTheirNumbers(String projection, String east, String north, String code) {
    String wkt =
        ("PROJCS[\"Ailleurs\",GEOGCS[\"GCS\",DATUM[\"D_Other\",SPHEROID[\"S\",6377397,299.15]],%s,%s],"
                + "PROJECTION[\"%s\"],PARAMETER[\"False_Easting\",%s],"
                + "PARAMETER[\"False_Northing\",%s],PARAMETER[\"Scale_Factor\",1.0],UNIT[\"Meter\",1.0]]")
            .formatted(GREENWICH, DEGREE, projection, east, north);

    assertThat(CrsText.epsg(wkt).orElse(null)).isEqualTo(code);
    assertThat(CrsText.declared(wkt)).contains(code == null ? "Ailleurs" : code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL_CS[\"Plan de la ville\"]", "GEOGCS[\"G\",DATUM[\"D_X\"]]", ""})
  void whatSaysNothingOfAProjectionDeclaresNone(String wkt) {
    assertThat(CrsText.declared(wkt)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GEOGCS[\"G\",DATUM[\"D_WGS_1984\",SPHEROID[\"W\",1,2]],PRIMEM[\"Greenwich\",0]] |EPSG:4326",
        "GEOGCS[\"G\",DATUM[\"D_RGF_1993\"],PRIMEM[\"Greenwich\",0]] | EPSG:4326",
        "GEOGCS[\"G\",DATUM[\"D_NTF\"],PRIMEM[\"Paris\",2.337],UNIT[\"Grad\",0.0157079632679]]"
            + "| EPSG:4807",
        "GEOGCS[\"G\",DATUM[\"D_NTF\"],PRIMEM[\"Paris\",2.337],UNIT[\"Degree\",0.01745]] |",
        "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"G\"]] | EPSG:3857",
        "PROJCS[\"x\",GEOGCS[\"G\",AUTHORITY[\"EPSG\",\"4171\"]],AUTHORITY[\"EPSG\",\"2154\"]]"
            + "| EPSG:2154",
        "PROJCRS[\"x\",BASEGEOGCRS[\"y\"],ID[\"EPSG\",3948]] | EPSG:3948",
        "COMPD_CS[\"c\",PROJCS[\"x\",AUTHORITY[\"EPSG\",\"2154\"]],VERT_CS[\"v\","
            + "AUTHORITY[\"EPSG\",\"5720\"]],AUTHORITY[\"EPSG\",\"5698\"]] | EPSG:2154",
        "PROJCRS[\"RGF93 v1 / CC46\",METHOD[\"Lambert\"]] | EPSG:3946",
        "LOCAL_CS[\"Plan de la ville\"] |"
      })
  void namesAndCodesCountToo(String wkt, String code) {
    assertThat(CrsText.epsg(wkt).orElse(null)).isEqualTo(code);
  }

  /** Positions near the centre of each system, in its metres or degrees. */
  @ParameterizedTest
  @CsvSource({
    "2154, 700000, 6600000, 3, 46.5",
    "3942, 1700000, 1200000, 3, 42",
    "3950, 1700000, 9200000, 3, 50",
    "27561, 600000, 200000, 2.3, 49.5",
    "27562, 600000, 200000, 2.3, 46.8",
    "27563, 600000, 200000, 2.3, 44.1",
    "27564, 234, 185861, 2.3, 42.2",
    "27571, 600000, 1200000, 2.3, 49.5",
    "27572, 600000, 2200000, 2.3, 46.8",
    "27573, 600000, 3200000, 2.3, 44.1",
    "27574, 234, 4185861, 2.3, 42.2",
    "3163, 400000, 300000, 166, -21.5",
    "31370, 150000.013, 165372.956, 4.369, 50.799",
    "3812, 649328, 665262, 4.359, 50.798",
    "2056, 2600000, 1200000, 7.4386, 46.9511",
    "21781, 600000, 200000, 7.4386, 46.9511",
    "2169, 80000, 100000, 6.167, 49.833",
    "31466, 2500000, 5540000, 6, 50",
    "31467, 3500000, 5540000, 9, 50",
    "9793, 700000, 6600000, 3, 46.5",
    "9794, 700000, 6600000, 3, 46.5",
    "10674, 524963.36, 8587181.96, 45.23, -12.78",
    "10673, 45.23, -12.78, 45.23, -12.78",
    "10314, 2446378.71, 2214678.54, 166.45, -22.27",
    "10316, 649396.69, 7536570.82, 166.45, -22.27",
    "10310, 166.45, -22.27, 166.45, -22.27",
    "8903, 589907.19, 8531750.2, -176.17, -13.28",
    "8902, -176.17, -13.28, -176.17, -13.28",
    "5698, 700000, 6600000, 3, 46.5",
    "9822, 1700000, 1200000, 3, 42",
    "9850, 1700000, 9200000, 3, 50",
    "9782, 3, 46.5, 3, 46.5",
    "4807, 0.7363, 51.6667, 3, 46.5",
    "3034, 4000000, 2800000, 10, 52",
    "3297, 500000, 8067000, -147, -17.5",
    "3857, 333958, 5865000, 3, 46.5",
    "3035, 4321000, 3210000, 10, 52",
    "32630, 500000, 5149000, -3, 46.5",
    "32740, 500000, 7680000, 57, -21",
    "25831, 500000, 5149000, 3, 46.5",
    "23031, 500000, 5149000, 3, 46.5",
    "5490, 500000, 1780000, -63, 16.1",
    "4559, 500000, 1780000, -63, 16.1",
    "2972, 500000, 442000, -51, 4",
    "4467, 500000, 5200000, -57, 47",
    "2975, 500000, 7680000, 57, -21",
    "4471, 500000, 8590000, 45, -12.8",
    "4275, 3, 46.5, 3, 46.5",
    "4230, 3, 46.5, 3, 46.5"
  })
  void whatIsRecognisedCanBeBroughtToTheWorld(
      int code, double x, double y, double lon, double lat) {
    Geometry place = GeoJsonGeometry.FACTORY.createPoint(new CoordinateXY(x, y));

    Geometry moved = ToWgs84.declared("EPSG:" + code).apply(place);

    assertThat(moved.getCoordinate().x).isCloseTo(lon, within(0.1));
    assertThat(moved.getCoordinate().y).isCloseTo(lat, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({
    "IGNF:LAMB93, 700000, 6600000",
    "urn:ogc:def:crs:IGNF::LAMB93, 700000, 6600000",
    "IGNF:RGF93CC46, 1700000, 5255553",
    "Lambert 93, 700000, 6600000",
    "9846, 1700000, 5255553"
  })
  void anOfficerMayNameASystemAsIgnDoes(String crs, double x, double y) {
    Geometry place = GeoJsonGeometry.FACTORY.createPoint(new CoordinateXY(x, y));

    Geometry moved = ToWgs84.configured(crs).apply(place);

    assertThat(moved.getCoordinate().distance(new CoordinateXY(3, 46.5))).isLessThan(0.01);
  }

  @Test
  void degreesOfAnOlderSurveyAreMoved() {
    Geometry place = GeoJsonGeometry.FACTORY.createPoint(new CoordinateXY(3, 46.5));

    Geometry moved = ToWgs84.declared("EPSG:4275").apply(place);

    assertThat(moved.getCoordinate().distance(new CoordinateXY(3, 46.5))).isBetween(1e-4, 3e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PROJCS[", "]]]]", "PROJCS[\"", "GEOGCS[[[[["})
  void whatIsNoDescriptionIsNone(String text) {
    assertThat(CrsText.epsg(text)).isEmpty();
  }

  @Test
  void gradsOfParisAreDegreesOfTheWorld() {
    String wkt =
        "PROJCS[\"NTF_Lambert_II_etendu\",GEOGCS[\"G\",DATUM[\"D_NTF\",SPHEROID[\"C\",1,2]],"
            + "PRIMEM[\"Paris\",2.337229167],UNIT[\"Grad\",0.01570796326794897]],"
            + "PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",600000.0],"
            + "PARAMETER[\"False_Northing\",2200000.0],PARAMETER[\"Central_Meridian\",0.0],"
            + "PARAMETER[\"Latitude_Of_Origin\",52.0],UNIT[\"Meter\",1.0]]";

    assertThat(CrsText.epsg(wkt)).contains("EPSG:27572");
  }
}
