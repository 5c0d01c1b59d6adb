package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was given, before it is opened.
 *
 * @param name with extension
 * @param mediaType as declared
 * @param charset as declared
 * @param origin where it came from
 * @param isPage whether its server named a next page, so that there is more elsewhere
 */
public record SourceFile(
    Path file,
    String name,
    @Nullable String mediaType,
    @Nullable String charset,
    URI origin,
    boolean isPage) {

  /** A file that is the whole of what it was taken from. */
  public SourceFile(
      Path file, String name, @Nullable String mediaType, @Nullable String charset, URI origin) {
    this(file, name, mediaType, charset, origin, false);
  }

  /** Why a file cannot be read: it does not exist, or is a folder; empty if it can. */
  public static Optional<Notice> fault(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of(Notice.of(Notice.Code.FOLDER_INSTEAD, file));
    }
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of(Notice.of(Notice.Code.NO_SUCH_FILE, file));
  }

  /** Throws if a file cannot be read. */
  public static void check(Path file) {
    fault(file)
        .ifPresent(
            why -> {
              throw new Misconfigured(why);
            });
  }

  /**
   * The table in the file, taken out of its archive if there is one.
   *
   * @param format null to detect it
   * @param layer sheet, layer or member; null takes the first that holds a table
   * @param folder for the content of archives
   * @throws BadItem if it holds no table that we can read
   * @throws Misconfigured if there is no such file
   */
  public Table table(
      Table.@Nullable Format format,
      @Nullable String layer,
      Table.Place place,
      Path folder,
      Consumer<Notice> notices) {
    if (!Files.isRegularFile(file)) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, origin));
    }
    if (isPage) {
      notices.accept(Notice.of(Notice.Code.PAGE_OF_MORE, 0, 0));
    }
    UnpackedFile inner = UnpackedFile.of(file, name, origin, layer, folder, notices);
    Table.Format known =
        format == null ? FormatCheck.guess(inner.file(), inner.name(), mediaType) : format;
    return new Table(inner.file(), known, charset, place, origin, inner.layer());
  }
}
