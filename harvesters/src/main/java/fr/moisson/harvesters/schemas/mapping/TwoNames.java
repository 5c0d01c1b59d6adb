package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two names of a plant in one cell, in either order: « Acer campestre (Érable champêtre) », «
 * Érable champêtre - Acer campestre ». The text after a Latin name may also be a synonym, an author
 * or a cultivar, and is only read if it is French.
 *
 * @param latin the whole text if it has only one name
 * @param vernacular empty if there is none
 */
record TwoNames(String latin, String vernacular) {

  private static final Pattern SIGN = Pattern.compile("\\s[-–—/]\\s");

  /** « Platanaceae / Platanus / hispanica », one rank after another. */
  private static final Pattern RANKS =
      Pattern.compile(
          "\\p{Lu}\\p{L}{2,20}(?iu:ac(?:eae|ées?))\\s*[-–—/|>]\\s*(?<genus>\\p{Lu}\\p{L}+)"
              + "(?:\\s*[-–—/|>]\\s*|\\s+)(?<last>\\p{L}.*)");

  /**
   * Endings of French tree names that no Latin word has: noisetier, noyer, cornouiller, bouleau.
   */
  private static final Pattern FRENCH_ONLY = Pattern.compile(".*(?:ier|yer|ller|eau|eul|oux)");

  /** Longer texts are remarks. */
  private static final int LONGEST = 200;

  /** Shorter texts are authors or abbreviations. */
  private static final int SHORTEST = 4;

  /** Remarks beside the name of a tree: how it stands, how it is cut, what is done with it. */
  private static final List<String> STATES =
      List.of(
          "souche",
          "mort",
          "abattu",
          "aabattre",
          "aarracher",
          "aplanter",
          "aremplacer",
          "asupprimer",
          "aconserver",
          "arrache",
          "supprim",
          "remplac",
          "malade",
          "deperi",
          "fastigi",
          "argente",
          "dore",
          "panache",
          "pourpre",
          "pleureur",
          "pyramidal",
          "colonnaire",
          "tige",
          "hautetige",
          "cepee",
          "tetard",
          "enboule",
          "greff",
          "taill",
          "isole",
          "jeune",
          "adulte",
          "remarquable",
          "indetermin",
          "aidentifier");

  static TwoNames of(String text, Genera genera) {
    TwoNames one = new TwoNames(text, "");
    if (text.length() > LONGEST) {
      return one;
    }
    String bare = text.strip();
    Matcher ranks = RANKS.matcher(bare);
    if (ranks.matches() && genera.begin(ranks.group("genus"))) {
      String last = ranks.group("last");
      return Character.isUpperCase(last.charAt(0)) // « Sapindaceae / Acer / Érable »
          ? new TwoNames(ranks.group("genus"), last)
          : of(ranks.group("genus") + " " + last, genera);
    }
    int open = bare.indexOf('(');
    if (open < 0 && bare.indexOf(')') < 0) {
      Matcher sign = SIGN.matcher(bare);
      return sign.find()
          ? of(one, bare.substring(0, sign.start()), bare.substring(sign.end()), genera, false)
          : one;
    }
    boolean isPair =
        open > 0 && bare.lastIndexOf('(') == open && bare.indexOf(')') == bare.length() - 1;
    return isPair
        ? of(
            one, bare.substring(0, open), bare.substring(open + 1, bare.length() - 1), genera, true)
        : one;
  }

  private static TwoNames of(
      TwoNames one, String before, String behind, Genera genera, boolean inBrackets) {
    String first = before.strip();
    String second = behind.strip();
    boolean isFirst = genera.begin(first);
    boolean isSecond = genera.begin(second);
    if (isSecond && !isFirst) {
      return new TwoNames(second, isName(first) ? first : "");
    }
    boolean isVernacular =
        !(inBrackets && BotanicalName.isCultivar(second))
            && (LatinReading.isFrenchText(second)
                || BotanicalName.isFrenchTree(second)
                || inBrackets && isFrenchName(second));
    boolean isAuthor = second.indexOf('.') >= 0 || ColumnNames.key(second).length() < SHORTEST;
    return isFirst && !isSecond && isVernacular && !isAuthor && isName(second)
        ? new TwoNames(first, second)
        : one;
  }

  /**
   * A single word needs an ending that only French has: « Acer rubrum (campestre) » has an epithet.
   */
  private static boolean isFrenchName(String text) {
    return text.indexOf(' ') > 0
        ? LatinReading.endsInFrench(text)
        : FRENCH_ONLY.matcher(ColumnNames.key(text)).matches();
  }

  private static boolean isName(String text) {
    String key = ColumnNames.key(text);
    return key.chars().anyMatch(Character::isLetter) && STATES.stream().noneMatch(key::startsWith);
  }
}
