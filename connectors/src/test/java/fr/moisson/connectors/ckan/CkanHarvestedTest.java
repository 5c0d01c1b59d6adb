package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CkanHarvestedTest {

  @ParameterizedTest
  @CsvSource({
    "2154, EPSG:2154",
    "EPSG:2154, EPSG:2154",
    "urn:ogc:def:crs:EPSG::4326, EPSG:4326",
    "http://www.opengis.net/def/crs/EPSG/0/27572, EPSG:27572",
    "RGF93 / Lambert-93 (EPSG:2154), EPSG:2154",
    "RGF93 / Lambert-93, EPSG:2154",
    "Lambert 2154, Lambert 2154",
    "EPSG:212154, EPSG:212154",
    "EPSG:2154 en plan, EPSG:2154"
  })
  void aReferenceSystemIsKnownByItsCode(String stated, String label) {
    assertThat(CkanHarvested.referenceSystem(stated).title()).isEqualTo(label);
  }

  /** Anybody may fill the extras of a record. */
  @ParameterizedTest
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  @ValueSource(strings = {"epsg:", "1234 ", "1", " "})
  void aReferenceSystemIsReadInTheTimeOfItsLength(String words) {
    String stated = words.repeat(200_000 / words.length()) + "é";

    assertThat(CkanHarvested.referenceSystem(stated).title()).isNotEmpty();
  }
}
