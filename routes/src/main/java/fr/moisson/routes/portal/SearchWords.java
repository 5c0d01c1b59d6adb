package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.PlainLetters;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text normalised for searching: lower-case letters and digits without accents, so that {@code
 * énergie} finds {@code ENERGIE}, on every database and whatever its collation.
 */
final class SearchWords {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
  private static final int MOST_WORDS = 12;
  private static final int LONGEST_SINGULAR = 3;

  /** Words separated by single spaces, with a leading space. */
  static String fold(String text) {
    return " " + BETWEEN_WORDS.matcher(PlainLetters.of(text)).replaceAll(" ").strip();
  }

  /**
   * The beginnings of words to search for. Plural endings are removed, because the plural begins
   * with the singular: {@code arbres} must find {@code arbre}.
   */
  static List<String> sought(String text) {
    return Stream.of(fold(text).strip().split(" "))
        .filter(word -> !word.isEmpty())
        .map(SearchWords::singular)
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }

  /** The words of a text in their order; the last one may be the beginning of a word, as above. */
  static String phrase(String text) {
    String words = fold(text).strip();
    int last = words.lastIndexOf(' ') + 1;
    return words.substring(0, last) + singular(words.substring(last));
  }

  private static String singular(String word) {
    boolean plural = word.endsWith("s") || word.endsWith("x");
    return plural && word.length() > LONGEST_SINGULAR ? word.substring(0, word.length() - 1) : word;
  }

  private SearchWords() {}
}
