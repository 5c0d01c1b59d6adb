package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.harvesters.territory.Places;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionTest {

  @Test
  void theFileOfASchemaSaysHowManyRowsItLacks() {
    Assessment assessment =
        new Assessment(new Conformity("arbres", "1", null, 3, 3, 0), 0.9, null, null);
    Portion.MadeFile own =
        new Portion.MadeFile("a.csv", OutputFormat.CSV, 9, "cd", List.of(), null);
    Portion portion =
        new Portion(
            Places.niort(),
            new Receipt(10, 5, 4, 1, 0, Cut.RULE, "2026"),
            List.of(own, own.assessed(assessment)),
            null,
            true,
            FileFacts.of(Table.Format.CSV),
            2);

    List<Receipt> receipts =
        portion.extracts("Arbres", URI.create("https://ex.org/a.csv")).stream()
            .map(Extract::receipt)
            .toList();

    assertThat(receipts.get(0).rowsOut()).isEqualTo(5);
    assertThat(receipts.get(1).rowsOut()).isEqualTo(3);
    assertThat(receipts.get(1).excluded()).isEqualTo(2);
    assertThat(receipts).extracting(Receipt::withheld).containsOnly(0L);
  }
}
