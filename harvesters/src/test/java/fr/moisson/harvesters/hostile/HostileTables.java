package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.DAMAGED_ARCHIVE;
import static fr.moisson.harvesters.model.Notice.Code.LONG_CELL;
import static fr.moisson.harvesters.model.Notice.Code.MALFORMED;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static fr.moisson.harvesters.model.Notice.Code.PASSWORD_PROTECTED;
import static fr.moisson.harvesters.model.Notice.Code.UNREAD_FORMAT;

import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.formats.sheet.XlsFiles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workbooks. */
final class HostileTables {

  private static final String HEADER = Valid.xlsxRow("nom", "latitude", "longitude");
  private static final String OAK = Valid.xlsxRow("chêne", "46.32", "-0.46");
  private static final String ODS_HEADER = Valid.odsRow("nom", "latitude", "longitude");
  private static final String ODS_OAK = Valid.odsRow("chêne", "46.32", "-0.46");

  static List<HostileFile> files() {
    return Stream.of(xlsx(), ods(), compounds()).flatMap(List::stream).toList();
  }

  private static HostileFile xlsx(String what, String rows) {
    return HostileFile.of(
        "XLSX", what, folder -> Sheets.xlsx(folder, "<si><t>x</t></si>", "Arbres", rows));
  }

  private static HostileFile texts(String what, String texts) {
    String row = "<row><c t=\"s\"><v>0</v></c><c><v>46.32</v></c><c><v>-0.46</v></c></row>";
    return HostileFile.of(
        "XLSX", what, folder -> Sheets.xlsx(folder, texts, "Arbres", HEADER + row));
  }

  /** A row with this first cell. */
  private static String cell(String cell) {
    return "<row>" + cell + "<c><v>46.32</v></c><c><v>-0.46</v></c></row>";
  }

  private static HostileFile value(String what, String value) {
    return xlsx(what, HEADER + OAK + cell("<c><v>" + value + "</v></c>")).gives(2, 0);
  }

  private static List<HostileFile> xlsx() {
    return List.of(
        xlsx("no row", "").gives(0, 0),
        xlsx("a text that is not there", HEADER + cell("<c t=\"s\"><v>99</v></c>"))
            .refused(NOT_THE_FORMAT),
        xlsx("a text below zero", HEADER + cell("<c t=\"s\"><v>-1</v></c>"))
            .refused(NOT_THE_FORMAT),
        xlsx(
                "a text beyond all numbers",
                HEADER + cell("<c t=\"s\"><v>99999999999999999999</v></c>"))
            .refused(NOT_THE_FORMAT),
        xlsx("a column beyond XFD", HEADER + "<row><c r=\"XFE2\"><v>1</v></c></row>")
            .refused(NOT_THE_FORMAT),
        xlsx("a column of ten letters", HEADER + "<row><c r=\"ABCDEFGHIJ2\"><v>1</v></c></row>")
            .refused(NOT_THE_FORMAT),
        xlsx("a cell that is nowhere", HEADER + "<row><c r=\"\"><v>1</v></c></row>")
            .refused(NOT_THE_FORMAT),
        xlsx(
                "cells that go back",
                HEADER + OAK + "<row><c r=\"C3\"><v>-0.4</v></c><c r=\"A3\"><v>1</v></c></row>")
            .gives(2, 0),
        xlsx(
                "rows that go back",
                HEADER
                    + OAK.replace("<row>", "<row r=\"9\">")
                    + OAK.replace("<row>", "<row r=\"2\">"))
            .gives(2, 0),
        xlsx("a row beyond all sheets", HEADER + OAK.replace("<row>", "<row r=\"99999999999\">"))
            .gives(1, 0),
        xlsx(
                "errors of formulas",
                HEADER
                    + cell("<c t=\"e\"><v>#REF!</v></c>")
                    + cell("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"))
            .gives(2, 0),
        xlsx(
                "formulas without a value",
                HEADER + cell("<c><f>WEBSERVICE(\"http://127.0.0.1:9/\")</f></c>"))
            .gives(1, 0),
        xlsx(
                "cells beginning as formulas",
                HEADER + Valid.xlsxRow("=cmd|' /C calc'!A0", "46.32", "-0.46"))
            .gives(1, 0),
        xlsx("100,000 cells of nothing", HEADER + "<row>" + "<c/>".repeat(16_000) + "</row>" + OAK)
            .gives(1, 0),
        xlsx("a cell of 5 MB", HEADER + Valid.xlsxRow("x".repeat(5_000_000))).refused(LONG_CELL),
        xlsx(
            "rows in rows in rows",
            HEADER + "<row>".repeat(10_000) + "</row>".repeat(10_000) + OAK),
        xlsx(
                "elements that nest 100,000 times",
                HEADER
                    + "<row><c>"
                    + "<x>".repeat(100_000)
                    + "</x>".repeat(100_000)
                    + "</c></row>"
                    + OAK)
            .gives(1, 0),
        xlsx(
                "the same header twice",
                Valid.xlsxRow("nom", "nom", "NOM", "latitude", "longitude")
                    + Valid.xlsxRow("a", "b", "c", "46.3", "-0.4"))
            .gives(1, 0),
        xlsx("an unknown type of cell", HEADER + cell("<c t=\"zzz\"><v>1</v></c>")).gives(1, 0),
        xlsx("a style that is not there", HEADER + cell("<c s=\"999999\"><v>1</v></c>"))
            .gives(1, 0),
        value("1e400", "1e400"),
        value("a huge exponent", "1E999999999"),
        value("a tiny exponent", "1E-999999999"),
        value("NaN", "NaN"),
        value("words in place of a number", "nord"),
        xlsx(
                "dates beyond all",
                HEADER
                    + Stream.of("-1", "0", "60", "2958466", "1E300", "NaN")
                        .map(day -> cell("<c s=\"1\"><v>" + day + "</v></c>"))
                        .collect(Collectors.joining()))
            .gives(6, 0),
        HostileFile.of(
                "XLSX",
                "dimensions that lie",
                folder ->
                    Sheets.xlsxWith(
                        folder,
                        "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"2147483647\" hidden=\"0\"/></cols>",
                        HEADER + OAK))
            .gives(1, 0),
        HostileFile.of(
                "XLSX",
                "hidden columns beyond all",
                folder ->
                    Sheets.xlsxWith(
                        folder,
                        "<cols><col min=\"4\" max=\"9999999\" hidden=\"1\"/></cols>",
                        HEADER + OAK))
            .gives(1, 0),
        HostileFile.of(
                "XLSX",
                "hidden columns that go back",
                folder ->
                    Sheets.xlsxWith(
                        folder,
                        "<cols><col min=\"9\" max=\"2\" hidden=\"1\"/><col min=\"0\" max=\"0\" hidden=\"1\"/></cols>",
                        HEADER + OAK))
            .gives(1, 0),
        HostileFile.of(
            "XLSX",
            "1000 sheets",
            folder ->
                Sheets.xlsx(
                    folder,
                    "",
                    IntStream.range(0, 2000)
                        .mapToObj(i -> i % 2 == 0 ? "f" + i : HEADER)
                        .toArray(String[]::new))),
        HostileFile.of(
            "XLSX",
            "sheets of one name",
            folder -> Sheets.xlsx(folder, "", "a", HEADER + OAK, "a", HEADER)),
        texts("billion laughs", "</sst>" + HostileXml.BILLION_LAUGHS + "<sst>&a29;")
            .refused(MALFORMED),
        texts("no text", "").refused(NOT_THE_FORMAT),
        texts("a text of 5 MB", "<si><t>" + "x".repeat(5_000_000) + "</t></si>").refused(LONG_CELL),
        texts("a text of 100,000 pieces", "<si>" + "<r><t>x</t></r>".repeat(100_000) + "</si>")
            .gives(1, 0),
        texts("escapes of characters that are none", "<si><t>_x0000__xD800__xFFFF__x001F_</t></si>")
            .gives(1, 0));
  }

  private static HostileFile ods(String what, String rows) {
    return HostileFile.of(
        "ODS",
        what,
        folder ->
            Sheets.ods(folder, "<table:table table:name=\"Arbres\">" + rows + "</table:table>"));
  }

  private static String repeated(String element, String times, String inside) {
    return "<table:table-%1$s table:number-%1$ss-repeated=\"%2$s\">%3$s</table:table-%1$s>"
        .formatted(element, times, inside);
  }

  private static String odsValue(String attributes) {
    return "<table:table-row><table:table-cell "
        + attributes
        + "/>"
        + "<table:table-cell><text:p>46.32</text:p></table:table-cell><table:table-cell><text:p>-0.46</text:p></table:table-cell></table:table-row>";
  }

  private static List<HostileFile> ods() {
    String cells =
        "<table:table-cell table:number-columns-repeated=\"%s\"><text:p>%s</text:p></table:table-cell>";
    return List.of(
        ods("no row", "").gives(0, 0),
        ods(
                "a million columns of nothing",
                ODS_HEADER
                    + ODS_OAK
                    + "<table:table-row>"
                    + cells.formatted("1000000", "")
                    + "</table:table-row>")
            .gives(1, 0),
        ods(
                "a million columns",
                ODS_HEADER
                    + "<table:table-row>"
                    + cells.formatted("1000000", "x")
                    + "</table:table-row>")
            .refused(NOT_THE_FORMAT),
        ods(
            "16,000 columns",
            ODS_HEADER
                + "<table:table-row>"
                + cells.formatted("16000", "x")
                + "</table:table-row>"),
        ods(
                "nine million rows of nothing",
                ODS_HEADER + ODS_OAK + repeated("row", "9999999", "<table:table-cell/>"))
            .gives(1, 0),
        ods("nine million rows", ODS_HEADER + repeated("row", "9999999", cells.formatted("1", "x")))
            .refused(NOT_THE_FORMAT),
        ods(
                "repetitions that are none",
                ODS_HEADER
                    + repeated("row", "-5", cells.formatted("-1", "x"))
                    + repeated("row", "x", cells.formatted("", "y")))
            .gives(2, 0),
        ods(
            "blanks without end",
            ODS_HEADER
                + "<table:table-row><table:table-cell><text:p>a"
                + "<text:s text:c=\"9999999\"/>".repeat(3000)
                + "b</text:p></table:table-cell></table:table-row>"),
        ods(
            "tables in tables",
            ODS_HEADER
                + "<table:table-row><table:table-cell>"
                + "<table:table><table:table-row><table:table-cell>".repeat(1000)
                + "</table:table-cell></table:table-row></table:table>".repeat(1000)
                + "</table:table-cell></table:table-row>"
                + ODS_OAK),
        ods(
                "numbers that are none",
                ODS_HEADER
                    + Stream.of("NaN", "1e400", "1E-999999999", "", "x", "9".repeat(10_000))
                        .map(
                            v -> odsValue("office:value-type=\"float\" office:value=\"" + v + "\""))
                        .collect(Collectors.joining()))
            .gives(6, 0),
        ods(
                "dates that are none",
                ODS_HEADER
                    + Stream.of("0000-00-00", "-9999-01-01", "x", "")
                        .map(
                            v ->
                                odsValue(
                                    "office:value-type=\"date\" office:date-value=\"" + v + "\""))
                        .collect(Collectors.joining()))
            .gives(4, 0),
        ods("an unknown type of value", ODS_HEADER + odsValue("office:value-type=\"zzz\""))
            .gives(1, 0),
        ods("billion laughs", "</table:table>" + HostileXml.BILLION_LAUGHS + "<table:table>&a29;")
            .refused(MALFORMED));
  }

  private static List<HostileFile> compounds() {
    byte[] workbook =
        XlsFiles.workbook(one -> XlsFiles.sheet(one, "Arbres", List.of(List.of("nom", "n"))));
    byte[] start = Arrays.copyOf(workbook, 8);
    byte[] header = Arrays.copyOf(workbook, 512);
    Arrays.fill(header, 44, 80, (byte) 0x7f); // positions and counts of its tables
    return List.of(
        HostileFile.of("XLSX", "a password", "f.xlsx", XlsFiles.compound("EncryptedPackage", start))
            .refused(PASSWORD_PROTECTED),
        HostileFile.of("XLSX", "a table of text", "f.xlsx", Valid.CSV).gives(3, 0),
        HostileFile.of("XLS", "a workbook of 1995", "f.xls", XlsFiles.compound("Book", start))
            .refused(UNREAD_FORMAT),
        HostileFile.of("XLS", "no records", "f.xls", XlsFiles.compound("Workbook", new byte[0]))
            .refused(NOT_THE_FORMAT),
        HostileFile.of("XLS", "zeros", "f.xls", XlsFiles.compound("Workbook", new byte[9000]))
            .refused(NOT_THE_FORMAT),
        HostileFile.of("XLS", "nothing behind its first bytes", "f.xls", start)
            .refused(DAMAGED_ARCHIVE),
        HostileFile.of("XLS", "tables beyond its end", "f.xls", header).refused(DAMAGED_ARCHIVE),
        HostileFile.of("XLS", "a header alone", "f.xls", workbook).gives(0, 0));
  }

  private HostileTables() {}
}
