package fr.moisson.routes;

import fr.moisson.harvesters.model.DiskFailure;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.routes.config.Settings;
import fr.moisson.routes.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Where Moisson keeps its files.
 *
 * @param received folder of what others gave: answers of sources, contours, schemas
 */
public record DataFolder(Path folder, Path received) {

  private static final String FILES = "files";
  private static final String DATABASE = "moisson.db";

  public DataFolder {
    try {
      createPrivate(folder);
      Files.createDirectories(folder.resolve(FILES));
      Files.createDirectories(received.resolve("answers"));
      Files.createDirectories(received.resolve("territories"));
    } catch (IOException e) {
      Notice why = DiskFailure.of(e).orElse(Notice.of(Notice.Code.DATA_UNUSABLE, folder, e));
      throw why.code() == Notice.Code.DISK_FULL
          ? new Unavailable(why, e)
          : new Misconfigured(why, e);
    }
  }

  /**
   * The folder of commands that need what was harvested before. A mistyped one would look like a
   * catalogue that holds nothing, unless a database server has the catalogue.
   *
   * @throws Misconfigured if it is none of ours
   */
  public static DataFolder existing(Path folder, Settings.@Nullable Store store) {
    // Neither missing nor there for an account that may not look into it, which is told below.
    if (store == null && Files.notExists(folder.resolve(DATABASE))) {
      throw new Misconfigured(
          Notice.of(Notice.Code.NO_DATA_FOLDER, folder.toAbsolutePath().normalize()));
    }
    return new DataFolder(folder);
  }

  /**
   * Answers of sources and portals that ask for a login are not for every account of this machine.
   * The rights of a folder that exists are its administrator's choice.
   */
  private static void createPrivate(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Everything under one folder. */
  public DataFolder(Path folder) {
    this(folder, folder);
  }

  /** For a rehearsal: uses what was already received, and keeps everything else apart. */
  public DataFolder copiedTo(Path copy) {
    return new DataFolder(copy, received);
  }

  /** Extracts, by their hash; served under {@code /files/}. */
  public Path files() {
    return folder.resolve(FILES);
  }

  /** Answers of sources, named by their hash. */
  Path answers() {
    return received.resolve("answers");
  }

  /** Published schemas, as fetched. */
  Path schemas() {
    return received.resolve("schemas");
  }

  /** Rendered feeds, which can be deleted and rendered again. */
  public Path feeds() {
    return folder.resolve("feeds");
  }

  /** Contours of territories. */
  public Path territories() {
    return territories(received);
  }

  /** Contours of territories in a data folder that may not exist; does not create it. */
  public static Path territories(Path folder) {
    return folder.resolve("territories");
  }

  /** The file of the default database. */
  public Path databaseFile() {
    return folder.resolve(DATABASE);
  }

  /** The configured database, or the default one. */
  public Database database(Settings.@Nullable Store store) {
    if (store == null) {
      return Database.sqlite(databaseFile());
    }
    Secret password = store.password();
    return Database.postgres(store.url(), store.user(), password.reveal());
  }
}
