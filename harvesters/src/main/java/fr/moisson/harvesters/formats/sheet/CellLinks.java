package fr.moisson.harvesters.formats.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Addresses on the web to which the cells of a sheet lead, and which their texts (« Fiche ») do not
 * say. If they are too many to be kept, there are none: an empty cell would say that there is no
 * link.
 */
final class CellLinks {

  /** Limit of the total weight, in characters. */
  static final int LARGEST = 1 << 25;

  /** Weight of a link besides its characters. */
  private static final int EACH = 100;

  /** In characters, as in Excel; longer ones would fill the memory. */
  private static final int LONGEST = 2083;

  private static final Pattern WEB = Pattern.compile("(?i)https?://\\S.*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?:|www\\.).*", Pattern.DOTALL);

  private final Map<Integer, Map<Long, String>> links = new TreeMap<>();
  private final Map<Integer, BitSet> addresses = new HashMap<>();
  private int weight;
  private boolean isStopped;

  /** Adds where a cell leads, of which the text was seen. */
  void add(int place, long line, String target) {
    BitSet said = addresses.get(place);
    boolean isSaid = said != null && said.get((int) line);
    if (!isStopped && !isSaid && isLink(target)) {
      links.computeIfAbsent(place, one -> new HashMap<>()).put(line, target);
      weigh(target.length() + EACH);
    }
  }

  private void weigh(int more) {
    weight += more;
    if (weight > LARGEST) {
      stop();
    }
  }

  /** Forgets all links, and takes no more. */
  void stop() {
    isStopped = true;
    links.clear();
    addresses.clear();
  }

  static boolean isLink(String target) {
    return target.length() <= LONGEST && WEB.matcher(target).matches();
  }

  /** Takes note of the text of a cell: one that is an address needs no other. */
  void see(int place, long line, String text) {
    if (!isStopped && isAddress(text)) {
      BitSet lines = addresses.computeIfAbsent(place, one -> new BitSet());
      int before = lines.size();
      lines.set((int) line);
      weigh((lines.size() - before) / Character.SIZE);
    }
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** Indexes of the columns with such cells at or after a line. */
  List<Integer> places(long from) {
    return links.entrySet().stream()
        .filter(column -> column.getValue().keySet().stream().anyMatch(line -> line >= from))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where a cell with a text leads, be it an address itself; empty if nowhere. */
  String at(int place, long line, String text) {
    return isAddress(text) ? text : links.getOrDefault(place, Map.of()).getOrDefault(line, "");
  }
}
