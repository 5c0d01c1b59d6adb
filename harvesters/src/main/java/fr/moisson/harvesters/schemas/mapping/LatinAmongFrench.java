package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Latin names of some rows that stand in the column of French ones: « Hêtre », « Quercus robur ».
 * They go where Latin names do, unless another column says the genus. A genus alone stays, since «
 * Magnolia » is French as well; so does « Magnolia pourpre ».
 *
 * @param genera by which Latin is known, as {@link ColumnNames#key} gives them
 */
record LatinAmongFrench(MappingFile.LatinName columns, String vernacular, Set<String> genera)
    implements Filling {

  /**
   * As Latin epithets end, and hardly any French word that is said of a tree, also without its
   * accents: « toujours vert », « trois epines », « a fleurs ». Some Latin ones end like French.
   */
  private static final Pattern EPITHET =
      Pattern.compile(
          ".{3,}(?:[ao]|us|um|(?<![ao])is|[eiy]i|ani|[ae]ns|oides|anthos|or|[eo]x|ster|estre"
              + "|[gl]are|ense|entale)|mas|robur|suber|ilex|abies");

  @Override
  public void fill(Row row, Draft draft) {
    String text = draft.value(vernacular);
    BotanicalName name = BotanicalName.of(text);
    String epithet = ColumnNames.key(name.species().split(" ", 2)[0]);
    boolean isLatin =
        genera.contains(ColumnNames.key(name.genus()))
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
