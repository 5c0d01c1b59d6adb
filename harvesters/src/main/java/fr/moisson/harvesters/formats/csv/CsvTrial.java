package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.Header;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The head of a delimited file, read with one separator and one kind of quotes. The right ones are
 * those with which most of its lines have the same number of cells.
 */
record CsvTrial(char separator, char quote, List<CsvRecord> records) {

  /** The likeliest first: with decimal commas, two may split all lines regularly. */
  private static final String USUAL = ";,\t|";

  /** Separators of some programs, which are also frequent in texts. */
  private static final String ODD = ":^~#!¤§\u0001\u001F";

  /** Excel's own first line, which states the separator. */
  private static final Pattern STATED =
      Pattern.compile(
          "\"?sep=([^\"'\r\n])\"?\\s*?(\r?\n|\r).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A header as R writes it by default, with blanks as separators. */
  private static final Pattern QUOTED_WORDS =
      Pattern.compile("\"[^\"\r\n]*\"(?: \"[^\"\r\n]*\")++\\s*?(\r?\n|\r).*", Pattern.DOTALL);

  /** A comma that is not a decimal comma. */
  private static final Pattern PARTING_COMMA = Pattern.compile("(?<!\\d),|,(?!\\d)");

  /** A comma that is neither a decimal comma nor one of a sentence, which goes on in lower case. */
  private static final Pattern COMMA_OF_CELLS =
      Pattern.compile("(?<!\\d),(?! \\p{Ll})|,(?!\\d| \\p{Ll})");

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private static final int RECORDS = 100;

  /** A longer cell would hide too much of a head. */
  private static final int LONGEST = 1 << 15;

  private static final int FEWEST_OF_ODD = 3;

  /**
   * @param whole whether the head is the whole file
   */
  static CsvLayout layout(String head, boolean whole) {
    Matcher stated = STATED.matcher(head);
    String candidates = stated.matches() ? stated.group(1) : USUAL;
    CsvTrial best = best(candidates, head, whole);
    if (best.separator() == ',' && !stated.matches() && !PARTING_COMMA.matcher(head).find()) {
      CsvTrial other = best(USUAL.replace(",", ""), head, whole);
      best = other.cells() > 1 ? other : best;
    }
    if (!stated.matches() && best.isOneColumn(head)) {
      best = best(USUAL.replace(",", ""), head, whole);
    }
    String unwrapped = WrappedLines.unwrapped(head);
    CsvTrial inner = unwrapped.equals(head) ? best : best(candidates, unwrapped, whole);
    if (inner.regularity() > best.regularity() && inner.records().get(0).getFieldCount() > 1) {
      return inner.quoted(unwrapped, whole).layout(stated.matches() ? 1 : 0, true);
    }
    // Decimal commas split the rows regularly, but not the names of the columns.
    if (best.cells() < 2 || best.records().get(0).getFieldCount() < 2) {
      best = odd(head, whole).orElse(best);
    }
    if (best.cells() < 2 && QUOTED_WORDS.matcher(head).matches()) {
      best = of(' ', CsvLayout.QUOTE, head, whole);
    }
    CsvTrial found = best.quoted(head, whole);
    return found.layout(stated.matches() ? 1 : 0, false);
  }

  private static CsvTrial best(String separators, String head, boolean whole) {
    return separators
        .chars()
        .mapToObj(separator -> of((char) separator, CsvLayout.QUOTE, head, whole))
        .max(Comparator.comparingDouble(CsvTrial::regularity).thenComparingLong(CsvTrial::cells))
        .orElseThrow();
  }

  private static Optional<CsvTrial> odd(String head, boolean whole) {
    return Optional.of(best(ODD, head, whole))
        .filter(trial -> trial.regularity() == 1 && trial.records().size() >= FEWEST_OF_ODD);
  }

  private static CsvTrial of(char separator, char quote, String head, boolean whole) {
    List<CsvRecord> records = new ArrayList<>();
    try (CloseableIterator<CsvRecord> all =
        CsvLayout.read(
            new LoneQuotes(new StringReader(head), separator, quote, LONGEST, whole), true)) {
      while (all.hasNext() && records.size() <= RECORDS) {
        records.add(all.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean cut = records.size() > RECORDS || !whole;
    return new CsvTrial(
        separator,
        quote,
        cut && records.size() > 1 ? records.subList(0, records.size() - 1) : records);
  }

  /**
   * Whether the commas below the first line are those of decimal numbers, or of sentences, where a
   * quarter of the lines has none. One cell above a regular table is a title.
   */
  private boolean isOneColumn(String head) {
    boolean isPossible =
        separator == ','
            && records.get(0).getFieldCount() == 1
            && cells() == 2
            && !COMMA_OF_CELLS.matcher(head).find();
    return isPossible
        && (!PARTING_COMMA.matcher(head).find()
            || records.stream().skip(1).filter(record -> record.getFieldCount() == 1).count() * 4
                >= records.size());
  }

  /** The same with other quotes, if the cells suggest them. */
  private CsvTrial quoted(String head, boolean whole) {
    if (isSurrounded('\'')) {
      return of(separator, '\'', head, whole);
    }
    CsvTrial plain = of(separator, CsvLayout.NO_QUOTE, head, whole);
    // Tab-separated exports do not escape quotes, of which one may open and never close.
    boolean isPlain =
        separator == '\t'
            && plain.regularity() >= regularity()
            && plain.cells() == cells()
            && plain.records().size() > records.size();
    return isPlain ? plain : this;
  }

  private boolean isSurrounded(char mark) {
    long cells =
        records.stream()
            .flatMap(record -> record.getFields().stream())
            .filter(CsvTrial::isText)
            .count();
    long surrounded =
        records.stream()
            .flatMap(record -> record.getFields().stream())
            .map(String::strip)
            .filter(cell -> cell.length() > 1 && cell.charAt(0) == mark)
            .filter(cell -> cell.charAt(cell.length() - 1) == mark)
            .count();
    return surrounded > 1 && surrounded * 2 > cells;
  }

  private static boolean isText(String cell) {
    return cell.chars().anyMatch(Character::isLetter);
  }

  /** The most frequent number of cells, the larger one in a tie. */
  private long cells() {
    Map<Integer, Integer> counts = new TreeMap<>();
    records.forEach(record -> counts.merge(record.getFieldCount(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** Share of the lines with that number of cells; 0 if lines have a single cell. */
  private double regularity() {
    long cells = cells();
    long regular = records.stream().filter(record -> record.getFieldCount() == cells).count();
    return cells < 2 ? 0 : regular / (double) records.size();
  }

  /**
   * @param said number of the first lines that are instructions for programs
   */
  private CsvLayout layout(int said, boolean wrapped) {
    if (records.isEmpty()) {
      return new CsvLayout(separator, quote, List.of(), false, false, 0, 0, 0, 0, 0);
    }
    Header header = Header.of(records.stream().map(this::line).toList(), cells(), cells());
    int data = header.data();
    long firstLine =
        data < records.size()
            ? records.get(data).getStartingLineNumber()
            : records.get(records.size() - 1).getStartingLineNumber() + 1;
    long units = header.units() > 0 ? row(header.units()) : 0;
    boolean numbered =
        RowNames.areIn(records.subList(header.data(), records.size()), header.names(), cells());
    int unnamed = numbered ? 0 : unnamed(header);
    List<String> names =
        Stream.of(
                Collections.nCopies(numbered ? 1 : 0, ""),
                header.names(),
                Collections.nCopies(unnamed, ""))
            .flatMap(List::stream)
            .toList();
    return new CsvLayout(
        separator,
        quote,
        names,
        wrapped,
        numbered,
        unnamed,
        (int) cells(),
        titles(header, said),
        units,
        firstLine);
  }

  /**
   * Number of cells that all rows have after those that the header names. With commas, they may
   * come from decimal numbers, or from a position that was split.
   */
  private int unnamed(Header header) {
    List<CsvRecord> rows = records.subList(header.data(), records.size());
    boolean isLonger =
        separator != ','
            && rows.size() > 1
            && header.names().size() > 1
            && header.names().size() < cells()
            && header.names().stream().noneMatch(String::isEmpty)
            && rows.stream().allMatch(row -> row.getFieldCount() == cells())
            && rows.stream().anyMatch(row -> !row.getField(row.getFieldCount() - 1).isBlank())
            && IntStream.range(0, header.names().size())
                .filter(i -> PositionColumns.isWhole(header.names().get(i)))
                .allMatch(i -> rows.stream().allMatch(row -> isPlaceOrEmpty(row.getField(i))));
    return isLonger ? (int) cells() - header.names().size() : 0;
  }

  private static boolean isPlaceOrEmpty(String cell) {
    return cell.isBlank() || PositionColumns.isPlace(cell);
  }

  private long titles(Header header, int said) {
    return Stream.iterate(header.line() - 1, i -> i >= said, i -> i - 1)
        .filter(i -> Cell.filled(CsvLayout.cells(records.get(i))) > 0)
        .map(this::row)
        .findFirst()
        .orElse(0L);
  }

  /** Number of a record as {@link CsvRecords#row} counts; blank lines are not among the records. */
  private long row(int record) {
    long breaks =
        records.subList(0, record).stream()
            .flatMap(before -> before.getFields().stream())
            .mapToLong(field -> LINE_BREAK.matcher(field).results().count())
            .sum();
    return records.get(record).getStartingLineNumber() - breaks;
  }

  private Header.Line line(CsvRecord record) {
    List<String> cells = CsvLayout.cells(record);
    boolean prose =
        separator == ','
            && record.getFields().stream().skip(1).anyMatch(field -> field.startsWith(" "));
    return new Header.Line(cells, Cell.filled(cells), prose);
  }
}
