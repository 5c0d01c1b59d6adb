package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one {@code table:table}. The file has repeated rows and cells only once; empty ones,
 * which fill whole sheets, are skipped.
 */
final class OdsGrid implements Workbook.Grid {

  static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final Pattern COUNT = Pattern.compile("\\d{1,7}");
  private static final Pattern NUMBER = Pattern.compile("[-+.\\deE]{1,40}");

  /** A zero followed by digits, which is not a number; « 0 012 » is a way to write thousands. */
  private static final Pattern CODE = Pattern.compile("0\\d[\\d\\s\\u00a0\\u202f]{0,30}");

  /** Maximum number of rows in a spreadsheet. */
  private static final int MOST_ROWS = 1_048_576;

  /** Type of 0.125, shown as 12.5 %. */
  private static final String SHARE = "percentage";

  private static final String MIDNIGHT = "T00:00:00";

  private final Table table;
  private final XmlWalk xml;
  private final BitSet percents;
  private long line;
  private long after;
  private long repeats;
  private List<String> repeated = List.of();
  private final AroundCells around = new AroundCells();
  private String link = "";
  private int columns;

  /**
   * @param xml at the start of the table
   * @param percents as in {@link Workbook#open}
   */
  OdsGrid(Table table, XmlWalk xml, BitSet percents) {
    this.table = table;
    this.percents = percents;
    this.xml = xml;
  }

  static String name(XmlWalk xml) {
    return String.valueOf(xml.attribute(TABLE, "name"));
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    if (repeats > 0) {
      repeats--;
      line++;
      return repeated;
    }
    while (xml.next() && !xml.ends("table")) {
      if (xml.starts("table-column")) {
        column();
      } else if (xml.starts("table-row")) {
        int times = count(xml.attribute(TABLE, "number-rows-repeated"));
        line = after + 1;
        after += times;
        boolean isHidden = "collapse".equals(xml.attribute(TABLE, "visibility"));
        GridRow row = row();
        if (!row.isEmpty() && after > MOST_ROWS) {
          throw new BadItem(
              Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "l. " + after));
        }
        if (!row.isEmpty() && isHidden) {
          around.hidden().addRows(times);
        } else if (!row.isEmpty()) {
          repeats = times - 1L;
          repeated = row.cells();
          return repeated;
        }
      } else if (xml.starts("shapes")) {
        xml.skip(); // drawings may contain tables of their own
      }
    }
    return null;
  }

  private GridRow row() throws IOException {
    GridRow row = new GridRow(table, line);
    int blanks = 0;
    while (xml.next() && !xml.ends("table-row")) {
      if (xml.starts("table-cell") || xml.starts("covered-table-cell")) {
        int times = count(xml.attribute(TABLE, "number-columns-repeated"));
        int rows = count(xml.attribute(TABLE, "number-rows-spanned"));
        around.merged().add(row.width() + blanks, line, line + rows - 1);
        boolean isShare = SHARE.equals(xml.attribute(OFFICE, "value-type"));
        link = "";
        String cell = Cell.of(cell(xml.element()));
        if (cell.isEmpty()) {
          blanks = Math.min(blanks + times, ColumnNames.MOST);
        } else {
          row.repeat("", blanks);
          around.links().see(row.width(), line, cell);
          around.links().add(row.width(), line, link);
          repeat(row, cell, isShare, times);
          blanks = 0;
        }
      }
    }
    return row;
  }

  private void column() {
    int times = Math.min(count(xml.attribute(TABLE, "number-columns-repeated")), ColumnNames.MOST);
    String visibility = xml.attribute(TABLE, "visibility");
    if (visibility != null && !visibility.equals("visible")) {
      around.hidden().hide(columns, columns + times);
    }
    columns = Math.min(columns + times, ColumnNames.MOST);
  }

  private void repeat(GridRow row, String cell, boolean isShare, int times) {
    String percent = isShare && isNumber(cell) ? percent(cell) : cell;
    for (int i = 0; i < times; i++) {
      int place = row.width();
      row.put(place, around.hidden().shown(place, percents.get(place) ? percent : cell));
    }
  }

  private static String percent(String share) {
    return CellStyles.plain(CellStyles.percents(new BigDecimal(share)));
  }

  private static int count(@Nullable String stated) {
    return stated != null && COUNT.matcher(stated).matches()
        ? Math.max(1, Integer.parseInt(stated))
        : 1;
  }

  private String cell(String element) throws IOException {
    String type = String.valueOf(xml.attribute(OFFICE, "value-type"));
    String value =
        switch (type) {
          case "float", SHARE, "currency" -> xml.attribute(OFFICE, "value");
          case "date" -> date(xml.attribute(OFFICE, "date-value"));
          case "time" -> time(xml.attribute(OFFICE, "time-value"));
          case "boolean" -> xml.attribute(OFFICE, "boolean-value");
          case "string" -> xml.attribute(OFFICE, "string-value");
          default -> null;
        };
    String shown = shown(element);
    if (value == null) {
      return shown;
    }
    return type.equals("float") || type.equals(SHARE) || type.equals("currency")
        ? number(value, shown)
        : value;
  }

  /** The number as written, or the code as shown: 1500 is shown as the postcode 01500. */
  private static String number(String value, String shown) {
    if (!isNumber(value)) {
      return value;
    }
    String plain = CellStyles.plain(new BigDecimal(value));
    String digits = shown.replaceAll("\\D", "");
    boolean isCode = CODE.matcher(shown).matches();
    return isCode && digits.replaceFirst("^0+(?=.)", "").equals(plain) ? digits : plain;
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches() && Numbers.decimal(value).isPresent();
  }

  private static @Nullable String date(@Nullable String value) {
    return value != null && value.endsWith(MIDNIGHT)
        ? value.substring(0, value.length() - MIDNIGHT.length())
        : value;
  }

  /** Hours, minutes and seconds, whatever of them is shown. */
  private static @Nullable String time(@Nullable String value) {
    try {
      return value == null
          ? null
          : CellStyles.elapsed(Math.round(Duration.parse(value).toMillis() / 1000.0));
    } catch (DateTimeParseException | ArithmeticException e) {
      return null;
    }
  }

  /** The text of a cell, one line a paragraph; without its comment. */
  private String shown(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    int paragraphs = 0;
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("p")) {
        text.append(paragraphs++ > 0 ? "\n" : "");
        paragraph(text);
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    return text.toString();
  }

  private void paragraph(StringBuilder text) throws IOException {
    int depth = 1;
    while (depth > 0 && xml.next()) {
      if (xml.starts("annotation")) {
        xml.skip();
      } else if (xml.starts()) {
        depth++;
        String target = xml.attribute(XLINK, "href");
        link = target == null ? link : target;
        switch (xml.element()) {
          case "s" -> text.append(" ".repeat(Math.min(1000, count(xml.attribute(TEXT, "c")))));
          case "tab" -> text.append('\t');
          case "line-break" -> text.append('\n');
          default -> xml.addText(text);
        }
      } else {
        depth -= xml.ends() ? 1 : 0;
        xml.addText(text);
      }
    }
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
