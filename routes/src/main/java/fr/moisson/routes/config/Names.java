package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names nobody knows, with the nearest known one: most are known ones misspelt. */
final class Names {

  static Notice unknownKey(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_KEY, name, known);
  }

  static Notice unknownName(String name, Collection<String> known) {
    return unknown(Code.CONFIG_UNKNOWN_NAME, name, known);
  }

  private static Notice unknown(Code code, String name, Collection<String> known) {
    String all = known.isEmpty() ? "–" : String.join(", ", new TreeSet<>(known));
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .filter(candidate -> distance.apply(name, candidate) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
        .map(nearest -> Notice.of(code, name, nearest + " ? (" + all + ")"))
        .orElseGet(() -> Notice.of(code, name, all));
  }

  private Names() {}
}
