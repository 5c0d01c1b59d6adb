package fr.moisson.harvesters.formats.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetRowsTest {

  static final String TEXTS =
      """
      <si><t>Inventaire des arbres</t></si><si><t>Nom</t></si><si><t>Planté le</t></si>
      <si><r><t>Chê</t></r><r><rPr><b/></rPr><t xml:space="preserve">ne </t></r>
        <rPh sb="0" eb="1"><t>ちぇ</t></rPh></si>
      <si><t>lat</t></si><si><t>lon</t></si><si><t>Remarque_x000D_
      </t></si>
      """;

  private static final String TREES =
      """
      <row r="2"><c r="B2" t="s"><v>0</v></c></row>
      <row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" t="s"><v>2</v></c><c r="E4" t="s"><v>4</v></c>
        <c r="F4" t="s"><v>5</v></c><c r="G4" t="s"><v>6</v></c></row>
      <row r="5"><c r="B5" t="s"><v>3</v></c><c r="C5" s="1"><v>45000</v></c>
        <c r="E5"><v>46.323716000000003</v></c><c r="F5"><v>-0.46</v></c>
        <c r="G5" t="e"><v>#N/A</v></c></row>
      <row r="6"><c r="B6" t="inlineStr"><is><t>If</t></is></c><c r="C6" s="2"><v>45000.75</v></c>
        <c r="E6" t="str"><f>A1&amp;"x"</f><v>46,3</v></c><c r="F6"><f>2*3</f><v>-1.5E-1</v></c>
        <c r="G6" t="b"><v>1</v></c></row>
      <row r="8"/>
      """;

  @TempDir Path folder;

  @Test
  void aWorkbookIsReadUnderItsTitles() {
    Path file = Sheets.xlsx(folder, TEXTS, "Arbres", TREES);

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.columns()).containsExactly("Nom", "Planté le", "lat", "lon", "Remarque");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(5L, 6L);
    assertThat(reading.values(0).values())
        .containsExactly("Chêne", "2023-03-15", "46.323716", "-0.46", "");
    assertThat(reading.values(1).values())
        .containsExactly("If", "2023-03-15T18:00:00", "46,3", "-0.15", "true");
    assertThat(reading.rows()).allMatch(row -> row.geometry() != null);
    assertThat(reading.codes()).containsExactly(Notice.Code.TITLES_ABOVE);
  }

  @ParameterizedTest
  @CsvSource({"<sheetPr/>, 1", "<sheetPr filterMode=\"1\"/>, 2"})
  void hiddenRowsAreNotPublishedUnlessAFilterHidesThem(String before, int rows) {
    String cell = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
    String row = "<row%s>" + cell + cell + "</row>";
    Path file =
        Sheets.xlsxWith(
            folder,
            before,
            row.formatted("", "nom", "n")
                + row.formatted("", "If", "1")
                + row.formatted(" hidden=\"1\"", "Chêne", "2"));

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.rows()).hasSize(rows);
    assertThat(reading.codes().contains(Notice.Code.HIDDEN_ROWS)).isEqualTo(rows == 1);
  }

  @ParameterizedTest
  @CsvSource({
    "<c><f>A1</f><v/></c>, true",
    "<c><f>A1</f></c>, true",
    "<c><f>A1</f><v>3</v></c>, false",
    "<c t=\"str\"><f>A1</f><v></v></c>, false",
    "<c t=\"e\"><f>A1</f><v>#N/A</v></c>, false",
    "<c/>, false"
  })
  void formulasThatNobodyHasComputedAreTold(String cell, boolean isTold) {
    String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
    String header = "<row>" + text.formatted("nom") + text.formatted("n") + "</row>";
    Path file =
        Sheets.xlsxWith(folder, "", header + "<row>" + text.formatted("If") + cell + "</row>");

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.codes().contains(Notice.Code.FORMULAS_UNCOMPUTED)).isEqualTo(isTold);
  }

  @Test
  void hiddenColumnsAreNotPublishedAndAreTold() {
    String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
    Path xlsx =
        Sheets.xlsxWith(
            folder,
            "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/>"
                + "</cols>",
            "<row>"
                + text.formatted("nom")
                + text.formatted("tél")
                + text.formatted("n")
                + "</row>"
                + "<row>"
                + text.formatted("If")
                + text.formatted("06")
                + "<c><v>1</v></c></row>");
    Path ods =
        Sheets.ods(
            folder,
            """
            <table:table table:name="a"><table:table-column/>
            <table:table-column table:visibility="collapse"/><table:table-column/>
            <table:table-row><table:table-cell><text:p>nom</text:p></table:table-cell>
              <table:table-cell><text:p>tél</text:p></table:table-cell>
              <table:table-cell><text:p>n</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell><text:p>If</text:p></table:table-cell>
              <table:table-cell><text:p>06</text:p></table:table-cell>
              <table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>
            </table:table>
            """);

    for (Reading reading : List.of(read(xlsx, Format.XLSX, null), read(ods, Format.ODS, null))) {
      assertThat(reading.columns()).containsExactly("nom", "n");
      assertThat(reading.values(0).values()).containsExactly("If", "1");
      assertThat(reading.notices())
          .containsExactly(Notice.of(Notice.Code.HIDDEN_COLUMNS, Reading.ORIGIN, "B"));
    }
  }

  @Test
  void cellsMergedOverSeveralRowsSpeakForEachOfThem() {
    String text = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
    String row = "<row r=\"%d\">%s</row>";
    String rows =
        row.formatted(1, text.formatted("A1", "commune") + text.formatted("B1", "essence"))
            + row.formatted(2, text.formatted("A2", "Niort") + text.formatted("B2", "If"))
            + row.formatted(3, text.formatted("B3", "Orme"))
            + row.formatted(5, text.formatted("B5", "Tilleul"))
            + row.formatted(6, text.formatted("A6", "Aiffres") + text.formatted("B6", "Frêne"))
            + row.formatted(7, text.formatted("B7", "Chêne"));
    Path xlsx =
        Sheets.xlsxWith(
            folder,
            "",
            rows
                + "</sheetData><mergeCells><mergeCell ref=\"A6:A6\"/><mergeCell ref=\"A2:A5\"/>"
                + "<mergeCell ref=\"?\"/></mergeCells><sheetData>");
    String cell = "<table:table-cell%s><text:p>%s</text:p></table:table-cell>";
    String covered = "<table:table-row><table:covered-table-cell/>";
    Path ods =
        Sheets.ods(
            folder,
            "<table:table table:name=\"a\"><table:table-row>"
                + cell.formatted("", "commune")
                + cell.formatted("", "essence")
                + "</table:table-row><table:table-row>"
                + cell.formatted(" table:number-rows-spanned=\"3\"", "Niort")
                + cell.formatted("", "If")
                + "</table:table-row>"
                + (covered + cell.formatted("", "Orme") + "</table:table-row>")
                + (covered + cell.formatted("", "Tilleul") + "</table:table-row>")
                + "<table:table-row>"
                + cell.formatted("", "Aiffres")
                + cell.formatted("", "Frêne")
                + "</table:table-row><table:table-row><table:table-cell/>"
                + cell.formatted("", "Chêne")
                + "</table:table-row></table:table>");

    for (Reading reading : List.of(read(xlsx, Format.XLSX, null), read(ods, Format.ODS, null))) {
      assertThat(reading.rows())
          .extracting(one -> one.values().values().toString())
          .containsExactly(
              "[Niort, If]", "[Niort, Orme]", "[Niort, Tilleul]", "[Aiffres, Frêne]", "[, Chêne]");
      assertThat(reading.notices())
          .containsExactly(Notice.of(Notice.Code.MERGED_CELLS, Reading.ORIGIN, "commune"));
    }
  }

  @Test
  void cellsOfARowMayComeInAnyOrder() {
    String text = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
    Path file =
        Sheets.xlsx(
            folder,
            TEXTS,
            "a",
            "<row r=\"1\">"
                + text.formatted("B1", "essence")
                + text.formatted("A1", "numero")
                + text.formatted("C1", "hauteur")
                + "</row><row r=\"2\"><c r=\"C2\"><v>9</v></c>"
                + text.formatted("B2", "Aulne")
                + "<c r=\"A2\"><v>7</v></c></row>"
                + "<row r=\"3\">"
                + text.formatted("A3", "numero")
                + text.formatted("B3", "essence")
                + text.formatted("C3", "hauteur")
                + "</row>");

    Reading reading = Reading.of(Reading.table(file, Table.Format.XLSX, Table.Place.GUESSED));

    assertThat(reading.columns()).containsExactly("numero", "essence", "hauteur");
    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.values(0).values()).containsExactly("7", "Aulne", "9");
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.HEADER_REPEATED, 1).at(3));
  }

  @Test
  void aHeaderOfTwoLinesIsOne() {
    String text = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
    Path file =
        Sheets.xlsx(
            folder,
            TEXTS,
            "a",
            "<row r=\"1\">"
                + text.formatted("A1", "Inventaire")
                + "</row>"
                + "<row r=\"2\">"
                + text.formatted("A2", "Nom")
                + text.formatted("B2", "Coordonnées")
                + text.formatted("D2", "Haut")
                + "</row>"
                + "<row r=\"3\">"
                + text.formatted("B3", "X")
                + text.formatted("C3", "Y")
                + "</row>"
                + "<row r=\"4\">"
                + text.formatted("A4", "If")
                + "<c r=\"B4\"><v>433692</v></c>"
                + "<c r=\"C4\"><v>6586069</v></c><c r=\"D4\"><v>3</v></c></row>");

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.columns()).containsExactly("Nom", "X", "Y", "Haut");
    assertThat(reading.rows()).singleElement().matches(row -> row.geometry() != null);
  }

  @Test
  void theFirstVisibleSheetWithATableIsTaken() {
    Path file =
        Sheets.xlsx(
            folder,
            TEXTS,
            "Lisez-moi",
            "<row><c t=\"s\"><v>0</v></c></row>",
            "_calculs",
            TREES,
            "Arbres",
            TREES);

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "Lisez-moi, Arbres", "Arbres"),
            Notice.of(Notice.Code.TITLES_ABOVE, 2));
    assertThat(read(file, Format.XLSX, "lisez moi").rows()).isEmpty();
    assertThat(read(file, Format.XLSX, "_calculs").rows()).hasSize(2);
    refused(file, Format.XLSX, "Haies", Notice.Code.NO_SUCH_LAYER);
  }

  @Test
  void theFirstSheetWhoseRowsLieSomewhereComesBeforeOtherTables() {
    String words = "<row>" + "<c t=\"inlineStr\"><is><t>%s</t></is></c>".repeat(2) + "</row>";
    String numbers = "<row><c><v>1</v></c><c><v>2</v></c></row>";
    String streets = words.formatted("rue", "longueur") + numbers + numbers;
    String points = words.formatted("x", "y") + numbers + numbers;

    assertThat(read(Sheets.xlsx(folder, TEXTS, "Rues", streets, "Points", points)).columns())
        .containsExactly("x", "y");
    assertThat(read(Sheets.xlsx(folder, TEXTS, "Rues", streets, "Aussi", streets)).notices())
        .contains(Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "Rues, Aussi", "Rues"));
  }

  /** Even if the describing sheet names a town. */
  @Test
  void aSheetThatDescribesTheOthersComesAfterThem() {
    String words = "<row>" + "<c t=\"inlineStr\"><is><t>%s</t></is></c>".repeat(2) + "</row>";
    String cover = words.formatted("Producteur", "Ville") + words.formatted("Contact", "SIG");
    String data = words.formatted("rue", "longueur") + "<row><c><v>1</v></c><c><v>2</v></c></row>";

    assertThat(read(Sheets.xlsx(folder, TEXTS, "Lisez-moi", cover, "Rues", data)).columns())
        .containsExactly("rue", "longueur");
  }

  @Test
  void onlyTheFormatMakesADateOfANumber() {
    String cells = "<row><c s=\"%s\"><v>%s</v></c><c s=\"%s\"><v>%s</v></c></row>";
    Path file =
        Sheets.xlsx(
            folder,
            TEXTS,
            "a",
            "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
                + cells.formatted(1, 1, 3, 1.5)
                + cells.formatted(1, 61, 2, 0.5)
                + cells.formatted(1, -3, 9999, "1E3"));

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.values(0).values()).containsExactly("1900-01-01", "36:00:00");
    assertThat(reading.values(1).values()).containsExactly("1900-03-01", "12:00:00");
    assertThat(reading.values(2).values()).containsExactly("-3", "1000");
  }

  @Test
  void aCodeKeepsTheZerosThatItsFormatShows() {
    String cells = "<row><c s=\"4\"><v>%s</v></c><c s=\"5\"><v>%s</v></c></row>";
    Path file =
        Sheets.xlsx(
            folder,
            TEXTS,
            "a",
            "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
                + cells.formatted(1500, 549787878)
                + cells.formatted(79000, "33549787878")
                + cells.formatted("1.5", -7)
                + "<row><c s=\"6\"><v>15</v></c><c><v>15</v></c></row>");

    Reading reading = read(file, Format.XLSX, null);

    assertThat(reading.values(0).values()).containsExactly("01500", "0549787878");
    assertThat(reading.values(1).values()).containsExactly("79000", "33549787878");
    assertThat(reading.values(2).values()).containsExactly("1.5", "-7");
    assertThat(reading.values(3).values()).containsExactly("15", "15");
  }

  @ParameterizedTest
  @CsvSource({
    "Part (%), 12.5, 12.5",
    "pourcentage, 12.5, 12.5",
    "taux, 0.125, 12.5",
    "epct, 0.125, 12.5"
  })
  void whatIsShownAsPercentsIsReadSoUnderANameThatSaysSo(String name, String share, String plain) {
    String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
    Path xlsx =
        Sheets.xlsx(
            folder,
            "",
            "a",
            "<row>"
                + text.formatted("n")
                + text.formatted(name)
                + "</row><row><c s=\"7\"><v>0.125</v></c><c s=\"7\"><v>0.125</v></c></row>"
                + "<row><c><v>1</v></c><c s=\"8\"><v>0.125</v></c></row>"
                + "<row><c><v>1</v></c><c><v>12.5</v></c></row>");
    Path ods =
        Sheets.ods(
            folder,
            """
            <table:table table:name="a">
            <table:table-row><table:table-cell><text:p>n</text:p></table:table-cell>
              <table:table-cell><text:p>%s</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell office:value-type="percentage" office:value="0.125"
                table:number-columns-repeated="2"><text:p>12,5 %%</text:p></table:table-cell>
            </table:table-row></table:table>
            """
                .formatted(name));

    assertThat(read(xlsx, Format.XLSX, null).rows())
        .extracting(row -> row.value(name))
        .containsExactly(share, share, plain);
    assertThat(read(ods, Format.ODS, null).values(0).values()).containsExactly("0.125", share);
  }

  @ParameterizedTest
  @CsvSource({
    "1500, 01500, 01500",
    "549787878, 05 49 78 78 78, 0549787878",
    "12, 0 012, 12",
    "0, 0, 0",
    "0.5, '0,5', 0.5",
    "1E+020, '1E+020', 100000000000000000000",
    "45, 046, 45"
  })
  void aCodeInAnOpenDocumentKeepsTheZerosThatAreShown(String value, String shown, String read) {
    String cell =
        "<table:table-cell office:value-type=\"%s\" office:value=\"%s\"><text:p>%s</text:p></table:table-cell>";
    Path file =
        Sheets.ods(
            folder,
            "<table:table table:name=\"a\"><table:table-row>"
                + cell.formatted("string", "", "cp")
                + cell.formatted("string", "", "nom")
                + "</table:table-row><table:table-row>"
                + cell.formatted("float", value, shown)
                + cell.formatted("string", "", "Niort")
                + "</table:table-row></table:table>");

    assertThat(read(file, Format.ODS, null).values(0)).containsEntry("cp", read);
  }

  @Test
  void anOpenDocumentIsReadWithoutWhatOnlyFillsIt() {
    Path file =
        Sheets.ods(
            folder,
            """
            <table:table table:name="Calculs" table:style-name="cachée">
              <table:table-row><table:table-cell office:value-type="float" office:value="1"/>
                <table:table-cell office:value-type="float" office:value="2"/></table:table-row>
              <table:table-row><table:table-cell office:value-type="float" office:value="3"/>
                <table:table-cell office:value-type="float" office:value="4"/></table:table-row>
            </table:table>
            <table:table table:name="Haies">
              <table:shapes><table:table table:name="dessin"/></table:shapes>
              <table:table-row table:number-rows-repeated="2"><table:table-cell
                table:number-columns-repeated="16384"/></table:table-row>
              <table:table-header-rows><table:table-row>
                <table:table-cell table:number-columns-repeated="2"/>
                <table:table-cell office:value-type="string"><office:annotation><text:p>sic</text:p>
                  </office:annotation><text:p>Code<text:s text:c="2"/>INSEE</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>Vu le</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>Long</text:p></table:table-cell>
                <table:table-cell table:number-columns-repeated="16379"/>
              </table:table-row></table:table-header-rows>
              <table:table-row table:number-rows-repeated="3">
                <table:covered-table-cell table:number-columns-repeated="2"/>
                <table:table-cell office:value-type="string"><text:p>79191</text:p><text:p>bis</text:p>
                  </table:table-cell>
                <table:table-cell office:value-type="date" office:date-value="2026-11-25T00:00:00"/>
                <table:table-cell office:value-type="float" office:value="12.50"><text:p>12,50 m</text:p>
                  </table:table-cell>
              </table:table-row>
              <table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>
            </table:table>
            """);

    Reading reading = read(file, Format.ODS, null);

    assertThat(reading.columns()).containsExactly("Code INSEE", "Vu le", "Long");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(4L, 5L, 6L);
    assertThat(reading.values(2).values()).containsExactly("79191\nbis", "2026-11-25", "12.5");
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  void memoryDoesNotGrowWithTheWorkbook() {
    Path file =
        new Zipped()
            .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with(
                "content.xml",
                out -> {
                  String[] ends = Sheets.content("§").split("§");
                  out.write((ends[0] + "<table:table table:name=\"a\">").getBytes(UTF_8));
                  for (int i = 0; i < 200_000; i++) {
                    String cell = "<table:table-cell><text:p>" + i + "</text:p></table:table-cell>";
                    String row = "<table:table-row>" + cell.repeat(2) + "</table:table-row>";
                    out.write(row.getBytes(UTF_8));
                  }
                  out.write(("</table:table>" + ends[1]).getBytes(UTF_8));
                })
            .in(folder, "f.ods");

    try (Rows rows = Rows.open(table(file, Format.ODS, null), notice -> {})) {
      long count = 0;
      while (rows.hasNext()) {
        rows.next();
        count++;
      }
      assertThat(count).isEqualTo(199_999);
    }
  }

  private static Table table(Path file, Format format, String layer) {
    return new Table(file, format, null, Table.Place.GUESSED, Reading.ORIGIN, layer);
  }

  private static Reading read(Path file, Format format, String layer) {
    return Reading.of(table(file, format, layer));
  }

  private static Reading read(Path file) {
    return read(file, Format.XLSX, null);
  }

  static void refused(Path file, Format format, String layer, Notice.Code code) {
    assertThatThrownBy(() -> read(file, format, layer))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(code));
  }
}
