package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Table.Format;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a file, for whoever reports on it.
 *
 * @param encoding name of the charset by IANA; null for formats that are no text
 * @param separator of the cells; null for formats without
 * @param crs of the coordinates, as {@code EPSG:2154}; null when the file does not say and no row
 *     has a place so far
 * @param crsFrom who says so; null when there is none
 * @param layer sheet, layer or member that is read; null when the file has but one
 */
public record FileFacts(
    Format format,
    @Nullable String encoding,
    @Nullable Character separator,
    @Nullable String crs,
    @Nullable CrsFrom crsFrom,
    @Nullable String layer) {

  /** What a coordinate system is known from, the strongest first. */
  public enum CrsFrom {
    /** The officer. */
    STATED,
    /** The file, or its format: KML is always in WGS 84. */
    FILE,
    /** The values. */
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
