package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column of the source, and its values in the sample.
 *
 * @param values without empty ones
 */
record SourceColumn(ColumnName name, List<String> values) {

  private static final Set<String> YES_OR_NO =
      Set.of("oui", "non", "true", "false", "vrai", "faux", "yes", "no", "o", "n", "x");

  /** Least share of distinct values in a column that identifies things. */
  private static final double IDENTIFYING = 0.9;

  private static final double IDENTIFYING_IF_NAMED = 0.8;

  /** In fewer columns, a common first word may be meaningful. */
  private static final int FEWEST_SHARING = 4;

  /** Longer words that only some names begin with say what these are about: {@code contact_nom}. */
  private static final int LONGEST_ABBREVIATION = 3;

  private static final double HALF = 0.5;

  /** Names under which programs number rows, whatever the other columns are called. */
  private static final Set<String> NUMBERS = Set.of("id", "gid", "fid", "ogcfid", "objectid");

  /** By which the tabular interfaces of data.gouv.fr and of CKAN number the rows of a file. */
  private static final Set<String> ROW_NUMBERS = Set.of("__id", "_id");

  /** What Opendatasoft and ArcGIS add to the columns of a Shapefile. */
  private static final Set<String> ADDED =
      Set.of(
          "geo_point_2d",
          "Shape__Area",
          "Shape__Length",
          "CreationDate",
          "created_user",
          "created_date",
          "last_edited_user",
          "last_edited_date");

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** By which GeoServer numbers the features of a layer without a key, anew for each answer. */
  private static final Pattern FEATURE_NUMBER = Pattern.compile(".+\\.fid-[-_\\p{XDigit}]+");

  static List<SourceColumn> of(
      List<String> columns, List<Row> sample, Mapping mapping, MissingWords missing) {
    boolean mayBeCut =
        columns.stream()
            .filter(column -> !ADDED.contains(column))
            .allMatch(column -> column.length() <= ColumnNames.SHAPEFILE_LENGTH);
    Set<String> said = new HashSet<>(mapping.file().subject());
    shared(columns, mapping).ifPresent(said::add);
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

  /** Columns that rows have, and that the table will not have, such as those about persons. */
  static List<SourceColumn> withheld(
      List<String> columns, List<Row> sample, Mapping mapping, MissingWords missing) {
    List<String> names =
        Row.columns(sample).stream().filter(name -> !columns.contains(name)).toList();
    return of(names, sample, mapping, missing);
  }

  /**
   * The first word of all names, which denotes the table: {@code ab_circonference}; or a short one
   * of most names if no name that the mapping knows begins so, and it does not count: {@code
   * si_essence}.
   */
  private static Optional<String> shared(List<String> columns, Mapping mapping) {
    List<List<String>> names =
        columns.stream()
            .filter(column -> !PositionColumns.isPosition(column))
            .filter(column -> !NUMBERS.contains(ColumnNames.key(column)))
            .map(column -> ColumnNames.words(column).toList())
            .toList();
    Map<String, Long> counts =
        names.stream()
            .filter(words -> words.size() > 1)
            .collect(Collectors.groupingBy(words -> words.get(0), Collectors.counting()));
    return counts.entrySet().stream()
        .filter(word -> word.getValue() >= FEWEST_SHARING)
        .filter(
            word ->
                word.getValue() == names.size()
                    || (word.getValue() > HALF * names.size()
                        && word.getKey().length() <= LONGEST_ABBREVIATION
                        && !ColumnName.COUNTS.contains(word.getKey())
                        && mapping.names().noneMatch(name -> begins(name, word.getKey()))))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The columns with which a service numbers what it answers, and that mean nothing later. */
  static Set<String> passing(List<SourceColumn> sources, Mapping mapping) {
    return sources.stream()
        .filter(source -> source.isOfRows(mapping) || source.isOfFeatures())
        .map(SourceColumn::column)
        .collect(Collectors.toSet());
  }

  /** Unless the mapping asks for the number by this very name. */
  private boolean isOfRows(Mapping mapping) {
    return ROW_NUMBERS.contains(column())
        && values.stream().allMatch(value -> DIGITS.matcher(value).matches())
        && mapping.names().noneMatch(column()::equals);
  }

  private boolean isOfFeatures() {
    return !isEmpty() && values.stream().allMatch(value -> FEATURE_NUMBER.matcher(value).matches());
  }

  private static boolean begins(String name, String word) {
    return ColumnNames.words(name).findFirst().equals(Optional.of(word));
  }

  String column() {
    return name.name();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * Whether the column says whether, or how often, things have something: {@code fontaine: oui},
   * {@code nb_fontaines}. The rows themselves are something else.
   */
  boolean isOfParts() {
    Set<String> words = values.stream().map(ColumnNames::key).collect(Collectors.toSet());
    boolean isYesOrNo =
        words.equals(Set.of("0", "1")) || (!isEmpty() && YES_OR_NO.containsAll(words));
    return isYesOrNo || name.isCount();
  }

  /** Whether it holds ordinates, points or shapes: « position » may also be « face au n° 12 ». */
  boolean isOfPositions() {
    return PositionColumns.isPosition(column())
        && (!PositionColumns.isWhole(column()) || share(PositionColumns::isPlace) > HALF);
  }

  /**
   * Whether the column gives the kind of things, as {@code ACEPLA} does, and does not identify
   * them.
   */
  boolean isOfKinds() {
    return hasDuplicates()
        && values.stream().noneMatch(value -> value.chars().anyMatch(Character::isDigit));
  }

  /** Whether the column tells things apart, tolerating some duplicates. */
  boolean isOfIdentifiers() {
    return distinct() >= IDENTIFYING * values.size();
  }

  /**
   * Whether the column tells things apart; it may have more duplicates if its name says so.
   *
   * @param isNamed whether it is called an identifier, so that one slip in a short table, or some
   *     more, are errors of its rows
   */
  boolean isOfIdentifiers(boolean isNamed) {
    int distinct = distinct();
    double least = Math.min(IDENTIFYING_IF_NAMED * values.size(), values.size() - 1);
    return isOfIdentifiers() || (isNamed && distinct >= least && distinct > HALF * values.size());
  }

  /** Whether each value tells its thing from all others. */
  boolean isKey() {
    return !isEmpty() && !hasDuplicates();
  }

  private boolean hasDuplicates() {
    return distinct() < values.size();
  }

  private int distinct() {
    return new HashSet<>(values).size();
  }

  /** Number of values that contain a word, given as {@link ColumnNames#key} does. */
  long count(String word) {
    return values.stream().filter(value -> ColumnNames.key(value).contains(word)).count();
  }

  /** Whether more than half of the values have a property; false without values. */
  boolean isMostly(Predicate<String> property) {
    return !isEmpty() && share(property) > HALF;
  }

  /** Share of the values, from 0 to 1; 1 without values, as nothing speaks against the property. */
  double share(Predicate<String> property) {
    return values.isEmpty() ? 1 : values.stream().filter(property).count() / (double) values.size();
  }
}
