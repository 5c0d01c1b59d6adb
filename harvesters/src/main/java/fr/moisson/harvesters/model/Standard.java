package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A specification or coordinate reference system that data follow ({@code dct:Standard}). */
public record Standard(String title, @Nullable URI uri) {

  /** Precedes the EPSG code of a coordinate reference system. */
  public static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

  private static final Pattern CODE = Pattern.compile("(?:EPSG:)?(\\d{4,6})");

  /**
   * The INSPIRE regulation on interoperability of data, recognised by its number in any language.
   */
  private static final Pattern INTEROPERABILITY = Pattern.compile("(?<![\\d/])1089/2010(?![\\d/])");

  private static final URI REGULATION = URI.create("http://data.europa.eu/eli/reg/2010/1089/oj");

  /** A specification as stated; the INSPIRE regulation is rarely stated with its address. */
  public static Standard named(String title, @Nullable URI stated) {
    boolean isRegulation = stated == null && INTEROPERABILITY.matcher(title).find();
    return new Standard(title, isRegulation ? REGULATION : stated);
  }

  /**
   * A coordinate reference system.
   *
   * @param code its EPSG code, e.g. {@code 2154}
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
