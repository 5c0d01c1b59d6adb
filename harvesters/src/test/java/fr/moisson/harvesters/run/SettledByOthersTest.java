package fr.moisson.harvesters.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettledByOthersTest {

  @ParameterizedTest
  @CsvSource({
    "PORTAL_NAME_TAKEN, true",
    "PORTAL_HAS_ANOTHER, true",
    "PORTAL_ANOTHER_OWNS, true",
    "PORTAL_REFUSES, false"
  })
  void aRecordOfSomebodyElseIsTheirsToHide(Code failure, boolean isSettled) {
    Delivery withdrawal =
        new Delivery.Withdraw(
            new DatasetId("niort", "essai", "arbres"),
            "Arbres",
            Optional.of("r1"),
            Notice.of(Code.WITHDRAWN),
            null);

    assertThat(withdrawal.isSettledByOthers(failure)).isEqualTo(isSettled);
  }
}
