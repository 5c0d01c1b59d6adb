package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A specification or a reference system that data follow ({@code dct:Standard}). */
public record Standard(String title, @Nullable URI uri) {

  /** Before the number of a coordinate reference system in the register of EPSG. */
  public static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

  private static final Pattern CODE = Pattern.compile("(?:EPSG:)?(\\d{4,6})");

  /**
   * A coordinate reference system.
   *
   * @param code its number in the register of EPSG, {@code 2154}
   */
  public static Standard epsg(String code) {
    return new Standard("EPSG:" + code, URI.create(EPSG + code));
  }

  /**
   * A coordinate reference system by its code alone.
   *
   * @param stated {@code EPSG:2154} or {@code 2154}; empty is returned for anything else
   */
  public static Optional<Standard> ofCode(@Nullable String stated) {
    Matcher code = CODE.matcher(stated == null ? "" : stated);
    return code.matches() ? Optional.of(epsg(code.group(1))) : Optional.empty();
  }
}
