package fr.moisson.harvesters.privacy;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Persons who are named with their civility: masked in a note, « signalé par M. Jean Dupont », and
 * recognised in a cell of their own. Those after whom a street, a school or a monument is named in
 * a note stay.
 */
final class AddressedPersons {

  /** Texts that agents write for themselves; descriptions tell readers of historical persons. */
  static final Set<String> NOTES =
      Set.of(
          ("remarque remarques rq commentaire commentaires comment comments comm cmt observation"
                  + " observations obs note notes remarks complement precisions message divers")
              .split(" "));

  /** What is named after persons: « rue de Mme Curie ». */
  private static final String NAMESAKE =
      "(?iu:rue|avenue|av|boulevard|bd|place|pl|allées?|square|impasse|chemin|quai|cours|pont|école"
          + "|collège|lycée|stade|gymnase|salle|parc|jardin|hôtel|maison|statue|buste|tombe|monument"
          + "|stèle|château|résidence|villa)\\.?";

  /** What shops are called after a civility, also in a sentence: « chez Mr Bricolage ». */
  private static final String BRAND =
      "(?iu:bricolage|stores?|meubles?|propre|bacchus|minute|cuisines?|pressing)(?!\\p{L})";

  private static final String PERSON =
      "(?:MM?\\.|M(?=[ \\u00A0]\\p{Lu}{2})|(?i:mr|mme|mmes|mlle|monsieur|madame|mademoiselle)\\.?)"
          + "(?:[ \\u00A0]?(?:et|ou|&|/)[ \\u00A0]?(?:M\\.|(?i:mr|mme|mlle|monsieur|madame)\\.?))?"
          + ("[ \\u00A0]++(?!" + BRAND + ")\\p{Lu}[\\p{L}'’-]{1,30}")
          + "(?:[ \\u00A0]+\\p{Lu}[\\p{L}'’-]{1,30}){0,2}";

  private static final Pattern ADDRESSED =
      Pattern.compile("(?<![\\p{L}\\p{Nd}])(?<!" + NAMESAKE + " (?:de |du |d’|d'|à )?)" + PERSON);

  /** Who lives at a place or knows of it; but « Chez Mme Rose » is a restaurant. */
  private static final List<String> VISIT =
      List.of("chez", "appeler", "contacter", "Appeler", "Contacter");

  /** One of these is in each of those words. */
  private static final List<String> IN_VISIT = List.of("hez", "ppeler", "ontacter");

  private static final String INN =
      "(?<!\\p{L})(?iu:restaurant|bar|café|brasserie|auberge|crêperie|pizzeria)";

  private static final Pattern VISITED =
      Pattern.compile(
          ("(?:(?<=(?<!\\p{L})(?<!%s[ \\u00A0](?=chez))(?:%s)[ \\u00A0])"
                  // A couple is no restaurant.
                  + "|(?<=(?<!\\p{L})Chez[ \\u00A0])(?=\\p{L}{1,8}\\.?[ \\u00A0](?:et|&)[ \\u00A0]))%s")
              .formatted(INN, String.join("|", VISIT), PERSON));

  private static final int LONGEST = 60;

  private static final String LONG = "(?i:mr|mrs|monsieur|madame|mademoiselle)\\.?";
  private static final String SHORT = "MM?\\.|M(?=\\s+\\p{Lu}{2})|(?i:mmes?|mlles?)\\.?";

  /**
   * « Forge de M. Durand », but not « Magasin Mr Bricolage » and « SARL M RESO »: brands have the
   * long civilities, and the letter alone; « M. Durand Paysages » is a firm.
   */
  private static final Pattern OWNING =
      Pattern.compile(
          "(?!^)(?:(?<=(?<![\\p{L}\\p{Nd}])(?iu:de|chez)[ \\u00A0])|(?!%s|M[ \\u00A0]))%s"
              .formatted(LONG, ADDRESSED));

  /** « Mme Veuve Dupont » is nothing but a person. */
  private static final String WIDOW = "(?i:veuve|vve|épouse|epouse|ép|ep)\\.?\\s+";

  private static final Pattern ALONE =
      Pattern.compile(
          ("(?:(?<short>%1$s)|%2$s)\\s*(?<other>(?:et|ou|&|/|-)\\s*(?:%1$s|%2$s))?"
                  + "\\s*(?<=[.\\s])(?<widow>%3$s)?(?<name>\\p{Lu}.*)")
              .formatted(SHORT, LONG, WIDOW));

  private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}'’-]+");
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

  /** « M. MARTIN », but not « M SUD ». */
  private static final Pattern SURNAME =
      Pattern.compile("(?:MM?\\.|(?i:mmes?|mlles?)\\.?)\\s*\\p{Lu}[\\p{Lu}'’-]+");

  /** The same text if it names nobody in this way. */
  static String masked(String text) {
    return masked(ADDRESSED, text);
  }

  /** The name of a firm or a site without that of its owner; the same if it has none. */
  static String ownersMasked(String name) {
    return masked(OWNING, name);
  }

  /** The text of any column without who lives at a place, as in « chez Mme Durand, rue Basse ». */
  static String visitedMasked(String text) {
    return masked(VISITED, text);
  }

  /** A cheap test: false means that nobody is named so. */
  static boolean mayBeVisited(String text) {
    if (text.indexOf(' ') < 0 && text.indexOf('\u00A0') < 0) {
      return false;
    }
    for (String word : IN_VISIT) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String masked(Pattern persons, String text) {
    return text.indexOf('M') < 0 && text.indexOf('m') < 0
        ? text
        : persons.matcher(text).replaceAll(Repeated.MASKED);
  }

  /**
   * Whether a cell is nothing but civilities and the names of persons: « M. MARTIN Claude », « M.
   * et Mme Petit », but not « Mme de Sévigné », nor « Mr Bricolage » and « Madame Pressing ».
   */
  static boolean isAlone(String cell) {
    if (!mayBeAlone(cell)) {
      return false;
    }
    Matcher alone = ALONE.matcher(cell);
    if (!alone.matches()) {
      return false;
    }
    String name = alone.group("name");
    if (alone.group("other") != null || alone.group("widow") != null) {
      return WORD.matcher(name).matches() || People.isOnePerson(name);
    }
    // Brands have the long civilities.
    return alone.group("short") == null
        ? People.isOnePerson(name) && BETWEEN.splitAsStream(name).anyMatch(People::isFirstName)
        : People.isOnePerson(name) || SURNAME.matcher(cell).matches();
  }

  /** A cheap test: false means that the cell certainly is not. */
  static boolean mayBeAlone(String cell) {
    return cell.length() <= LONGEST
        && !cell.isEmpty()
        && (cell.charAt(0) == 'M' || cell.charAt(0) == 'm');
  }

  private AddressedPersons() {}
}
