package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Applies a mapping to the rows of one table; not thread-safe. */
public final class Application {

  private static final int MOST_REASONS = 20;

  private final Fit fit;
  private final Draft draft;
  private final Map<String, Long> excluded = new TreeMap<>();
  private long excludedRows;

  Application(Fit fit, Function<Row, String> communes) {
    this.fit = fit;
    this.draft = new Draft(fit.columns(), communes);
  }

  /** The row in the schema's columns; empty if the row is not of the theme. */
  public Optional<Row> apply(Row row) {
    for (Excluding excluding : fit.plan().excluding()) {
      Optional<String> reason = excluding.reason(row, draft);
      if (reason.isPresent()) {
        count(excluding.column() + " = " + reason.get());
        return Optional.empty();
      }
    }
    draft.begin();
    fit.plan().fillings().forEach(filling -> filling.fill(row, draft));
    String remarks = fit.plan().remarks();
    if (remarks != null) {
      draft.writeRemarks(remarks);
    }
    fit.plan().kept().forEach(column -> draft.put(column, row.value(column)));
    return Optional.of(new Row(draft.values(), row.geometry(), row.number()));
  }

  /** By column of the schema, the source's text that the column could not hold in the last row. */
  public Map<String, String> unsaid() {
    return Map.copyOf(draft.unsaid());
  }

  private void count(String reason) {
    excludedRows++;
    if (excluded.size() < MOST_REASONS || excluded.containsKey(reason)) {
      excluded.merge(reason, 1L, Long::sum);
    }
  }

  /** Notices so far: those about the table, then those about its rows. */
  public List<Notice> notices() {
    List<Notice> all = new ArrayList<>(fit.notices());
    if (excludedRows > 0) {
      List<String> reasons = new ArrayList<>();
      excluded.forEach((reason, count) -> reasons.add(reason + " (" + count + ")"));
      all.add(Notice.of(Notice.Code.ROWS_EXCLUDED, excludedRows, reasons));
    }
    draft.lost().forEach((column, lost) -> all.add(notice(column, lost)));
    draft
        .measured()
        .forEach(
            (column, lost) ->
                all.add(
                    Notice.of(
                        Notice.Code.SURFACES_MEASURED, lost.count(), column, lost.example())));
    draft
        .others()
        .forEach(
            (column, others) ->
                others.forEach(
                    (said, lost) ->
                        all.add(
                            Notice.of(
                                Notice.Code.VALUES_AS_OTHER,
                                lost.count(),
                                column,
                                said,
                                lost.example()))));
    return all;
  }

  private Notice notice(String column, Draft.Lost lost) {
    String remarks = fit.plan().remarks();
    return remarks == null
        ? Notice.of(Notice.Code.VALUES_NOT_MAPPED, lost.count(), column, lost.example())
        : Notice.of(Notice.Code.VALUES_IN_REMARKS, lost.count(), column, remarks, lost.example());
  }
}
