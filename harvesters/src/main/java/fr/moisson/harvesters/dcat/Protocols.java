package fr.moisson.harvesters.dcat;

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

  /** Protocol to the address of its standard in GeoDCAT-AP. */
  private static final Map<String, String> STANDARDS =
      Map.of(
          "WMS", OGC + "wms",
          "WFS", OGC + "wfs",
          "WCS", OGC + "wcs",
          "WMTS", OGC + "wmts",
          "WPS", OGC + "wps",
          "SOS", OGC + "sos",
          "CSW", OGC + "cat",
          "ATOM", "https://tools.ietf.org/html/rfc4287",
          "STAC", "https://stacspec.org/");

  /** The OGC protocols that occur in addresses, as a part of a pattern. */
  public static final String OGC_SERVICES = "(wms|wmts|wfs|wcs|wps|csw|sos)";

  /** Names of protocols in INSPIRE and GeoNetwork. */
  private static final Pattern SERVICE_TYPE =
      Pattern.compile(
          "(?i)https?://www\\.opengis\\.net/def/(?:serviceType|interface)/(?:.*/)?"
              + OGC_SERVICES
              + "(?:/[\\d.]+)?/?");

  /** Address of the standard that a service implements. */
  public static Optional<String> standard(Service service) {
    return Optional.ofNullable(STANDARDS.get(service.protocol()));
  }

  /** Whether a word is one of our names of protocols, and not, for example, a layer. */
  public static boolean isName(String word) {
    return STANDARDS.containsKey(word);
  }

  /** The protocol that the address of a standard or of a service type stands for. */
  public static Optional<String> named(String standard) {
    Matcher type = SERVICE_TYPE.matcher(standard);
    if (type.matches()) {
      return Optional.of(type.group(1).toUpperCase(Locale.ROOT));
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
