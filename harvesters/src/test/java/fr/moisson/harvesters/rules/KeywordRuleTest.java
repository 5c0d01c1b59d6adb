package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeywordRuleTest {

  private final Samples samples = new Samples();

  private Collection<String> settled(String... stated) {
    return samples.settled(new KeywordRule(), draft -> draft.keywords(List.of(stated))).keywords();
  }

  @Test
  void oneWritingOfEachWordIsKept() {
    assertThat(settled("", " ", "Environnement", "environnement ", "biodiversite", "Biodiversité"))
        .containsExactly("Biodiversité", "environnement");
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.KEYWORDS_CLEANED, 6, 2));
    assertThat(settled("ppri", "PPRi", "qualite-de-l-air", "qualité de l’air"))
        .containsExactly("PPRi", "qualité de l’air");
  }

  @Test
  void listsAreSplit() {
    assertThat(settled("eau; rivière|crue")).containsExactly("crue", "eau", "rivière");
    assertThat(settled("eau, rivière, crue")).containsExactly("crue", "eau", "rivière");
    assertThat(settled("arbre, nature", "école,enfance"))
        .containsExactly("arbre", "enfance", "nature", "école");
  }

  @Test
  void aThemeWithCommasIsNotAList() {
    assertThat(
            settled(
                "Agriculture, pêche, sylviculture et alimentation",
                "Culture, Heritage",
                "PM 2,5",
                "seuil de 2,5 m",
                "eau, boues et déchets"))
        .containsExactly(
            "Agriculture, pêche, sylviculture et alimentation",
            "Culture, Heritage",
            "PM 2,5",
            "eau, boues et déchets",
            "seuil de 2,5 m");
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void addressesMachineTagsAndSentencesGo() {
    assertThat(
            settled(
                "http://inspire.ec.europa.eu/theme/ps",
                "inspire",
                "geop:dataset_id",
                "***",
                "mot ".repeat(40),
                "#arbres"))
        .containsExactly("arbres");
  }

  @Test
  void thePathToAWordOfAThesaurusIsAList() {
    assertThat(
            settled(
                "/Milieu physique/Hydrodynamique côtière",
                "OCEANS > COASTAL PROCESSES > SEDIMENT TRANSPORT",
                "eau/air",
                "débit > 10 m3/s"))
        .containsExactly(
            "COASTAL PROCESSES",
            "Hydrodynamique côtière",
            "Milieu physique",
            "OCEANS",
            "SEDIMENT TRANSPORT",
            "débit > 10 m3/s",
            "eau/air");
  }

  @Test
  void caseIsLeftAsWritten() {
    assertThat(settled("Natura 2000", "ZNIEFF")).containsExactly("Natura 2000", "ZNIEFF");
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void fiftyKeywordsAreEnough() {
    String[] many = IntStream.range(0, 3000).mapToObj(i -> "mot" + i).toArray(String[]::new);
    assertThat(settled(many)).hasSize(50);
  }

  @Test
  void aThemeOfAPortalsOwnIsAKeyword() {
    assertThat(
            samples
                .settled(
                    new KeywordRule(),
                    draft ->
                        draft
                            .keywords(List.of("mairie"))
                            .themes(
                                List.of("Cadre de vie", "ENVI", "Environnement", "https://x/1")))
                .keywords())
        .containsExactly("Cadre de vie", "mairie");
    assertThat(samples.notices).isEmpty();
  }
}
