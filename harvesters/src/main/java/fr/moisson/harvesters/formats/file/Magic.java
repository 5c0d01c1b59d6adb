package fr.moisson.harvesters.formats.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The kind of a file, by its first bytes. */
public enum Magic {
  ZIP("PK\u0003\u0004", "ZIP"),
  EMPTY_ZIP("PK\u0005\u0006", "ZIP (0)"),
  GZIP("\u001f\u008b\b", "GZIP"),
  SQLITE("SQLite format 3\u0000", "SQLite"),
  /** See {@link Compound} for details. */
  COMPOUND("\u00d0\u00cf\u0011\u00e0", "OLE2 (Microsoft)"),
  PDF("%PDF", "PDF"),
  SEVEN_ZIP("7z\u00bc\u00af'\u001c", "7z"),
  RAR("Rar!\u001a\u0007", "RAR"),
  PARQUET("PAR1", "Parquet", Instead.EITHER),
  FLATGEOBUF("fgb\u0003fgb", "FlatGeobuf", Instead.MAP),
  SHAPES("\u0000\u0000'\n", "SHP", Instead.SHAPEFILE),
  ACCESS("\u0000\u0001\u0000\u0000Standard ", "Access", Instead.TABLE),
  JPEG("\u00ff\u00d8\u00ff", "JPEG"),
  PNG("\u0089PNG", "PNG"),
  GIF("GIF8", "GIF"),
  TIFF("II*\u0000", "TIFF"),
  TIFF_OF_OTHERS("MM\u0000*", "TIFF"),
  BIG_TIFF("II+\u0000", "TIFF"),
  BZIP2("BZh91AY&SY", "BZIP2"),
  XZ("\u00fd7zXZ", "XZ"),
  ZSTANDARD("(\u00b5/\u00fd", "Zstandard"),
  ARROW("ARROW1", "Arrow", Instead.EITHER),
  AVRO("Obj\u0001", "Avro", Instead.TABLE),
  NETCDF("CDF\u0001", "NetCDF"),
  HDF5("\u0089HDF", "HDF5"),
  LIDAR("LASF", "LAS"),
  /** Begins with the length of its first header, which varies. */
  OSM("", "OSM PBF", Instead.MAP),
  /** Begins with the name of a file. */
  TAR("", "TAR"),
  /** Begins with a version and a date. */
  DBASE("", "DBF"),
  OTHER("", "");

  private static final String USTAR = "ustar";
  private static final int USTAR_AT = 257;
  private static final String OSM_HEADER = "\n\tOSMHeader";
  private static final int OSM_HEADER_AT = 4;
  private static final int LONGEST = USTAR_AT + 5;

  /**
   * A dBASE version, year, month and day, a number of four bytes, then the length of the header: 32
   * bytes per field plus one, to which Visual FoxPro adds 263.
   */
  private static final Pattern DBF =
      Pattern.compile(
          "[\\x03\\x30-\\x32\\x83\\x8b\\xf5].[\\x01-\\x0c][\\x01-\\x1f].{4}"
              + "[\\x01\\x21\\x41\\x61\\x81\\xa1\\xc1\\xe1\\x08\\x28\\x48\\x68\\x88\\xa8\\xc8\\xe8].{21}\\x00{2}.*",
          Pattern.DOTALL);

  private final String start;
  private final String label;
  private final Instead instead;

  Magic(String start, String label) {
    this(start, label, Instead.NOTHING);
  }

  Magic(String start, String label, Instead instead) {
    this.start = start;
    this.label = label;
    this.instead = instead;
  }

  /** Usual name of such files, the same in all languages. */
  String label() {
    return label;
  }

  Instead instead() {
    return instead;
  }

  public static Magic of(Path file) throws IOException {
    String head;
    try (InputStream in = Files.newInputStream(file)) {
      head = new String(in.readNBytes(LONGEST), ISO_8859_1);
    }
    for (Magic magic : values()) {
      if (!magic.start.isEmpty() && head.startsWith(magic.start)) {
        return magic;
      }
    }
    if (head.startsWith(USTAR, USTAR_AT)) {
      return TAR;
    }
    if (head.startsWith(OSM_HEADER, OSM_HEADER_AT)) {
      return OSM;
    }
    return DBF.matcher(head).matches() ? DBASE : OTHER;
  }
}
