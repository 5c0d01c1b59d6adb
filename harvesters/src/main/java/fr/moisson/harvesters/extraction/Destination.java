package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.RowSpool;
import java.nio.file.Path;

/**
 * Where files go.
 *
 * @param folder of finished ones
 * @param aside of unfinished ones, on the same file system
 * @param byHash whether each lies in a folder named by its content, so that what is published under
 *     an address never changes; else a file of the same name is replaced
 */
public record Destination(Path folder, Path aside, boolean byHash) {

  /** What the names of files begin with that are not finished. */
  static final String UNFINISHED = ".part-";

  private static final int HASH_LENGTH = 16;

  /** Under the name alone. */
  public static Destination named(Path folder, Path aside) {
    return new Destination(folder, aside, false);
  }

  /** Under {@code <hash>/<name>}. */
  public static Destination hashed(Path folder) {
    return new Destination(folder, folder, true);
  }

  /** Whether a file is one of those that are left where a process is killed at its work. */
  public static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(UNFINISHED) || name.startsWith(RowSpool.PREFIX);
  }

  /** Path under the folder, with slashes. */
  String path(String sha256, String name) {
    return byHash ? sha256.substring(0, HASH_LENGTH) + "/" + name : name;
  }

  /**
   * Path of what describes such files: above their folders, since a descriptor points to files
   * beside or below it only.
   */
  String descriptorPath(String sha256, String name) {
    return byHash ? sha256.substring(0, HASH_LENGTH) + "-" + name : name;
  }
}
