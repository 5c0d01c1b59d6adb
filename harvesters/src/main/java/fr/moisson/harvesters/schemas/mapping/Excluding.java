package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Excludes the rows that are not of the theme, by the values of one column.
 *
 * @param unless columns of the source; a row with a value in one of them stays
 * @param words whole values, as {@link ColumnNames#key} gives them, as all texts here; {@code oui}
 *     and {@code non} stand for all spellings of a yes and of a no
 * @param above all numbers greater than this one are excluded; infinite if there is no such limit
 */
record Excluding(
    String column,
    List<String> unless,
    Set<String> words,
    List<String> beginnings,
    List<String> contained,
    double above)
    implements Conversion {

  private static final MappedCell OUT = MappedCell.LOST;

  /** Placeholders of databases and forms for days that nobody entered. */
  private static final Pattern NO_DAY =
      Pattern.compile("(?:.*\\D)?(?:0000|1899|190[01]|1970|2099|2999|9999)(?:\\D.*)?");

  /** Stands for any text: {@code souche*}, {@code *non potable*}. */
  private static final String ANY = "*";

  /** All exclusions of the mapping by columns that the table has. */
  static List<Excluding> all(MappingFile file, Matching matching) {
    List<Excluding> all = new ArrayList<>();
    for (MappingFile.Exclusion exclusion : file.exclude()) {
      List<String> unless =
          matching.allNamed(exclusion.unless().stream()).map(SourceColumn::column).toList();
      matching
          .allNamed(exclusion.column().stream().flatMap(file::certainNames))
          .forEach(source -> all.add(of(source.column(), unless, exclusion)));
    }
    return List.copyOf(all);
  }

  private static Excluding of(String column, List<String> unless, MappingFile.Exclusion exclusion) {
    Set<String> words = new HashSet<>();
    List<String> beginnings = new ArrayList<>();
    List<String> contained = new ArrayList<>();
    exclusion.values().stream()
        .filter(value -> value.endsWith(ANY))
        .forEach(
            value -> (value.startsWith(ANY) ? contained : beginnings).add(ColumnNames.key(value)));
    exclusion.values().stream()
        .filter(value -> !value.endsWith(ANY) && !value.startsWith(MappingFile.Exclusion.ABOVE))
        .map(ColumnNames::key)
        .forEach(words::add);
    return new Excluding(column, unless, words, beginnings, contained, exclusion.above());
  }

  /**
   * Whether all rows of the sample are excluded, so that the table is of another theme; a single
   * row proves nothing.
   */
  static boolean areAllOut(List<Row> sample, List<Excluding> excluding) {
    return sample.size() > 1
        && sample.stream().allMatch(row -> excluding.stream().anyMatch(one -> one.isOut(row)));
  }

  private boolean isOut(Row row) {
    String raw = row.value(column).strip();
    return !raw.isEmpty() && convert(raw).isLost() && isUnqualified(row);
  }

  private boolean isUnqualified(Row row) {
    return unless.stream().allMatch(other -> row.value(other).isBlank());
  }

  @Override
  public MappedCell convert(String raw) {
    if (NO_DAY.matcher(raw).matches()) {
      return MappedCell.MISSING;
    }
    String key = ColumnNames.key(raw);
    boolean isOut =
        words.contains(key)
            || BooleanConversion.yesOrNo(raw).filter(words::contains).isPresent()
            || beginnings.stream().anyMatch(key::startsWith)
            || contained.stream().anyMatch(key::contains)
            || Numbers.decimal(raw).orElse(0) > above;
    return isOut ? OUT : MappedCell.MISSING;
  }

  /** The value for which a row is excluded; empty if it is not. */
  Optional<String> reason(Row row, Draft draft) {
    String raw = row.value(column).strip();
    return !raw.isEmpty() && draft.convert(this, raw).isLost() && isUnqualified(row)
        ? Optional.of(raw)
        : Optional.empty();
  }
}
