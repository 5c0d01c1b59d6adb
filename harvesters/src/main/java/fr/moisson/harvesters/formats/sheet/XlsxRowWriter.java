package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.PlaceColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.formats.text.Characters;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook (ECMA-376) with typed cells under a frozen header. Text stays text, so that codes keep
 * their zeros and nothing becomes a formula. When a sheet is full, another one is added.
 */
public final class XlsxRowWriter implements RowWriter {

  /** Fastexcel writes this unescaped, so that quotes would end the XML attribute. */
  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss\\ \\U\\T\\C";

  /** First day from which Excel's calendar is right: it has a 29 February 1900. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final int LONGEST_TEXT = 32_767;
  private static final int LONGEST_SHEET_NAME = 31;
  private static final int NARROWEST = 10;
  private static final int WIDEST = 40;

  /** Number of rows in memory. */
  private static final int BATCH = 500;

  /** Spreadsheets read this as the escape of a character. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final Path target;
  private final Path draft;
  private final OutputLayer layer;
  private final PlaceColumns places;
  private final int rowsPerSheet;
  private final OutputStream out;
  private final Consumer<Notice> notices;
  private final Workbook workbook;
  private final List<String> extents = new ArrayList<>();
  private Worksheet sheet;
  private int sheets;
  private int row;
  private long cut;

  public XlsxRowWriter(
      Path target, OutputLayer layer, PlaceColumns places, Consumer<Notice> notices)
      throws IOException {
    this(target, layer, places, notices, Worksheet.MAX_ROWS);
  }

  /**
   * @param rowsPerSheet including the header
   */
  public XlsxRowWriter(
      Path target,
      OutputLayer layer,
      PlaceColumns places,
      Consumer<Notice> notices,
      int rowsPerSheet)
      throws IOException {
    this.target = target;
    this.layer = layer;
    this.notices = notices;
    this.rowsPerSheet = rowsPerSheet;
    this.places = places;
    draft = target.resolveSibling(target.getFileName() + ".draft");
    out = new BufferedOutputStream(Files.newOutputStream(draft));
    workbook = new Workbook(out, "Moisson", null);
    workbook.setCompressionLevel(Deflater.BEST_SPEED); // it will be compressed again
    workbook.properties().setTitle(layer.label());
    workbook.properties().setDescription(layer.description());
    sheet = next();
  }

  private Worksheet next() {
    sheets++;
    Worksheet next = workbook.newWorksheet(name());
    next.freezePane(0, 1);
    int place = 0;
    for (Column column : places.columns()) {
      next.inlineString(0, place, text(column.name()));
      next.style(0, place).bold().set();
      next.width(place++, Math.min(WIDEST, Math.max(NARROWEST, column.name().length() + 2)));
    }
    row = 1;
    return next;
  }

  private void finish() throws IOException {
    extents.add(sheet.range(0, 0, row - 1, Math.max(1, places.columns().size()) - 1).toString());
    sheet.finish();
  }

  private String name() {
    String suffix = sheets == 1 ? "" : " " + sheets;
    String name = Characters.clean(layer.name()).replaceAll("[\\[\\]:*?/\\\\']", "-");
    int length = Math.min(name.length(), LONGEST_SHEET_NAME - suffix.length());
    return name.substring(0, length) + suffix;
  }

  @Override
  public void write(Row values) throws IOException {
    if (row == rowsPerSheet) {
      finish();
      sheet = next();
    }
    int place = 0;
    for (Column column : places.columns()) {
      BigDecimal degrees = places.place(values, column.name());
      if (degrees == null) {
        cell(place, column.typeOrString(), values.value(column.name()));
      } else {
        sheet.value(row, place, degrees);
      }
      place++;
    }
    row++;
    if (row % BATCH == 0) {
      sheet.flush();
    }
  }

  private void cell(int place, ColumnType type, String text) {
    Object value = text.isEmpty() ? null : type.read(text);
    if (value instanceof Number number) {
      sheet.value(row, place, number);
    } else if (value instanceof Boolean truth) {
      sheet.value(row, place, truth);
    } else if (value instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
      sheet.value(row, place, day);
      sheet.style(row, place).format("yyyy-mm-dd").set();
    } else if (value instanceof LocalDateTime local && !local.toLocalDate().isBefore(FIRST_DAY)) {
      sheet.value(row, place, local);
      sheet.style(row, place).format("yyyy-mm-dd hh:mm:ss").set();
    } else if (value instanceof OffsetDateTime moment
        && !moment.toLocalDate().isBefore(FIRST_DAY)) {
      sheet.value(row, place, moment.toLocalDateTime());
      sheet.style(row, place).format(MOMENT).set();
    } else if (value != null) {
      sheet.inlineString(row, place, text(value instanceof LocalDate day ? day.toString() : text));
    }
  }

  private String text(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return ESCAPE.matcher(text).replaceAll("_x005F_");
    }
    cut++;
    return text(Beginning.withEllipsis(text, LONGEST_TEXT));
  }

  @Override
  public void close() throws IOException {
    try {
      try (out) {
        finish();
        workbook.finish();
      }
      if (cut > 0) {
        notices.accept(Notice.of(Notice.Code.TEXTS_CUT, cut, LONGEST_TEXT));
      }
      if (sheets > 1) {
        notices.accept(Notice.of(Notice.Code.SHEETS_FULL, sheets, rowsPerSheet));
      }
      XlsxCorrections.write(draft, target, layer.modified(), extents);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
