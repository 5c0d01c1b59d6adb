package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves the Latin names found in the column of French ones (« Hêtre », « Quercus robur ») to the
 * columns of Latin names, unless another column gives the genus. A genus alone stays, since «
 * Magnolia » is French as well; so does « Magnolia pourpre ».
 *
 * @param genera known Latin genera
 */
record LatinAmongFrench(MappingFile.LatinName columns, String vernacular, Genera genera)
    implements Filling {

  /**
   * Endings of Latin epithets that hardly any French word for a tree has, even without accents: «
   * toujours vert », « trois epines », « a fleurs »; and some epithets whose ending is also French.
   */
  private static final Pattern EPITHET =
      Pattern.compile(
          ".{3,}(?:[ao]|us|um|(?<![ao])is|[eiy]i|ani|[ae]ns|oides|anthos|or|[eo]x|ster|estre"
              + "|[gl]are|ense|entale)|mas|robur|suber|ilex|abies");

  /** « Reynoutria japonica », with or without an author. */
  private static final Pattern SPECIES =
      Pattern.compile("\\p{Lu}\\p{Ll}+ (?:x |× ?)?(?<epithet>\\p{Ll}[\\p{Ll}-]+)(?: .*)?");

  /** Who named an animal, and when: « (Charpentier, 1840) ». */
  private static final Pattern NAMED = Pattern.compile(".*, 1[789]\\d\\d\\)?");

  /** Whether most values of a column are Latin names of any species. */
  static boolean areSpecies(SourceColumn source) {
    return source.isMostly(LatinAmongFrench::isSpecies);
  }

  private static boolean isSpecies(String text) {
    Matcher species = SPECIES.matcher(text.strip());
    return species.matches()
        && (NAMED.matcher(text.strip()).matches()
            || EPITHET.matcher(ColumnNames.key(species.group("epithet"))).matches())
        && !LatinReading.isFrenchText(text);
  }

  @Override
  public void fill(Row row, Draft draft) {
    String text = draft.value(vernacular);
    BotanicalName name = draft.plant(text);
    String epithet = ColumnNames.key(name.species().split(" ", 2)[0]);
    boolean isLatin =
        genera.have(name.genus())
            && EPITHET.matcher(epithet).matches()
            && !LatinReading.isFrenchText(text);
    if (!isLatin || !draft.value(columns.genus()).isEmpty()) {
      return;
    }
    draft.put(vernacular, "");
    draft.put(columns.genus(), name.genus());
    draft.put(columns.species(), name.species());
    if (columns.cultivar() != null) {
      draft.putIfEmpty(columns.cultivar(), name.cultivar());
    }
  }
}
