package fr.moisson.harvesters.formats.crs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
          2019 (code EPSG 2154)                         | 2154
          EPSG n°3947                                   | 3947
          EPSG code 2154                                | 2154
          EPSG (v8.9) : 2154                            | 2154
          EPSG 7.9.5 2154                               | 2154
          EPSG:RGF93 / Lambert-93 (2154)                | 2154
          EPSG Geodetic Parameter Dataset 4326          | 4326
          """)
  void aSystemIsKnownByItsCodeOrName(String name, int code) {
    assertThat(EpsgCode.in(name)).contains(code);
  }

  /** French typography has no break before a colon. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG\u00A0: 2154",
        "EPSG\u202F:\u00A02154",
        "2154\u00A0– Lambert-93",
        "2154\u00A0"
      })
  void blanksMayBeOnesWithoutABreak(String name) {
    assertThat(EpsgCode.in(name)).contains(2154);
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
        "registre EPSG, version 9.8 de 2019",
        "codes EPSG usuels 2154, 4326",
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
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noTextIsReadForLong() {
    assertThat(EpsgCode.in("EPSG".repeat(75))).isEmpty();
    assertThat(EpsgCode.in("EPSG" + " 1".repeat(148))).isEmpty();
    assertThat(EpsgCode.in("EPSG2154 1234".repeat(20))).contains(2154);
  }

  @Test
  void aLongTextIsNoName() {
    assertThat(EpsgCode.in("EPSG:2154" + " ".repeat(300))).isEmpty();
  }
}
