package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A specification or coordinate reference system that data follow ({@code dct:Standard}). */
public record Standard(String title, @Nullable URI uri) {

  /** Precedes the EPSG code of a coordinate reference system. */
  public static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

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
  public static Standard epsg(int code) {
    return new Standard("EPSG:" + code, URI.create(EPSG + code));
  }
}
