package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.schemas.report.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a table, read with its schema, and its findings. */
final class Line {

  /** A line with so many errors does not belong to this table. */
  private static final int MOST_FINDINGS = 1_000;

  private final FieldColumns columns;
  private final Record record;
  private final List<@Nullable Object> values;
  private final List<Finding> findings = new ArrayList<>();

  private Line(FieldColumns columns, Record record) {
    this.columns = columns;
    this.record = record;
    this.values = new ArrayList<>(columns.count());
  }

  /** Checks each cell by itself. */
  static Line checked(FieldColumns columns, Record record) {
    Line line = new Line(columns, record);
    boolean isBlank = true;
    for (int i = 0; i < columns.count(); i++) {
      isBlank &= line.check(i, i < record.cells().size() ? record.cells().get(i) : null);
    }
    line.size();
    if (isBlank) {
      // Other findings would be redundant.
      line.findings.clear();
      line.add(Finding.Code.BLANK_ROW, "", null, null, null);
    }
    return line;
  }

  /** The findings that a cell of a line would have with the given text. */
  static List<Finding> findings(FieldColumns columns, Record record, int place, String cell) {
    Line line = new Line(columns, record);
    line.check(place, cell);
    return line.findings;
  }

  /** Checks a cell; returns whether it is empty. */
  private boolean check(int place, @Nullable String cell) {
    CellCheck check = columns.check(place).orElse(null);
    if (check == null) {
      values.add(cell);
      return cell == null || cell.isBlank();
    }
    values.add(
        check.check(
            cell,
            (code, detail, args) ->
                add(code, detail, check.field().name(), place + 1, cell, args)));
    return cell == null || check.field().isMissing(cell);
  }

  private void size() {
    int expected = columns.count();
    for (int i = expected; i < record.cells().size(); i++) {
      add(Finding.Code.EXTRA_CELL, "", null, i + 1, record.cells().get(i), expected + "");
    }
    for (int i = record.cells().size(); i < expected; i++) {
      add(Finding.Code.MISSING_CELL, "", columns.name(i), i + 1, null);
    }
  }

  long number() {
    return record.line();
  }

  List<Finding> findings() {
    return findings;
  }

  /** The value of a field; null if it is missing or cannot be read. */
  @Nullable Object value(String field) {
    return values.get(columns.place(field));
  }

  List<@Nullable Object> values(List<String> fields) {
    List<@Nullable Object> found = new ArrayList<>(fields.size());
    fields.forEach(field -> found.add(value(field)));
    return found;
  }

  /** The text of a field's cell; empty if the line ends before it. */
  String text(String field) {
    int place = columns.place(field);
    return place < record.cells().size() ? record.cells().get(place) : "";
  }

  /** Adds a finding about the cell of a field. */
  void tell(Finding.Code code, String detail, String field, String... args) {
    add(code, detail, field, columns.place(field) + 1, text(field), args);
  }

  /** Adds a finding about several cells together. */
  void tellAll(Finding.Code code, String detail, List<String> fields, String... args) {
    String cells = String.join(", ", fields.stream().map(this::text).toList());
    add(code, detail, String.join(", ", fields), columns.place(fields.get(0)) + 1, cells, args);
  }

  private void add(
      Finding.Code code,
      String detail,
      @Nullable String column,
      @Nullable Integer position,
      @Nullable String cell,
      String... args) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(code, detail, record.line(), column, position, cell, List.of(args)));
    }
  }
}
