package fr.moisson.harvesters.formats.crs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.ProjectionException;

/**
 * Transforms between coordinate systems, given by name ({@code EPSG:2154}). Proj4j searches its
 * long list from the start for each system, of which a file that states none would need about
 * thirty: here the list is read once.
 */
public final class Transforms {

  private static final String LIST = "/proj4/nad/epsg";

  /** Nouvelle-Calédonie since 2021; its origin is not that of the former Lambert (3163). */
  private static final String LAMBERT_OF_RGNC15 =
      "+proj=lcc +lat_1=-20.66666666666667 +lat_2=-22.33333333333333 +lat_0=-21.5 +lon_0=166"
          + " +x_0=2400000 +y_0=2300000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs";

  private static final CRSFactory SYSTEMS = new CRSFactory();

  /** Read when the first system is requested. */
  private static final class Definitions {
    static final Map<String, String> BY_NAME = read();

    /** Reads lines such as {@code <2154> +proj=lcc +lat_1=49 … <>}. */
    private static Map<String, String> read() {
      Map<String, String> definitions = new HashMap<>(Map.of("EPSG:10314", LAMBERT_OF_RGNC15));
      try (InputStream list = CRSFactory.class.getResourceAsStream(LIST);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(Objects.requireNonNull(list), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int end = line.indexOf("> ");
          int last = line.lastIndexOf("<>");
          if (line.startsWith("<") && end < last) {
            definitions.put("EPSG:" + line.substring(1, end), line.substring(end + 2, last));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return definitions;
    }
  }

  /**
   * The transform from one system to another.
   *
   * @throws Proj4jException if one of them is unknown, or of a kind that proj4j does not support
   */
  public static CoordinateTransform between(String from, String to) {
    return new Guarded(new CoordinateTransformFactory().createTransform(system(from), system(to)));
  }

  /** Positions that are on no Earth are refused in two ways by proj4j; here, in one. */
  private record Guarded(CoordinateTransform transform) implements CoordinateTransform {

    @Override
    public CoordinateReferenceSystem getSourceCRS() {
      return transform.getSourceCRS();
    }

    @Override
    public CoordinateReferenceSystem getTargetCRS() {
      return transform.getTargetCRS();
    }

    /**
     * @throws Proj4jException if the position is none of the system
     */
    @Override
    public ProjCoordinate transform(ProjCoordinate from, ProjCoordinate to) {
      try {
        return transform.transform(from, to);
      } catch (IllegalStateException e) { // GeocentricConverter, of a latitude
        throw new ProjectionException(e.getMessage());
      }
    }
  }

  private static CoordinateReferenceSystem system(String name) {
    String definition = Definitions.BY_NAME.get(name);
    return definition == null
        ? SYSTEMS.createFromName(name)
        : SYSTEMS.createFromParameters(name, definition);
  }

  private Transforms() {}
}
