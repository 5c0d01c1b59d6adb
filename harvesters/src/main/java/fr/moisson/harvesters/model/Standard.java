package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A specification or a reference system that data follow ({@code dct:Standard}). */
public record Standard(String title, @Nullable URI uri) {

  private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

  /**
   * A coordinate reference system.
   *
   * @param code its number in the register of EPSG, {@code 2154}
   */
  public static Standard epsg(String code) {
    return new Standard("EPSG:" + code, URI.create(EPSG + code));
  }
}
