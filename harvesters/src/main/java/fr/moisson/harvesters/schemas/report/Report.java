package fr.moisson.harvesters.schemas.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.moisson.harvesters.model.Conformity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a validation.
 *
 * @param columns of the table, as its header names them
 * @param counts exact number of findings of each kind, including warnings
 * @param findings the first of each kind, in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Report(
    Conformity conformity, List<String> columns, List<Count> counts, List<Finding> findings) {

  public Report {
    columns = List.copyOf(columns);
    counts = List.copyOf(counts);
    findings = List.copyOf(findings);
  }

  /**
   * Number of errors of one kind in a column.
   *
   * @param detail as {@link Finding#detail}
   * @param column as {@link Finding#column}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Count(Finding.Code code, String detail, @Nullable String column, long count) {
    public Count {
      detail = detail == null ? "" : detail;
    }
  }

  /** Whether there are more findings than those kept. */
  @JsonIgnore
  public boolean isAbridged() {
    return counts.stream().mapToLong(Count::count).sum() > findings.size();
  }

  /** Number of findings with a code. */
  public long count(Finding.Code code) {
    return counts.stream().filter(kind -> kind.code() == code).mapToLong(Count::count).sum();
  }
}
