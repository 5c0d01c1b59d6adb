package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What fails at the files of this machine, which neither a source nor Moisson is to blame for: a
 * full disk, files of another user.
 */
public final class DiskFailure {

  /** The system says it in the language of the machine, and Java has no types for it. */
  private static final Pattern FULL =
      Pattern.compile(
          "(?i)no space left|not enough space|quota|aucun espace disponible|espace insuffisant");

  private static final Pattern READ_ONLY =
      Pattern.compile("(?i)read-only file system|lecture seule|not permitted|non permise");

  /** What to tell the officer, if it is one. */
  public static Optional<Notice> of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
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

  /** Without the name of the file, which may say anything. */
  private static String reason(IOException cause) {
    String text = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return Objects.requireNonNullElse(text, "");
  }

  private DiskFailure() {}
}
