package fr.moisson.connectors.files;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A folder in which files are dropped, on this machine or on a server. */
interface Folder extends AutoCloseable {

  /**
   * A file in the listing of its folder.
   *
   * @param bytes its size
   */
  record Entry(String name, long bytes, Instant modified) {}

  /**
   * All files, sorted by name.
   *
   * @throws Unavailable if the folder cannot be read
   */
  List<Entry> list();

  /**
   * Gets a file of the folder as a local file.
   *
   * @param work folder for a copy
   * @throws BadItem if this file cannot be read
   * @throws Unavailable if no file can be read
   */
  Path bring(Entry entry, Path work);

  /** The published address of a file. */
  URI uri(String name);

  @Override
  void close();
}
