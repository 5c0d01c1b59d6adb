package fr.moisson.harvesters.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoNamesTest {

  private static final Genera GENERA = Genera.of(List.of("Acer", "Betula", "Cornus", "Platanus"));

  @ParameterizedTest
  @CsvSource({
    "Betula pendula (bouleau), Betula pendula, bouleau",
    "Cornus sanguinea (cornouiller), Cornus sanguinea, cornouiller",
    "Acer rubrum (Erable Rouge), Acer rubrum, Erable Rouge",
    "Bouleau verruqueux (Betula pendula), Betula pendula, Bouleau verruqueux",
    "Acer campestre – Érable champêtre, Acer campestre, Érable champêtre",
    "Platanus x hispanica - Platane commun, Platanus x hispanica, Platane commun"
  })
  void eachIsTakenForWhatItIsInEitherOrder(String text, String latin, String vernacular) {
    assertThat(TwoNames.of(text, GENERA)).isEqualTo(new TwoNames(latin, vernacular));
  }

  @ParameterizedTest
  @CsvSource({
    "Platanus orientalis (fastigié)",
    "Acer campestre (souche à retirer)",
    "Acer (à abattre)",
    "Acer rubrum (campestre)",
    "Acer campestre (mort)",
    "Acer griseum (Pax.)",
    "Acer rubrum (Red Sunset)",
    "Acer platanoides (Crimson King)",
    "Betula pendula (argenté)"
  })
  void aRemarkAnEpithetAndAnAuthorAreNoFrenchNames(String text) {
    assertThat(TwoNames.of(text, GENERA)).isEqualTo(new TwoNames(text, ""));
  }

  @Test
  void aNumberIsNoName() {
    assertThat(TwoNames.of("12 - Acer campestre", GENERA))
        .isEqualTo(new TwoNames("Acer campestre", ""));
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aCellOfManyBlanksIsOneName() {
    String text = "a" + " ".repeat(300_000) + "b";

    assertThat(TwoNames.of(text, GENERA)).isEqualTo(new TwoNames(text, ""));
  }
}
