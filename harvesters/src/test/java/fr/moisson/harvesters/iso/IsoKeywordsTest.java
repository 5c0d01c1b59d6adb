package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.rules.HighValueRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoKeywordsTest {

  @ParameterizedTest
  @CsvSource({
    "Code officiel géographique au 1er janvier 2024, 79191, commune:79191",
    "Code Officiel Géographique (COG), 79, departement:79",
    "Code officiel géographique au 1er janvier 2024, 2B, departement:2B",
    "Code officiel géographique au 1er janvier 2024, 200041317, epci:200041317"
  })
  void aCodeOfTheListOfPlacesIsAPlaceAndNoWord(String thesaurus, String code, String zone) {
    Dataset dataset = saying(keyword(thesaurus, code));

    assertThat(dataset.coverage().zones()).containsExactly(zone);
    assertThat(dataset.keywords()).isEmpty();
  }

  /** 75 is both Paris and Nouvelle-Aquitaine, 01 both Ain and Guadeloupe; 31 is a former région. */
  @ParameterizedTest
  @ValueSource(strings = {"75", "84", "01", "31", "FRI33", "BRE"})
  void aCodeOfMoreThanOneKindOfPlaceIsNone(String code) {
    Dataset dataset = saying(keyword("Code officiel géographique", code));

    assertThat(dataset.coverage().zones()).isEmpty();
    assertThat(dataset.keywords()).containsExactly(code);
  }

  @Test
  void aBoxTellsMoreThanADepartement() {
    String box =
        """
        <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
          <gmd:westBoundLongitude><gco:Decimal>-0.6</gco:Decimal></gmd:westBoundLongitude>
          <gmd:eastBoundLongitude><gco:Decimal>-0.3</gco:Decimal></gmd:eastBoundLongitude>
          <gmd:southBoundLatitude><gco:Decimal>46.2</gco:Decimal></gmd:southBoundLatitude>
          <gmd:northBoundLatitude><gco:Decimal>46.4</gco:Decimal></gmd:northBoundLatitude>
        </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
        """;

    assertThat(saying(keyword("Code officiel géographique", "79") + box).coverage().zones())
        .isEmpty();
    assertThat(saying(keyword("Code officiel géographique", "79191") + box).coverage().zones())
        .containsExactly("commune:79191");
  }

  @Test
  void aNumberOfAnotherListIsNoPlace() {
    Dataset dataset = saying(keyword("Codes des lots", "79191"));

    assertThat(dataset.coverage().zones()).isEmpty();
    assertThat(dataset.keywords()).containsExactly("79191");
  }

  @Test
  void aNameAmongCodesOfPlacesStaysAWord() {
    assertThat(saying(keyword("Code officiel géographique", "Niort")).keywords())
        .containsExactly("Niort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Spatial scope", "INSPIRE metadata code list: SpatialScope", "Champ géographique"})
  void howFarTheDataReachIsNoSubject(String thesaurus) {
    assertThat(saying(keyword(thesaurus, "Local")).keywords()).isEmpty();
  }

  @Test
  void pathsThroughTreesAreWordsOfTheirOwn() {
    assertThat(
            saying(keyword("Arborescence thématique de la COVADIS", "Nature/Haies et bosquets"))
                .keywords())
        .containsExactlyInAnyOrder("Nature", "Haies et bosquets");
    assertThat(saying(keyword("Unités", "habitants/km²")).keywords())
        .containsExactly("habitants/km²");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eau et/ou assainissement",
        "Référentiel 1/25000",
        "Astreinte 24/7",
        "Surfaces m²/an"
      })
  void notEverySlashIsAStepOfAWay(String word) {
    assertThat(saying(keyword("Thèmes de la COVADIS", word)).keywords()).containsExactly(word);
  }

  private static String keyword(String thesaurus, String word) {
    return """
    <gmd:descriptiveKeywords><gmd:MD_Keywords>
      <gmd:keyword><gco:CharacterString>%s</gco:CharacterString></gmd:keyword>
      <gmd:thesaurusName><gmd:CI_Citation>
        <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
      </gmd:CI_Citation></gmd:thesaurusName>
    </gmd:MD_Keywords></gmd:descriptiveKeywords>
    """
        .formatted(word, thesaurus);
  }

  /** As GeoNetwork 4.4 has it; other laws may well restrict the use of the data. */
  @Test
  void theRegulationOnHighValueDataIsALawThatApplies() {
    String block =
        """
        <gmd:resourceConstraints xmlns:xlink="http://www.w3.org/1999/xlink">
          <gmd:MD_LegalConstraints><mco:reference
              xmlns:mco="http://standards.iso.org/iso/19115/-3/mco/1.0"><gmd:CI_Citation>
            <gmd:title><gmx:Anchor xmlns:gmx="http://www.isotc211.org/2005/gmx"
              xlink:href="http://data.europa.eu/eli/%s/oj">Le règlement</gmx:Anchor></gmd:title>
          </gmd:CI_Citation></mco:reference></gmd:MD_LegalConstraints>
        </gmd:resourceConstraints>
        """;

    Dataset listed = saying(block.formatted("reg_impl/2023/138"));
    Dataset restricted = saying(block.formatted("reg/2016/679"));

    assertThat(listed.legislation()).containsExactly(HighValueRule.REGULATION);
    assertThat(restricted.rights())
        .containsExactly("Le règlement (http://data.europa.eu/eli/reg/2016/679/oj)");
    assertThat(restricted.legislation()).isEmpty();
  }
}
