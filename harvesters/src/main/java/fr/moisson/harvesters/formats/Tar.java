package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">tar</a> archive,
 * over Apache Commons Compress. Links are no members. It has no directory: whoever reads a member
 * goes through those before it.
 */
final class Tar implements Archive {

  private final Path file;
  private final URI origin;
  private final List<String> members = new ArrayList<>();

  private Tar(Path file, URI origin) {
    this.file = file;
    this.origin = origin;
  }

  /**
   * @param origin for what is told of it
   */
  static Tar open(Path file, URI origin) throws IOException {
    Tar tar = new Tar(file, origin);
    try (TarArchiveInputStream in = tar.stream()) {
      TarArchiveEntry entry = tar.next(in);
      while (entry != null) {
        tar.members.add(entry.getName());
        if (tar.members.size() > MOST_MEMBERS) {
          throw new BadItem(Notice.of(Notice.Code.TOO_LARGE, origin, MOST_MEMBERS));
        }
        entry = tar.next(in);
      }
    }
    return tar;
  }

  private TarArchiveInputStream stream() throws IOException {
    return new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  /** The next that is a file, which the library says of links too. */
  private @Nullable TarArchiveEntry next(TarArchiveInputStream in) {
    try {
      TarArchiveEntry entry = in.getNextEntry();
      while (entry != null && (!entry.isFile() || entry.isLink() || entry.isSymbolicLink())) {
        entry = in.getNextEntry();
      }
      return entry;
    } catch (IOException e) {
      throw Zip.damaged(origin, e);
    }
  }

  @Override
  public List<String> members() {
    return List.copyOf(members);
  }

  @Override
  public InputStream read(String member) throws IOException {
    TarArchiveInputStream in = stream();
    TarArchiveEntry entry = next(in);
    while (entry != null) {
      if (entry.getName().equals(member)) {
        return new Zip.Bounded(in, Files.size(file), origin);
      }
      entry = next(in);
    }
    in.close();
    throw new BadItem(Notice.of(Notice.Code.NO_SUCH_LAYER, origin, member, members));
  }

  @Override
  public void close() {}
}
