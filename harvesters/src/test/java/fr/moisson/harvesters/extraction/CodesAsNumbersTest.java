package fr.moisson.harvesters.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.territory.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesAsNumbersTest {

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();

  @Test
  void codesOfInseeHaveTheZeroThatASpreadsheetTook() throws IOException {
    String rows =
        "nom;Code INSEE;code postal;lon;lat\nif;1004;1500;-0.25;46.5\n"
            + "orme;79191;79000;-0.25;46.5\n";

    assertThat(made(rows)).contains("if,01004,1500,", "orme,79191,79000,");
    assertThat(notices).contains(Notice.of(Notice.Code.ZEROS_RESTORED, 1, "Code INSEE"));
  }

  /** 79191 is of the same column as 01004, and no number either. */
  @Test
  void codesOfInseeThatJsonTakesForNumbersAreTexts() throws IOException {
    String rows =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"nom":"if","insee_com":1004,"h":7},
         "geometry":{"type":"Point","coordinates":[-0.25,46.5]}},
        {"type":"Feature","properties":{"nom":"orme","insee_com":79191,"h":8},
         "geometry":{"type":"Point","coordinates":[-0.25,46.5]}}]}
        """;
    Path file = Reading.written(folder, "f.geojson", rows.getBytes(UTF_8));

    List<String> contents = made(Reading.table(file, Table.Format.GEOJSON, Table.Place.GUESSED));

    assertThat(contents)
        .anySatisfy(text -> assertThat(text).contains("if,01004,7", "orme,79191,8"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains(
                        "\"insee_com\":\"01004\",\"h\":7", "\"insee_com\":\"79191\",\"h\":8"));
    assertThat(notices).contains(Notice.of(Notice.Code.ZEROS_RESTORED, 1, "insee_com"));
  }

  @Test
  void numbersAmongCodesOfInseeAreNone() throws IOException {
    String rows = "nom;insee;lon;lat\nif;1004;-0.25;46.5\norme;12;-0.25;46.5\n";

    assertThat(made(rows)).contains("if,1004,");
    assertThat(notices).isEmpty();
  }

  @Test
  void codesAsSpreadsheetsAndHandsWriteThemAreCodes() throws IOException {
    String rows =
        "nom;insee;lon;lat\nif;1004.0;-0.25;46.5\norme;79191.0;-0.25;46.5\n"
            + "pin;2a004;-0.25;46.5\nhêtre;1005;-0.25;46.5\n";

    assertThat(made(rows)).contains("if,01004,", "orme,79191,", "pin,2a004,", "hêtre,01005,");
    assertThat(notices)
        .contains(
            Notice.of(Notice.Code.ZEROS_RESTORED, 2, "insee"),
            Notice.of(Notice.Code.DECIMALS_REMOVED, 2, "insee"));
  }

  @Test
  void theCodesOfAColumnMayBeginInALaterRow() throws IOException {
    String rows =
        "nom;insee;num;lon;lat\n"
            + "if;;;-0.25;46.5\n".repeat(PublicRows.HEAD)
            + "orme;1004;7.0;-0.25;46.5\n";

    assertThat(made(rows)).contains("orme,01004,7,");
  }

  /** Nothing is known of a column of which the first rows say nothing. */
  @Test
  void aColumnWithoutACodeInTheFirstRowsStaysAsItIs() throws IOException {
    String rows =
        "nom;insee;lon;lat\n" + "if;;-0.25;46.5\n".repeat(1000) + "orme;1004;-0.25;46.5\n";

    assertThat(made(rows)).contains("orme,1004,");
    assertThat(notices).isEmpty();
  }

  /** Where a cell is empty, programs take the whole numbers of its column for decimal ones. */
  @Test
  void codesAndIdentifiersLoseTheDecimalsOfNumbers() throws IOException {
    String rows =
        """
        id;code_postal;siret;num_version;hauteur;lon;lat
        1.0;79000.0;21790191700013.0;1.0;8.0;-0.25;46.5
        2.0;;;2.0;;-0.25;46.5
        3.0;1500.0;;1.0;5.0;-0.25;46.5
        """;

    assertThat(made(rows))
        .contains("1,79000,21790191700013,1.0,8.0,", "2,,,2.0,,", "3,1500,,1.0,5.0,");
    assertThat(notices)
        .containsExactlyInAnyOrder(
            Notice.of(Notice.Code.DECIMALS_REMOVED, 3, "id"),
            Notice.of(Notice.Code.DECIMALS_REMOVED, 2, "code_postal"),
            Notice.of(Notice.Code.DECIMALS_REMOVED, 1, "siret"));
  }

  @Test
  void codesThatHavePointsKeepThem() throws IOException {
    String rows = "code_naf;num;lon;lat\n62.0;79.0;-0.25;46.5\n62.01;79.0010;-0.25;46.5\n";

    assertThat(made(rows)).contains("62.0,79.0,", "62.01,79.0010,");
    assertThat(notices).isEmpty();
  }

  @Test
  void zerosAreCountedWhereTheirRowsAreKept() throws IOException {
    String rows = "nom;insee;lon;lat\nif;1004;-0.25;46.5\norme;1005;;\npin;1006;-0.25;46.5\n";

    made(rows);

    assertThat(notices).contains(Notice.of(Notice.Code.ZEROS_RESTORED, 2, "insee"));
  }

  /** The first file that is made of a table: CSV. */
  private String made(String csv) throws IOException {
    Path file = Reading.written(folder, "f.csv", csv.getBytes(UTF_8));
    return made(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)).get(0);
  }

  /** All files that are made of a table. */
  private List<String> made(Table table) throws IOException {
    Path files = folder.resolve("files");
    List<String> contents = new ArrayList<>();
    for (Extract extract :
        Extracts.of(table, "Arbres", "arbres", List.of(Places.niort()), files, notices::add)) {
      contents.add(Files.readString(files.resolve(extract.file())));
    }
    return contents;
  }
}
