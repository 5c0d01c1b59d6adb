package fr.moisson.harvesters.formats.file;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
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
 * over Apache Commons Compress. Links are not members. It has no directory: reading a member goes
 * through all those before it.
 */
public final class Tar implements Archive {

  private final Path file;
  private final URI origin;
  private final List<String> members = new ArrayList<>();

  private Tar(Path file, URI origin) {
    this.file = file;
    this.origin = origin;
  }

  /**
   * @param origin for notices
   */
  public static Tar open(Path file, URI origin) throws IOException {
    Tar tar = new Tar(file, origin);
    try (Walk walk = tar.walk()) {
      TarArchiveEntry entry = walk.next();
      while (entry != null) {
        tar.members.add(entry.getName());
        if (tar.members.size() > MOST_MEMBERS) {
          throw new BadItem(Notice.of(Notice.Code.TOO_MANY_MEMBERS, origin, MOST_MEMBERS));
        }
        entry = walk.next();
      }
    }
    return tar;
  }

  private Walk walk() throws IOException {
    return new Walk(
        new TarBlocks(new BufferedInputStream(Files.newInputStream(file)), origin), origin);
  }

  /** Walks from member to member; as a stream, it reads the content of the last one. */
  private static final class Walk extends FilterInputStream {

    private final TarArchiveInputStream tar;
    private final TarBlocks blocks;
    private final URI origin;

    Walk(TarBlocks blocks, URI origin) {
      this(new TarArchiveInputStream(blocks), blocks, origin);
    }

    private Walk(TarArchiveInputStream tar, TarBlocks blocks, URI origin) {
      super(tar);
      this.tar = tar;
      this.blocks = blocks;
      this.origin = origin;
    }

    /** The next regular file; the library also calls links files. */
    @Nullable TarArchiveEntry next() {
      TarArchiveEntry entry = any();
      while (entry != null && (!entry.isFile() || entry.isLink() || entry.isSymbolicLink())) {
        entry = any();
      }
      return entry;
    }

    private @Nullable TarArchiveEntry any() {
      try {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry != null) {
          refuseSparse(entry);
          blocks.follows(entry);
        }
        return entry;
      } catch (IOException e) {
        throw Zip.fault(origin, e);
      }
    }

    /** The list of its holes may be endless, and its end is not where it is declared. */
    private void refuseSparse(TarArchiveEntry entry) {
      if (entry.isSparse()) {
        throw new BadItem(
            Notice.of(Notice.Code.UNKNOWN_COMPRESSION, origin, entry.getName(), "sparse"));
      }
    }
  }

  @Override
  public List<String> members() {
    return List.copyOf(members);
  }

  @Override
  public InputStream read(String member) throws IOException {
    Walk walk = walk();
    return Owned.by(
        walk,
        () -> {
          TarArchiveEntry entry = walk.next();
          while (entry != null && !entry.getName().equals(member)) {
            entry = walk.next();
          }
          if (entry == null) {
            throw new BadItem(Notice.of(Notice.Code.NO_SUCH_LAYER, origin, member, members));
          }
          return new Zip.Bounded(walk, Files.size(file), origin);
        });
  }

  @Override
  public void close() {}
}
