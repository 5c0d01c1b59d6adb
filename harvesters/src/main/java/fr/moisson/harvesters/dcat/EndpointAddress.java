package fr.moisson.harvesters.dcat;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses of services, derived from the addresses of requests to them. */
public final class EndpointAddress {

  /** Names of service descriptions whose address is below that of the service. */
  private static final Pattern DESCRIPTION =
      Pattern.compile("(?i)capabilities|openapi|swagger|api-docs");

  /** Parts in which addresses of one service may differ. */
  private static final Pattern ACCIDENTAL = Pattern.compile("^https?://|/(?=\\?|$)");

  /** Parameters that belong to a request and not to the service. */
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "service",
          "request",
          "version",
          "layers",
          "layer",
          "typename",
          "typenames",
          "styles",
          "style",
          "format",
          "format_options",
          "outputformat",
          "outputschema",
          "srs",
          "crs",
          "srsname",
          "bbox",
          "width",
          "height",
          "count",
          "maxfeatures",
          "acceptversions",
          "exceptions",
          "namespace",
          "namespaces",
          "resulttype",
          "elementsetname",
          "startindex");

  /** Parameters of which a request for the capabilities of a service has one at least. */
  private static final Set<String> OF_CAPABILITIES = Set.of("service", "request");

  /** The address without the parameters of a single request. */
  public static URI endpoint(URI url) {
    String address = whole(url);
    String query = url.getRawQuery();
    if (query == null) {
      return URI.create(address);
    }
    String kept =
        Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty() && !OF_REQUESTS.contains(nameOf(part)))
            .collect(Collectors.joining("&"));
    String place = address.substring(0, address.indexOf('?'));
    return URI.create(kept.isEmpty() ? place : place + "?" + kept);
  }

  /** The address without its fragment. */
  public static String whole(URI url) {
    String address = url.toString();
    int fragment = address.indexOf('#');
    return fragment < 0 ? address : address.substring(0, fragment);
  }

  /** Whether an address requests data, rather than the description of a service. */
  public static boolean asksForData(URI url) {
    String request = parameters(url).getOrDefault("request", "");
    return !request.isEmpty() && !request.equalsIgnoreCase("GetCapabilities");
  }

  /** Whether an address is that of the service itself, or of a description below it. */
  public static boolean describes(URI url, URI endpoint) {
    Set<String> asked = parameters(url).keySet();
    // Other interfaces answer with data to what is asked of them.
    boolean isItself =
        endpoint(url).equals(endpoint(endpoint))
            && (OF_CAPABILITIES.stream().anyMatch(asked::contains)
                || asked.stream().noneMatch(OF_REQUESTS::contains));
    boolean isBelow =
        url.toString().startsWith(endpoint.toString()) && DESCRIPTION.matcher(lastStep(url)).find();
    return (isItself || isBelow) && !asksForData(url);
  }

  /** Whether two addresses lead to one service, however they are written. */
  public static boolean isSame(URI one, URI other) {
    return bare(one).equals(bare(other));
  }

  /** Whether an address is below that of a service, as those of layers are. */
  public static boolean isBelow(URI url, URI endpoint) {
    return bare(url).startsWith(bare(endpoint) + "/");
  }

  private static String bare(URI url) {
    return ACCIDENTAL.matcher(endpoint(url).toString()).replaceAll("");
  }

  private static String lastStep(URI url) {
    String address = url.toString();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** The parameters of an address; names are in lower case. */
  public static Map<String, String> parameters(URI url) {
    String query = url.getQuery();
    if (query == null) {
      return Map.of();
    }
    return Arrays.stream(query.split("&"))
        .filter(part -> part.contains("="))
        .collect(
            Collectors.toMap(
                EndpointAddress::nameOf,
                part -> part.substring(part.indexOf('=') + 1),
                (one, two) -> one));
  }

  /** The name of a parameter, in lower case. */
  private static String nameOf(String parameter) {
    return parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
  }

  private EndpointAddress() {}
}
