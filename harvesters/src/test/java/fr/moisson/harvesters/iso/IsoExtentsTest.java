package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.read;
import static fr.moisson.harvesters.iso.Written.record;
import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoExtentsTest {

  private static final String BOX =
      """
      <gmd:EX_GeographicBoundingBox>
        <gmd:westBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:westBoundLongitude>
        <gmd:eastBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:eastBoundLongitude>
        <gmd:southBoundLatitude><gco:Decimal>%s</gco:Decimal></gmd:southBoundLatitude>
        <gmd:northBoundLatitude><gco:Decimal>%s</gco:Decimal></gmd:northBoundLatitude>
      </gmd:EX_GeographicBoundingBox>
      """;

  @Test
  void townsFarApartHaveABoxEach() {
    Coverage coverage =
        coverage(
            BOX.formatted("-.6", "-,3", "46.2", "46.4"),
            BOX.formatted("2.8", "2.9", "42.6", "42.7"));

    assertThat(coverage.boxes())
        .containsExactly(new Box(-0.6, 46.2, -0.3, 46.4), new Box(2.8, 42.6, 2.9, 42.7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "urn:ogc:def:crs:EPSG::4326| <gml:posList>46.2 -0.6 46.2 -0.3 46.4 -0.3 46.2"
            + " -0.6</gml:posList>",
        "EPSG:4326| <gml:posList srsDimension='3'>-0.6 46.2 9 -0.3 46.4 9 -0.6 46.2"
            + " 9</gml:posList>",
        "CRS:84| <gml:pos>-0.6 46.2</gml:pos><gml:pos>-0.3 46.4</gml:pos>",
        "EPSG:4326| <gml:coordinates>-0.6,46.2 -0.3,46.4</gml:coordinates>"
      })
  void aPolygonHasABoxAround(String system, String positions) {
    Coverage coverage = coverage(polygon(system, positions));

    assertThat(coverage.boxes()).containsExactly(new Box(-0.6, 46.2, -0.3, 46.4));
  }

  @Test
  void aPolygonInMetresIsBroughtToDegrees() {
    Box box =
        coverage(polygon("EPSG:2154", "<gml:posList>430000 6580000 436000 6590000</gml:posList>"))
            .boxes()
            .get(0);

    assertThat(box.west()).isCloseTo(-0.52, within(0.05));
    assertThat(box.north()).isCloseTo(46.36, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"EPSG:2154, true", "'EPSG:2154, EPSG:3946', false", "Lambert du cadastre, false"})
  void aBoxInMetresIsInTheOneSystemOfTheData(String systems, boolean isKnown) {
    String box = BOX.formatted("430000", "436000", "6580000", "6590000");
    String system =
        """
        <gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier>
          <gmd:RS_Identifier><gmd:code><gco:CharacterString>%s</gco:CharacterString></gmd:code>
          </gmd:RS_Identifier>
        </gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>
        """
            .formatted(systems);

    Box read = read(record(system, extent(box), "")).coverage().boxes().get(0);

    assertThat(read.west()).isCloseTo(isKnown ? -0.52 : 430000, within(0.05));
    assertThat(read.north()).isCloseTo(isKnown ? 46.36 : 6590000, within(0.05));
  }

  @Test
  void aCodeOfInseeIsItsCommune() {
    Coverage coverage =
        coverage(
            """
            <gmd:EX_GeographicDescription><gmd:geographicIdentifier><gmd:MD_Identifier>
              <gmd:code><gco:CharacterString>79191</gco:CharacterString></gmd:code>
            </gmd:MD_Identifier></gmd:geographicIdentifier></gmd:EX_GeographicDescription>
            """);

    assertThat(coverage.zones()).containsExactly("commune:79191");
  }

  @ParameterizedTest
  @CsvSource({
    "Emprise géographique de  NIORT, NIORT",
    "Emprise géographique d’Échiré, Échiré",
    "Emprise géographique de la commune de Niort, Niort",
    "Emprise géographique de la commune d'Échiré, Échiré",
    "Emprise géographique de La Rochelle, La Rochelle",
    "Liste des emprises de Niort, Liste des emprises de Niort",
    "Emprise de l'étude, Emprise de l'étude",
    "Marais poitevin, Marais poitevin"
  })
  void aFormSaysThatAPlaceIsOne(String description, String place) {
    assertThat(described(description).keywords()).containsExactly(place);
  }

  /** A comma separates the words of a list of keywords, but not those of one place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "79000 Niort | 79000 Niort",
        "Communes : Niort, Chauray, Aiffres | Aiffres;Chauray;Niort",
        "Niort / Chauray | Chauray;Niort",
        "Niort, Deux-Sèvres | Niort, Deux-Sèvres"
      })
  void aDescriptionNamesPlacesIfNothingIsDrawn(String description, String places) {
    Dataset dataset = described(description);

    assertThat(dataset.coverage().places()).containsExactly(places.split(";"));
    assertThat(dataset.keywords()).containsExactly(places.split(";"));
  }

  @Test
  void aNumberIsNoWordForAPlace() {
    assertThat(described("79").keywords()).isEmpty();
  }

  @Test
  void theHeadingOfAFormIsNoPlace() {
    assertThat(described("Liste des emprises").keywords()).isEmpty();
  }

  private static Dataset described(String description) {
    return saying(
        """
        <gmd:extent><gmd:EX_Extent>
          <gmd:description><gco:CharacterString>%s</gco:CharacterString></gmd:description>
        </gmd:EX_Extent></gmd:extent>
        """
            .formatted(description));
  }

  private static String polygon(String system, String positions) {
    return """
    <gmd:EX_BoundingPolygon><gmd:polygon>
      <gml:Polygon xmlns:gml="http://www.opengis.net/gml/3.2" srsName="%s"><gml:exterior>
        <gml:LinearRing>%s</gml:LinearRing>
      </gml:exterior></gml:Polygon>
    </gmd:polygon></gmd:EX_BoundingPolygon>
    """
        .formatted(system, positions);
  }

  private static Coverage coverage(String... elements) {
    return saying(extent(elements)).coverage();
  }

  private static String extent(String... elements) {
    StringBuilder extent = new StringBuilder("<gmd:extent><gmd:EX_Extent>");
    for (String element : elements) {
      extent.append("<gmd:geographicElement>").append(element).append("</gmd:geographicElement>");
    }
    return extent.append("</gmd:EX_Extent></gmd:extent>").toString();
  }
}
