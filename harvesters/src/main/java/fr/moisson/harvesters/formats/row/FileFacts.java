package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Table.Format;
import org.jspecify.annotations.Nullable;

/**
 * Facts found about a file, for reports.
 *
 * @param encoding IANA name of the charset; null for formats that are not text
 * @param separator of the cells; null for formats without
 * @param crs of the coordinates, as {@code EPSG:2154}; null if the file does not state it and no
 *     row has a place so far
 * @param crsFrom source of {@code crs}; null without it
 * @param layer sheet, layer or member that is read; null if the file has only one
 */
public record FileFacts(
    Format format,
    @Nullable String encoding,
    @Nullable Character separator,
    @Nullable String crs,
    @Nullable CrsFrom crsFrom,
    @Nullable String layer) {

  /** Sources of a coordinate system, the strongest first. */
  public enum CrsFrom {
    /** Stated by the officer. */
    STATED,
    /** Stated by the file, or by its format: KML is always in WGS 84. */
    FILE,
    /** Deduced from the values. */
    VALUES
  }

  public static FileFacts of(Format format) {
    return new FileFacts(format, null, null, null, null, null);
  }

  public FileFacts withText(Text text) {
    return new FileFacts(format, text.charset().name(), separator, crs, crsFrom, layer);
  }

  public FileFacts withSeparator(char found) {
    return new FileFacts(format, encoding, found, crs, crsFrom, layer);
  }

  public FileFacts withCrs(@Nullable String found, CrsFrom from) {
    return found == null
        ? new FileFacts(format, encoding, separator, null, null, layer)
        : new FileFacts(format, encoding, separator, ToWgs84.code(found), from, layer);
  }

  public FileFacts withLayer(@Nullable String chosen) {
    return new FileFacts(format, encoding, separator, crs, crsFrom, chosen);
  }
}
