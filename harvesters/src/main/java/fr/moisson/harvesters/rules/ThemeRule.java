package fr.moisson.harvesters.rules;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Themes as codes of the European data-theme list: those that the source states (as such, or as
 * INSPIRE themes or ISO topics), and those that keywords and title reveal according to {@code
 * themes.csv}. A dataset that reveals none gets none.
 */
final class ThemeRule implements Rule {

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
    Lexicon.read("themes.csv").forEach(ThemeRule::learn);
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

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    SortedSet<String> themes = new TreeSet<>();
    dataset.themes().forEach(theme -> themes.addAll(stated(theme)));
    dataset.keywords().forEach(keyword -> themes.addAll(labelled(singular(keyword))));
    // The name of a theme reveals no other theme.
    Stream.concat(
            Stream.of(dataset.title()),
            dataset.keywords().stream().filter(word -> !LABELS.containsKey(singular(word))))
        .forEach(text -> themes.addAll(spokenOf(text)));
    return dataset.with(draft -> draft.themes(themes));
  }

  /** The names of a code: the European list's in French and in English first, then others. */
  static Stream<String> names(String code) {
    return NAMES.getOrDefault(code, List.of()).stream();
  }

  /** The codes that a word for a theme stands for; empty if it is no theme. */
  static Set<String> stated(String theme) {
    return parts(theme).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the whole of a word for a theme, or of a list of them, is known. */
  static boolean isStated(String theme) {
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
  static boolean isCode(String theme) {
    return BARE_CODES.contains(theme);
  }

  /** The codes of the European list. */
  static SortedSet<String> codes() {
    return CODES.values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Words that may be stated as a theme, unfolded. */
  static Set<String> words() {
    return Collections.unmodifiableSet(WORDS);
  }

  private static Set<String> labelled(String name) {
    return LABELS.getOrDefault(name, PHRASES.getOrDefault(name, Set.of()));
  }

  /** The longest phrase wins, and its words are not used again: « plein air » leaves no « air ». */
  private static Set<String> spokenOf(String text) {
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
}
