package fr.moisson.harvesters.formats.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Spools;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.PlaceColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowWriterTest {

  @TempDir Path folder;

  @Test
  void cellsHaveTheTypesOfTheirValues() throws IOException {
    Path file =
        export(
            Spools.columns("n", "x", "v", "jour", "vu", "insee"),
            "POINT (-0.123456789 46.32)|12|1,5|TRUE|25/11/2026|2026-11-25T10:00:00+02:00|01004",
            "|||||||");

    assertThat(sheet(file, 1))
        .contains(
            "<c r=\"A2\" t=\"n\"><v>12</v></c><c r=\"B2\" t=\"n\"><v>1.5</v></c>"
                + "<c r=\"C2\" t=\"b\"><v>1</v></c>")
        .containsPattern("<c r=\"D2\" s=\"\\d\" t=\"n\"><v>46351(\\.0)?</v></c>")
        .containsPattern("<c r=\"E2\" s=\"\\d\" t=\"n\"><v>46351\\.333\\d*</v></c>")
        .contains(
            "<c r=\"F2\" t=\"inlineStr\"><is><t>01004</t></is></c>"
                + "<c r=\"G2\" t=\"n\"><v>-0.1234568</v></c><c r=\"H2\" t=\"n\"><v>46.32</v></c>")
        .contains("ySplit=\"1\"", "<dimension ref=\"A1:H3\"/>");
  }

  @Test
  void theReaderFindsWhatWasWritten() {
    Path file =
        export(
            Spools.columns("nom", "jour", "insee"),
            "POINT (-0.46 46.32)|l’été & <b> 😀|2026-11-25|01004",
            "POINT (0 47)|=1+1|1995-01-31|2A004",
            "|@SUM(A1)||");

    Reading read = Reading.of(Reading.table(file, Table.Format.XLSX, Table.Place.GUESSED));

    assertThat(read.rows())
        .extracting(Row::values)
        .containsExactly(
            Map.of(
                "nom",
                "l’été & <b> 😀",
                "jour",
                "2026-11-25",
                "insee",
                "01004",
                "longitude",
                "-0.46",
                "latitude",
                "46.32"),
            Map.of(
                "nom",
                "=1+1",
                "jour",
                "1995-01-31",
                "insee",
                "2A004",
                "longitude",
                "0",
                "latitude",
                "47"),
            Map.of("nom", "@SUM(A1)", "jour", "", "insee", "", "longitude", "", "latitude", ""));
  }

  @Test
  void nothingIsAFormulaAndNothingBreaksTheXml() throws IOException {
    Path file =
        export(Spools.columns("a"), "|=cmd()", "|a\u0000b\uD800c\uFFFE", "|_x0041_", "|1899-12-31");

    assertThat(sheet(file, 1))
        .doesNotContain("<f>")
        .contains("<t>=cmd()</t>", "<t>a&#xfffd;b&#xfffd;c&#xfffd;</t>", "<t>_x005F_x0041_</t>");
  }

  @Test
  void eachPartIsXmlAndMomentsAreRead() throws Exception {
    Path file = export(Spools.columns("vu"), "|2026-11-25T10:00:00+02:00", "|2026-11-26T06:30:00Z");

    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : Collections.list(zip.entries())) {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(zip.getInputStream(part));
      }
    }
    assertThat(Reading.of(Reading.table(file, Table.Format.XLSX, Table.Place.GUESSED)).rows())
        .extracting(row -> row.value("vu"))
        .containsExactly("2026-11-25T08:00:00", "2026-11-26T06:30:00");
  }

  @Test
  void daysBeforeTheCalendarOfSpreadsheetsAreText() throws IOException {
    assertThat(sheet(export(Spools.columns("a"), "|1899-12-31", "|1900-03-01"), 1))
        .contains("<t>1899-12-31</t>")
        .containsPattern("<v>61(\\.0)?</v>");
    // As the other days of its column are, in all formats.
    assertThat(sheet(export(Spools.columns("a"), "|31/12/1899", "|01/03/1900"), 1))
        .contains("<t>1899-12-31</t>");
  }

  @Test
  void aLongTextIsCutAtTheLengthOfACell() throws IOException {
    Path file = export(Spools.columns("a"), "|" + "e".repeat(40_000));

    assertThat(sheet(file, 1)).contains("<t>" + "e".repeat(32_766) + "&#x2026;</t>");
    assertThat(Spools.NOTICES).containsExactly(Notice.of(Notice.Code.TEXTS_CUT, 1, 32_767));
  }

  @Test
  void rowsThatDoNotFitGoOnInTheNextSheet() throws IOException {
    Path file = folder.resolve("f.xlsx");
    List<Notice> told = new ArrayList<>();
    try (XlsxRowWriter writer =
        new XlsxRowWriter(
            file,
            Spools.LAYER,
            new PlaceColumns(Spools.columns("n"), false, false, OutputCrs.WGS_84),
            told::add,
            3)) {
      for (int i = 1; i <= 5; i++) {
        writer.write(new Row(Map.of("n", "ligne " + i), null, i));
      }
    }

    assertThat(sheet(file, 1)).contains("ligne 1", "ligne 2").doesNotContain("ligne 3");
    assertThat(sheet(file, 2)).contains("<t>n</t>", "ligne 3", "ligne 4").doesNotContain("ligne 5");
    assertThat(sheet(file, 3)).contains("<t>n</t>", "ligne 5");
    assertThat(sheet(file, 1)).contains("<dimension ref=\"A1:A3\"/>");
    assertThat(sheet(file, 3)).contains("<dimension ref=\"A1:A2\"/>");
    assertThat(told).containsExactly(Notice.of(Notice.Code.SHEETS_FULL, 3, 3));
    assertThat(part(file, "xl/workbook.xml"))
        .contains("name=\"arbres-79191\"", "name=\"arbres-79191 2\"", "name=\"arbres-79191 3\"");
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    String[] rows = {"POINT (0 46)|a", "|b"};
    byte[] first = Files.readAllBytes(export(Spools.columns("n"), rows));
    Path again = export(Spools.columns("n"), rows);

    assertThat(Files.readAllBytes(again)).isEqualTo(first);
    assertThat(part(again, "docProps/core.xml"))
        .contains(">2026-11-20T08:00:00Z<", "Arbres de Niort");
    try (ZipFile zip = new ZipFile(again.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getTimeLocal().getYear()))
          .hasSizeGreaterThan(6)
          .containsOnly(1980);
    }
  }

  private Path export(List<Column> columns, String... rows) {
    return Spools.export(folder, OutputFormat.XLSX, columns, rows);
  }

  private static String sheet(Path file, int number) throws IOException {
    return part(file, "xl/worksheets/sheet" + number + ".xml");
  }

  private static String part(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }
}
