package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a worksheet part (ECMA-376, part 1, 18.3). For formulas, the last computed value is
 * read, which some libraries leave to Excel to compute; errors such as {@code #N/A} are empty
 * cells.
 */
final class XlsxGrid implements Workbook.Grid {

  private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3}(\\d{1,7})):[A-Z]{1,3}(\\d{1,7})");
  private static final Pattern LINK =
      Pattern.compile("(?i)\\s*HYPERLINK\\(\\s*\"([^\"]+)\"\\s*[,)].*", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("\\d{1,7}");

  private final Table table;
  private final XmlWalk xml;
  private final SharedStrings strings;
  private final XlsxStyles styles;
  private final BitSet percents;
  private final AroundCells around = new AroundCells();
  private final Map<String, String> targets;
  private long line;
  private boolean isFiltered;

  /**
   * @param percents as in {@link Workbook#open}
   * @param targets of links, by the ids of their relations
   */
  XlsxGrid(
      Table table,
      XmlWalk xml,
      SharedStrings strings,
      XlsxStyles styles,
      BitSet percents,
      Map<String, String> targets) {
    this.table = table;
    this.xml = xml;
    this.strings = strings;
    this.styles = styles;
    this.percents = percents;
    this.targets = targets;
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    GridRow row = new GridRow(table, line);
    while (xml.next()) {
      if (xml.starts("row")) {
        line = Math.max(line + 1, stated(xml.attribute("r")));
        row = new GridRow(table, line);
        if (!isFiltered && XlsxWorkbook.isTrue(xml.attribute("hidden"))) {
          around.hidden().addRows(1);
          xml.skip();
        }
      } else if (xml.starts("sheetPr")) {
        isFiltered = XlsxWorkbook.isTrue(xml.attribute("filterMode"));
      } else if (xml.starts("col")) {
        column();
      } else if (xml.starts("c")) {
        cell(row);
      } else if (xml.ends("row") && !row.isEmpty()) {
        return row.cells();
      } else if (xml.starts("mergeCell")) {
        merge(String.valueOf(xml.attribute("ref")));
      } else if (xml.starts("hyperlink")) {
        link(String.valueOf(xml.attribute("ref")));
      }
    }
    return null;
  }

  /** The number that a row states, or 0; rows never go back. */
  private static long stated(@Nullable String row) {
    return row != null && ROW.matcher(row).matches() ? Long.parseLong(row) : 0;
  }

  private void column() {
    String first = String.valueOf(xml.attribute("min"));
    String last = String.valueOf(xml.attribute("max"));
    boolean numbered = ROW.matcher(first).matches() && ROW.matcher(last).matches();
    if (numbered && XlsxWorkbook.isTrue(xml.attribute("hidden"))) {
      around.hidden().hide(Integer.parseInt(first) - 1, Integer.parseInt(last));
    }
  }

  private void merge(String range) {
    Matcher corners = RANGE.matcher(range);
    if (corners.matches()) {
      around
          .merged()
          .add(
              column(corners.group(1)),
              Long.parseLong(corners.group(2)),
              Long.parseLong(corners.group(3)));
    }
  }

  /** What follows « # » in an address, such as a place on a map, is not in its relation. */
  private void link(String reference) {
    Matcher corner = REFERENCE.matcher(reference);
    String target = targets.getOrDefault(String.valueOf(xml.attribute("id")), "");
    String location = xml.attribute("location");
    if (corner.matches() && !target.isEmpty()) {
      around
          .links()
          .add(
              column(reference),
              Long.parseLong(corner.group(2)),
              location == null || location.isEmpty() ? target : target + "#" + location);
    }
  }

  private void cell(GridRow row) throws IOException {
    String reference = xml.attribute("r");
    String type = String.valueOf(xml.attribute("t"));
    String style = xml.attribute("s");
    int place = reference == null ? row.width() : column(reference);
    String value = "";
    String target = "";
    boolean isFormula = false;
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("f")) {
        isFormula = true;
        Matcher formula = LINK.matcher(xml.text());
        target = formula.matches() ? formula.group(1) : "";
      } else if (xml.starts("v")) {
        value = xml.text();
      } else if (xml.starts("is")) {
        value = SharedStrings.rich(xml, "is");
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    if (isFormula && value.isEmpty() && !type.equals("str")) {
      around.uncomputed().set(place);
    }
    String text = text(type, value.strip(), style, percents.get(place));
    around.links().see(place, line, text);
    around.links().add(place, line, target);
    row.put(place, around.hidden().shown(place, text));
  }

  private String text(String type, String value, @Nullable String style, boolean inPercents)
      throws IOException {
    return switch (type) {
      case "s" -> strings.get(value);
      case "inlineStr", "d" -> value;
      case "str" -> SharedStrings.unescaped(value);
      case "b" -> value.isEmpty() ? "" : String.valueOf(XlsxWorkbook.isTrue(value));
      case "e" -> "";
      default -> styles.text(value, style, inPercents);
    };
  }

  /** Index of a column from 0: {@code A1} is in the first. */
  private int column(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    if (!matcher.matches()) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), reference));
    }
    return CellReference.convertColStringToIndex(matcher.group(1));
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public AroundCells around() {
    return around;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
