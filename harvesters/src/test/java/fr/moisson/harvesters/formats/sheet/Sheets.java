package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Zipped;
import java.nio.file.Path;

/** Minimal spreadsheets for tests. */
public final class Sheets {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /**
   * Styles 0 to 8: general, date, long French date, elapsed time, code, phone number, thousands,
   * and two percentages.
   */
  private static final String STYLES =
      """
      <styleSheet xmlns="%s"><numFmts count="6">
        <numFmt numFmtId="164" formatCode="[$-40C]dddd d mmmm yyyy\\ &quot;à&quot;\\ hh:mm"/>
        <numFmt numFmtId="165" formatCode="[h]:mm"/>
        <numFmt numFmtId="166" formatCode="00000"/>
        <numFmt numFmtId="169" formatCode="0.0&quot; &quot;%%"/>
        <numFmt numFmtId="168" formatCode="0\\ 000"/>
        <numFmt numFmtId="167" formatCode="0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##"/>
        </numFmts>
        <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs count="9"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
          <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
          <xf numFmtId="168"/><xf numFmtId="9"/><xf numFmtId="169"/></cellXfs></styleSheet>
      """
          .formatted(MAIN);

  /** A workbook with one sheet, with these elements before its rows. */
  public static Path xlsxWith(Path folder, String before, String rows) {
    return workbook(folder, before, "", "a", rows);
  }

  /** A workbook with several sheets, each given as name and rows. */
  public static Path xlsx(Path folder, String texts, String... sheets) {
    return workbook(folder, "", texts, sheets);
  }

  private static Path workbook(Path folder, String before, String texts, String... sheets) {
    StringBuilder names = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    Zipped zip = new Zipped();
    for (int i = 0; i < sheets.length; i += 2) {
      int number = i / 2 + 1;
      String state = sheets[i].startsWith("_") ? " state=\"hidden\"" : "";
      names.append("<sheet name=\"" + sheets[i] + "\" r:id=\"r" + number + "\"" + state + "/>");
      relations.append(
          "<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/s%d.xml\"/>"
              .formatted(number, RELATIONS, number));
      zip.with(
          "xl/worksheets/s" + number + ".xml",
          "<worksheet xmlns=\"%s\">%s<sheetData>%s</sheetData></worksheet>"
              .formatted(MAIN, before, sheets[i + 1]));
    }
    return zip.with(
            "xl/workbook.xml",
            "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                .formatted(MAIN, RELATIONS, names))
        .with("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>")
        .with("xl/styles.xml", STYLES)
        .with("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, texts))
        .in(folder, "f.xlsx");
  }

  /** A spreadsheet with these tables, as in content.xml. */
  public static Path ods(Path folder, String tables) {
    return new Zipped()
        .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .with("content.xml", content(tables))
        .in(folder, "f.ods");
  }

  public static String content(String tables) {
    return """
        <office:document-content
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
          <office:automatic-styles><style:style style:name="cachée" style:family="table">
            <style:table-properties table:display="false"/></style:style>
          </office:automatic-styles>
          <office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
        </office:document-content>
        """
        .formatted(tables);
  }

  private Sheets() {}
}
