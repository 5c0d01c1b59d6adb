package fr.moisson.harvesters.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {

  /** Otherwise several datasets of one source would have the same file name. */
  @ParameterizedTest
  @CsvSource({
    "georisques-ssp, casias, georisques-ssp-casias",
    "georisques-cavites, cavites, georisques-cavites",
    "insee, https://id.insee.fr/Carroyage 200 m é, insee-https-id-insee-fr-carroyage-200-m-e",
    "niort, '', niort",
    "niort, ♥, niort"
  })
  void aFileBearsTheNameOfItsDataset(String source, String remoteId, String stem) {
    assertThat(Preparation.fileStem(source, remoteId)).isEqualTo(stem);
  }

  @ParameterizedTest
  @CsvSource({"niort, 100", "niort-, 75"})
  void aNameIsNoLongerThanAnAddressCanBear(String source, int letters) {
    assertThat(Preparation.fileStem(source, "a".repeat(letters))).hasSizeLessThanOrEqualTo(80);
  }
}
