package fr.moisson.harvesters.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a delimited file is laid out, as seen from its first lines.
 *
 * @param header cells of the header; the first line's when no line stands out
 * @param firstLine line number of the first row of data
 */
record CsvLayout(char separator, List<String> header, long firstLine) {

  /** The likelier first: with decimal commas, both may part all lines alike. */
  private static final String SEPARATORS = ";,\t|";

  private static final int RECORDS = 100;

  /** A field is never longer; what is, comes from a quote that is never closed. */
  static final int LONGEST_FIELD = 4 << 20;

  /**
   * @param whole whether the head is all there is
   */
  static CsvLayout of(String head, boolean whole) {
    return SEPARATORS
        .chars()
        .mapToObj(separator -> Trial.of((char) separator, head, whole))
        .max(Comparator.comparingDouble(Trial::regularity).thenComparingLong(Trial::cells))
        .orElseThrow()
        .layout();
  }

  static CsvReader<CsvRecord> reader(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(2 * LONGEST_FIELD)
        .build(
            CsvRecordHandler.of(
                limits -> limits.maxFieldSize(LONGEST_FIELD).maxRecordSize(2 * LONGEST_FIELD)),
            text);
  }

  /** Cells without surrounding blanks; « NULL » is what databases write for nothing. */
  static List<String> cells(CsvRecord record) {
    List<String> cells = new ArrayList<>(record.getFieldCount());
    for (String field : record.getFields()) {
      cells.add(cell(field));
    }
    return cells;
  }

  static String cell(String field) {
    String cell = field.strip();
    return cell.equalsIgnoreCase("NULL") ? "" : cell;
  }

  /** How many cells there are up to the last that is not empty. */
  static int filled(List<String> cells) {
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isEmpty()) {
      filled--;
    }
    return filled;
  }

  /** The head read with one separator. */
  private record Trial(char separator, List<CsvRecord> records) {

    static Trial of(char separator, String head, boolean whole) {
      List<CsvRecord> records = new ArrayList<>();
      try (CloseableIterator<CsvRecord> all =
          reader(new StringReader(head), separator).iterator()) {
        while (all.hasNext() && records.size() <= RECORDS) {
          records.add(all.next());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      boolean cut = records.size() > RECORDS || !whole;
      return new Trial(
          separator, cut && records.size() > 1 ? records.subList(0, records.size() - 1) : records);
    }

    /** The most frequent number of cells, the larger one if two are. */
    long cells() {
      Map<Integer, Integer> counts = new TreeMap<>();
      records.forEach(record -> counts.merge(record.getFieldCount(), 1, Integer::sum));
      return counts.entrySet().stream()
          .max(
              Map.Entry.<Integer, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse(0);
    }

    /** Share of the lines that have that number of cells; nothing if there is one cell a line. */
    double regularity() {
      long cells = cells();
      long regular = records.stream().filter(record -> record.getFieldCount() == cells).count();
      return cells < 2 ? 0 : regular / (double) records.size();
    }

    CsvLayout layout() {
      if (records.isEmpty()) {
        return new CsvLayout(separator, List.of(), 0);
      }
      Header header = Header.of(records.stream().map(this::line).toList(), cells(), cells());
      long firstLine =
          header.data() < records.size()
              ? records.get(header.data()).getStartingLineNumber()
              : records.get(records.size() - 1).getStartingLineNumber() + 1;
      return new CsvLayout(separator, header.names(), firstLine);
    }

    private Header.Line line(CsvRecord record) {
      List<String> cells = CsvLayout.cells(record);
      boolean prose =
          separator == ','
              && record.getFields().stream().skip(1).anyMatch(field -> field.startsWith(" "));
      return new Header.Line(cells, filled(cells), prose);
    }
  }
}
