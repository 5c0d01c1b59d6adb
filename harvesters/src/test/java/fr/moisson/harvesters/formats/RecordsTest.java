package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

  @TempDir Path folder;

  @Test
  void aCsvFileIsGivenWithAllItsFaults() {
    Table table = csv("Inventaire\nid;nom;nom\n1; Tilleul ;\n\n2;NULL\n3;a;b;c\n;;\n");

    try (Records records = Records.open(table, notice -> {})) {
      assertThat(records.header()).containsExactly("id", "nom", "nom");
      assertThat(records.facts().separator()).isEqualTo(';');
      assertThat(all(records))
          .containsExactly(
              new Record(List.of("1", " Tilleul ", ""), 3),
              new Record(List.of(), 4),
              new Record(List.of("2", "NULL"), 5),
              new Record(List.of("3", "a", "b", "c"), 6),
              new Record(List.of("", "", ""), 7));
    }
  }

  @Test
  void aQuoteThatIsNeverClosedIsALetter() {
    Table table = csv("id,nom\n1,\"Tilleul\n2,Orme\n");
    List<Notice> notices = new ArrayList<>();

    try (Records records = Records.open(table, notices::add)) {
      assertThat(all(records))
          .containsExactly(
              new Record(List.of("1", "\"Tilleul"), 2), new Record(List.of("2", "Orme"), 3));
    }
    assertThat(notices).containsExactly(Notice.of(Notice.Code.UNCLOSED_QUOTE, 1, "l. 2"));
  }

  /** As spreadsheets number them, in which such a table is put right. */
  @Test
  void rowsAreCountedWhateverTheLinesOfTheirCells() {
    Table table = csv("id;\"nom\n(usuel)\"\n1;\"a\r\nb\nc\"\n\n2;d\n");

    try (Records records = Records.open(table, notice -> {})) {
      assertThat(all(records))
          .containsExactly(
              new Record(List.of("1", "a\r\nb\nc"), 2),
              new Record(List.of(), 3),
              new Record(List.of("2", "d"), 4));
    }
  }

  @Test
  void featuresAreLinesToo() {
    Path file =
        Reading.written(
            folder,
            "f.geojson",
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "geometry": null, "properties": {"id": 1, "nom": "Tilleul"}},
              {"type": "Feature", "geometry": null, "properties": {"nom": "Orme"}}]}
            """
                .getBytes(UTF_8));

    try (Records records =
        Records.open(
            Reading.table(file, Table.Format.GEOJSON, Table.Place.GUESSED), notice -> {})) {
      assertThat(records.header()).containsExactly("id", "nom");
      assertThat(all(records))
          .containsExactly(
              new Record(List.of("1", "Tilleul"), 1), new Record(List.of("", "Orme"), 2));
    }
  }

  private Table csv(String text) {
    Path file = Reading.written(folder, "f.csv", text.getBytes(UTF_8));
    return Reading.table(file, Table.Format.CSV, Table.Place.GUESSED);
  }

  private static List<Record> all(Records records) {
    List<Record> all = new ArrayList<>();
    records.forEachRemaining(all::add);
    return all;
  }
}
