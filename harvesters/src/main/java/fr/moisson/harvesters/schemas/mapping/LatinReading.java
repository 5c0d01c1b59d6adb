package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Marks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills genus, species and cultivar of a row from their own columns first, then from a whole Latin
 * name. A French name among the Latin ones is not a genus: it goes to the column of French names
 * or, if that holds another name, to the remarks, and is reported.
 *
 * @param columns where the parts go
 * @param genera known Latin genera
 * @param missing words for « no value »
 */
record LatinReading(
    MappingFile.LatinName columns,
    Genera genera,
    MissingWords missing,
    @Nullable String whole,
    @Nullable String genus,
    @Nullable String species,
    @Nullable String cultivar)
    implements Filling {

  private static final Pattern CULTIVAR = Pattern.compile("['\"‘“«`].*", Pattern.DOTALL);

  /** Accents and words that no Latin name has: « Érable plane », « Tilleul de Hongrie ». */
  private static final Pattern FRENCH =
      Pattern.compile(
          ".*(?:[àâçéèêîôûùœ]|\\b(?:[dl]['’]|de|des|du|la|le|les)\\b).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** Endings of French words, which few genera outside the list have. */
  private static final Pattern FRENCH_ENDING = Pattern.compile(".*(?:e|l|u|d|t|c|in|ier|ller)");

  /** Whether a text has accents or words that no Latin name has. */
  static boolean isFrenchText(String name) {
    return FRENCH.matcher(Marks.limited(name)).matches();
  }

  /** Whether the first word ends as French ones do. */
  static boolean endsInFrench(String name) {
    return FRENCH_ENDING.matcher(ColumnNames.key(BotanicalName.of(name).genus())).matches();
  }

  private boolean isFrench(String name, Draft draft) {
    String genus = ColumnNames.key(draft.plant(name).genus());
    return !genus.isEmpty()
        && !genera.have(genus)
        && (FRENCH_ENDING.matcher(genus).matches()
            || isFrenchText(CULTIVAR.matcher(name).replaceFirst("")));
  }

  @Override
  public void fill(Row row, Draft draft) {
    String name = TwoNames.of(said(row, whole), genera).latin();
    if (isFrench(name, draft)) {
      if (columns.vernacular() == null || !BotanicalName.isFrenchTree(name)) {
        draft.take(columns.genus(), raw -> MappedCell.LOST, name);
      }
      name = "";
    }
    BotanicalName full = draft.plant(name);
    BotanicalName first = draft.plant(said(row, genus));
    String genusName =
        first.genus().isEmpty() || isFrenchFor(full.genus(), first.genus(), draft)
            ? full.genus()
            : first.genus();
    BotanicalName own = draft.species(said(row, species), genusName);
    String ownCultivar = BotanicalName.cultivarOf(said(row, cultivar));
    draft.put(columns.genus(), genusName);
    draft.put(columns.species(), first(own.species(), full.species(), first.species()));
    if (columns.cultivar() != null) {
      draft.put(
          columns.cultivar(),
          first(ownCultivar, own.cultivar(), full.cultivar(), first.cultivar()));
    }
  }

  /** Whether the column of genera has the French name of one that the whole name has in Latin. */
  private boolean isFrenchFor(String latin, String genus, Draft draft) {
    return genera.have(latin) && (isFrench(genus, draft) || BotanicalName.isFrenchTree(genus));
  }

  /**
   * Fills the French name from the cell of the Latin one, beside or instead of it, unless another
   * column gives one.
   *
   * @param noNames words for « no value » in the column of French names
   */
  void fillVernacular(Row row, Draft draft, MissingWords noNames) {
    if (columns.vernacular() == null) {
      return;
    }
    TwoNames names = TwoNames.of(said(row, whole), genera);
    boolean isFrench = isFrench(names.latin(), draft) && BotanicalName.isFrenchTree(names.latin());
    String name = isFrench ? names.latin() : names.vernacular();
    draft.putIfEmpty(columns.vernacular(), noNames.contains(name) ? "" : name);
    String first = draft.plant(said(row, genus)).genus();
    if (!first.equals(draft.value(columns.genus())) && BotanicalName.isFrenchTree(first)) {
      draft.putIfEmpty(columns.vernacular(), first);
    }
    if (isFrench && !draft.value(columns.vernacular()).equalsIgnoreCase(name)) {
      draft.take(columns.genus(), raw -> MappedCell.LOST, name);
    }
  }

  private String said(Row row, @Nullable String column) {
    String raw = Computed.said(row, column);
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
