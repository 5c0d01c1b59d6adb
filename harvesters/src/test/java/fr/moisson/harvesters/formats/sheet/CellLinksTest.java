package fr.moisson.harvesters.formats.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Records;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellLinksTest {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static final String TABLE =
      "<table:table table:name=\"a\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

  @TempDir Path folder;

  @Test
  void whereTheCellsOfAWorkbookLeadIsInAColumn() {
    Reading reading = workbook("Fiche", "https://ville.example/1.pdf?a=1&amp;b=2");

    assertThat(reading.columns()).containsExactly("nom", "Document", "Document_lien");
    assertThat(reading.rows())
        .extracting(row -> row.value("Document_lien"))
        .containsExactly("https://ville.example/1.pdf?a=1&b=2", "", "https://ville.example/3");
    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.CELLS_LINKED, Reading.ORIGIN, "Document_lien"));
  }

  @Test
  void aLinkKeepsItsFragment() {
    Reading reading = workbook("Fiche", "https://ville.example/carte", " location=\"/fiche/12\"");

    assertThat(reading.rows().get(0).value("Document_lien"))
        .isEqualTo("https://ville.example/carte#/fiche/12");
  }

  @Test
  void anAddressLongerThanExcelAllowsIsNone() {
    String target = "https://ville.example/" + "a".repeat(2100);

    assertThat(workbook("Fiche", target).rows().get(0).value("Document_lien")).isEmpty();
  }

  @Test
  void aColumnOfAddressesNeedsNoOther() {
    String linked = link("https://ville.example/", "www.ville.example");

    assertThat(ods(cell("nom") + cell("Document"), cell("Orme") + linked).columns())
        .containsExactly("nom", "Document");
  }

  @Test
  void anAddressAmongTextsIsAmongTheirLinks() {
    Reading reading = workbook("https://ville.example/texte", "https://ville.example/lien");

    assertThat(reading.rows())
        .extracting(row -> row.value("Document_lien"))
        .containsExactly("https://ville.example/texte", "", "https://ville.example/3");
  }

  /** The limit of Excel is not that of formulas. */
  @Test
  void allLinksAreKeptOrNone() {
    CellLinks links = new CellLinks();
    for (int line = 1; line <= 100_000; line++) {
      links.add(0, line, "https://ville.example/" + line);
    }
    assertThat(links.at(0, 100_000, "Fiche")).isEqualTo("https://ville.example/100000");
    assertThat(links.places(2)).containsExactly(0);

    String target = "https://ville.example/" + "a".repeat(2000);
    for (int line = 1; line <= CellLinks.LARGEST / target.length(); line++) {
      links.add(1, line, target);
    }
    assertThat(links.at(0, 1, "Fiche") + links.at(1, 1, "Fiche")).isEmpty();
    assertThat(links.places(2)).isEmpty();
  }

  /** A line far below takes as much memory as all those above it. */
  @Test
  void addressesAreBoundedToo() {
    CellLinks links = new CellLinks();
    links.add(0, 2, "https://ville.example/2");
    for (int place = 1; place < 100; place++) {
      links.see(place, 9_999_999, "www.ville.example");
    }

    assertThat(links.places(2)).isEmpty();
  }

  /** Links of persons, and to files on the disk of the author. */
  @ParameterizedTest
  @ValueSource(
      strings = {"mailto:contact@ville.example", "file:///C:/Users/fiche.pdf", "fiche.pdf"})
  void onlyTheWebIsFollowed(String target) {
    assertThat(workbook("Fiche", target).rows().get(0).value("Document_lien")).isEmpty();
  }

  /** A schema is about the columns that the file has. */
  @Test
  void validationSeesNoFurtherColumn() {
    Path file = Sheets.ods(folder, table(""));
    Table table = Reading.table(file, Table.Format.ODS, Table.Place.GUESSED);

    try (Records records = Records.open(table, notice -> {})) {
      assertThat(records.header()).containsExactly("nom", "Document", "taille");
      assertThat(records.next().cells()).containsExactly("Orme", "Fiche", "3");
    }
  }

  /** The links of the second block are not those of the rows of the first. */
  @Test
  void rowsSideBySideHaveNoLinks() {
    String names = cell("nom") + cell("Document") + cell("taille");
    String row = cell("Orme") + link("https://ville.example/1", "Fiche") + cell("3");

    Reading reading = ods(names + names, row + row);

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.columns()).containsExactly("nom", "Document", "taille");
  }

  @Test
  void theLinksOfAHiddenColumnAreHidden() {
    Path file = Sheets.ods(folder, table(" table:visibility=\"collapse\""));

    assertThat(Reading.of(Reading.table(file, Table.Format.ODS, Table.Place.GUESSED)).columns())
        .containsExactly("nom", "taille");
  }

  @Test
  void whereTheCellsOfAnOpenDocumentLeadIsInAColumn() {
    Path file = Sheets.ods(folder, table(""));

    Reading reading = Reading.of(Reading.table(file, Table.Format.ODS, Table.Place.GUESSED));

    assertThat(reading.columns()).containsExactly("nom", "Document", "taille", "Document_lien");
    assertThat(reading.rows())
        .extracting(row -> row.value("Document_lien"))
        .containsExactly("https://ville.example/1", "");
  }

  private static String table(String visibility) {
    return """
    %s
      <table:table-column/><table:table-column%s/>
      <table:table-row>%s%s%s</table:table-row>
      <table:table-row>%s%s%s</table:table-row>
      <table:table-row>%s%s%s</table:table-row>
    </table:table>
    """
        .formatted(
            TABLE,
            visibility,
            cell("nom"),
            cell("Document"),
            cell("taille"),
            cell("Orme"),
            link("https://ville.example/1", "Fiche"),
            cell("3"),
            cell("If"),
            cell("Fiche"),
            cell("4"));
  }

  private Reading ods(String names, String row) {
    String rows =
        "<table:table-row>%s</table:table-row><table:table-row>%s</table:table-row></table:table>";
    Path file = Sheets.ods(folder, TABLE + rows.formatted(names, row));
    return Reading.of(Reading.table(file, Table.Format.ODS, Table.Place.GUESSED));
  }

  private static String link(String target, String text) {
    return cell("<text:a xlink:href=\"%s\">%s</text:a>".formatted(target, text));
  }

  private static String cell(String text) {
    return "<table:table-cell><text:p>" + text + "</text:p></table:table-cell>";
  }

  private Reading workbook(String text, String target) {
    return workbook(text, target, "");
  }

  /** Its first row links by a relation, its third by a formula. */
  private Reading workbook(String text, String target, String location) {
    Path file =
        new Zipped()
            .with(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"
                    .formatted(MAIN, OFFICE))
            .with(
                "xl/_rels/workbook.xml.rels",
                "<Relationships>%s</Relationships>"
                    .formatted(relation("r1", "worksheet", "worksheets/s1.xml")))
            .with(
                "xl/worksheets/_rels/s1.xml.rels",
                "<Relationships>%s</Relationships>".formatted(relation("r9", "hyperlink", target)))
            .with("xl/styles.xml", "<styleSheet xmlns=\"%s\"/>".formatted(MAIN))
            .with(
                "xl/worksheets/s1.xml",
                """
                <worksheet xmlns="%s" xmlns:r="%s"><sheetData>
                  <row r="1"><c r="A1" t="str"><v>nom</v></c><c r="B1" t="str"><v>Document</v></c></row>
                  <row r="2"><c r="A2" t="str"><v>Orme</v></c><c r="B2" t="str"><v>%s</v></c></row>
                  <row r="3"><c r="A3" t="str"><v>If</v></c><c r="B3" t="str"><v>Fiche</v></c></row>
                  <row r="4"><c r="A4" t="str"><v>Houx</v></c><c r="B4" t="str">
                    <f>HYPERLINK("https://ville.example/3","Fiche")</f><v>Fiche</v></c></row>
                </sheetData><hyperlinks><hyperlink ref="B2" r:id="r9"%s/></hyperlinks></worksheet>
                """
                    .formatted(MAIN, OFFICE, text, location))
            .in(folder, "f.xlsx");
    return Reading.of(Reading.table(file, Table.Format.XLSX, Table.Place.GUESSED));
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }
}
