package fr.moisson.harvesters.formats.sheet;

import static fr.moisson.harvesters.formats.sheet.SheetRowsTest.TEXTS;
import static fr.moisson.harvesters.formats.sheet.SheetRowsTest.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table.Format;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that are damaged or locked, and files that are not workbooks. */
class RefusedWorkbooksTest {

  @TempDir Path folder;

  @Test
  void aWorkbookThatIsNotWellFormedIsRefused() {
    for (String rows : List.of("<row><c><v>1</v>", "<!DOCTYPE x [<!ENTITY a \"b\">]>")) {
      refused(Sheets.xlsx(folder, TEXTS, "a", rows), Format.XLSX, null, Notice.Code.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row><c r=\"AAAA1\"><v>1</v></c></row>",
        "<row><c r=\"ZZZ1\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>77</v></c></row>"
      })
  void aDamagedOrHostileWorkbookIsRefused(String rows) {
    refused(Sheets.xlsx(folder, TEXTS, "a", rows), Format.XLSX, null, Notice.Code.NOT_THE_FORMAT);
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    Path word = new Zipped().with("word/document.xml", "<a/>").in(folder, "f.xlsx");
    Path text = Reading.written(folder, "g.xlsx", "a;b\n1;2\n".getBytes(UTF_8));

    refused(word, Format.XLSX, null, Notice.Code.NOT_THE_FORMAT);
    refused(text, Format.XLSX, null, Notice.Code.NOT_THE_FORMAT);
    refused(word, Format.ODS, null, Notice.Code.NOT_THE_FORMAT);
  }

  @ParameterizedTest
  @CsvSource({"content.xml, <encryption-data/>", "encrypted-package, <file-entry/>"})
  void anOpenDocumentWithAPasswordIsRefusedAsSuch(String member, String entry) {
    Path file =
        new Zipped()
            .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with("META-INF/manifest.xml", "<manifest>" + entry + "</manifest>")
            .with(member, "\u0003\u0017")
            .in(folder, "f.ods");

    refused(file, Format.ODS, null, Notice.Code.PASSWORD_PROTECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table:table-cell table:number-columns-repeated=\"9999999\"><text:p>x</text:p>"
            + "</table:table-cell>",
        "<table:table-cell table:number-columns-repeated=\"9999999\"/>"
            + "<table:table-cell><text:p>x</text:p></table:table-cell>"
      })
  void aFewBytesThatClaimAHugeSheetAreRefused(String cells) {
    String row = "<table:table-row table:number-rows-repeated=\"9999999\">" + cells;
    Path file =
        Sheets.ods(
            folder, "<table:table table:name=\"a\">" + row + "</table:table-row></table:table>");

    refused(file, Format.ODS, null, Notice.Code.NOT_THE_FORMAT);
  }
}
