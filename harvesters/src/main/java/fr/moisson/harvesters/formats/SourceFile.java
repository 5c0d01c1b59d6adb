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
 * A file as somebody gave it, before it is opened.
 *
 * @param name with extension
 * @param mediaType as declared
 * @param charset as declared
 * @param origin where it came from
 */
public record SourceFile(
    Path file, String name, @Nullable String mediaType, @Nullable String charset, URI origin) {

  /** Why somebody's file cannot be read: it is not there, or a folder; empty for one that can. */
  public static Optional<Notice> fault(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of(Notice.of(Notice.Code.FOLDER_INSTEAD, file));
    }
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of(Notice.of(Notice.Code.NO_SUCH_FILE, file));
  }

  /** Refuses a file that cannot be read. */
  public static void check(Path file) {
    fault(file)
        .ifPresent(
            why -> {
              throw new Misconfigured(why);
            });
  }

  /**
   * The table in it, taken out of the archive that it may lie in.
   *
   * @param format null finds it out
   * @param layer sheet, layer or member; null takes the first that holds a table
   * @param folder where the content of archives goes
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
    UnpackedFile inner = UnpackedFile.of(file, name, origin, layer, folder, notices);
    Table.Format known =
        format == null ? FormatCheck.guess(inner.file(), inner.name(), mediaType) : format;
    return new Table(inner.file(), known, charset, place, origin, inner.layer());
  }
}
