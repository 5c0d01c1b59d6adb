package fr.moisson.harvesters.formats.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.UnpackedFile;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.sheet.XlsFiles.Part;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsRowsTest {

  private static final List<List<Object>> TREES =
      List.of(List.of("nom", "latitude", "longitude"), List.of("If", 46.32, -0.46));

  @TempDir Path folder;

  @Test
  void cellsSayWhatExcelShows() {
    Path file =
        XlsFiles.written(
            folder,
            workbook -> {
              Sheet sheet =
                  XlsFiles.sheet(
                      workbook,
                      "Arbres",
                      List.of(
                          List.of("Inventaire"),
                          List.of("Nom", "Planté le", "CP", "Taille", "Vivant", "lat", "lon"),
                          List.of("Chêne ", 45000, 1500, 0.1 + 0.2)));
              Cell date = sheet.getRow(2).getCell(1);
              date.setCellStyle(style(workbook, "dd/mm/yyyy"));
              sheet.getRow(2).getCell(2).setCellStyle(style(workbook, "00000"));
              sheet.getRow(2).createCell(4).setCellValue(true);
              sheet.getRow(2).createCell(5).setCellFormula("46+0.25");
              sheet.getRow(2).createCell(6).setCellFormula("CONCATENATE(\"-0\",\",46\")");
              sheet.createRow(3).createCell(0).setCellFormula("NA()");
              sheet.getRow(3).createCell(1).setCellValue(60);
              sheet.getRow(3).getCell(1).setCellStyle(style(workbook, "m/d/yy h:mm"));
              sheet.getRow(3).createCell(4).setCellFormula("1>2");
              workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    Reading reading = read(file);

    assertThat(reading.columns())
        .containsExactly("Nom", "Planté le", "CP", "Taille", "Vivant", "lat", "lon");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(3L, 4L);
    assertThat(reading.values(0).values())
        .containsExactly("Chêne", "2023-03-15", "01500", "0.3", "true", "46.25", "-0,46");
    assertThat(reading.values(1).values())
        .containsExactly("", "1900-03-01", "", "", "false", "", "");
    assertThat(reading.rows().get(0).geometry()).isNotNull();
    assertThat(reading.codes()).contains(Notice.Code.TITLES_ABOVE);
  }

  private static CellStyle style(HSSFWorkbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  @Test
  void whatItsAuthorHidesIsNotPublished() {
    Path file =
        XlsFiles.written(
            folder,
            workbook -> {
              XlsFiles.sheet(workbook, "Calculs", TREES);
              Sheet sheet =
                  XlsFiles.sheet(
                      workbook,
                      "Arbres",
                      List.of(
                          List.of("nom", "gardien", "lat", "lon"),
                          List.of("If", "Léa", 46.1, -0.4),
                          List.of("Chêne", "Luc", 46.2, -0.4),
                          List.of("Hêtre", "Zoé", 46.3, -0.4)));
              sheet.setColumnHidden(1, true);
              sheet.getRow(2).setZeroHeight(true);
              workbook.setSheetHidden(0, true);
            });

    Reading reading = read(file);

    assertThat(reading.columns()).containsExactly("nom", "lat", "lon");
    assertThat(reading.rows())
        .extracting(row -> row.values().get("nom"))
        .containsExactly("If", "Hêtre");
    assertThat(reading.codes()).contains(Notice.Code.HIDDEN_COLUMNS, Notice.Code.HIDDEN_ROWS);
    assertThat(reading(file, "Calculs").rows()).hasSize(1);
  }

  @Test
  void mergedCellsAreRepeated() {
    Path file =
        XlsFiles.written(
            folder,
            workbook -> {
              Sheet sheet =
                  XlsFiles.sheet(
                      workbook,
                      "Arbres",
                      List.of(
                          List.of("rue", "nom", "n"),
                          List.of("Rue A", "If", 1),
                          List.of("", "Chêne", 2)));
              sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            });

    Reading reading = read(file);

    assertThat(reading.rows()).extracting(row -> row.values().get("rue")).containsOnly("Rue A");
    assertThat(reading.codes()).contains(Notice.Code.MERGED_CELLS);
  }

  /**
   * xlwt, which pandas used for years, and others write cells in the order of a program's calls.
   */
  @Test
  void cellsThatComeInAnyOrderAreRows() {
    List<Record> cells =
        List.of(
            text(2, 0, 0),
            number(2, 2, 2),
            number(2, 1, 46.2),
            text(0, 0, 1),
            text(0, 1, 2),
            text(1, 0, 3),
            number(1, 1, 46.1),
            text(0, 2, 4),
            number(1, 2, 1));
    Path file =
        parts(
            List.of("If", "nom", "lat", "Chêne", "n"),
            new Part("Arbres", BOFRecord.TYPE_WORKSHEET, cells));

    Reading reading = read(file);

    assertThat(reading.rows())
        .extracting(row -> List.copyOf(row.values().values()))
        .containsExactly(List.of("Chêne", "46.1", "1"), List.of("If", "46.2", "2"));
    assertThat(reading.rows()).extracting(Row::number).containsExactly(2L, 3L);
  }

  @Test
  void aChartWithATabOfItsOwnIsNoSheet() {
    List<Record> cells = List.of(text(0, 0, 0), text(0, 1, 1), number(1, 0, 1), number(1, 1, 2));
    Part chart = new Part("Graphique", BOFRecord.TYPE_CHART, cells);
    Part sheet = new Part("Arbres", BOFRecord.TYPE_WORKSHEET, cells);
    Path file = parts(List.of("a", "b"), chart, sheet);

    assertThat(read(file).rows()).hasSize(1);
    assertThat(read(file).notices()).isEmpty();
    assertThatThrownBy(() -> reading(file, "Graphique")).hasMessageContaining(": Arbres.");
  }

  @Test
  void textsAndColumnsThatCannotBeAreDamage() {
    Map.of(
            text(4, 0, 9), Notice.Code.NOT_THE_FORMAT,
            number(4, -32_768, 1), Notice.Code.MALFORMED,
            number(4, 256, 1), Notice.Code.MALFORMED)
        .forEach(
            (cell, code) -> {
              Part sheet = new Part("Arbres", BOFRecord.TYPE_WORKSHEET, List.of(cell));
              assertThatThrownBy(() -> read(parts(List.of("a"), sheet)))
                  .isInstanceOfSatisfying(
                      BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(code));
            });
  }

  @Test
  void aTextOfNoFormulaIsDamage() {
    StringRecord text = new StringRecord();
    text.setString("x");
    Part sheet = new Part("Arbres", BOFRecord.TYPE_WORKSHEET, List.of(text));

    assertThatThrownBy(() -> read(parts(List.of("a"), sheet)))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.MALFORMED));
  }

  @Test
  void whatIsPutInOrderFitsIntoTheMemory() {
    List<Record> cells = new ArrayList<>();
    for (int row = 5_000; row >= 0; row--) {
      cells.add(text(row, 0, 0));
    }
    Part sheet = new Part("Arbres", BOFRecord.TYPE_WORKSHEET, cells);

    assertThatThrownBy(() -> read(parts(List.of("é".repeat(32_000)), sheet)))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.TOO_LARGE));
  }

  @Test
  void aWorkbookUnderAnotherNameIsCalledOne() {
    Path file = XlsFiles.written(folder, workbook -> XlsFiles.sheet(workbook, "Arbres", TREES));

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Format.XLSX, Table.Place.GUESSED)))
        .hasMessageContaining("cannot be read as XLSX (found: XLS (Excel 97-2003))");
  }

  private Path parts(List<String> texts, Part... parts) {
    return Reading.written(folder, "f.xls", XlsFiles.records(BOFRecord.VERSION, texts, parts));
  }

  private static LabelSSTRecord text(int row, int column, int text) {
    LabelSSTRecord record = new LabelSSTRecord();
    record.setRow(row);
    record.setColumn((short) column);
    record.setSSTIndex(text);
    return record;
  }

  private static NumberRecord number(int row, int column, double value) {
    NumberRecord record = new NumberRecord();
    record.setRow(row);
    record.setColumn((short) column);
    record.setValue(value);
    return record;
  }

  /** If only the structure is protected, the workbook has a password that is built into Excel. */
  @Test
  void apartFromAPasswordOfItsAuthorItIsRead() {
    Path own = encrypted("secret");
    assertThatThrownBy(() -> read(own))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.PASSWORD_PROTECTED));

    Path known = encrypted("VelvetSweatshop");
    assertThat(read(known).rows()).hasSize(1);
  }

  private Path encrypted(String password) {
    Biff8EncryptionKey.setCurrentUserPassword(password);
    try {
      return XlsFiles.written(folder, workbook -> XlsFiles.sheet(workbook, "Arbres", TREES));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EncryptedPackage, PASSWORD_PROTECTED, password",
    "WordDocument, NOT_THE_FORMAT, DOC (Word)",
    "PowerPoint Document, NOT_THE_FORMAT, PPT (PowerPoint)",
    "Book, UNREAD_FORMAT, XLS (Excel 5.0/95)",
    "Contents, NOT_THE_FORMAT, OLE2"
  })
  void otherCompoundFilesAreCalledByTheirNames(String stream, Notice.Code code, String words) {
    Path file = Reading.written(folder, "f.xls", XlsFiles.compound(stream, new byte[5000]));

    assertThat(FormatCheck.guess(file, "f.xls", null)).isEqualTo(Format.CSV);
    for (Format declared : List.of(Format.CSV, Format.XLS, Format.XLSX)) {
      assertThatThrownBy(() -> Reading.of(Reading.table(file, declared, Table.Place.GUESSED)))
          .isInstanceOfSatisfying(
              BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(code))
          .hasMessageContaining(words);
    }
  }

  /** Excel 95 under the stream name of later versions. */
  @Test
  void recordsOfAnOlderKindAreRefused() {
    Path file = Reading.written(folder, "f.xls", XlsFiles.records(0x0500, List.of()));

    assertThatThrownBy(() -> read(file)).hasMessageContaining("XLS (Excel 5.0/95)");
  }

  @Test
  void itMayComeInAnArchive() {
    byte[] workbook = XlsFiles.workbook(one -> XlsFiles.sheet(one, "Arbres", TREES));
    Path zip =
        new Zipped().with("lisez-moi.txt", "x").with("ARBRES.XLS", workbook).in(folder, "f.zip");

    UnpackedFile taken = UnpackedFile.of(zip, "f.zip", Reading.ORIGIN, null, folder, notice -> {});

    assertThat(read(taken.file()).rows()).hasSize(1);
  }

  private Reading reading(Path file, String sheet) {
    return Reading.of(
        new Table(file, Format.XLS, null, Table.Place.GUESSED, Reading.ORIGIN, sheet));
  }

  private Reading read(Path file) {
    assertThat(FormatCheck.guess(file, "f.csv", "text/csv")).isEqualTo(Format.XLS);
    return Reading.of(Reading.table(file, Format.XLS, Table.Place.GUESSED));
  }
}
