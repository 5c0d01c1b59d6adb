package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts findings, and keeps the first ones of each kind. */
final class FindingTally {

  private static final int FIRST = 20;

  /** More than any schema has; it limits the kinds of findings in a header of a million columns. */
  private static final int MOST_KINDS = 5_000;

  private static final Set<Finding.Code> LACKING =
      Set.of(Finding.Code.MISSING_LABEL, Finding.Code.UNMATCHED_HEADER);

  private final Map<Kind, Long> counts = new LinkedHashMap<>();
  private final List<Finding> first = new ArrayList<>();
  private long rows;
  private long validRows;
  private long errors;
  private boolean lacksColumns;

  private record Kind(Finding.Code code, String detail, @Nullable String column) {}

  void header(List<Finding> findings) {
    findings.forEach(this::add);
    lacksColumns |= findings.stream().anyMatch(finding -> LACKING.contains(finding.code()));
  }

  void row(List<Finding> findings) {
    findings.forEach(this::add);
    rows++;
    validRows += findings.stream().allMatch(finding -> finding.code().isWarning()) ? 1 : 0;
  }

  private void add(Finding finding) {
    errors += finding.code().isWarning() ? 0 : 1;
    Kind kind = new Kind(finding.code(), finding.detail(), finding.column());
    if (counts.size() >= MOST_KINDS && !counts.containsKey(kind)) {
      kind = new Kind(finding.code(), finding.detail(), null);
    }
    if (counts.merge(kind, 1L, Long::sum) <= FIRST) {
      first.add(finding);
    }
  }

  /** No row is valid if a column that all rows need is missing. */
  Report report(TableSchema schema, List<String> columns) {
    List<Report.Count> kinds = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            kinds.add(new Report.Count(kind.code(), kind.detail(), kind.column(), count)));
    return new Report(
        new Conformity(
            schema.name(),
            schema.version(),
            schema.address(),
            rows,
            lacksColumns ? 0 : validRows,
            errors),
        columns,
        kinds,
        first);
  }
}
