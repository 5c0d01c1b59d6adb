package fr.moisson.harvesters.formats.text;

import java.util.List;
import java.util.stream.IntStream;

/** Finds blocks of columns side by side, as lists are written in two columns to save paper. */
public final class Blocks {

  /** Two names may repeat below groups of columns: « Jour » and « Heure » of each collection. */
  private static final int FEWEST_NAMES = 3;

  /**
   * Indexes of the columns of each block, between which columns may have no name; a single block,
   * unless all names are repeated in order. A first column without a name has what the rows of all
   * blocks are about, as in a pivot table.
   */
  public static List<List<Integer>> of(List<String> names) {
    List<Integer> named =
        IntStream.range(0, names.size()).filter(i -> !names.get(i).isEmpty()).boxed().toList();
    int most = !names.isEmpty() && !names.get(0).isEmpty() ? named.size() / 2 : 0;
    int width =
        IntStream.rangeClosed(FEWEST_NAMES, most)
            .filter(one -> named.size() % one == 0)
            .filter(
                one ->
                    IntStream.range(one, named.size())
                        .allMatch(
                            i -> names.get(named.get(i)).equals(names.get(named.get(i - one)))))
            .findFirst()
            .orElse(named.size());
    return IntStream.range(0, width == 0 ? 0 : named.size() / width)
        .mapToObj(block -> named.subList(block * width, (block + 1) * width))
        .toList();
  }

  private Blocks() {}
}
