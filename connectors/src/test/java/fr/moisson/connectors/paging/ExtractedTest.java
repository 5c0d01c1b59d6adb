package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Territory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractedTest {

  private static final Territory NIORT =
      new Territory(
          Territory.Kind.COMMUNE, "79191", "Niort", List.of(), Niortais.of().contour(), "2026");

  @ParameterizedTest
  @CsvSource({
    "Arbres, Arbres – Niort",
    "Arbres de Niort, Arbres de Niort",
    "Arbres du Niortais, Arbres du Niortais – Niort"
  })
  void itsTitleNamesTheTerritory(String whole, String title) {
    Dataset dataset = Dataset.draft(new DatasetId("niort", "s", "a"), whole).build();

    assertThat(Extracted.of(dataset, NIORT).title()).isEqualTo(title);
  }
}
