package fr.moisson.harvesters.values;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The themes of the European data-theme list: their codes and names, the words that sources state
 * for them, and the words of keywords and titles that reveal them, all from {@code themes.csv}.
 */
public final class Themes {

  private static final int LONGEST_PHRASE = 6;
  private static final Pattern AND = Pattern.compile("(?i)[,;/&]|\\s(?:et|and)\\s");

  /** Folded words that a source may state as a theme. */
  private static final Map<String, Set<String>> CODES = new HashMap<>();

  /** Folded names of themes, which also count as whole keywords. */
  private static final Map<String, Set<String>> LABELS = new HashMap<>();

  /** Phrases that reveal a theme anywhere in a keyword or title; an empty set reveals none. */
  private static final Map<String, Set<String>> PHRASES = new HashMap<>();

  /** Words that a source may state as a theme, unfolded and in the order of the table. */
  private static final Set<String> WORDS = new LinkedHashSet<>();

  /** Codes as they are written: « oceans » is one, « Océans » is none. */
  private static final Set<String> BARE_CODES = new HashSet<>();

  /** Names of a theme, the French and the English one of the European list first. */
  private static final Map<String, List<String>> NAMES = new HashMap<>();

  static {
    Lexicon.read("themes.csv").forEach(Themes::learn);
  }

  private static void learn(NamedCsvRecord row) {
    Set<String> codes = Lexicon.values(row, "codes").collect(Collectors.toUnmodifiableSet());
    Map<String, Set<String>> table =
        switch (row.getField("kind")) {
          case "code" -> CODES;
          case "label" -> LABELS;
          case "phrase" -> PHRASES;
          default -> throw new IllegalStateException("themes.csv: " + row);
        };
    Lexicon.values(row, "names").forEach(name -> table.put(singular(name), codes));
    if (table == CODES) {
      Lexicon.values(row, "names").forEach(BARE_CODES::add);
    }
    if (table != PHRASES) {
      Lexicon.values(row, "names").forEach(WORDS::add);
    }
    if (table == LABELS && codes.size() == 1) {
      NAMES.putIfAbsent(codes.iterator().next(), Lexicon.values(row, "names").toList());
    }
  }

  /** The French name of a code; empty if it is not in the list. */
  public static Optional<String> name(String code) {
    return name(code, Locale.FRENCH);
  }

  /** The name of a code in English, or in French for any other language. */
  public static Optional<String> name(String code, Locale language) {
    return NAMES.getOrDefault(code, List.of()).stream()
        .skip(language.getLanguage().equals("en") ? 1 : 0)
        .findFirst();
  }

  /** The codes that a word for a theme stands for; empty if it is no theme. */
  public static Set<String> stated(String theme) {
    return parts(theme).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the whole of a word for a theme, or of a list of them, is known. */
  public static boolean isStated(String theme) {
    return !stated(theme).isEmpty() && parts(theme).noneMatch(Set::isEmpty);
  }

  /**
   * The codes of a theme, or of each of its parts: « Transports et mobilité » is a portal's own
   * theme. An address is one theme, whatever its path.
   */
  private static Stream<Set<String>> parts(String theme) {
    boolean isAddress = theme.contains("://");
    String name = singular(isAddress ? theme.replaceFirst("^.*[/#](?=.)", "") : theme);
    Set<String> whole = CODES.getOrDefault(name, labelled(name));
    return isAddress || !whole.isEmpty()
        ? Stream.of(whole)
        : AND.splitAsStream(theme).map(part -> labelled(singular(part)));
  }

  /** Whether a word for a theme is a code, which people would not look for. */
  public static boolean isCode(String theme) {
    return BARE_CODES.contains(theme);
  }

  /** The codes of the European list. */
  public static SortedSet<String> codes() {
    return CODES.values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Words that may be stated as a theme, unfolded. */
  public static Set<String> words() {
    return Collections.unmodifiableSet(WORDS);
  }

  /** The codes that a whole keyword stands for. */
  public static Set<String> ofKeyword(String keyword) {
    return labelled(singular(keyword));
  }

  /** Whether a keyword is the name of a theme, which reveals no other theme. */
  public static boolean isName(String keyword) {
    return LABELS.containsKey(singular(keyword));
  }

  private static Set<String> labelled(String name) {
    return LABELS.getOrDefault(name, PHRASES.getOrDefault(name, Set.of()));
  }

  /**
   * The codes that phrases of a text reveal. The longest phrase wins, and its words are not used
   * again: « plein air » leaves no « air ».
   */
  public static Set<String> spokenOf(String text) {
    List<String> words = Arrays.asList(singular(text).split(" "));
    Set<String> themes = new TreeSet<>();
    int next;
    for (int from = 0; from < words.size(); from = next) {
      next = from + 1;
      for (int to = Math.min(words.size(), from + LONGEST_PHRASE); to > from; to--) {
        Set<String> codes = PHRASES.get(String.join(" ", words.subList(from, to)));
        if (codes != null) {
          themes.addAll(codes);
          next = to;
          break;
        }
      }
    }
    return themes;
  }

  private static String singular(String text) {
    return Folding.fold(text).replaceAll("(?<=\\p{L}{2})[sx](?= |$)", "");
  }

  private Themes() {}
}
