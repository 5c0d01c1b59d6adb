package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void pathsThroughTreesAreWordsOfTheirOwn() {
    assertThat(
            saying(keyword("Arborescence thématique de la COVADIS", "Nature/Haies et bosquets"))
                .keywords())
        .containsExactlyInAnyOrder("Nature", "Haies et bosquets");
    assertThat(saying(keyword("Milieux", "/Milieu vivant/Bocage")).keywords())
        .containsExactlyInAnyOrder("Milieu vivant", "Bocage");
    assertThat(saying(keyword("Unités", "habitants/km²")).keywords())
        .containsExactly("habitants/km²");
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
}
