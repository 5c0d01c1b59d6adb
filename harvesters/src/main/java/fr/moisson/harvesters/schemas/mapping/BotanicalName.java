package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a cultivated plant's name, as inventories write it: « Platanus x hispanica 'Pendula'
 * », « Populus nigra L. », « Tilia sp. », « Europaea - L. - Pallida ».
 *
 * @param genus capitalised; empty if the text does not give it
 * @param species in lower case, with the sign of hybrids and without author; empty for « sp. »
 * @param cultivar without its quotes
 */
record BotanicalName(String genus, String species, String cultivar) {

  private static final Pattern QUOTES = Pattern.compile("[’‘´`\"“”«»]|''");

  /**
   * An apostrophe within a word is no closing quote: « 'Westhof's Glorie' », « Tilleul d'Europe ».
   */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?:(?<!\\p{L})'|'(?=\\p{Lu}))\\s*((?:[^']|(?<=\\p{L})'(?=\\p{L})){1,100}?)\\s*'(?!\\p{L})");

  private static final Pattern OUTER_QUOTES = Pattern.compile("^'++|(?<!')'++$");
  private static final Pattern UNQUOTED = Pattern.compile("\\bcv\\.?\\s+(.+)$");
  private static final Pattern BRACKETED = Pattern.compile("\\s\\(([^()]{3,60})\\)$");

  /** « Red Sunset »: every word is capitalised, and no letter has a French accent. */
  private static final Pattern TITLE =
      Pattern.compile("\\p{Lu}[a-z’']+(?:[ -]\\p{Lu}[a-z’']+){1,3}");

  /** Authors, and words used for trees without a name. */
  private static final Set<String> NO_CULTIVARS =
      Set.of(
          ("arbre arbuste femelle male"
                  + " aiton allioni arnold auct boissier borkh borkhausen bunge carriere crantz"
                  + " desfontaines desf douglas duhamel ehrh ehrhart endlicher engelmann fischer"
                  + " franchet franco gaertn gaertner gray hayek hemsley hill hooker host hort hudson"
                  + " hybr jacq jacquin karst karsten koch kotschy lam lamarck lambert laxmann lindley linn"
                  + " linnaeus linne loiseleur loudon manetti marshall masters maximowicz medik medikus michaux"
                  + " mill miller mirbel moench munchhausen nuttall pallas parlatore persoon poir poiret"
                  + " rafinesque rehder richard roth salisbury sargent savi schneider scop scopoli siebold"
                  + " spach spenner steven sweet swingle tenore thunb thunberg torrey turra vahl ventenat"
                  + " wallich walt walter wangenheim willd willdenow wilson zeyher zuccarini")
              .split(" "));

  /** « Drummondii », « October Glory »; authors with points, « et », brackets or years are not. */
  private static final Pattern CAPITALISED =
      Pattern.compile("\\p{Lu}[\\p{Ll}’'-]{2,}(?: \\p{Lu}[\\p{Ll}’'-]+){0,3}");

  /**
   * First words of French tree names; « magnolia » and « ginkgo » are left out, being Latin too.
   */
  private static final Set<String> FRENCH =
      Set.of(
          ("ailante abricotier alisier amandier arbousier argousier aubepine aulne badamier bouleau cedre cerisier charme"
                  + " chataignier chene cocotier cognassier cormier cornouiller cypres epicea erable fevier figuier filao flamboyant fusain"
                  + " frene genevrier hetre houx if jujubier laurier lilas manguier marronnier meleze merisier"
                  + " micocoulier mimosa murier neflier noisetier noyer olivier orme palmier pecher peuplier pin plaqueminier"
                  + " platane poirier pommier prunier robinier sapin saule savonnier sequoia sorbier sureau tamarinier thuya tilleul tremble troene tulipier")
              .split(" "));

  private static final Pattern DASH = Pattern.compile("(?<!\\s)\\s++-(?=\\s|$)");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0_]+");
  private static final Pattern GLUED_SIGN = Pattern.compile("×\\s*");
  private static final Set<String> SIGNS = Set.of("x", "×", "X");
  private static final Set<String> UNSAID =
      Set.of("sp", "sp.", "spp", "spp.", "n.", "n.sp.", "species", "espece", "indet", "indet.");
  private static final Set<String> RANKS =
      Set.of("var.", "var", "subsp.", "subsp", "ssp.", "ssp", "f.", "forma");

  /** Parses a whole name. */
  static BotanicalName of(String text) {
    return parse(text, true);
  }

  /** Parses the species in a column of its own, which may also contain the whole name. */
  static BotanicalName ofSpecies(String text, String genus) {
    String bare = BLANKS.matcher(text).replaceAll(" ").strip();
    boolean isWhole =
        !genus.isEmpty() && bare.regionMatches(true, 0, genus + " ", 0, genus.length() + 1);
    return parse(text, isWhole);
  }

  /** The cultivar in a column of its own. */
  static String cultivarOf(String text) {
    String plain = quoted(text);
    Matcher matcher = QUOTED.matcher(plain);
    return (matcher.find() ? matcher.group(1) : bare(plain)).strip();
  }

  /** Whether the text in brackets after a Latin name looks like the name of a cultivar. */
  static boolean isCultivar(String text) {
    return TITLE.matcher(text.strip()).matches()
        && !NO_CULTIVARS.contains(firstWord(text))
        && !isFrenchTree(text);
  }

  /** Whether a name begins as French tree names do: « Tilleul à grandes feuilles ». */
  static boolean isFrenchTree(String text) {
    String word = firstWord(text);
    return FRENCH.contains(word)
        || (word.endsWith("s") && FRENCH.contains(word.substring(0, word.length() - 1)));
  }

  private static String firstWord(String text) {
    return ColumnNames.key(text.strip().split("[ -]", 2)[0]);
  }

  private static String quoted(String text) {
    String plain = QUOTES.matcher(Marks.limited(text)).replaceAll("'");
    return BLANKS.matcher(plain).replaceAll(" ").strip();
  }

  private static String bare(String quoted) {
    return OUTER_QUOTES.matcher(quoted).replaceAll("").strip();
  }

  private static BotanicalName parse(String text, boolean withGenus) {
    String plain = GLUED_SIGN.matcher(quoted(text)).replaceAll("x ");
    String cultivar = "";
    String[] dashed = DASH.split(plain);
    if (dashed.length > 1) { // « species - author - cultivar »
      plain = dashed[0];
      cultivar = dashed.length > 2 ? bare(dashed[dashed.length - 1].strip()) : "";
    }
    for (Pattern pattern : List.of(QUOTED, UNQUOTED)) {
      Matcher matcher = pattern.matcher(plain);
      if (matcher.find()) {
        cultivar = matcher.group(1).strip();
        plain = (plain.substring(0, matcher.start()) + plain.substring(matcher.end())).strip();
      }
    }
    Matcher bracketed = BRACKETED.matcher(plain);
    if (cultivar.isEmpty() && bracketed.find() && isCultivar(bracketed.group(1))) {
      cultivar = bracketed.group(1);
    }
    List<String> words = new ArrayList<>(List.of(plain.strip().split(" ")));
    String genus = withGenus ? genus(words) : "";
    String species = species(words);
    String rest = String.join(" ", words);
    boolean isNamed =
        cultivar.isEmpty() && !species.isEmpty() && CAPITALISED.matcher(rest).matches();
    return new BotanicalName(
        genus,
        species,
        isNamed && !NO_CULTIVARS.contains(firstWord(rest)) && !isFrenchTree(rest)
            ? rest
            : cultivar);
  }

  private static String genus(List<String> words) {
    boolean isHybrid = words.size() > 1 && SIGNS.contains(words.get(0));
    if (isHybrid) {
      words.remove(0);
    }
    String genus = words.remove(0).toLowerCase(Locale.ROOT);
    return genus.isEmpty()
        ? ""
        : (isHybrid ? "×" : "")
            + genus.substring(0, 1).toUpperCase(Locale.ROOT)
            + genus.substring(1);
  }

  /** Takes the words up to the author or cultivar, who begin with a capital or a bracket. */
  private static String species(List<String> words) {
    List<String> kept = new ArrayList<>();
    String sign = "";
    while (!words.isEmpty()) {
      String word = words.get(0);
      String lower = word.toLowerCase(Locale.ROOT);
      boolean isExpected =
          kept.isEmpty() || !sign.isEmpty() || RANKS.contains(kept.get(kept.size() - 1));
      if (word.isEmpty() || (kept.isEmpty() && sign.isEmpty() && UNSAID.contains(lower))) {
        break;
      }
      if (SIGNS.contains(word)) {
        sign = "×";
      } else if (word.startsWith("(")
          || (!isExpected && !RANKS.contains(lower) && !lower.equals(word))) {
        break;
      } else {
        kept.add(sign + lower);
        sign = "";
      }
      words.remove(0);
    }
    return String.join(" ", kept);
  }
}
