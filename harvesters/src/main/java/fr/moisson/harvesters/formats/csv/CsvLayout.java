package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.model.Notice;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The layout of a delimited file, as detected by {@link CsvTrial} in its first lines, or as
 * described elsewhere.
 *
 * @param quote quotation mark around cells; {@link #NO_QUOTE} if there is none
 * @param header cells of the header; all empty if there is none
 * @param wrapped whether some lines are a single cell that contains the cells of a row
 * @param numbered whether rows begin with a number that the header has no name for
 * @param unnamed number of further cells at the end of rows that the header has no name for
 * @param width number of cells in most lines
 * @param titles number of the last row above the header that is not empty; 0 if there is none
 * @param units number of the row of units that are joined to the header; 0 if there are none
 * @param firstLine number of the line of the text where the first row of data begins
 */
public record CsvLayout(
    char separator,
    char quote,
    List<String> header,
    boolean wrapped,
    boolean numbered,
    int unnamed,
    int width,
    long titles,
    long units,
    long firstLine) {

  static final char QUOTE = '"';

  /** A character that no text contains. */
  static final char NO_QUOTE = LoneQuotes.MARK;

  /** Before a text of digits, in spreadsheets. */
  private static final char MARK = '\'';

  private static final Pattern MARKED = Pattern.compile("'[+-]?\\d[\\d .,/:+-]*");

  private static final String FORMULA = "=\"";
  private static final String LINE_BREAKS = "\r\n";

  /** A line with more cells is not one of a table. */
  static final int MOST_FIELDS = 1 << 20;

  LoneQuotes quotes(Reader text) {
    return new LoneQuotes(text, separator, quote, Cell.LONGEST, true);
  }

  /**
   * @param skipEmptyLines whether empty lines are skipped
   */
  static CloseableIterator<CsvRecord> read(LoneQuotes text, boolean skipEmptyLines) {
    return CsvReader.builder()
        .fieldSeparator(text.separator())
        .quoteCharacter(text.quote())
        .skipEmptyLines(skipEmptyLines)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(2 * Cell.LONGEST)
        .build(
            CsvRecordHandler.of(
                limits ->
                    limits
                        .maxFields(MOST_FIELDS)
                        .maxFieldSize(Cell.LONGEST)
                        .maxRecordSize(2 * Cell.LONGEST)),
            text)
        .iterator();
  }

  /** Whether its separators are distinct: a description may give the same one twice. */
  boolean isReadable() {
    return separator != quote
        && LINE_BREAKS.indexOf(separator) < 0
        && LINE_BREAKS.indexOf(quote) < 0;
  }

  /** Whether no line names the columns. */
  boolean hasNoHeader() {
    return !header.isEmpty() && header.stream().allMatch(String::isEmpty);
  }

  /** Reports lines that are not read as they are written. */
  void tell(Consumer<Notice> notices) {
    if (wrapped) {
      notices.accept(Notice.of(Notice.Code.LINES_WRAPPED));
    }
    if (titles > 0) {
      notices.accept(Notice.of(Notice.Code.TITLES_ABOVE, titles));
    }
    if (units > 0) {
      notices.accept(Notice.of(Notice.Code.UNITS_BELOW, units));
    }
  }

  /** The fields of a record, cleaned. */
  static List<String> cells(CsvRecord record) {
    List<String> cells = new ArrayList<>(record.getFieldCount());
    for (String field : record.getFields()) {
      cells.add(Cell.of(isFormula(field) ? inner(field) : LoneQuotes.written(field)));
    }
    return cells;
  }

  /**
   * Whether a field is {@code ="01004"}, the formula of a text, or {@code '01004}: business
   * software writes them so that spreadsheets keep leading zeros.
   */
  static boolean isFormula(String field) {
    return isMarked(field)
        || (field.startsWith(FORMULA)
            && field.length() > FORMULA.length()
            && field.indexOf(QUOTE, FORMULA.length()) == field.length() - 1);
  }

  private static boolean isMarked(String field) {
    return !field.isEmpty() && field.charAt(0) == MARK && MARKED.matcher(field).matches();
  }

  private static String inner(String formula) {
    return formula.charAt(0) == MARK
        ? formula.substring(1)
        : formula.substring(FORMULA.length(), formula.length() - 1);
  }
}
