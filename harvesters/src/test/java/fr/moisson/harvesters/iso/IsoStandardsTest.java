package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.read;
import static fr.moisson.harvesters.iso.Written.record;
import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Standard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoStandardsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "m, 2.5",
        "mètre, 2.5",
        "MTR, 2.5",
        "dm, 0.25",
        "ft, 0.762",
        "http://exemple.org/gmxUom.xml#xpointer(//*[@gml:id='m']), 2.5",
        "http://exemple.org/uom/gmxUom.xml#m, 2.5",
        "urn:ogc:def:uom:EPSG::9001, 2.5"
      })
  void aDistanceIsInMetresWhateverItsUnit(String unit, double metres) {
    Dataset dataset = saying(distance(unit));

    assertThat(dataset.resolution()).isEqualTo(metres);
    assertThat(dataset.resolutions()).isEmpty();
  }

  @Test
  void anAngleIsKeptInWords() {
    Dataset dataset = saying(distance("arcsec"));

    assertThat(dataset.resolution()).isNull();
    assertThat(dataset.resolutions()).containsExactly("2.5 arcsec");
  }

  @Test
  void theCellsOfAGridAreItsResolution() {
    String grid =
        """
        <gmd:spatialRepresentationInfo><gmd:MD_Georectified><gmd:axisDimensionProperties>
          <gmd:MD_Dimension>
            <gmd:resolution><gco:Length uom="m">5</gco:Length></gmd:resolution>
          </gmd:MD_Dimension>
        </gmd:axisDimensionProperties></gmd:MD_Georectified></gmd:spatialRepresentationInfo>
        """;

    assertThat(read(record(grid, "", "")).resolution()).isEqualTo(5);
    assertThat(read(record(grid, distance("m"), "")).resolution()).isEqualTo(2.5);
  }

  private static String distance(String unit) {
    return """
    <gmd:spatialResolution><gmd:MD_Resolution><gmd:distance>
      <gco:Distance uom="%s">2.5</gco:Distance>
    </gmd:distance></gmd:MD_Resolution></gmd:spatialResolution>
    """
        .formatted(unit);
  }

  @ParameterizedTest
  @CsvSource({
    "RGF93 / Lambert-93 (EPSG:2154), http://www.opengis.net/def/crs/EPSG/0/2154",
    "RGF93LAMB93, http://www.opengis.net/def/crs/EPSG/0/2154",
    "Lambert 93, http://www.opengis.net/def/crs/EPSG/0/2154",
    "RGF93_Lambert_93, http://www.opengis.net/def/crs/EPSG/0/2154",
    "https://epsg.io/2154, http://www.opengis.net/def/crs/EPSG/0/2154",
    "http://registre.ign.fr/ign/IGNF/crs/IGNF/RGF93LAMB93,"
        + " http://www.opengis.net/def/crs/EPSG/0/2154",
    "RGF93 CC46, http://www.opengis.net/def/crs/EPSG/0/3946",
    "WGS 84, http://www.opengis.net/def/crs/EPSG/0/4326",
    "http://www.opengis.net/gml/srs/epsg.xml#2154, http://www.opengis.net/def/crs/EPSG/0/2154",
    "urn:ogc:def:crs:EPSG:8.8:3857, http://www.opengis.net/def/crs/EPSG/0/3857"
  })
  void aReferenceSystemGoesByManyNames(String code, String uri) {
    assertThat(
            read(record(system("<gco:CharacterString>" + code + "</gco:CharacterString>"), "", ""))
                .conformsTo())
        .singleElement()
        .satisfies(system -> assertThat(system.uri()).hasToString(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:2154, EPSG:4326, EPSG:3857",
        "EPSG:2154;4326;3857",
        "EPSG::2154 EPSG::4326 EPSG::3857",
        "EPSG:2154 , EPSG:4326 et EPSG:3857"
      })
  void systemsInOneListAreAsManyStandards(String codes) {
    assertThat(
            read(record(system("<gco:CharacterString>" + codes + "</gco:CharacterString>"), "", ""))
                .conformsTo())
        .extracting(Standard::title)
        .containsExactly("EPSG:2154", "EPSG:4326", "EPSG:3857");
  }

  @Test
  void theAddressOfAnUnknownSystemIsKept() {
    String anchor =
        """
        <gmx:Anchor xmlns:gmx="http://www.isotc211.org/2005/gmx"
            xmlns:xlink="http://www.w3.org/1999/xlink"
            xlink:href="https://exemple.org/crs/local">Repère local</gmx:Anchor>
        """;

    assertThat(read(record(system(anchor), "", "")).conformsTo())
        .singleElement()
        .satisfies(
            system -> {
              assertThat(system.title()).isEqualTo("Repère local");
              assertThat(system.uri()).hasToString("https://exemple.org/crs/local");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " http://www.opengis.net/def/crs/EPSG/0/27700",
        "urn:ogc:def:crs:EPSG::27700",
        "urn:ogc:def:crs:EPSG:27700"
      })
  void anAddressInTheRegisterIsNoNameOfASystem(String address) {
    String code = "<gco:CharacterString>" + address + "</gco:CharacterString>";

    assertThat(read(record(system(code), "", "")).conformsTo())
        .singleElement()
        .satisfies(system -> assertThat(system.title()).isEqualTo("EPSG:27700"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Calendrier grégorien", "gregorian calendar"})
  void theCalendarOfEverybodyIsNoStandard(String calendar) {
    String code = "<gco:CharacterString>" + calendar + "</gco:CharacterString>";

    assertThat(read(record(system(code), "", "")).conformsTo()).isEmpty();
  }

  private static String system(String code) {
    return """
    <gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier>
      <gmd:RS_Identifier><gmd:code>%s</gmd:code></gmd:RS_Identifier>
    </gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>
    """
        .formatted(code);
  }

  /** The address of a list as it stands in INSPIRE's guide, where a line ends with its hyphen. */
  @ParameterizedTest
  @CsvSource({"noLimitations, PUBLIC", "INSPIRE_Directive_Article13_1b, RESTRICTED"})
  void aCodeOfAccessMayLackTheHyphenOfItsList(String code, String access) {
    String block =
        """
        <gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:otherConstraints>
          <gmx:Anchor xmlns:gmx="http://www.isotc211.org/2005/gmx"
            xmlns:xlink="http://www.w3.org/1999/xlink"
            xlink:href="http://inspire.ec.europa.eu/metadatacodelist/LimitationsOnPublicAccess/%s"
            >Voir le code</gmx:Anchor>
        </gmd:otherConstraints></gmd:MD_LegalConstraints></gmd:resourceConstraints>
        """;

    assertThat(saying(block.formatted(code)).access()).isEqualTo(access);
  }
}
