package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.regex.Pattern;

/** Names of columns whose digits are no quantities. */
public final class CodeNames {

  private static final Pattern CODES =
      Pattern.compile(
          "^code|code$|c(?:ode?|d)(?:com|dep|reg|epci|post)|insee|siren|siret|finess|postal|codgeo|depcom|iris$"
              + "|^epci\\d*$|^geo$"
              + "|^(?:id|num|c|cinse)?(?:comm?|dep|dept|dpt|reg|commune|departement|region)$"
              + "|^cp(?:site)?$|^numposte$|^tel(ephone)?$");

  /** « Population INSEE » is a count. */
  private static final Pattern COUNTS =
      Pattern.compile("^(?:pop|nb|nombre|total|somme|montant|taux)");

  /** « num_basol », « N° », « site_id »; but not « IDH », « NO2 », nor « valeur_reference ». */
  private static final Pattern IDENTIFIERS =
      Pattern.compile(
          "(?:id|identifiant|num|numero|ref|reference|matricule)(?:[^a-z0-9].*)?|n ?[°º].*"
              + "|.*[^a-z0-9](?:id|identifiant|numero)|(?:object|ogc_?f|f|g)id");

  /** « ref_alti », « num_pH », « ref (m NGF) » are numbers, whatever the first word is. */
  private static final Pattern MEASURES =
      Pattern.compile(
          "[(\\[%]|(?<![a-z])(?:alti.*|ngf|z|m|cote|niveau|hauteur|debit|temp.*|ph|vent|vitesse|moyen.*|mean)(?![a-z])");

  /** Of registers and of nomenclatures: CD_CB has the codes of CORINE Biotopes. */
  private static final Pattern REGISTERED =
      Pattern.compile(
          "(?:cd|num|numero|n|no|id|ref)?(?:basol|basias|casias|eunis|corine(?:biotopes?)?)|cdcb|cdhab");

  private static final Pattern VERSIONS = Pattern.compile("version.*|.*[^a-z0-9]version");

  /**
   * Whether decimals that are all zero were added by a program, and not by whoever numbers
   * versions.
   */
  public static boolean haveNoDecimals(String column) {
    return (areCodes(column) || areIdentifiers(column))
        && !ColumnNames.key(column).contains("version");
  }

  /** Whether the name is that of codes, which are no numbers even if all of them are digits. */
  static boolean areCodes(String column) {
    String key = ColumnNames.key(column);
    return CODES.matcher(key).find() && !COUNTS.matcher(key).find();
  }

  /** Whether the name is that of identifiers, of which whole numbers are the only numbers. */
  private static boolean areIdentifiers(String column) {
    String letters = ColumnNames.plain(column);
    return (IDENTIFIERS.matcher(letters).matches() && !MEASURES.matcher(letters).find())
        || REGISTERED.matcher(ColumnNames.key(column)).matches();
  }

  /** Whether a point between digits is no decimal point: 79.0010, or version 1.10. */
  static boolean havePoints(String column) {
    return areIdentifiers(column) || VERSIONS.matcher(ColumnNames.plain(column)).matches();
  }

  private CodeNames() {}
}
