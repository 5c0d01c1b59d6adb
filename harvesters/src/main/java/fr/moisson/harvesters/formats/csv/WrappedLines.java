package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.text.Cell;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that are one cell in quotes each, since a spreadsheet did not part them by their commas:
 * {@code "Chêne,""1, rue Basse"",12"}. Often these are only those with quotes.
 */
final class WrappedLines {

  private static final Pattern LINE =
      Pattern.compile("^\"((?:[^\"\r\n]|\"\")++)\"[ \t]*+$", Pattern.MULTILINE);

  /** A text with such lines as they were, as many as there are. */
  static String unwrapped(String text) {
    return LINE.matcher(text)
        .replaceAll(line -> Matcher.quoteReplacement(line.group(1).replace("\"\"", "\"")));
  }

  /** The cells of such a line, where they are as many as there are columns; else as it is. */
  static CsvRecord cells(CsvRecord record, CsvLayout layout) {
    if (record.getFieldCount() != 1 || layout.width() < 2) {
      return record;
    }
    StringReader line = new StringReader(LoneQuotes.written(record.getField(0)));
    try (CloseableIterator<CsvRecord> inner =
        CsvLayout.read(
            new LoneQuotes(line, layout.separator(), layout.quote(), Cell.LONGEST, true), true)) {
      CsvRecord cells = inner.hasNext() ? inner.next() : record;
      return cells.getFieldCount() == layout.width() && !inner.hasNext() ? cells : record;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WrappedLines() {}
}
