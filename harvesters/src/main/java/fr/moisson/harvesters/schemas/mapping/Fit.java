package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping fits one table: the source of each column of the schema, and how certain that is.
 *
 * @param mapping its name
 * @param columns header of the output: the schema's columns in their order, then the others if they
 *     are kept
 * @param matches where the schema's columns come from
 * @param lacking columns that every table must have, and that nothing in this one can fill
 * @param notices about the table as a whole
 */
public record Fit(
    String mapping,
    TableSchema schema,
    List<String> columns,
    Confidence confidence,
    List<Match> matches,
    List<String> lacking,
    List<Notice> notices,
    Plan plan) {

  /**
   * Where a column of the schema comes from.
   *
   * @param source columns of the table; empty if the column is computed
   * @param valid share of the sample's values that the column can hold, from 0 to 1
   */
  public record Match(String column, List<String> source, double valid) {}

  /**
   * How certain it is that the table is of the schema's theme, from 0 to 1.
   *
   * @param recognised share of the groups of columns that identify the theme that are present
   * @param required share of the required columns that can be filled
   * @param valid share of the sample's values that the schema's columns can hold
   */
  public record Confidence(double recognised, double required, double valid) {

    private static final double HALF = 0.5;
    private static final double REQUIRED = 0.2;
    private static final double VALID = 0.3;

    /** Zero if the theme is not recognised; missing columns and invalid values lower it. */
    public double value() {
      return recognised * (HALF + REQUIRED * required + VALID * valid);
    }
  }

  /**
   * The columns of the output, without those that nothing can fill: their absence is one fault of
   * the table, not one of each row. All of them if the schema fixes their places.
   */
  public List<String> filled() {
    return schema.fieldsMatch() == TableSchema.FieldsMatch.EXACT
        ? columns
        : columns.stream().filter(column -> !lacking.contains(column)).toList();
  }

  /**
   * Reports the names in a user's own mapping that neither the schema nor the table has, so that
   * nothing comes of them.
   *
   * @param all columns of the table
   * @param isOfAnother whether a column is of a schema that another table of the source may have
   */
  public Fit tellingVain(MappingFile stated, List<String> all, Predicate<String> isOfAnother) {
    Set<String> vain = new LinkedHashSet<>();
    stated
        .columns()
        .forEach(
            (column, rule) -> {
              boolean isFound = rule.names().from().stream().anyMatch(name -> isIn(all, name));
              if (schema.field(column).isPresent()) {
                rule.names().from().stream().filter(name -> !isFound).forEach(vain::add);
              } else if (isFound || !isOfAnother.test(column)) {
                vain.add(column);
              }
            });
    stated.values().keySet().stream()
        .filter(column -> schema.field(column).isEmpty() && !isIn(all, column))
        .filter(isOfAnother.negate())
        .forEach(vain::add);
    stated.exclude().stream()
        .map(exclusion -> exclusion.column().stream().toList())
        .filter(names -> names.stream().noneMatch(name -> isIn(all, name)))
        .flatMap(List::stream)
        .filter(name -> schema.field(name).isEmpty() && !isOfAnother.test(name))
        .forEach(vain::add);
    if (vain.isEmpty()) {
      return this;
    }
    Notice notice = Notice.of(Notice.Code.MAPPING_IN_VAIN, vain, schema.name(), all);
    return new Fit(
        mapping,
        schema,
        columns,
        confidence,
        matches,
        lacking,
        Stream.concat(Stream.of(notice), notices.stream()).toList(),
        plan);
  }

  private static boolean isIn(List<String> columns, String name) {
    return columns.stream()
        .anyMatch(
            column -> new ColumnName(column, Set.of(), true).as(ColumnNames.key(name)).isPresent());
  }

  /** Number of the table's columns that the mapping uses. */
  public long used() {
    return matches.stream()
        .filter(match -> match.valid() > 0)
        .flatMap(match -> match.source().stream())
        .distinct()
        .count();
  }

  /**
   * Starts with the first row of the table; the fit itself is not modified.
   *
   * @param communes INSEE code of the commune in which a row lies; empty if unknown
   */
  public Application start(Function<Row, String> communes) {
    return new Application(this, communes);
  }

  /** What is done with each row. */
  record Plan(
      List<Filling> fillings,
      List<Excluding> excluding,
      @Nullable String remarks,
      List<String> kept) {}
}
