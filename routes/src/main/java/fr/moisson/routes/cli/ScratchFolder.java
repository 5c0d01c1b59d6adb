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

/** A folder for what a command makes on the way; deleted in the end. */
record ScratchFolder(Path path) implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

  /** What is in use when Ctrl-C ends the program, after which nobody closes anything. */
  private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

  private static final int MOST_ATTEMPTS = 5;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(ScratchFolder::abandon)));
  }

  /** Where the system has files of a moment. */
  static ScratchFolder temporary() throws IOException {
    return opened(Files.createTempDirectory("moisson-"));
  }

  /** In another folder, into which what is in it can be moved in one step. */
  static ScratchFolder in(Path folder) throws IOException {
    return opened(Files.createTempDirectory(folder, ".part-"));
  }

  private static ScratchFolder opened(Path path) {
    ScratchFolder folder = new ScratchFolder(path);
    OPEN.add(folder);
    return folder;
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
