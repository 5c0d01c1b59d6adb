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
 * Lines that are each a single quoted cell, since a spreadsheet did not split them at their commas:
 * {@code "Chêne,""1, rue Basse"",12"}. Often only the lines with quotes are affected.
 */
final class WrappedLines {

  private static final Pattern LINE =
      Pattern.compile("^\"((?:[^\"\r\n]|\"\")++)\"[ \t]*+$", Pattern.MULTILINE);

  /** The text with all such lines restored. */
  static String unwrapped(String text) {
    // Where there is no quote at all, the expression would be tried at each line for nothing.
    if (text.indexOf(CsvLayout.QUOTE) < 0) {
      return text;
    }
    return LINE.matcher(text)
        .replaceAll(line -> Matcher.quoteReplacement(line.group(1).replace("\"\"", "\"")));
  }

  /** The cells of such a line, if their number is that of the columns; else the record itself. */
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
