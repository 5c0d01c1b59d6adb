package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import fr.moisson.harvesters.formats.text.Cell;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * How a delimited file is laid out, as {@link CsvTrial} sees it from its first lines, or as
 * somebody else says.
 *
 * @param quote what surrounds cells; {@link #NO_QUOTE} if nothing does
 * @param header cells of the header; those of the first line when no line stands out
 * @param wrapped whether some lines are one cell each, with the cells of a row in it
 * @param numbered whether rows begin with numbers that the header has no name for
 * @param unnamed how many cells rows have that the header has no name for, behind the others
 * @param width how many cells most lines have
 * @param titles line number of the last line above the header that says something; 0 if none does
 * @param units line number of the units that are joined to the header; 0 if there are none
 * @param firstLine line number of the first row of data
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

  /** No text has it. */
  static final char NO_QUOTE = LoneQuotes.MARK;

  private static final String LINE_BREAKS = "\r\n";

  /** A line with more cells is no line of any table. */
  static final int MOST_FIELDS = 1 << 20;

  LoneQuotes quotes(Reader text) {
    return new LoneQuotes(text, separator, quote, Cell.LONGEST, true);
  }

  /**
   * @param skipEmptyLines whether lines with nothing on them are no records
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

  /** Whether its marks part anything: somebody else may have said the same one twice. */
  boolean isReadable() {
    return separator != quote
        && LINE_BREAKS.indexOf(separator) < 0
        && LINE_BREAKS.indexOf(quote) < 0;
  }

  /** Whether no line names the columns. */
  boolean hasNoHeader() {
    return !header.isEmpty() && header.stream().allMatch(String::isEmpty);
  }

  /** Its fields, as they are meant. */
  static List<String> cells(CsvRecord record) {
    List<String> cells = new ArrayList<>(record.getFieldCount());
    for (String field : record.getFields()) {
      cells.add(Cell.of(LoneQuotes.written(field)));
    }
    return cells;
  }
}
