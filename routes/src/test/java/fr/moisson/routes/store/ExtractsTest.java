package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.routes.portal.Datasets;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class ExtractsTest {

  @Parameter Engine engine;
  @TempDir Path folder;

  @Test
  void reportsAreInUseAsLongAsTheirExtracts() {
    Conformity conformity = new Conformity("arbres-urbains", "0.3.1", null, 3, 2, 1);
    try (Database database = engine.open(folder)) {
      Datasets.publish(
          database.jdbi(),
          Datasets.dataset(
              "1",
              "Arbres",
              draft ->
                  draft.distributions(
                      List.of(
                          extract("aa/plain.csv", null, "ff-datapackage.json"),
                          extract(
                              "ab/trees.csv",
                              new Assessment(
                                  conformity, null, "cd/rapport.json", "ef/corriger.csv"),
                              null),
                          extract(
                              "ac/streets.csv",
                              new Assessment(conformity, null, null, null),
                              null)))));

      assertThat(Extracts.inUse(database))
          .containsExactlyInAnyOrder(
              "aa/plain.csv",
              "ff-datapackage.json",
              "ab/trees.csv",
              "ac/streets.csv",
              "cd/rapport.json",
              "ef/corriger.csv");
    }
  }

  private static Extract extract(
      String file, @Nullable Assessment assessment, @Nullable String descriptor) {
    return new Extract(
        "79191",
        "Niort",
        file,
        "CSV",
        "text/csv",
        12L,
        "abcd",
        URI.create("https://source.example/a.csv"),
        new Receipt(9, 3, 4, 1, 1, "inclusion", "2026"),
        assessment,
        descriptor);
  }
}
