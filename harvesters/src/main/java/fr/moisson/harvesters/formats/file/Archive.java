package fr.moisson.harvesters.formats.file;

import fr.moisson.harvesters.model.BadItem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An archive of unknown origin, read within limits: number of members, size of each, and
 * compression ratio. Names of members are never used as paths.
 */
public interface Archive extends Closeable {

  int MOST_MEMBERS = 10_000;

  /** Names of all files, in the archive's order. */
  List<String> members();

  /**
   * The content of a member.
   *
   * @throws BadItem if there is no such member, if it is damaged, encrypted or beyond a limit
   */
  InputStream read(String member) throws IOException;
}
