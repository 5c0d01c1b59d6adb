package fr.moisson.harvesters.formats.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A zip archive of unknown origin (<a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a>), read within
 * limits: number of members, size of each, and compression ratio. Names of members are never used
 * as paths.
 *
 * <p>Reading throws {@link BadItem} if the archive is damaged, encrypted, beyond a limit or
 * compressed with an unsupported method. Deflate64, which Windows uses for large files, bzip2 and
 * xz are supported.
 */
public final class Zip implements Archive {

  private static final String MEDIA_TYPE = "mimetype";
  private static final int LONGEST_MEDIA_TYPE = 100;
  private static final int MOST_TIMES = 200;

  /** Small members may well be very compressible. */
  private static final long RATIO_COUNTS_FROM = 10_000_000;

  private static final long MOST_BYTES = 2_000_000_000L;

  /** The library supports more methods with additional libraries. */
  private static final Set<ZipMethod> READ =
      EnumSet.of(
          ZipMethod.STORED,
          ZipMethod.UNSHRINKING,
          ZipMethod.IMPLODING,
          ZipMethod.DEFLATED,
          ZipMethod.ENHANCED_DEFLATED,
          ZipMethod.BZIP2,
          ZipMethod.XZ);

  /** Charset of names written by Windows in France, unless they are marked as UTF-8. */
  private static final Charset NAMES = Charset.forName("IBM850");

  /** « BDTOPO.7z.001 », and the volumes of zip archives. */
  private static final Pattern VOLUME = Pattern.compile("(?i).*\\.(?:7z|zip)\\.\\d{3}");

  private final ZipFile zip;
  private final URI origin;
  private final List<Path> copies = new ArrayList<>();

  private Zip(ZipFile zip, URI origin) {
    this.zip = zip;
    this.origin = origin;
  }

  /**
   * @param origin for notices
   */
  public static Zip open(Path file, URI origin) throws IOException {
    if (ZipDirectory.isHuge(file, MOST_MEMBERS)) {
      throw new BadItem(Notice.of(Notice.Code.TOO_MANY_MEMBERS, origin, MOST_MEMBERS));
    }
    try {
      return new Zip(
          ZipFile.builder().setPath(file).setCharset(NAMES).setIgnoreLocalFileHeader(true).get(),
          origin);
    } catch (IOException e) {
      throw fault(origin, e);
    }
  }

  /** Reports, as a notice of ours, what is wrong with an archive or a single compressed file. */
  static BadItem fault(URI origin, IOException fault) {
    if (fault instanceof PasswordRequiredException) {
      return new BadItem(Notice.of(Notice.Code.PASSWORD_PROTECTED, origin), fault);
    }
    if (VOLUME.matcher(String.valueOf(origin.getPath())).matches()) {
      return new BadItem(Notice.of(Notice.Code.VOLUME_OF_ARCHIVE, origin), fault);
    }
    Notice told =
        fault instanceof MemoryLimitException
            ? Notice.of(Notice.Code.TOO_MUCH_MEMORY, origin, SevenZip.MOST_MEMORY_KIB >> 10)
            : Notice.of(Notice.Code.DAMAGED_ARCHIVE, origin);
    return new BadItem(told, fault);
  }

  @Override
  public List<String> members() {
    return Collections.list(zip.getEntries()).stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipArchiveEntry::getName)
        .toList();
  }

  public boolean has(String member) {
    return zip.getEntry(member) != null;
  }

  /** The media type at the beginning of an OpenDocument file or an EPUB. */
  public Optional<String> mediaType() throws IOException {
    if (!has(MEDIA_TYPE)) {
      return Optional.empty();
    }
    try (InputStream in = read(MEDIA_TYPE)) {
      return Optional.of(new String(in.readNBytes(LONGEST_MEDIA_TYPE), US_ASCII));
    }
  }

  /** Several readers may read at once. */
  @Override
  public InputStream read(String member) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(member);
    if (entry == null) {
      throw new BadItem(Notice.of(Notice.Code.NO_SUCH_LAYER, origin, member, members()));
    }
    refuseUnreadable(entry);
    try {
      return new Bounded(inflated(entry), entry.getCompressedSize(), origin);
    } catch (IOException e) {
      throw fault(origin, e);
    }
  }

  /** The library opens xz members without limiting the memory that they request. */
  private InputStream inflated(ZipArchiveEntry entry) throws IOException {
    return entry.getMethod() == ZipMethod.XZ.getCode()
        ? new XZCompressorInputStream(
            new BufferedInputStream(zip.getRawInputStream(entry)), true, SevenZip.MOST_MEMORY_KIB)
        : zip.getInputStream(entry);
  }

  private void refuseUnreadable(ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new BadItem(Notice.of(Notice.Code.PASSWORD_PROTECTED, origin));
    }
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    if (method == null || !READ.contains(method)) {
      Object name = method == null ? entry.getMethod() : method;
      throw new BadItem(Notice.of(Notice.Code.UNKNOWN_COMPRESSION, origin, entry.getName(), name));
    }
  }

  /** A copy of a member, to be read several times; it is deleted when the archive is closed. */
  public Path copy(String member) throws IOException {
    Path copy = Files.createTempFile("moisson-", ".member");
    copies.add(copy);
    try (InputStream in = read(member)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    zip.close();
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
  }

  /** Stops at the limits, and reports faults of the data as notices of ours. */
  static final class Bounded extends FilterInputStream {

    private final long compressed;
    private final URI origin;
    private long count;

    /**
     * @param compressed size of the compressed data
     */
    Bounded(InputStream in, long compressed, URI origin) {
      super(in);
      this.compressed = compressed;
      this.origin = origin;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (IOException e) {
        throw fault(origin, e); // each compression method has its own exceptions
      }
      count += Math.max(0, read);
      if (count > MOST_BYTES) {
        throw new BadItem(Notice.of(Notice.Code.TOO_LARGE, origin, MOST_BYTES));
      }
      if (count > RATIO_COUNTS_FROM && count / MOST_TIMES > compressed) {
        throw new BadItem(Notice.of(Notice.Code.COMPRESSION_BOMB, origin, MOST_TIMES));
      }
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      byte[] skipped = new byte[(int) Math.min(bytes, 8192)];
      return Math.max(0, read(skipped, 0, skipped.length));
    }
  }
}
