package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of an Office Open XML workbook (<a
 * href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376</a>,
 * part 1, 18), transitional or strict.
 */
public final class XlsxWorkbook implements Workbook {

  public static final String MAIN = XlsxParts.FOLDER + "workbook.xml";

  private final Table table;
  private final Zip zip;
  private final XlsxParts parts;
  private final XlsxStyles styles;
  private final SharedStrings strings;
  private final Map<String, Sheet> sheets;

  private XlsxWorkbook(
      Table table,
      Zip zip,
      XlsxParts parts,
      XlsxStyles styles,
      SharedStrings strings,
      Map<String, Sheet> sheets) {
    this.table = table;
    this.zip = zip;
    this.parts = parts;
    this.styles = styles;
    this.strings = strings;
    this.sheets = sheets;
  }

  private record Sheet(String part, boolean visible) {}

  /**
   * @param zip closed with the workbook, or if it cannot be opened
   */
  public static XlsxWorkbook open(Table table, Zip zip) throws IOException {
    return Owned.by(zip, () -> opened(table, zip));
  }

  private static XlsxWorkbook opened(Table table, Zip zip) throws IOException {
    if (!zip.has(MAIN)) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "– " + MAIN));
    }
    XlsxParts parts = XlsxParts.of(table, zip);
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    boolean since1904 = false;
    try (XmlWalk xml = XmlWalk.open(table, zip.read(MAIN))) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          // Excel adds an element of the same name, of its own, which does not say it.
          since1904 |= isTrue(xml.attribute("date1904"));
        } else if (xml.starts("sheet")) {
          String part = parts.sheet(String.valueOf(xml.attribute("id")));
          if (part != null) {
            boolean visible = "visible".equals(or(xml.attribute("state"), "visible"));
            sheets.put(or(xml.attribute("name"), part), new Sheet(part, visible));
          }
        }
      }
    }
    XlsxStyles styles = XlsxStyles.of(table, zip, parts.styles(), since1904);
    SharedStrings strings = SharedStrings.of(table, zip, parts.strings());
    return new XlsxWorkbook(table, zip, parts, styles, strings, sheets);
  }

  static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value);
  }

  private static String or(@Nullable String value, String fallback) {
    return value == null ? fallback : value;
  }

  @Override
  public Map<String, Boolean> sheets() {
    Map<String, Boolean> shown = new LinkedHashMap<>();
    sheets.forEach((name, sheet) -> shown.put(name, sheet.visible()));
    return shown;
  }

  @Override
  public Grid open(String sheet, BitSet percents) throws IOException {
    Sheet opened = sheets.get(sheet);
    if (opened == null) {
      throw new IllegalArgumentException(sheet);
    }
    Map<String, String> targets = parts.targets(opened.part());
    XmlWalk xml = XmlWalk.open(table, zip.read(opened.part()));
    return new XlsxGrid(table, xml, strings, styles, percents, targets);
  }

  @Override
  public void close() throws IOException {
    strings.close();
    zip.close();
  }
}
