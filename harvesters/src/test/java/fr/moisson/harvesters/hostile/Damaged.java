package fr.moisson.harvesters.hostile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Valid files of each format, truncated or with changed bits or bytes; a seed makes them
 * reproducible.
 */
final class Damaged {

  private static final int MOST_FLIPS = 24;

  /**
   * The damaged files.
   *
   * @param each the number of files per format and kind of damage
   */
  static List<HostileFile> files(long seed, int each) throws Exception {
    Random random = new Random(seed);
    List<HostileFile> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> valid : valid().entrySet()) {
      String name = valid.getKey();
      byte[] content = valid.getValue();
      for (int i = 0; i < each; i++) {
        int length = random.nextInt(content.length);
        files.add(
            HostileFile.of(name, "breaks off at " + length, name, Arrays.copyOf(content, length)));
        files.add(flipped(name, content, random.nextLong()));
        files.add(overwritten(name, content, random.nextLong()));
      }
    }
    return files;
  }

  private static Map<String, byte[]> valid() throws Exception {
    Path folder = Files.createTempDirectory("valid");
    Map<String, byte[]> valid = Valid.all(folder);
    Files.delete(folder);
    return valid;
  }

  private static HostileFile flipped(String name, byte[] content, long seed) {
    Random random = new Random(seed);
    byte[] damaged = content.clone();
    int flips = 1 + random.nextInt(MOST_FLIPS);
    for (int i = 0; i < flips; i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return HostileFile.of(name, flips + " bits flipped by " + seed, name, damaged);
  }

  /**
   * Overwrites a few adjacent bytes with the worst values, as counts and lengths are adjacent
   * bytes.
   */
  private static HostileFile overwritten(String name, byte[] content, long seed) {
    Random random = new Random(seed);
    byte[] damaged = content.clone();
    byte[] worst = {0, -1, 127, -128, '"', '<', '\n', '9'};
    int from = random.nextInt(damaged.length);
    int to = Math.min(damaged.length, from + 1 + random.nextInt(8));
    Arrays.fill(damaged, from, to, worst[random.nextInt(worst.length)]);
    return HostileFile.of(name, "overwritten from " + from + " by " + seed, name, damaged);
  }

  private Damaged() {}
}
