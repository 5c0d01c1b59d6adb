package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Places;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnGroundRuleTest {

  private static final String SQUARE = "POLYGON((0 46, 1 46, 1 47, 0 47, 0 46))";

  private final Samples samples = new Samples();

  private Coverage of(Territory territory, Coverage stated, @Nullable String siren) {
    return samples
        .settled(
            new OwnGroundRule(territory),
            draft -> draft.coverage(stated).publisher(new Agent("Mairie", null, siren)))
        .coverage();
  }

  @ParameterizedTest
  @CsvSource({
    "79191, 217901917",
    "35360, 213503600",
    "01004, 210100046",
    "2A004, 212000046",
    "97411, 219740115",
    "97209, 219722097",
    "97302, 219733029"
  })
  void whatACommunePublishesIsAboutIt(String insee, String siren) {
    Territory commune = Places.commune(insee, "Ville", SQUARE);

    assertThat(of(commune, Coverage.UNSTATED, siren)).isEqualTo(commune.coverage());
  }

  @ParameterizedTest
  @CsvSource({"217900190", "227900016", "200041317", "21790191", "217919107", ","})
  void whatOthersPublishMayBeAboutAnything(@Nullable String siren) {
    assertThat(of(Places.niort(), Coverage.UNSTATED, siren)).isEqualTo(Coverage.UNSTATED);
  }

  @Test
  void anEpciIsAboutItsWholeAndItsMembersAboutAnything() {
    Territory niortais = Places.niortais();

    assertThat(of(niortais, Coverage.UNSTATED, "200041317")).isEqualTo(niortais.coverage());
    assertThat(of(niortais, Coverage.UNSTATED, "217901917")).isEqualTo(Coverage.UNSTATED);
  }

  @Test
  void whatIsStatedStays() {
    Coverage stated = Coverage.of(List.of("departement:79"), null);

    assertThat(of(Places.niort(), stated, "217901917")).isEqualTo(stated);
  }
}
