package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Latin genera that a mapping lists, by which names are recognised as Latin.
 *
 * @param keys as {@link ColumnNames#key} gives them
 */
record Genera(Set<String> keys) {

  /** Up to half of the names in an inventory may be of genera that no list has. */
  private static final double ENOUGH = 0.5;

  static Genera of(Collection<String> names) {
    return new Genera(names.stream().map(ColumnNames::key).collect(Collectors.toUnmodifiableSet()));
  }

  boolean have(String genus) {
    return keys.contains(ColumnNames.key(genus));
  }

  /** Whether a name begins with one of them. */
  boolean begin(String name) {
    return have(BotanicalName.of(name).genus());
  }

  /** Whether the values of a column are Latin names that begin with their genus. */
  boolean areIn(SourceColumn source) {
    return !source.isEmpty() && shareOf(source) >= ENOUGH;
  }

  /** Share of a column's values that begin with one of them, alone or beside a French name. */
  double shareOf(SourceColumn source) {
    return source.share(value -> begin(TwoNames.of(value, this).latin()));
  }
}
