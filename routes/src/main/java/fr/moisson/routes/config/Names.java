package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Unknown names, with the known ones: the nearest first, because most are misspellings. */
public final class Names {

  private static final int LONGEST_LIST = 220;

  static Notice unknownKey(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_KEY, name, known);
  }

  static Notice unknownName(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_NAME, name, known);
  }

  static Notice unknownPreset(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_PRESET, name, known);
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
    return Notice.of(code, name, offer(name, known, new TreeSet<>(known)));
  }

  /**
   * As many names as fit into an argument of a notice without being cut; a dash if there are none.
   *
   * @param known names, the nearest of which comes first if it is near enough to be meant
   * @param offered all names to choose from; those that begin with the name come before those that
   *     contain it, and these before others
   */
  public static String offer(String name, Collection<String> known, Collection<String> offered) {
    Stream<String> nearest =
        known.stream()
            .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .stream();
    String part = name.toLowerCase(Locale.ROOT);
    Stream<String> begun =
        offered.stream().filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(part));
    Stream<String> containing =
        offered.stream().filter(candidate -> candidate.toLowerCase(Locale.ROOT).contains(part));
    return list(
        Stream.of(nearest, begun, containing, offered.stream())
            .flatMap(names -> names)
            .distinct()
            .toList());
  }

  /** As many names as fit; a dash if there are none. */
  public static String list(Collection<String> names) {
    String all = String.join(", ", names);
    if (all.isEmpty()) {
      return "–";
    }
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
