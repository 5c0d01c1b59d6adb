package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.DatasetDates;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.harvesters.territory.Places;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortionTest {

  private static final URI ORIGIN = URI.create("https://ex.org/a.csv");
  private static final Portion.MadeFile OWN =
      new Portion.MadeFile("a.csv", OutputFormat.CSV, 9, "cd", List.of(), null);
  private static final Assessment ASSESSMENT =
      new Assessment(new Conformity("arbres", "1", null, 3, 3, 0), 0.9, null, null);

  /**
   * The name of the territory must not stand for that of the commune, and what tells the files
   * apart must not stand behind either: portals cut long names.
   */
  @ParameterizedTest
  @CsvSource({
    "Arbres, 'Arbres (CSV), Niort'",
    "Arbres – Niort, Arbres (CSV) – Niort",
    "Arbres de Niort en 2024, Arbres de Niort en 2024 (CSV)",
    "Arbres – Niort Communauté, 'Arbres – Niort Communauté (CSV), Niort'",
    "Arbres du Niortais, 'Arbres du Niortais (CSV), Niort'",
    "Arbres de Beauvoir-sur-Niort, 'Arbres de Beauvoir-sur-Niort (CSV), Niort'"
  })
  void aFileIsNamedAfterItsPlace(String title, String name) {
    Territory whole =
        new Territory(
            Territory.Kind.EPCI,
            "200041317",
            "Niort Communauté",
            List.of(),
            Places.niortais().contour(),
            "2026");

    assertThat(portion(List.of(OWN)).extracts(title, whole, ORIGIN))
        .extracting(Extract::title)
        .containsExactly(name);
  }

  @Test
  void theFileOfASchemaSaysWhichOne() {
    List<Extract> extracts =
        portion(List.of(OWN.assessed(ASSESSMENT)))
            .extracts("Arbres – Niort", Places.niortais(), ORIGIN);

    assertThat(extracts)
        .extracting(Extract::title)
        .containsExactly("Arbres (arbres 1, CSV) – Niort");
    assertThat(extracts)
        .extracting(Extract::commonTitle)
        .containsExactly("Arbres (arbres 1) – Niort");
  }

  @Test
  void theFileOfASchemaSaysHowManyRowsItLacks() {
    List<Receipt> receipts =
        portion(List.of(OWN, OWN.assessed(ASSESSMENT)))
            .extracts("Arbres", Places.niortais(), ORIGIN)
            .stream()
            .map(Extract::receipt)
            .toList();

    assertThat(receipts.get(0).rowsOut()).isEqualTo(5);
    assertThat(receipts.get(1).rowsOut()).isEqualTo(3);
    assertThat(receipts.get(1).excluded()).isEqualTo(2);
    assertThat(receipts).extracting(Receipt::withheld).containsOnly(0L);
  }

  private static Portion portion(List<Portion.MadeFile> files) {
    return new Portion(
        Places.niort(),
        new Receipt(10, 5, 4, 1, 0, Cut.RULE, "2026"),
        files,
        null,
        true,
        FileFacts.of(Table.Format.CSV),
        2,
        new DatasetDates(null, null));
  }
}
