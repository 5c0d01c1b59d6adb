package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How far a table follows a schema.
 *
 * @param schema its short name, e.g. {@code arbres-urbains}
 * @param version of the schema; empty if its authors do not number it
 * @param address where the schema is published
 * @param rows how many the table has
 * @param validRows of which nothing is wrong
 * @param errors how many things are wrong, those of the header included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conformity(
    String schema, String version, @Nullable URI address, long rows, long validRows, long errors) {

  /** Whether nothing at all is wrong. */
  @JsonIgnore
  public boolean isValid() {
    return errors == 0;
  }

  /** Whether any row at all follows the schema. */
  @JsonIgnore
  public boolean isFollowed() {
    return validRows > 0;
  }

  /** Valid rows among all, from 0 to 1; of a table without rows, 1 if its header is right. */
  @JsonIgnore
  public double share() {
    return rows == 0 ? (isValid() ? 1 : 0) : (double) validRows / rows;
  }
}
