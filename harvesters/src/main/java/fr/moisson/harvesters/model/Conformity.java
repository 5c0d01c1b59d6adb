package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How well a table follows a schema.
 *
 * @param schema its short name, e.g. {@code arbres-urbains}
 * @param version of the schema; empty if its authors do not number it
 * @param address where the schema is published
 * @param rows number of rows of the table
 * @param validRows number of rows without any error
 * @param errors number of errors, including those of the header
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conformity(
    String schema, String version, @Nullable URI address, long rows, long validRows, long errors) {

  /** Whether there is no error at all. */
  @JsonIgnore
  public boolean isValid() {
    return errors == 0;
  }

  /** Whether at least one row follows the schema. */
  @JsonIgnore
  public boolean isFollowed() {
    return validRows > 0;
  }

  /** Number of rows with errors. */
  @JsonIgnore
  public long faultyRows() {
    return rows - validRows;
  }

  /** Share of valid rows, from 0 to 1; for a table without rows, 1 if its header is right. */
  @JsonIgnore
  public double share() {
    return rows == 0 ? (isValid() ? 1 : 0) : (double) validRows / rows;
  }
}
