package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A failure of this machine's files, for which neither a source nor Moisson is to blame: a full
 * disk, or files of another user.
 */
public final class DiskFailure {

  /**
   * Java has no exception types for these; the operating system's message is in its own language.
   */
  private static final Pattern FULL =
      Pattern.compile(
          "(?i)no space left|not enough space|quota|aucun espace disponible|espace insuffisant");

  private static final Pattern READ_ONLY =
      Pattern.compile("(?i)read-only file system|lecture seule|not permitted|non permise");

  /** The notice for the officer; empty if the failure is not of the disk. */
  public static Optional<Notice> of(Throwable failure) {
    return Causes.of(failure, IOException.class)
        .flatMap(cause -> notice(cause).stream())
        .findFirst();
  }

  private static Optional<Notice> notice(IOException cause) {
    if (FULL.matcher(reason(cause)).find()) {
      return Optional.of(Notice.of(Code.DISK_FULL));
    }
    return cause instanceof FileSystemException file
            && (file instanceof AccessDeniedException || READ_ONLY.matcher(reason(file)).find())
        ? Optional.of(Notice.of(Code.FILE_DENIED, file.getFile()))
        : Optional.empty();
  }

  /** Without the name of the file, which could contain the words that we look for. */
  private static String reason(IOException cause) {
    String text = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return Objects.requireNonNullElse(text, "");
  }

  private DiskFailure() {}
}
