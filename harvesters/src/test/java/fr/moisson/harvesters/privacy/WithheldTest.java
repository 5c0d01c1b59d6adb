package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithheldTest {

  @ParameterizedTest
  @CsvSource({
    "nom | Diffusion publique, Hêtre | non",
    "nom | A_DIFFUSER, Hêtre | Non",
    "nom | publiable, Hêtre | 0",
    "VALIDE | PUBLIQUE, oui | non"
  })
  void aThingThatItsProducerDoesNotWantToBePublishedIsLeftOut(String header, String line) {
    Tables.Shown shown = Tables.of(header, "oui | oui", line, "oui | ").at("POINT (2 48)").shown();

    assertThat(shown.rows()).extracting(row -> row.number()).containsExactly(1L, 3L);
    assertThat(shown.notices()).containsExactly(Notice.of(Notice.Code.SENSITIVE_LEFT_OUT, 1));
  }

  @ParameterizedTest
  @CsvSource({"nom | publique, Port | non", "nom | diffusion, Port | non"})
  void otherThingsThatAreNotPublicStay(String header, String line) {
    assertThat(Tables.of(header, line).at("POINT (2 48)").shown().rows()).hasSize(1);
  }

  @Test
  void aListOfDataSaysWhichAreNotPublic() {
    assertThat(Tables.of("jeu | diffusable", "Cadastre | non").shown().rows()).hasSize(1);
  }
}
