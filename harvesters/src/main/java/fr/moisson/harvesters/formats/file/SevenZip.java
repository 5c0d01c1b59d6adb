package fr.moisson.harvesters.formats.file;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** A <a href="https://www.7-zip.org/7z.html">7z</a> archive, over Apache Commons Compress. */
public final class SevenZip implements Archive {

  /**
   * More than the strongest usual setting needs (66 MiB); a hostile archive must not fill our 256
   * MiB.
   */
  static final int MOST_MEMORY_KIB = 96 << 10;

  private final SevenZFile archive;
  private final long bytes;
  private final URI origin;

  private SevenZip(SevenZFile archive, long bytes, URI origin) {
    this.archive = archive;
    this.bytes = bytes;
    this.origin = origin;
  }

  /**
   * @param origin for notices
   */
  public static SevenZip open(Path file, URI origin) throws IOException {
    SevenZFile archive;
    try {
      archive = SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(MOST_MEMORY_KIB).get();
    } catch (IOException e) {
      throw Zip.fault(origin, e);
    }
    SevenZip opened = new SevenZip(archive, Files.size(file), origin);
    if (opened.members().size() > MOST_MEMBERS) {
      archive.close();
      throw new BadItem(Notice.of(Notice.Code.TOO_MANY_MEMBERS, origin, MOST_MEMBERS));
    }
    return opened;
  }

  @Override
  public List<String> members() {
    return StreamSupport.stream(archive.getEntries().spliterator(), false)
        .filter(entry -> !entry.isDirectory() && entry.getName() != null)
        .map(SevenZArchiveEntry::getName)
        .toList();
  }

  @Override
  public InputStream read(String member) throws IOException {
    for (SevenZArchiveEntry entry : archive.getEntries()) {
      if (member.equals(entry.getName())) {
        try {
          return new Zip.Bounded(archive.getInputStream(entry), bytes, origin);
        } catch (IOException e) {
          throw Zip.fault(origin, e);
        }
      }
    }
    throw new BadItem(Notice.of(Notice.Code.NO_SUCH_LAYER, origin, member, members()));
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
