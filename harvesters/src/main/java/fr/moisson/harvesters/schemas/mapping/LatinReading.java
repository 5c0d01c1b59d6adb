package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.ColumnNames;
import fr.moisson.harvesters.formats.Row;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Genus, species and cultivar of a row, from columns of their own and from a whole Latin name. What
 * stands in a column of its own comes first.
 *
 * @param columns where the parts go
 * @param missing words for nothing
 */
record LatinReading(
    MappingFile.LatinName columns,
    MissingWords missing,
    @Nullable String whole,
    @Nullable String genus,
    @Nullable String species,
    @Nullable String cultivar)
    implements Filling {

  /** Half of the names in one inventory may be of genera that no list has. */
  private static final double ENOUGH = 0.5;

  /** Whether the values of a column are Latin names that begin with their genus. */
  static boolean isLatin(SourceColumn source, MappingFile.LatinName latin) {
    Set<String> genera = new HashSet<>();
    latin.genera().forEach(name -> genera.add(ColumnNames.key(name)));
    return !source.isEmpty()
        && source.share(value -> genera.contains(ColumnNames.key(BotanicalName.of(value).genus())))
            >= ENOUGH;
  }

  @Override
  public void fill(Row row, Draft draft) {
    BotanicalName full = BotanicalName.of(said(row, whole));
    BotanicalName first = BotanicalName.of(said(row, genus));
    String genusName = first.genus().isEmpty() ? full.genus() : first.genus();
    BotanicalName own = BotanicalName.ofSpecies(said(row, species), genusName);
    String ownCultivar = BotanicalName.cultivarOf(said(row, cultivar));
    draft.put(columns.genus(), genusName);
    draft.put(columns.species(), first(own.species(), full.species(), first.species()));
    String name = first(ownCultivar, own.cultivar(), full.cultivar());
    if (columns.cultivar() != null) {
      draft.put(columns.cultivar(), name);
    }
  }

  private String said(Row row, @Nullable String column) {
    String raw = column == null ? "" : row.value(column).strip();
    return missing.contains(raw) ? "" : raw;
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
