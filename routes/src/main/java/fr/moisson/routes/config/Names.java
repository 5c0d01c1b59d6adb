package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Unknown names, with the nearest known one, because most are misspellings. */
final class Names {

  private static final int LONGEST_LIST = 220;

  static Notice unknownKey(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_KEY, name, known);
  }

  static Notice unknownName(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_NAME, name, known);
  }

  /** For a placeholder. */
  static Notice unknownWord(String word, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_WORD, word, known);
  }

  /** Whether a placeholder is almost certainly a misspelling of one of these. */
  static boolean isNearOne(String word, Collection<String> known) {
    int most = Math.max(1, (word.length() - "{}".length()) / 3);
    return known.stream().anyMatch(candidate -> distance(word, candidate) <= most);
  }

  private static Notice unknown(Code code, String name, Collection<String> known) {
    Collection<String> all = known.isEmpty() ? List.of("–") : new TreeSet<>(known);
    return Notice.of(code, name, offer(name, known, all));
  }

  /**
   * A suggestion.
   *
   * @param known names, one of which may be meant
   * @param offered all names to choose from
   */
  static String offer(String name, Collection<String> known, Collection<String> offered) {
    String all = list(offered);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .map(nearest -> nearest + " ? (" + all + ")")
        .orElse(all);
  }

  /** As many names as fit into an argument of a notice without being cut. */
  private static String list(Collection<String> names) {
    String all = String.join(", ", names);
    return all.length() <= LONGEST_LIST
        ? all
        : all.substring(0, all.lastIndexOf(", ", LONGEST_LIST)) + ", …";
  }

  private static int distance(String name, String candidate) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }

  private Names() {}
}
