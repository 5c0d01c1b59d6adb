package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles part of a workbook (ECMA-376, part 1, 18.8), with which its numbers are read. */
final class XlsxStyles {

  private static final Pattern INDEX = Pattern.compile("\\d{1,6}");
  private static final int NONE = -1;
  private static final int LONGEST_NUMBER = 40;

  private final CellStyles styles;

  private XlsxStyles(CellStyles styles) {
    this.styles = styles;
  }

  /** A workbook without styles has no dates. */
  static XlsxStyles of(Table table, Zip zip, String part, boolean since1904) throws IOException {
    CellStyles styles = new CellStyles(since1904);
    if (!zip.has(part)) {
      return new XlsxStyles(styles);
    }
    Map<String, String> formats = new HashMap<>();
    boolean inCells = false;
    try (XmlWalk xml = XmlWalk.open(table, zip.read(part))) {
      while (xml.next()) {
        if (xml.starts("numFmt")) {
          formats.put(
              String.valueOf(xml.attribute("numFmtId")),
              String.valueOf(xml.attribute("formatCode")));
        } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
          inCells = xml.starts();
        } else if (inCells && xml.starts("xf")) {
          String id = xml.attribute("numFmtId");
          styles.add(index(id), formats.get(String.valueOf(id)));
        }
      }
    }
    return new XlsxStyles(styles);
  }

  private static int index(@Nullable String text) {
    return text != null && INDEX.matcher(text).matches() ? Integer.parseInt(text) : NONE;
  }

  /**
   * The text of a number in a style, see {@link CellStyles}; other values are returned as they are.
   */
  String text(String value, @Nullable String style, boolean inPercents) {
    if (value.length() > LONGEST_NUMBER) {
      return value;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      return value;
    }
    boolean isPlain = number.scale() <= 400 && number.scale() >= -400;
    return isPlain ? styles.text(number, index(style), inPercents) : value;
  }
}
