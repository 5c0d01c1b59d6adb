package fr.moisson.routes.web.ogc;

import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A coordinate reference system by its OGC name. Only systems are offered whose EPSG axis order is
 * the one we write, east before north.
 *
 * @param epsg the code that files use; 4326 with longitude before latitude is CRS84
 */
record Crs(String uri, int epsg) {

  /** The parameter for the system of the answer. */
  static final String PARAMETER = "crs";

  static final Crs CRS84 = new Crs("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326);
  static final Crs LAMBERT_93 = of(2154);

  /** The system that a file is written in. */
  static Crs of(int epsg) {
    return epsg == 4326 ? CRS84 : new Crs("http://www.opengis.net/def/crs/EPSG/0/" + epsg, epsg);
  }

  /** The systems in which features are available, including that of the file. */
  static List<Crs> offered(Crs storage) {
    List<Crs> offered = new ArrayList<>(List.of(CRS84, LAMBERT_93));
    if (!offered.contains(storage)) {
      offered.add(storage);
    }
    return offered;
  }

  /** Whether a text names this system: by its URI, or in short {@code EPSG:2154}. */
  private boolean isNamed(String text) {
    String name = text.replaceAll("^\\[|\\]$", "");
    return name.replaceFirst("^https:", "http:").equals(uri)
        || (this.equals(CRS84) ? name.equals("OGC:CRS84") : name.equals("EPSG:" + epsg));
  }

  /**
   * The system that a parameter names; without it, CRS84.
   *
   * @param offered the systems that may be asked for
   */
  static Crs asked(Parameters parameters, String name, List<Crs> offered) {
    return parameters.text(name).map(text -> find(name, text, offered)).orElse(CRS84);
  }

  /** Tells that the answer is in this system (Features, Part 2, 6.4). */
  void tell(Context ctx) {
    ctx.header("Content-Crs", "<" + uri + ">");
  }

  private static Crs find(String name, String text, List<Crs> offered) {
    return offered.stream()
        .filter(crs -> crs.isNamed(text))
        .findFirst()
        .orElseThrow(
            () -> {
              String uris = offered.stream().map(Crs::uri).collect(Collectors.joining(", "));
              return Problem.bad("ogc.crs", name, text, uris);
            });
  }
}
