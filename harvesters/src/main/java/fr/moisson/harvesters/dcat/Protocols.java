package fr.moisson.harvesters.dcat;

import static java.util.Map.entry;

import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Endings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The protocols of services, and the addresses of their standards in GeoDCAT-AP. */
public final class Protocols {

  private static final String OGC = "http://www.opengeospatial.org/standards/";

  /** A standard's own identifier, as its conformance classes have it. */
  private static final String OGC_API = "http://www.opengis.net/doc/IS/ogcapi-%s-1/1.0";

  /** An interface of no known protocol. */
  public static final String API = "API";

  /** Protocol to the address of its standard, in GeoDCAT-AP if that has one. */
  private static final Map<String, String> STANDARDS =
      Map.ofEntries(
          entry("WMS", OGC + "wms"),
          entry("WFS", OGC + "wfs"),
          entry("WCS", OGC + "wcs"),
          entry("WMTS", OGC + "wmts"),
          entry("WPS", OGC + "wps"),
          entry("SOS", OGC + "sos"),
          entry("CSW", OGC + "cat"),
          entry("ATOM", "https://tools.ietf.org/html/rfc4287"),
          entry("STAC", "https://stacspec.org/"),
          entry("OGC API Features", OGC_API.formatted("features")),
          entry("OGC API Records", OGC_API.formatted("records")),
          entry("OGC API Tiles", OGC_API.formatted("tiles")),
          entry("OGC API Maps", OGC_API.formatted("maps")));

  /** The OGC protocols that occur in addresses, as a part of a pattern. */
  public static final String OGC_SERVICES = "(wms|wmts|wfs|wcs|wps|csw|sos)";

  /** Names of protocols in INSPIRE and GeoNetwork. */
  private static final Pattern SERVICE_TYPE =
      Pattern.compile(
          "(?i)https?://www\\.opengis\\.net/def/(?:serviceType|interface)/(?:.*/)?"
              + OGC_SERVICES
              + "(?:/[\\d.]+)?/?");

  /** A standard of the OGC API family, one of its conformance classes, or its page. */
  private static final Pattern PART_OF_OGC_API =
      Pattern.compile(
          "(?i)https?://(?:www\\.opengis\\.net/(?:spec|doc/is|def/.*)/ogc-?api-"
              + "|ogcapi\\.ogc\\.org/|www\\.ogc\\.org/standards?/ogc-?api-)"
              + "(features|records|tiles|maps)\\b.*");

  /** Address of the standard that a service implements. */
  public static Optional<String> standard(Service service) {
    return Optional.ofNullable(STANDARDS.get(service.protocol()));
  }

  /** Whether a word is one of our names of protocols, and not, for example, a layer. */
  public static boolean isName(String word) {
    return STANDARDS.containsKey(word);
  }

  /** Whether a service answers with JSON on paths of its own, and has no GetCapabilities. */
  public static boolean isApi(String protocol) {
    return protocol.equals(API) || protocol.startsWith("OGC API ");
  }

  /** The protocol that the address of a standard or of a service type stands for. */
  public static Optional<String> named(String standard) {
    Matcher type = SERVICE_TYPE.matcher(standard);
    if (type.matches()) {
      return Optional.of(type.group(1).toUpperCase(Locale.ROOT));
    }
    Matcher part = PART_OF_OGC_API.matcher(standard);
    if (part.matches()) {
      String name = part.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(
          "OGC API " + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
    String bare = bare(standard);
    return STANDARDS.entrySet().stream()
        .filter(entry -> bare(entry.getValue()).equals(bare))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String bare(String iri) {
    return Endings.without(iri.replaceFirst("^https?://(www\\.)?", ""), "/");
  }

  private Protocols() {}
}
