package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.RowSpool;
import java.nio.file.Path;

/**
 * Where files go.
 *
 * @param folder finished files
 * @param aside unfinished files, on the same file system
 * @param byHash whether each file is in a folder named by its content, so that the content under an
 *     address never changes; otherwise a file of the same name is replaced
 */
public record Destination(Path folder, Path aside, boolean byHash) {

  /** Prefix of the names of unfinished files. */
  static final String UNFINISHED = ".part-";

  private static final int HASH_LENGTH = 16;

  /** Files under their name alone. */
  public static Destination named(Path folder, Path aside) {
    return new Destination(folder, aside, false);
  }

  /** Files under {@code <hash>/<name>}. */
  public static Destination hashed(Path folder) {
    return new Destination(folder, folder, true);
  }

  /** Whether a file is an unfinished one, left by a killed process. */
  public static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(UNFINISHED) || name.startsWith(RowSpool.PREFIX);
  }

  /** Path relative to the folder, with slashes. */
  String path(String sha256, String name) {
    return byHash ? sha256.substring(0, HASH_LENGTH) + "/" + name : name;
  }

  /**
   * Path of the descriptor of such files: above their folders, because a descriptor can only point
   * to files next to or below it.
   */
  String descriptorPath(String sha256, String name) {
    return byHash ? sha256.substring(0, HASH_LENGTH) + "-" + name : name;
  }
}
