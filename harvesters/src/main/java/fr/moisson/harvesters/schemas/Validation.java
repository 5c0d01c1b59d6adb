package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.Records;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.Report;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Validates a table against a schema, line by line: whatever the table's size, only one line and
 * the keys of some hundred thousand lines are in memory.
 *
 * <p>{@link #run} reads a file. A caller that already has the lines, having just mapped them to the
 * schema, starts a validation with the header and passes one line after the other.
 */
public final class Validation implements Closeable {

  /**
   * Notices that are errors for those who validate a table, but not for those who need its data.
   */
  private static final Map<Notice.Code, Finding.Code> FAULTS =
      Map.of(
          Notice.Code.ENCODING_MIXED, Finding.Code.ENCODING_ERROR,
          Notice.Code.ENCODING_CONTRADICTED, Finding.Code.ENCODING_ERROR,
          Notice.Code.ENCODING_BROKEN, Finding.Code.ENCODING_ERROR,
          Notice.Code.UNCLOSED_QUOTE, Finding.Code.SOURCE_ERROR,
          Notice.Code.TITLES_ABOVE, Finding.Code.SOURCE_ERROR,
          Notice.Code.UNITS_BELOW, Finding.Code.SOURCE_ERROR,
          Notice.Code.LINES_WRAPPED, Finding.Code.SOURCE_ERROR);

  private final TableSchema schema;
  private final FieldColumns columns;
  private final KeyChecks keys;
  private final List<RowCheck> checks = new ArrayList<>();
  private final List<Finding> header = new ArrayList<>();
  private final FindingTally tally = new FindingTally();

  /**
   * Starts a validation.
   *
   * @param labels names of the columns, as written in the table
   * @param references of the table's foreign keys; closed by the caller
   */
  public Validation(TableSchema schema, List<String> labels, References references) {
    this.schema = schema;
    this.columns = FieldColumns.of(schema, labels);
    this.keys = new KeyChecks(schema, columns, references);
    header.addAll(HeaderCheck.of(schema, columns));
    header.addAll(keys.warnings());
    for (CustomCheck check : schema.customChecks()) {
      RowCheck.of(check, columns, header::add).ifPresent(checks::add);
    }
    tally.header(header);
  }

  /** Receives the lines of a table, in order, and the findings of each. */
  public interface Listener {

    /** Ignores everything. */
    Listener NONE = (line, findings) -> {};

    /** Called before the first line. */
    default void header(List<String> labels, FileFacts facts, List<Finding> findings)
        throws IOException {}

    void line(Record line, List<Finding> findings) throws IOException;
  }

  /**
   * Validates one of several tables. A file that is damaged, or not of its format, is a finding, so
   * that its sender gets a report too.
   *
   * @param others by name, to which foreign keys may refer
   * @param notices what had to be guessed to read the file
   */
  public static Report run(
      Resource resource,
      Map<String, Resource> others,
      Consumer<Notice> notices,
      Listener listener) {
    List<Finding> faults = new ArrayList<>();
    Consumer<Notice> heard =
        notice -> {
          Finding.Code code = FAULTS.get(notice.code());
          if (code == null) {
            notices.accept(notice);
          } else {
            faults.add(Finding.ofNotice(code, notice));
          }
        };
    try (References references = References.read(resource, others);
        Records records = Records.open(resource.table(), heard);
        Validation validation = new Validation(resource.schema(), records.header(), references)) {
      if (records.header().isEmpty() && !records.hasNext()) {
        throw new BadItem(Notice.of(Notice.Code.NO_ROWS, resource.table().origin()));
      }
      validation.header.addAll(faults);
      return validation.run(records, listener, faults);
    } catch (BadItem e) {
      return unreadable(resource.schema(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Report unreadable(TableSchema schema, BadItem fault) {
    FindingTally tally = new FindingTally();
    tally.header(List.of(Finding.ofNotice(Finding.Code.SOURCE_ERROR, fault.notice())));
    return tally.report(schema, List.of());
  }

  /**
   * @param faults of the file; more may be added when its end is reached
   */
  private Report run(Records records, Listener listener, List<Finding> faults) throws IOException {
    listener.header(records.header(), records.facts(), header);
    try {
      while (records.hasNext()) {
        Record line = records.next();
        listener.line(line, check(line));
      }
    } catch (BadItem e) {
      faults.add(Finding.ofNotice(Finding.Code.SOURCE_ERROR, e.notice()));
    }
    tally.header(faults);
    return report();
  }

  /** Findings about the header. */
  public List<Finding> header() {
    return List.copyOf(header);
  }

  /** Findings about the next line. */
  public List<Finding> check(Record record) throws IOException {
    return check(record, Map.of());
  }

  /**
   * Findings about the next line, in terms of the producer's own file: a cell that was emptied
   * because the column cannot hold the producer's text is not empty for the producer.
   *
   * @param unsaid the producer's text, by column
   */
  public List<Finding> check(Record record, Map<String, String> unsaid) throws IOException {
    Line line = Line.checked(columns, record);
    keys.check(line);
    boolean isBlank = line.findings().stream().anyMatch(f -> f.code() == Finding.Code.BLANK_ROW);
    if (!isBlank) {
      checks.forEach(check -> check.check(line));
    }
    List<Finding> findings = asWritten(line.findings(), record, unsaid);
    tally.row(findings);
    return findings;
  }

  private List<Finding> asWritten(
      List<Finding> findings, Record record, Map<String, String> unsaid) {
    if (unsaid.isEmpty()) {
      return findings;
    }
    // Most are valid row numbers that replace a text: only the others are checked again.
    List<Map.Entry<String, String>> again =
        unsaid.entrySet().stream()
            .filter(one -> columns.has(one.getKey()))
            .filter(one -> text(one.getKey(), record).isEmpty() || isTold(one.getKey(), findings))
            .sorted(Comparator.comparing(one -> columns.place(one.getKey())))
            .toList();
    if (again.isEmpty()) {
      return findings;
    }
    Map<String, List<Finding>> ofWritten =
        again.stream()
            .map(one -> Line.findings(columns, record, columns.place(one.getKey()), one.getValue()))
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(Finding::column));
    Stream<Finding> told =
        findings.stream()
            .flatMap(
                one ->
                    one.code().isOfKey() && unsaid.containsKey(one.column())
                        ? Stream.of(one.saying(unsaid.get(one.column())))
                        : ofWritten.getOrDefault(one.column(), List.of(one)).stream());
    Stream<Finding> emptied =
        again.stream()
            .filter(one -> !isTold(one.getKey(), findings))
            .map(one -> emptied(one.getKey(), one.getValue(), record.line(), ofWritten));
    return Stream.concat(told, emptied).distinct().toList();
  }

  private String text(String column, Record record) {
    return record.cells().get(columns.place(column));
  }

  private static boolean isTold(String column, List<Finding> findings) {
    return findings.stream().anyMatch(one -> column.equals(one.column()));
  }

  /** The finding that the emptied value would have had. */
  private Finding emptied(
      String column, String text, long line, Map<String, List<Finding>> ofWritten) {
    List<Finding> wrong = ofWritten.getOrDefault(column, List.of());
    String detail = wrong.isEmpty() || isNumber(text, wrong.get(0)) ? "" : wrong.get(0).detail();
    List<String> args = wrong.isEmpty() ? List.of() : wrong.get(0).args();
    int position = columns.place(column) + 1;
    return new Finding(Finding.Code.VALUE_EMPTIED, detail, line, column, position, text, args);
  }

  /** « 1 200 » is a number for the mapping; what the schema refuses is its size. */
  private static boolean isNumber(String text, Finding wrong) {
    OptionalDouble number = Numbers.decimal(text);
    return number.isPresent()
        && (wrong.detail().equals("number")
            || (wrong.detail().equals("integer") && number.getAsDouble() % 1 == 0));
  }

  /** Adds a finding about the table as a whole, not about its lines. */
  public void tell(Finding finding) {
    tally.header(List.of(finding));
  }

  /** The findings so far. */
  public Report report() {
    return tally.report(schema, columns.labels());
  }

  @Override
  public void close() throws IOException {
    keys.close();
  }
}
