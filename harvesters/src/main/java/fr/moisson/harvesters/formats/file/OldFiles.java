package fr.moisson.harvesters.formats.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old files from shared folders. */
public final class OldFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OldFiles.class);

  /**
   * Deletes files that are no longer of use. Other processes may create and delete files there
   * meanwhile.
   *
   * @param depth 1 for the files of the folder itself, 2 to include those of its subfolders
   */
  public static void drop(Path folder, int depth, Instant olderThan, Predicate<Path> useless) {
    try {
      Files.walkFileTree(
          folder,
          Set.of(),
          depth,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile()
                  && attributes.lastModifiedTime().toInstant().isBefore(olderThan)
                  && useless.test(file)) {
                drop(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof FileSystemException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of another user of this machine may not be deletable. */
  private static void drop(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (FileSystemException e) {
      LOG.debug("{} stays", file, e);
    }
  }

  private OldFiles() {}
}
