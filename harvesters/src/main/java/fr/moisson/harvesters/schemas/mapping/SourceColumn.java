package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A column of the source, and what the sample says in it.
 *
 * @param values without those that are empty
 */
record SourceColumn(ColumnName name, List<String> values) {

  private static final Set<String> YES_OR_NO =
      Set.of("oui", "non", "true", "false", "vrai", "faux", "yes", "no", "o", "n", "x");

  /** Of the values, how many have to differ in a column that says which thing it is. */
  private static final double IDENTIFYING = 0.9;

  /** Fewer may have a word in common that says something of each. */
  private static final int FEWEST_SHARING = 4;

  static List<SourceColumn> of(
      List<String> columns, List<Row> sample, Collection<String> subject, MissingWords missing) {
    boolean mayBeCut =
        columns.stream().allMatch(column -> column.length() <= ColumnName.SHAPEFILE_LENGTH);
    Set<String> said = new HashSet<>(subject);
    said.addAll(shared(columns));
    return columns.stream()
        .map(
            column ->
                new SourceColumn(
                    new ColumnName(column, said, mayBeCut),
                    sample.stream()
                        .map(row -> row.value(column).strip())
                        .filter(value -> !value.isEmpty() && !missing.contains(value))
                        .toList()))
        .toList();
  }

  /** The first word of all names, which is that of the table: {@code ab_circonference}. */
  private static List<String> shared(List<String> columns) {
    List<List<String>> names =
        columns.stream()
            .filter(column -> !PositionColumns.isPosition(column))
            .map(column -> ColumnName.words(column).toList())
            .toList();
    List<String> first = names.stream().map(words -> words.get(0)).distinct().limit(2).toList();
    boolean isShared =
        names.size() >= FEWEST_SHARING
            && first.size() == 1
            && names.stream().allMatch(words -> words.size() > 1);
    return isShared ? first : List.of();
  }

  String column() {
    return name.name();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * Whether it says that things have something, or how many, which are something else themselves:
   * {@code fontaine: oui}, {@code nb_fontaines}.
   */
  boolean isOfParts() {
    Set<String> words = values.stream().map(ColumnNames::key).collect(Collectors.toSet());
    boolean isYesOrNo =
        words.equals(Set.of("0", "1")) || (!isEmpty() && YES_OR_NO.containsAll(words));
    return isYesOrNo || name.isCount();
  }

  /** Whether it says of what kind things are, as {@code ACEPLA} says, and not which one it is. */
  boolean isOfKinds() {
    return hasDuplicates()
        && values.stream().noneMatch(value -> value.chars().anyMatch(Character::isDigit));
  }

  /** Whether it tells things apart; one number that was given twice does not belie all others. */
  boolean isOfIdentifiers() {
    return distinct() >= IDENTIFYING * values.size();
  }

  private boolean hasDuplicates() {
    return distinct() < values.size();
  }

  private int distinct() {
    return new HashSet<>(values).size();
  }

  /** How many values contain a word, given as {@link ColumnNames#key} does. */
  long count(String word) {
    return values.stream().filter(value -> ColumnNames.key(value).contains(word)).count();
  }

  /** Of the values, from 0 to 1; 1 where there are none, since nothing speaks against them. */
  double share(Predicate<String> property) {
    return values.isEmpty() ? 1 : values.stream().filter(property).count() / (double) values.size();
  }
}
