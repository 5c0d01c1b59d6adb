package fr.moisson.connectors.files;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where files are dropped: a folder of this machine, or of a server. */
interface Folder extends AutoCloseable {

  /**
   * A file as its folder lists it.
   *
   * @param bytes its size
   */
  record Entry(String name, long bytes, Instant modified) {}

  /**
   * All files, by name.
   *
   * @throws Unavailable if the folder cannot be read
   */
  List<Entry> list();

  /**
   * The file on this machine.
   *
   * @param work where a copy may go
   * @throws BadItem if this one cannot be had, whatever the others
   * @throws Unavailable if none can
   */
  Path bring(Entry entry, Path work);

  /** Where a file is, for everyone to read. */
  URI uri(String name);

  @Override
  void close();
}
