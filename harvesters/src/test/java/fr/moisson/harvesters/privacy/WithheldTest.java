package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithheldTest {

  @ParameterizedTest
  @CsvSource({
    "nom | Diffusion publique, Hêtre | non",
    "nom | A_DIFFUSER, Hêtre | Non",
    "nom | publiable, Hêtre | 0"
  })
  void aThingThatItsProducerDoesNotWantToBePublishedIsWithheld(String header, String line) {
    Tables table = Tables.of(header, "oui | oui", line, "oui | ").at("POINT (2 48)");

    assertThat(withheld(table, Personal.DETECTED)).containsExactly(2L);
  }

  @Test
  void soIsOneWhoseProducerBlankedItsPlaceAsWell() {
    Tables table = Tables.of("nom | diffusable", "Nid | non", "Port | oui");
    Row placed = table.rows().get(1).at(Tables.geometry("POINT (2 48)"));

    assertThat(
            withheld(
                new Tables(table.columns(), List.of(table.rows().get(0), placed)),
                Personal.DETECTED))
        .containsExactly(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "nom | publique, Port | non",
    "nom | diffusion, Port | non",
    "valide | publique, oui | non"
  })
  void otherThingsThatAreNotPublicStay(String header, String line) {
    assertThat(withheld(Tables.of(header, line).at("POINT (2 48)"), Personal.DETECTED)).isEmpty();
  }

  @Test
  void aListOfDataSaysWhichAreNotPublic() {
    assertThat(withheld(Tables.of("jeu | diffusable", "Cadastre | non"), Personal.DETECTED))
        .isEmpty();
  }

  @Test
  void anOfficerDecidesThatTheColumnSaysSomethingElse() {
    Tables table = Tables.of("nom | diffusable", "Hêtre | non").at("POINT (2 48)");

    assertThat(withheld(table, new Personal(List.of("Diffusable"), null))).isEmpty();
  }

  private static List<Long> withheld(Tables table, Personal personal) {
    Withheld withheld = Withheld.of(table.columns(), table.rows(), personal);
    return table.rows().stream().filter(withheld::has).map(Row::number).toList();
  }
}
