package fr.moisson.harvesters.formats.crs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpsgCodeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EPSG:2154                                     | 2154
          EPSG : 2154                                   | 2154
          EPSG=2154                                     | 2154
          EPSG_2154                                     | 2154
          EPSG2154                                      | 2154
          RGF93 / Lambert-93 (EPSG:2154)                | 2154
          EPSG:2154, RGF93 / Lambert-93                 | 2154
          WGS 84 - EPSG (4326)                          | 4326
          2154                                          | 2154
          2154 - RGF93 / Lambert-93                     | 2154
          2154 (Lambert-93)                             | 2154
          urn:ogc:def:crs:EPSG:9.8.5:2154               | 2154
          urn:EPSG:geographicCRS:4326                   | 4326
          http://spatialreference.org/ref/epsg/27572/   | 27572
          https://epsg.org/crs_2154/RGF93-v1-Lambert-93 | 2154
          https://epsg.io/27572-1641                    | 27572
          urn:ogc:def:crs,crs:EPSG::2154,crs:EPSG::5720 | 2154
          EPSG:2154+5720                                | 2154
          Lambert-93                                    | 2154
          """)
  void aSystemIsKnownByItsCodeOrName(String name, int code) {
    assertThat(EpsgCode.in(name)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "26",
        "2024-05-01",
        "2154 4326",
        "123456789",
        "EPSG:123456789",
        "IAU_2015:30100",
        "ESRI:102110",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "PROJCS[\"x\",AUTHORITY[\"EPSG\",\"2154\"]]",
        "Lambert"
      })
  void whatNamesNoSystemOfTheRegisterHasNoCode(String text) {
    assertThat(EpsgCode.in(text)).isEmpty();
  }

  @Test
  void aLongTextIsNoName() {
    assertThat(EpsgCode.in("EPSG:2154" + " ".repeat(300))).isEmpty();
  }
}
