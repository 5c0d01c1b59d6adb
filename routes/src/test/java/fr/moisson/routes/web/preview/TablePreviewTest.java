package fr.moisson.routes.web.preview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.ExtractView;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePreviewTest {

  private static final Texts FRENCH = new Texts(Language.FRENCH);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | -3.5 | NUMBER",
        "12,5 | '' | NUMBER",
        "79191 | 01001 | TEXT",
        "2026-02-17 | '' | DATE",
        "2026-02-17 | 2026 | TEXT",
        "true | false | YES_OR_NO",
        "https://a.example/x | http://b.example | LINK",
        "https://a.example/x | voir le site | TEXT",
        "'' | '' | TEXT"
      })
  void aColumnIsOfTheKindThatAllItsValuesAreOf(String first, String second, CellKind kind) {
    assertThat(CellKind.of(List.of(first, second))).isEqualTo(kind);
  }

  @Test
  void anAddressThatIsNoneIsText() {
    assertThat(CellKind.LINK.cell("https://a.example/é[", FRENCH).href()).isEmpty();
    assertThat(CellKind.LINK.cell("https://a.example/é", FRENCH).href())
        .isEqualTo("https://a.example/é");
  }

  @Test
  void aShortLineHasEmptyCells() throws IOException {
    TablePreview preview = preview("a,b\r\n1\r\n2,x\r\n").orElseThrow();

    assertThat(preview.rows())
        .extracting(row -> row.stream().map(TablePreview.Cell::text).toList())
        .containsExactly(List.of("1", ""), List.of("2", "x"));
  }

  @Test
  void whatSaysNothingIsLeftOutAndNumbersThatWereMadeComeLast() throws IOException {
    String rows = "170712551404245,,Acer,12345678901234\r\n5006679986323,,Tilia,23456789012345\r\n";

    TablePreview preview = preview("id,date,genre,siret\r\n" + rows).orElseThrow();

    assertThat(preview.columns())
        .extracting(TablePreview.Column::name)
        .containsExactly("genre", "siret", "id");
    assertThat(preview.rows().get(0))
        .extracting(TablePreview.Cell::text)
        .containsExactly("Acer", "12345678901234", "170712551404245");
    assertThat(preview.emptyColumns()).isOne();
    assertThat(preview.hiddenColumns()).isZero();
    assertThat(preview("a,b\r\n,\r\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"code\":\"02\",\"libelle\":\"Prescriptions\",\"nom\":\"ZONE BLEUE\"}] | Prescriptions –"
            + " ZONE BLEUE",
        "[{\"libelle\":\"crue\"},{\"libelle\":\"crue\"},{\"libelle\":\"ruissellement\"}] | crue,"
            + " ruissellement",
        "[\"bus\",\"tram\"] | bus, tram",
        "[{\"code\":\"02\"},{\"code\":\"03\"}] | 2 éléments",
        "[[0,1]] | 1 élément",
        "[] | ~~",
        "[sic] d’après un plan | [sic] d’après un plan",
        "{\"type\":\"Point\"} | {\"type\":\"Point\"}"
      })
  void aListIsShownAsItsLabels(String cell, String shown) {
    assertThat(CellKind.TEXT.cell(cell, FRENCH).text()).isEqualTo(shown);
  }

  @Test
  void aColumnOfEmptyListsSaysNothing() throws IOException {
    TablePreview preview = preview("nom,plans\r\nPort,[]\r\nParc,[ ]\r\n").orElseThrow();

    assertThat(preview.columns()).extracting(TablePreview.Column::name).containsExactly("nom");
    assertThat(preview.emptyColumns()).isOne();
  }

  @Test
  void ofSeveralFilesTheOneWithMostFilledColumnsIsShown() throws IOException {
    Files.writeString(folder.resolve("schema.csv"), "id,type,modele\r\n1,,\r\n");
    Files.writeString(folder.resolve("own.csv"), "id,etat,nom\r\n1,hors service,Halles\r\n");
    Files.writeString(folder.resolve("same.csv"), "a,b,c\r\n1,2,3\r\n");

    assertThat(of("schema.csv", "own.csv", "same.csv").orElseThrow().columns())
        .extracting(TablePreview.Column::name)
        .containsExactly("id", "etat", "nom");
  }

  @Test
  void aHeaderAloneIsNoPreview() throws IOException {
    assertThat(preview("a,b\r\n")).isEmpty();
  }

  @Test
  void onlyTheFirstRowsOfAFileAreRead() throws IOException {
    Path file = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id\r\n");
      for (int i = 0; i < 30; i++) {
        out.write(i + "\r\n");
      }
      // Reading further would fail on a quote that is never closed.
      out.write("\"" + "x".repeat(5_000_000));
    }

    assertThat(of("large.csv").orElseThrow().rows()).hasSize(20);
  }

  private Optional<TablePreview> preview(String csv) throws IOException {
    Files.writeString(folder.resolve("some.csv"), csv);
    return of("some.csv");
  }

  private Optional<TablePreview> of(String... files) {
    return TablePreview.of(
        new ExtractView("79191", Stream.of(files).map(TablePreviewTest::extract).toList()),
        new ExtractFolder(folder),
        WebSettings.LOCAL,
        FRENCH);
  }

  private static Extract extract(String file) {
    return new Extract(
        "79191",
        "Arbres",
        file,
        "CSV",
        "text/csv",
        12L,
        "ab",
        URI.create("https://a.example/arbres.csv"),
        new Receipt(9, 3, 6, 0, 0, "points-in-lines-whole", "2026"),
        null,
        null);
  }
}
