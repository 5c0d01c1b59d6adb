package fr.moisson.harvesters.formats.file;

import fr.moisson.harvesters.model.BadItem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A single compressed file: gzip, bzip2 or xz, in one or several parts. */
public final class Compressed {

  private static final Set<Magic> KINDS = Set.of(Magic.GZIP, Magic.BZIP2, Magic.XZ);
  private static final Pattern ENDING = Pattern.compile("(?i)\\.(gz|bz2|xz)$");
  private static final int AT_ONCE = 1 << 16;

  public static boolean is(Magic magic) {
    return KINDS.contains(magic);
  }

  /** Name of the file inside. */
  public static String inside(String name) {
    return ENDING.matcher(name).replaceFirst("");
  }

  /**
   * The decompressed content, within the limits of {@link Zip.Bounded}.
   *
   * @throws BadItem if it is damaged, or needs more memory than any usual compression setting
   */
  public static InputStream open(Path file, Magic magic, URI origin) throws IOException {
    InputStream compressed = Files.newInputStream(file);
    try {
      return new Zip.Bounded(inflated(magic, compressed), Files.size(file), origin);
    } catch (IOException e) {
      compressed.close();
      throw Zip.fault(origin, e);
    }
  }

  private static InputStream inflated(Magic magic, InputStream in) throws IOException {
    return switch (magic) {
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZCompressorInputStream(in, true, SevenZip.MOST_MEMORY_KIB);
      default -> new GZIPInputStream(in, AT_ONCE);
    };
  }

  private Compressed() {}
}
