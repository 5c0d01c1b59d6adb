package fr.moisson.routes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.privacy.Personal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer learns of columns that a file had and has no more. */
class LosingColumnsTest {

  private static final String ROW = "a,Tilia,-0.46,46.32\n";

  @TempDir Path folder;
  @AutoClose private Bench bench;
  private Path table;

  @BeforeEach
  void harvest() throws IOException {
    bench = new Bench(folder);
    table = folder.resolve("arbres.csv");
    Files.writeString(table, "nom,essence,lon,lat\n" + ROW.repeat(6));
    bench.source.rows(table, "").lists("d1");
    bench.harvest();
  }

  @Test
  void aColumnThatTheSourceNoLongerFillsIsToldUntilTheDatasetChanges() throws IOException {
    Files.writeString(table, "nom,essence,lon,lat\n" + ROW.replace("Tilia", "").repeat(6));
    bench.harvest();
    bench.harvest();

    assertThat(bench.sql.standing()).containsOnlyOnce("d1 COLUMNS_LOST");
  }

  @Test
  void aColumnThatTheOfficerWithholdsIsNotTheProducersLoss() {
    Personal personal = new Personal(List.of(), List.of("essence"));
    bench.recipe = new Recipe(null, null, null, null, null, null, null, personal);
    bench.harvest();

    assertThat(bench.notices()).contains("d1 PERSONAL_COLUMNS").doesNotContain("d1 COLUMNS_LOST");
  }
}
