package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks where commands write before they start, so that no work is done in vain, and no file is
 * replaced that somebody wants to keep.
 */
final class Outputs {

  /**
   * Checks the path of a report, and makes its folder.
   *
   * @param report null for none
   * @param input the input of the command
   * @throws Misconfigured if the report cannot be written, or would replace the input
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
   * @param folder null for the parent of the root
   * @throws Misconfigured if the folder does not exist and cannot be made, or is not writable
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
   * Protects the input when the output goes to the same folder.
   *
   * @throws Misconfigured if the output would replace the input
   */
  static void refuse(Path made, Path read) throws IOException {
    if (areSame(made, read)) {
      throw new Misconfigured(Notice.of(Notice.Code.OUTPUT_IS_INPUT, made));
    }
  }

  /** Whether two paths lead to the same file, whether it exists or not. */
  static boolean areSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.exists(other)
        ? Files.isSameFile(one, other)
        : real(one).equals(real(other));
  }

  /** The real path of a file that may not exist, in a folder that may be reached through links. */
  private static Path real(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder != null && Files.exists(folder)
        ? folder.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }

  private Outputs() {}
}
