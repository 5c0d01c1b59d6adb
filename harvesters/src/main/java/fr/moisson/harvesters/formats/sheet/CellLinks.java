package fr.moisson.harvesters.formats.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Addresses on the web to which the cells of a sheet lead, and which their texts (« Fiche ») do not
 * say.
 */
final class CellLinks {

  /** As many as Excel allows in a sheet. */
  static final int MOST = 65_530;

  /** In characters, as in Excel; longer ones would fill the memory. */
  private static final int LONGEST = 2083;

  private static final Pattern WEB = Pattern.compile("(?i)https?://\\S.*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?:|www\\.).*", Pattern.DOTALL);

  private final Map<Integer, Map<Long, String>> links = new TreeMap<>();
  private final BitSet addresses = new BitSet();
  private int count;

  void add(int place, long line, String target) {
    if (count < MOST && isLink(target)) {
      links.computeIfAbsent(place, one -> new HashMap<>()).put(line, target);
      count++;
    }
  }

  static boolean isLink(String target) {
    return target.length() <= LONGEST && WEB.matcher(target).matches();
  }

  /** Takes note of the text of a cell: a column of addresses needs no other. */
  void see(int place, String text) {
    if (ADDRESS.matcher(text).matches()) {
      addresses.set(place);
    }
  }

  /** Indexes of the columns with such cells at or after a line. */
  List<Integer> places(long from) {
    return links.entrySet().stream()
        .filter(column -> !addresses.get(column.getKey()))
        .filter(column -> column.getValue().keySet().stream().anyMatch(line -> line >= from))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where a cell leads; empty if nowhere. */
  String at(int place, long line) {
    return links.getOrDefault(place, Map.of()).getOrDefault(line, "");
  }
}
