package fr.moisson.harvesters.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  @CsvSource({"40, 40, ''", "160, 40, '120, 160, arbres-urbains 0.3.1'"})
  void rowsThatBreakTheirSchemaAreCounted(long rows, long valid, String told) {
    Extract plain = extract(null);
    Conformity conformity =
        new Conformity("arbres-urbains", "0.3.1", null, rows, valid, rows - valid);
    Extract assessed = extract(new Assessment(conformity, 0.9, null, null));

    assertThat(Preparation.faulty(List.of(plain, assessed)))
        .map(notice -> String.join(", ", notice.args()))
        .isEqualTo(Optional.of(told).filter(text -> !text.isEmpty()));
    assertThat(Preparation.faulty(List.of(plain))).isEmpty();
  }

  private static Extract extract(@Nullable Assessment assessment) {
    return new Extract(
        "79191",
        "Arbres",
        "aa/arbres.csv",
        "CSV",
        "text/csv",
        10L,
        "aa",
        URI.create("https://ville.example/arbres.csv"),
        new Receipt(160, 160, 0, 0, 0, "points-in-lines-whole", "2026"),
        assessment,
        null);
  }

  @ParameterizedTest
  @CsvSource({"niort, 100", "niort-, 75"})
  void aNameIsNoLongerThanAnAddressCanBear(String source, int letters) {
    assertThat(Preparation.fileStem(source, "a".repeat(letters))).hasSizeLessThanOrEqualTo(80);
  }
}
