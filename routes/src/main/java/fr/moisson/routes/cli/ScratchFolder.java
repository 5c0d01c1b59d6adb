package fr.moisson.routes.cli;

import fr.moisson.harvesters.formats.file.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for the intermediate files of a command, deleted when closed. */
record ScratchFolder(Path path) implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

  /** Folders in use, to be deleted if Ctrl-C ends the program before they are closed. */
  private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

  private static final int MOST_ATTEMPTS = 5;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ScratchFolder::abandonAll));
  }

  /** In the system's folder for temporary files. */
  static ScratchFolder temporary() throws IOException {
    synchronized (OPEN) {
      return opened(Files.createTempDirectory("moisson-"));
    }
  }

  /** In a folder on the same file system as the finished files, which are moved in one step. */
  static ScratchFolder in(Path folder) throws IOException {
    synchronized (OPEN) {
      return opened(Files.createTempDirectory(folder, ".part-"));
    }
  }

  private static ScratchFolder opened(Path path) {
    ScratchFolder folder = new ScratchFolder(path);
    OPEN.add(folder);
    return folder;
  }

  /** Waits for a folder that is being made, which would otherwise be left. */
  private static void abandonAll() {
    synchronized (OPEN) {
      OPEN.forEach(ScratchFolder::abandon);
    }
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
    OPEN.remove(this);
  }

  /** Deletes a folder in which others may be writing for a last moment. */
  private void abandon() {
    for (int attempt = 0; attempt < MOST_ATTEMPTS && Files.exists(path); attempt++) {
      try {
        close();
      } catch (IOException | UncheckedIOException e) {
        LOG.debug("{} is still in use", path, e);
      }
    }
  }
}
