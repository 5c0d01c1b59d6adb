package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class SideBySideTest {

  @TempDir Path folder;

  @Test
  void theRowsOfEachBlockAreRowsOfOneTable() {
    Reading reading =
        Reading.csv(
            folder,
            "id;lat;lon;;id;lat;lon\n1;46.3;-0.4;;3;46.4;-0.5\n2;46.5;-0.3;nota;;;\n;;;;4;46.6;-0.2\n");

    assertThat(reading.columns()).containsExactly("id", "lat", "lon", "colonne_4");
    assertThat(reading.rows())
        .extracting(row -> row.value("id") + row.value("colonne_4"))
        .containsExactly("1", "3", "2nota", "4");
    assertThat(reading.rows())
        .extracting(row -> row.geometry().getCoordinate().y)
        .containsExactly(46.3, 46.4, 46.5, 46.6);
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.SIDE_BY_SIDE, 2));
  }

  /** The first row of a line says nothing of where the others are. */
  @Test
  void noLineIsSkippedForItsFirstRow() {
    String lines = "1;48.8;2.3;3;46.3;-0.4\n".repeat(3);
    Path file =
        Reading.written(
            folder, "f.csv", ("id;lat;lon;id;lat;lon\n" + lines).getBytes(StandardCharsets.UTF_8));
    Table table = Reading.table(file, Table.Format.CSV, Table.Place.GUESSED);
    RowArea area = new RowArea(new Envelope(-1, 0, 46, 47), 1);
    List<Row> rows = new ArrayList<>();
    try (Rows all = Rows.within(table, area, notice -> {})) {
      all.forEachRemaining(rows::add);
    }

    assertThat(rows).filteredOn(row -> row.value("id").equals("3")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jour;heure;jour;heure",
        "nom;jour;heure;jour;heure",
        "a;b;c;a;b;c;a",
        "a;a;a",
        ";a;b;c;a;b;c"
      })
  void otherNamesAreThoseOfOneTable(String names) {
    Reading reading =
        Reading.csv(folder, names + "\n" + "1" + names.replaceAll("[a-z]+", "1") + "\n");

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.columns()).hasSameSizeAs(names.split(";"));
  }
}
