package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where commands write, looked at before the work: nothing is done in vain, and nothing replaced
 * that somebody wants to keep.
 */
final class Outputs {

  /**
   * Where a report goes, its folder made.
   *
   * @param report null for none
   * @param input what the command was given to read
   * @throws Misconfigured if it cannot be written, or would replace what is read
   */
  static @Nullable Path prepared(@Nullable Path report, String input) throws IOException {
    if (report == null) {
      return null;
    }
    makeFolder(report.toAbsolutePath().getParent());
    if (Files.exists(report) && (Files.isDirectory(report) || !Files.isWritable(report))) {
      throw new Misconfigured(Notice.of(Notice.Code.NOT_WRITABLE, report));
    }
    Optional<Path> read = Input.path(input);
    if (read.isPresent()) {
      refuse(report, read.get());
    }
    return report;
  }

  /**
   * @param folder null for what is above the root
   * @throws Misconfigured if there is none, and none can be made
   */
  static void makeFolder(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Misconfigured(Notice.of(Notice.Code.NOT_WRITABLE, folder), e);
    }
    if (!Files.isWritable(folder)) {
      throw new Misconfigured(Notice.of(Notice.Code.NOT_WRITABLE, folder));
    }
  }

  /**
   * Whoever writes into the folder of the file that he reads keeps that file.
   *
   * @throws Misconfigured if what is made would replace what is read
   */
  static void refuse(Path made, Path read) throws IOException {
    if (areSame(made, read)) {
      throw new Misconfigured(Notice.of(Notice.Code.OUTPUT_IS_INPUT, made));
    }
  }

  /** Whether two paths lead to one file, there already or not. */
  static boolean areSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.exists(other)
        ? Files.isSameFile(one, other)
        : real(one).equals(real(other));
  }

  /** Of a file that may not be there, in a folder to which links may lead. */
  private static Path real(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder != null && Files.exists(folder)
        ? folder.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }

  private Outputs() {}
}
