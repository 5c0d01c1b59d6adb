package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.values.Remembered;
import fr.moisson.harvesters.values.UrlName;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of an address, as catalogues state it ({@code OGC:WMS-1.3.0-http-get-map}, {@code
 * OGC Web Feature Service}, an address of {@code http://www.opengis.net/def/serviceType}), or else
 * as the address shows.
 */
final class Protocol {

  /** Protocols with requests as query parameters, of which the first is GetCapabilities. */
  private static final Set<String> OF_PARAMETERS =
      Set.of("WMS", "WFS", "WMTS", "WCS", "WPS", "CSW", "SOS");

  /** A WMTS in its other form has resources, of which a path with a version is the capabilities. */
  private static final Pattern OF_RESOURCES =
      Pattern.compile("(?i).*(?:/\\d\\.\\d\\.\\d(?:/.*)?|\\{.*|\\.(?:png|jpe?g))");

  /** « OGC API - Features », « OGC:API-Features », {@code ogcapi-features-1}. */
  private static final String OGC_API = "ogc[ :-]?api[ :–-]{0,3}";

  private static final String FEATURES = "OGC API Features";

  private static final List<Map.Entry<String, Pattern>> NAMES =
      List.of(
          named("WMTS", "wmts|web map tile service"),
          named("WMS", "wms|web map service"),
          named("WFS", "wfs|web feature service"),
          named("WCS", "wcs|web coverage service"),
          named("WPS", "wps|web processing service"),
          named("CSW", "csw|catalogue service"),
          named("SOS", "sos|sensor observation service"),
          named("ATOM", "atom"),
          named("STAC", "stac"),
          named(FEATURES, OGC_API + "features?"),
          named("OGC API Records", OGC_API + "records?"),
          named("OGC API Tiles", OGC_API + "tiles?"),
          named("OGC API Maps", OGC_API + "maps?"),
          named(Protocols.API, "ogc[ :-]?api|esri:rest|openapi|tms|arcgis:.*|opendap|dods"));

  private static final Remembered<List<String>> NAMED = new Remembered<>(Protocol::find);

  /** What data is shown and given by, even where a link is not stated as that of a service. */
  private static final Set<String> OF_DATA = Set.of("WMS", "WFS", "WMTS");

  /** {@code /geoserver/wms}, and {@code /MapServer/WMSServer} of ArcGIS. */
  private static final Pattern PATH_END =
      Pattern.compile("(?i).*/(wms|wfs|wcs|wps|wmts|csw)(?:server)?/?");

  /** The download services of Prodige and of Géo-IDE, which are stated as links and downloads. */
  private static final Pattern FEED_PATH =
      Pattern.compile(".*/rss/atomfeed/.+|/atomMetadata/GetResourceDescription");

  /** Layers of ArcGIS, which its Hub lists with files, and which catalogues state as links. */
  private static final Pattern ARCGIS_PATH =
      Pattern.compile("(?i).*/rest/services/.+/(?:feature|map|image|vectortile)server(?:/\\d+)?/?");

  /** What OPeNDAP gives on request, as THREDDS does; the address alone answers with an error. */
  private static final Pattern DAP_PATH = Pattern.compile("(?i).*/dodsC/.+");

  /** What it gives then: a form for people, the data, or the names of its variables. */
  private static final Pattern DAP_ANSWER =
      Pattern.compile("(?i).*/dodsC/.+\\.(?:html|ascii|dods|das|dds|dmr|info)");

  /** A collection of an OGC API, or its features; those of STAC, and files, have the same form. */
  private static final Pattern COLLECTION_PATH =
      Pattern.compile("(?i)(?!.*stac|.*\\.(?:geo)?json$).*/collections/[^/]+(?:/items)?/?");

  /** With one of these, features are asked for on purpose; without, the server gives ten or so. */
  private static final Set<String> OF_FEATURES = Set.of("limit", "bbox", "datetime", "filter");

  private static final Pattern JSON =
      Pattern.compile("(?i)(?:application/)?(?:(?:vnd\\.)?geo)?\\+?json");

  private static final Pattern NOT_A_SERVICE =
      Pattern.compile("(?i)www:(?!opendap).*|file:.*|copyfile|network:.*");

  private static Map.Entry<String, Pattern> named(String protocol, String words) {
    return Map.entry(protocol, Pattern.compile("\\b(?:" + words + ")(?:\\b|(?=-|_|\\d))"));
  }

  /**
   * Most addresses have one protocol, or none for files and pages; some catalogues give one address
   * for a WMS and a WFS without a protocol (Géo-IDE).
   */
  static List<String> of(Optional<LinkedText> stated, URI url, String name) {
    Map<String, String> parameters = EndpointAddress.parameters(url);
    Optional<String> asked =
        Optional.ofNullable(parameters.get("service"))
            .map(service -> service.toUpperCase(Locale.ROOT))
            .filter(service -> NAMES.stream().anyMatch(known -> known.getKey().equals(service)));
    if (asked.isPresent()) {
      return asked.stream().toList();
    }
    String words = stated.map(LinkedText::whole).orElse("").toLowerCase(Locale.ROOT);
    Optional<String> said = in(words).findFirst();
    if (said.isPresent() && !NOT_A_SERVICE.matcher(words).matches()) {
      return said.stream().toList();
    }
    String place = url.getPath() == null ? "" : url.getPath();
    if (FEED_PATH.matcher(place).matches()) {
      return List.of("ATOM");
    }
    if (isOfApi(place)) {
      return List.of(Protocols.API);
    }
    if (isFirstPage(url, words)) {
      return List.of(FEATURES);
    }
    boolean isUnstated = words.isEmpty();
    Matcher path = PATH_END.matcher(place);
    if (path.matches() && (isUnstated || NOT_A_SERVICE.matcher(words).matches())) {
      return Stream.of(path.group(1).toUpperCase(Locale.ROOT))
          .filter(known -> isUnstated || OF_DATA.contains(known))
          .toList();
    }
    return isUnstated
        ? in(name.toLowerCase(Locale.ROOT)).filter(OF_DATA::contains).toList()
        : List.of();
  }

  /** What an interface speaks whose address alone is known. */
  static String ofInterface(URI url) {
    return isCollection(url) ? FEATURES : Protocols.API;
  }

  private static boolean isOfApi(String path) {
    return ARCGIS_PATH.matcher(path).matches()
        || DAP_PATH.matcher(path).matches() && !DAP_ANSWER.matcher(path).matches();
  }

  /**
   * Whether an address gives a collection, or its first features, and no file of all.
   *
   * @param stated the format or media type
   */
  static boolean isFirstPage(URI url, String stated) {
    return JSON.matcher(stated).matches() && isCollection(url);
  }

  private static boolean isCollection(URI url) {
    return COLLECTION_PATH.matcher(String.valueOf(url.getPath())).matches()
        && Collections.disjoint(EndpointAddress.parameters(url).keySet(), OF_FEATURES);
  }

  /** Whether an address leads to an interface, and to no file or document that it gives. */
  static boolean isEntrance(URI url, String protocol) {
    String path = String.valueOf(url.getPath());
    boolean isNamed = !protocol.equals(Protocols.API) || isOfApi(path);
    return Protocols.isApi(protocol)
        && !EndpointAddress.asksForData(url)
        && !DAP_ANSWER.matcher(path).matches()
        && (isNamed || UrlName.format(url).isEmpty());
  }

  private static Stream<String> in(String words) {
    return NAMED.of(words).stream();
  }

  private static List<String> find(String words) {
    return NAMES.stream()
        .filter(known -> known.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The address that returns the capabilities of a service. */
  static URI completed(URI url, String protocol) {
    Map<String, String> parameters = EndpointAddress.parameters(url);
    if (!OF_PARAMETERS.contains(protocol)
        || parameters.containsKey("request")
        || String.valueOf(url.getPath()).endsWith(".xml")
        || protocol.equals("WMTS")
            && OF_RESOURCES.matcher(String.valueOf(url.getPath())).matches()) {
      return url;
    }
    String service = parameters.containsKey("service") ? "" : "service=" + protocol + "&";
    return extended(url, service + "request=GetCapabilities");
  }

  private static URI extended(URI url, String more) {
    String address = EndpointAddress.whole(url);
    boolean open = address.endsWith("?") || address.endsWith("&");
    String link = open ? "" : address.contains("?") ? "&" : "?";
    return URI.create(address + link + more);
  }

  /** The layer or feature type that an address asks for, if there is just one. */
  static @Nullable String layer(URI url) {
    Map<String, String> parameters = EndpointAddress.parameters(url);
    return Stream.of("layers", "layer", "typenames", "typename")
        .map(parameters::get)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !value.contains(","))
        .findFirst()
        .orElse(null);
  }

  private Protocol() {}
}
