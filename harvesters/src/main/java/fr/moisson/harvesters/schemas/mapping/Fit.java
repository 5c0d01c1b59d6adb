package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping fits one table: which column of the schema comes from where, and how sure that is.
 *
 * @param mapping its name
 * @param columns header of what comes out: the schema's, in its order, then the others if they are
 *     kept
 * @param matches where the schema's columns come from
 * @param notices about the table as a whole
 */
public record Fit(
    String mapping,
    TableSchema schema,
    List<String> columns,
    Confidence confidence,
    List<Match> matches,
    List<Notice> notices,
    Plan plan) {

  /**
   * Where a column of the schema comes from.
   *
   * @param source columns of the table; empty for what is computed
   * @param unit in which the source measures; null where nothing is measured, or nobody knows
   * @param valid share of the sample's values that the column can say, from 0 to 1
   */
  public record Match(String column, List<String> source, @Nullable String unit, double valid) {}

  /**
   * How sure it is that the table is of the schema's theme, from 0 to 1.
   *
   * @param recognised share of the groups of columns by which the theme is known that are there
   * @param required share of the required columns that can be filled
   * @param valid share of the sample's values that the schema's columns can say
   */
  public record Confidence(double recognised, double required, double valid) {

    private static final double HALF = 0.5;
    private static final double REQUIRED = 0.2;
    private static final double VALID = 0.3;

    /** A theme that is not recognised is none; what is missing or wrong makes it doubtful. */
    public double value() {
      return recognised * (HALF + REQUIRED * required + VALID * valid);
    }
  }

  /** How many of the table's columns it makes something of. */
  public long used() {
    return matches.stream()
        .filter(match -> match.valid() > 0)
        .flatMap(match -> match.source().stream())
        .distinct()
        .count();
  }

  /**
   * Begins with the first row of the table; the fit itself stays as it is.
   *
   * @param communes INSEE code of the commune in which a row is; empty if nothing tells
   */
  public Application start(Function<Row, String> communes) {
    return new Application(this, communes);
  }

  /** What is done to each row. */
  record Plan(
      List<Filling> fillings,
      List<Excluding> excluding,
      @Nullable String remarks,
      List<String> kept) {}
}
