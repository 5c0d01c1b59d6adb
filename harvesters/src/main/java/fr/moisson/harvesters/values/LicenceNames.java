package fr.moisson.harvesters.values;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.moisson.harvesters.model.Marks;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises licences by their usual names, from {@code licences.csv}. A sentence must name exactly
 * one: « ODbL ou Licence Ouverte 2.0 » and « incompatible avec l’ODbL » name none, nor does one
 * that sets conditions of its own.
 */
final class LicenceNames {

  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|\\bwww\\.)[^\\s<>\"|]+");
  private static final Pattern AMERICAN = Pattern.compile("\\blicenses?\\b");
  private static final Pattern VERSION = Pattern.compile("\\b(?:version|v) ?(?=\\d)");

  /** Words that negate a name; « pas d’utilisation commerciale » is a part of several names. */
  private static final Set<String> DOUBT =
      Set.of("pas", "non", "sauf", "hors", "except", "not", "incompatible");

  /** « Licence Ouverte 2.0, équivalente à la CC BY 4.0 »: the other one does not apply. */
  private static final Pattern LIKE =
      Pattern.compile("(?:^| )(?:compatible|equivalente?|reconnue? conforme)s?\\b.*$");

  /**
   * « Données diffusées sous licence ouverte », « Soumis à la licence Etalab », « Open Data Licence
   * Ouverte », without words that restrict or negate it.
   */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "^(?:(?:open data|donnees? ouvertes?) (?=licence )"
              + "|(?:(?:les?|la|l|des?|d|ces?|cette|toute?s?|tous|donnees?|jeux?|fichiers?|contenus?|ouverte?s?"
              + "|publi(?:que|ee?)s?|diffusee?s?|distribuee?s?|proposee?s?|disponibles?|mise?s?|a"
              + "|disposition|utilisables?|reutilisables?|libres?|librement|est|sont|en|open|data|dataset"
              + "|the|this|is|are|available|released|published|licensed) )*+"
              + "(?:sous|under|soumise?s? a) (?:(?:la|une|l|the|an?) )?(?=.))");

  private static final Pattern KIND = Pattern.compile("^licence (?=.)");

  private static final Pattern CHOICE =
      Pattern.compile("(?i)(?:(?<!\\s)\\s++)?(?:,\\s*+)?\\b(?:ou|or)\\b\\s*+");
  private static final Pattern AT_WILL =
      Pattern.compile(
          "(?i)(?:[,(]\\s*+|(?<!\\s)\\s++)?\\bau choix\\b(?: (?:du |de l['’])(?:ré)?utilisateur)?\\s*+:?\\)?");

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?iU)^[\\s(]*(?:l['’]\\s*|(?:sous|la|le|une?|soit|under|the|an?|either)\\s+)++");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Words that may accompany a name without saying what the licence applies to. */
  private static final Set<String> OF_A_NAME =
      Set.of(
          "licence",
          "etalab",
          "d",
          "de",
          "la",
          "l",
          "the",
          "international",
          "universal",
          "unported",
          "generic",
          "open",
          "data",
          "donnee",
          "donnees",
          "ouverte",
          "ouvertes",
          "compatible",
          "equivalente",
          "a",
          "avec");

  /** Parts in which addresses of one document may differ: scheme, language of the deed, ending. */
  private static final List<Pattern> ACCIDENTAL =
      Stream.of(
              "^(?:https?://)?(?:www\\.)?",
              "(?s)[?#].*",
              "(?<![/.,;)])[/.,;)]++$",
              "(?:/deed|/legalcode)(?:\\.[a-z_-]+)?$",
              "\\.(?:html?|php|json)$",
              "(?<!/)/++$")
          .map(Pattern::compile)
          .toList();

  private static final Pattern END = Pattern.compile("(?<![/.,;)])[/.,;)]++$");

  /** Declared after the patterns, which reading the table needs. */
  static final LicenceNames SHIPPED = new LicenceNames(Lexicon.read("licences.csv"));

  private final List<KnownLicence> licences = new ArrayList<>();
  private final Map<String, KnownLicence> byAddress = new HashMap<>();
  private final Map<String, KnownLicence> byText = new HashMap<>();
  private final Map<String, KnownLicence> bySentence = new HashMap<>();

  private LicenceNames(List<NamedCsvRecord> rows) {
    rows.forEach(this::learn);
  }

  private void learn(NamedCsvRecord row) {
    KnownLicence licence =
        new KnownLicence(
            row.getField("label"),
            address(row, "document"),
            address(row, "european"),
            Lexicon.cell(row, "spdx"),
            Lexicon.cell(row, "udata"),
            Lexicon.cell(row, "ckan"));
    licences.add(licence);
    Stream.of("document", "european")
        .flatMap(column -> Lexicon.values(row, column))
        .forEach(address -> byAddress.put(key(address), licence));
    Stream.of("label", "spdx", "udata", "ckan")
        .flatMap(column -> Lexicon.values(row, column))
        .forEach(name -> byText.putIfAbsent(words(name), licence));
    Lexicon.values(row, "names").forEach(name -> learn(name, licence));
  }

  private void learn(String name, KnownLicence licence) {
    if (name.startsWith("http")) {
      byAddress.put(key(name), licence);
    } else if (name.startsWith("=")) {
      byText.put(name.substring(1), licence);
    } else {
      byText.put(name, licence);
      bySentence.put(name, licence);
    }
  }

  List<KnownLicence> licences() {
    return List.copyOf(licences);
  }

  Optional<KnownLicence> find(String stated) {
    String text = Marks.limited(stated);
    Set<KnownLicence> addressed = new HashSet<>();
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      Optional.ofNullable(byAddress.get(key(address.group())))
          .or(() -> Optional.ofNullable(byAddress.get(bare(address.group()))))
          .ifPresent(addressed::add);
    }
    if (isConditional(text)) {
      return Optional.empty();
    }
    String words = words(ADDRESS.matcher(text).replaceAll(" "));
    // A version in words takes precedence over an address, and that over words without a version:
    // the page of the Licence Ouverte has had the same address for versions 1 and 2.
    return only(inSentence(words)).or(() -> only(addressed)).or(() -> announced(words));
  }

  /** Whether a text sets conditions that the licence which it may name does not. */
  boolean isConditional(String stated) {
    String words = words(ADDRESS.matcher(Marks.limited(stated)).replaceAll(" "));
    return !byText.containsKey(words) && LicenceConditions.areIn(words);
  }

  /** A text that is only a name, or announces the name that it ends with. */
  private Optional<KnownLicence> announced(String words) {
    boolean isInDoubt = !Collections.disjoint(List.of(words.split(" ")), DOUBT);
    String own = LIKE.matcher(words).replaceFirst("");
    String name = isInDoubt ? words : ANNOUNCED.matcher(own).replaceFirst("");
    return Stream.of(words, name, KIND.matcher(name).replaceFirst(""))
        .flatMap(one -> Stream.ofNullable(byText.get(one)))
        .findFirst();
  }

  /**
   * The preferred licence of a choice; empty unless each option is a licence and nothing else: « LO
   * ou ODbL pour certaines couches » is no choice.
   */
  Optional<KnownLicence> offered(String stated) {
    String text = Marks.limited(stated);
    String[] choices = CHOICE.split(AT_WILL.matcher(text).replaceAll(" "));
    if (choices.length < 2) {
      return Optional.empty();
    }
    List<KnownLicence> known = Stream.of(choices).flatMap(one -> whole(one).stream()).toList();
    return known.size() == choices.length && known.stream().distinct().count() > 1
        ? licences.stream().filter(known::contains).findFirst()
        : Optional.empty();
  }

  /** The licence that a text names, if it says nothing else. */
  Optional<KnownLicence> whole(String text) {
    String name = ARTICLE.matcher(text).replaceFirst("");
    String stated = words(ADDRESS.matcher(name).replaceAll(" "));
    String words = ANNOUNCED.matcher(stated).replaceFirst("");
    Set<String> left = new HashSet<>();
    scan(words, new HashSet<>(), left);
    return words.isEmpty()
            || byText.containsKey(words)
            || left.stream().allMatch(LicenceNames::isOfAName)
        ? find(name)
        : Optional.empty();
  }

  private static boolean isOfAName(String word) {
    return OF_A_NAME.contains(word) || NUMBER.matcher(word).matches();
  }

  private Set<KnownLicence> inSentence(String words) {
    Set<KnownLicence> named = new HashSet<>();
    Set<String> left = new HashSet<>();
    scan(LIKE.matcher(words).replaceFirst(""), named, left);
    return Collections.disjoint(left, DOUBT) ? named : Set.of();
  }

  /** Separates the licences that words name from the remaining words. */
  private void scan(String words, Set<KnownLicence> named, Set<String> left) {
    List<String> tokens = List.of(words.split(" "));
    int from = 0;
    while (from < tokens.size()) {
      int to = endOfName(tokens, from);
      if (to > from) {
        named.add(bySentence.get(String.join(" ", tokens.subList(from, to))));
      } else {
        left.add(tokens.get(from));
      }
      from = Math.max(to, from + 1);
    }
  }

  /** The longest name wins, so that « CC BY 3.0 FR » is not « CC BY 3.0 » too. */
  private int endOfName(List<String> tokens, int from) {
    for (int to = Math.min(tokens.size(), from + 14); to > from; to--) {
      if (bySentence.containsKey(String.join(" ", tokens.subList(from, to)))
          && !versionGoesOn(tokens, to)) {
        return to;
      }
    }
    return from;
  }

  /**
   * « Licence Ouverte 2.1 » is not « Licence Ouverte 2 », nor is « CC BY 3.0 NL » « CC BY 3.0 ».
   */
  private static boolean versionGoesOn(List<String> tokens, int to) {
    return to < tokens.size()
        && tokens.get(to - 1).matches("\\d")
        && tokens.get(to).matches("\\d|nl|at|es|it|uk|be|ch|lu|ie|pt|igo");
  }

  private static Optional<KnownLicence> only(Set<KnownLicence> named) {
    return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  private static String words(String text) {
    String folded = AMERICAN.matcher(Folding.fold(text)).replaceAll("licence");
    return VERSION.matcher(folded).replaceAll("");
  }

  /** Key of an address with its fragment, since one page may hold several licences. */
  private static String key(String address) {
    int part = address.indexOf('#');
    return part < 0
        ? bare(address)
        : bare(address.substring(0, part))
            + END.matcher(address.substring(part).toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  /** The part that all addresses of one document share. */
  private static String bare(String address) {
    String bare = address.toLowerCase(Locale.ROOT);
    for (Pattern accidental : ACCIDENTAL) {
      bare = accidental.matcher(bare).replaceFirst("");
    }
    return bare;
  }

  private static @Nullable URI address(NamedCsvRecord row, String column) {
    String address = Lexicon.cell(row, column);
    return address == null ? null : URI.create(address);
  }
}
