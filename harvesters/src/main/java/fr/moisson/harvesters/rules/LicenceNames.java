package fr.moisson.harvesters.rules;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URI;
import java.util.ArrayList;
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
 * The ways people name licences, from {@code licences.csv}. A sentence names a licence only if it
 * names one: « ODbL ou Licence Ouverte 2.0 » and « incompatible avec l’ODbL » name none.
 */
final class LicenceNames {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"|]+");
  private static final Pattern VERSION = Pattern.compile("\\b(?:version|v) ?(?=\\d)");
  private static final Pattern DOUBT =
      Pattern.compile("\\b(?:pas|non|sauf|hors|except|not|incompatible|compatible|compatibles)\\b");

  private static final Pattern CHOICE = Pattern.compile("(?i)\\s*(?:,\\s*)?\\b(?:ou|or)\\b\\s*");
  private static final Pattern AT_WILL = Pattern.compile("(?i)[,(]?\\s*\\bau choix\\b\\s*:?\\)?");

  /** Which one is then said file by file, and is no choice. */
  private static final Pattern BY_CASE = Pattern.compile("(?i)\\b(?:selon|suivant|depending)\\b");

  /** After the patterns, which reading the table needs. */
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
        .forEach(address -> byAddress.put(bare(address), licence));
    Stream.of("label", "spdx", "udata", "ckan")
        .flatMap(column -> Lexicon.values(row, column))
        .forEach(name -> byText.put(words(name), licence));
    Lexicon.values(row, "names").forEach(name -> learn(name, licence));
  }

  private void learn(String name, KnownLicence licence) {
    if (name.startsWith("http")) {
      byAddress.put(bare(name), licence);
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

  Optional<KnownLicence> find(String text) {
    Set<KnownLicence> addressed = new HashSet<>();
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      Optional.ofNullable(byAddress.get(bare(address.group()))).ifPresent(addressed::add);
    }
    String words = words(ADDRESS.matcher(text).replaceAll(" "));
    // A version in words beats an address, which beats words without a version: the page of the
    // Licence Ouverte has kept its address from version 1 to version 2.
    return only(inSentence(words))
        .or(() -> only(addressed))
        .or(() -> Optional.ofNullable(byText.get(words)));
  }

  /** The preferred one of a choice; empty unless all that can be chosen is known. */
  Optional<KnownLicence> offered(String text) {
    String[] choices = CHOICE.split(AT_WILL.matcher(text).replaceAll(" "));
    if (choices.length < 2 || BY_CASE.matcher(text).find()) {
      return Optional.empty();
    }
    List<KnownLicence> known = Stream.of(choices).flatMap(one -> find(one).stream()).toList();
    return known.size() == choices.length && known.stream().distinct().count() > 1
        ? licences.stream().filter(known::contains).findFirst()
        : Optional.empty();
  }

  private Set<KnownLicence> inSentence(String words) {
    Set<KnownLicence> named = new HashSet<>();
    if (DOUBT.matcher(words).find()) {
      return named;
    }
    String[] tokens = words.split(" ");
    int next;
    for (int from = 0; from < tokens.length; from = next) {
      next = from + 1;
      // The longest name wins, so that « CC BY 3.0 FR » is not « CC BY 3.0 » too.
      for (int to = Math.min(tokens.length, from + 14); to > from; to--) {
        String name = String.join(" ", List.of(tokens).subList(from, to));
        KnownLicence licence = bySentence.get(name);
        if (licence != null && !versionGoesOn(tokens, to)) {
          named.add(licence);
          next = to;
          break;
        }
      }
    }
    return named;
  }

  /**
   * Neither « Licence Ouverte 2.1 » is « Licence Ouverte 2 », nor « CC BY 3.0 NL » « CC BY 3.0 ».
   */
  private static boolean versionGoesOn(String[] tokens, int to) {
    return to < tokens.length
        && tokens[to - 1].matches("\\d")
        && tokens[to].matches("\\d|nl|at|es|it|uk|be|ch|lu|ie|pt|igo");
  }

  private static Optional<KnownLicence> only(Set<KnownLicence> named) {
    return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  private static String words(String text) {
    String folded = Words.fold(text).replaceAll("\\blicenses?\\b", "licence");
    return VERSION.matcher(folded).replaceAll("");
  }

  /**
   * What two addresses of one document share, whatever the scheme, the deed's language, the end.
   */
  private static String bare(String address) {
    return address
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://(?:www\\.)?", "")
        .replaceFirst("[?#].*$", "")
        .replaceFirst("[/.,;)]+$", "")
        .replaceFirst("(?:/deed|/legalcode)(?:\\.[a-z_-]+)?$", "")
        .replaceFirst("\\.(?:html?|php|json)$", "")
        .replaceFirst("/+$", "");
  }

  private static @Nullable URI address(NamedCsvRecord row, String column) {
    String address = Lexicon.cell(row, column);
    return address == null ? null : URI.create(address);
  }
}
