package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The sheets of an OpenDocument spreadsheet (<a
 * href="https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html">ODF
 * 1.3, part 3</a>, 9).
 */
public final class OdsWorkbook implements Workbook {

  public static final String CONTENT = "content.xml";

  private static final String MANIFEST = "META-INF/manifest.xml";

  /** Member in which LibreOffice encrypts the whole file since version 24.2. */
  private static final String ENCRYPTED = "encrypted-package";

  private final Table table;
  private final Zip zip;

  /** Names of the sheets in order, and whether each is visible. */
  private final Map<String, Boolean> sheets;

  private OdsWorkbook(Table table, Zip zip, Map<String, Boolean> sheets) {
    this.table = table;
    this.zip = zip;
    this.sheets = sheets;
  }

  /**
   * @param zip closed with the workbook, or if it cannot be opened
   */
  public static OdsWorkbook open(Table table, Zip zip) throws IOException {
    return Owned.by(zip, () -> opened(table, zip));
  }

  private static OdsWorkbook opened(Table table, Zip zip) throws IOException {
    if (isEncrypted(table, zip)) {
      throw new BadItem(Notice.of(Notice.Code.PASSWORD_PROTECTED, table.origin()));
    }
    if (!zip.has(CONTENT)) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "– " + CONTENT));
    }
    Map<String, Boolean> sheets = new LinkedHashMap<>();
    Set<String> hidden = new HashSet<>();
    String style = "";
    try (XmlWalk xml = XmlWalk.open(table, zip.read(CONTENT))) {
      while (xml.next()) {
        if (xml.starts("style")) {
          style = String.valueOf(xml.attribute(OdsGrid.STYLE, "name"));
        } else if (xml.starts("table-properties")
            && "false".equals(xml.attribute(OdsGrid.TABLE, "display"))) {
          hidden.add(style);
        } else if (xml.starts("table")) {
          String named = xml.attribute(OdsGrid.TABLE, "style-name");
          sheets.put(OdsGrid.name(xml), !hidden.contains(String.valueOf(named)));
          xml.skip();
        }
      }
    }
    return new OdsWorkbook(table, zip, sheets);
  }

  /** Each member is encrypted separately (part 2, 3.4), and still listed under its name. */
  private static boolean isEncrypted(Table table, Zip zip) throws IOException {
    if (!zip.has(MANIFEST)) {
      return zip.has(ENCRYPTED);
    }
    try (XmlWalk xml = XmlWalk.open(table, zip.read(MANIFEST))) {
      while (xml.next()) {
        if (xml.starts("encryption-data")) {
          return true;
        }
      }
    }
    return zip.has(ENCRYPTED);
  }

  @Override
  public Map<String, Boolean> sheets() {
    return Collections.unmodifiableMap(sheets);
  }

  @Override
  public Grid open(String sheet, BitSet percents) throws IOException {
    XmlWalk xml = XmlWalk.open(table, zip.read(CONTENT));
    while (xml.next()) {
      if (xml.starts("table")) {
        if (OdsGrid.name(xml).equals(sheet)) {
          return new OdsGrid(table, xml, percents);
        }
        xml.skip();
      }
    }
    xml.close();
    throw new IllegalArgumentException(sheet);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
