package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFilterTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Dataset TREES =
      Dataset.draft(new DatasetId("niort", "portail", "inventaire-1"), "Arbres d’alignement – 2024")
          .keywords(Set.of("arbre urbain", "Végétation"))
          .themes(Set.of("ENVI"))
          .publisher(new Agent("DREAL Nouvelle-Aquitaine", null, null))
          .identifiers(Set.of("https://doi.org/10.1234/ABC"))
          .landingPage(URI.create("https://portail.example.org/jeux/arbres/"))
          .build();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"themes": "ENVI"}                                          | true
          {"themes": ["TRAN", "Environnement"]}                       | true
          {"themes": "TRAN"}                                          | false
          {"titles": "arbres*"}                                       | true
          {"titles": "Arbres d'alignement - 2024"}                    | true
          {"titles": "arbres"}                                        | false
          {"titles": "*alignement*"}                                  | true
          {"titles": "*2023"}                                         | false
          {"keywords": ["eau", "vegetation"]}                         | true
          {"keywords": "arbre"}                                       | false
          {"keywords": "arbre *"}                                     | true
          {"keywords": "arb *"}                                       | false
          {"keywords": "* urbain"}                                    | true
          {"keywords": "* bain"}                                      | false
          {"publishers": "dreal*"}                                    | true
          {"publishers": "Ville de Niort"}                            | false
          {"datasets": "inventaire-1"}                                | true
          {"datasets": "https://portail.example.org/jeux/arbres"}     | true
          {"datasets": "https://doi.org/10.1234/abc"}                 | true
          {"datasets": "inventaire"}                                  | false
          {"themes": "ENVI", "publishers": "Ville*"}                  | false
          {"themes": "ENVI", "publishers": ["Ville*", "DREAL*"]}      | true
          """)
  void aDatasetHasOneOfTheWordsOfEachKey(String written, boolean isMeant)
      throws JsonProcessingException {
    assertThat(JSON.readValue(written, DatasetFilter.class).test().test(TREES)).isEqualTo(isMeant);
  }

  @Test
  void itIsKnownByOurOwnPageOfIt() throws JsonProcessingException {
    String key = TREES.id().key();

    for (String name : List.of(key, "https://moisson.example.org/en/datasets/" + key)) {
      assertThat(
              JSON.readValue("{\"datasets\": \"" + name + "\"}", DatasetFilter.class)
                  .test()
                  .test(TREES))
          .as(name)
          .isTrue();
    }
  }

  @Test
  void whatSaysNothingOfItMeetsNoCriterionOfIt() throws JsonProcessingException {
    Dataset bare = Dataset.draft(new DatasetId("niort", "portail", "x"), "X").build();

    assertThat(JSON.readValue("{\"publishers\": \"*x*\"}", DatasetFilter.class).test().test(bare))
        .isFalse();
    assertThat(JSON.readValue("{\"keywords\": \"*x*\"}", DatasetFilter.class).test().test(bare))
        .isFalse();
  }

  /** Such a filter would let everything through, or nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"titles\": \"*\"}", "{\"titles\": \"—\"}", "{\"themes\": \"ENVIR\"}"})
  void whatMeansEverythingOrNothingIsRefused(String written) {
    assertThatThrownBy(() -> JSON.readValue(written, DatasetFilter.class))
        .isInstanceOf(ValueInstantiationException.class);
  }

  @Test
  void itIsToldAsItIsWritten() throws JsonProcessingException {
    assertThat(
            JSON.readValue(
                "{\"titles\": \"Budget*\", \"themes\": [\"GOVE\"]}", DatasetFilter.class))
        .hasToString("{ titles: [Budget*], themes: [GOVE] }");
  }
}
