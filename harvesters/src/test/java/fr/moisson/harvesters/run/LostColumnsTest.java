package fr.moisson.harvesters.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Receipt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostColumnsTest {

  private static final String TREES =
      "nom,hauteur (m),note\nA,12,\nB,9,\nC,7,abattu\nD,15,\nE,8,\n";
  private static final Assessment OF_SCHEMA =
      new Assessment(new Conformity("arbres", "1", null, 5, 5, 0), 0.9, null, null);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'nom,hauteur (m),note;A,12,;B,9,;C,7,;D,15,;E,8,;F,3,'| ''",
        "'nom,note;A,;B,;C,;D,;E,'| 'hauteur (m)'",
        "'nom,haut.,note;A,12,;B,9,;C,7,;D,15,;E,8,'| 'hauteur (m)'",
        "'nom,hauteur (m),note;,,;,,;,,;,,;,,x'| 'nom, hauteur (m)'",
        "'nom,hauteur (m),note;A,12,;,,;,,;,,;,,'| ''",
      })
  void aColumnThatMostRowsFilledAndNoneDoesNowIsLost(String now, String lost) throws IOException {
    assertThat(lost(dataset(table(TREES, null)), dataset(table(now.replace(';', '\n'), null))))
        .isEqualTo(lost);
  }

  @Test
  void theTableOfTheProducerIsTheOneThatCounts() throws IOException {
    Extract mapped = table("nom\nA\nB\nC\nD\nE\n", OF_SCHEMA);
    Extract shorter = table("autre\nA\nB\nC\nD\nE\n", OF_SCHEMA);
    Extract whole = table(TREES, null);

    assertThat(lost(dataset(mapped, whole), dataset(shorter, whole))).isEmpty();
    assertThat(lost(dataset(mapped), dataset(shorter))).isEqualTo("nom");
    assertThat(lost(dataset(whole), dataset(shorter))).as("of another kind").isEmpty();
  }

  @Test
  void aFewRowsProveNothing() throws IOException {
    assertThat(lost(dataset(table("a,b\n1,2\n", null)), dataset(table("a\n1\n", null)))).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsComparedWithNothing() throws IOException {
    Extract before = table(TREES, null);
    Files.delete(folder.resolve(before.file()));

    assertThat(lost(dataset(before), dataset(table("nom\nA\n", null)))).isEmpty();
  }

  @Test
  void aColumnThatWasWithheldIsNotLost() throws IOException {
    Dataset before = dataset(table(TREES, null));
    Dataset now = dataset(table("note\n\n\n\n\nabattu\n", null));

    assertThat(lost(before, now, Notice.of(Code.PERSONAL_COLUMNS, "agent, nom")))
        .isEqualTo("hauteur (m)");
    assertThat(lost(before, now, Notice.of(Code.PERSONAL_VALUES, 5, "hauteur (m)")))
        .isEqualTo("nom");
    assertThat(lost(before, now, Notice.of(Code.HEADER_REPEATED, "nom")))
        .isEqualTo("nom, hauteur (m)");
  }

  private String lost(Dataset before, Dataset now, Notice... notices) {
    return String.join(", ", new LostColumns(folder).between(before, now, List.of(notices)));
  }

  private static Dataset dataset(Distribution... tables) {
    return Dataset.draft(new DatasetId("niort", "essai", "arbres"), "Arbres")
        .distributions(List.of(tables))
        .build();
  }

  private Extract table(String csv, @Nullable Assessment assessment) throws IOException {
    String sha256 = Hashes.sha256(csv);
    Files.writeString(folder.resolve(sha256 + ".csv"), csv);
    long rows = csv.lines().count() - 1;
    return new Extract(
        "79191",
        "Arbres",
        sha256 + ".csv",
        "CSV",
        "text/csv",
        (long) csv.length(),
        sha256,
        URI.create("https://ville.example/arbres.csv"),
        new Receipt(rows, rows, 0, 0, 0, "points-in-lines-whole", "2026"),
        assessment,
        null);
  }
}
