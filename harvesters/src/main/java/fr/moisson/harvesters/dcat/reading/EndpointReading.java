package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.UrlName;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the services behind distributions ({@code dcat:DataService}), and those with records of
 * their own.
 */
final class EndpointReading {

  /**
   * The protocol in a parameter, or at the end of the path: {@code /geoserver/trees/wms}, {@code
   * WFSServer}.
   */
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)[^?]*(?:\\?(?:.*&)?service=%1$s(?:&.*)?|/%1$s(?:server)?/?(?:\\?.*)?)"
              .formatted(Protocols.OGC_SERVICES));

  private static final Pattern OF_OGC = Pattern.compile("(?i)" + Protocols.OGC_SERVICES);

  /**
   * The first service with an end point.
   *
   * @param link what it gives
   * @param pages of the dataset
   */
  static Optional<Service> service(
      List<Resource> services, Distribution.Link link, Set<URI> pages) {
    return services.stream()
        .flatMap(
            node ->
                Loose.address(node, "endpointURL")
                    .map(
                        endpoint -> stated(node, service(node, endpoint, layer(node)), link, pages))
                    .stream())
        .findFirst();
  }

  /** A distribution and the services behind it, whose conditions are those of the distribution. */
  static Stream<Resource> withServices(Resource distribution) {
    return Stream.concat(
        Stream.of(distribution), Loose.nodes(distribution, "accessService").stream());
  }

  /**
   * Links to the end points of a service that has a catalogue entry of its own.
   *
   * @param pages of the dataset
   */
  static Stream<Distribution.Link> links(Resource node, Set<URI> pages) {
    return links(node, (service, link) -> stated(node, service, link, pages));
  }

  /** Links to the end points of a record that is one of a service; its pages are the record's. */
  static Stream<Distribution.Link> ofItself(Resource node) {
    return links(node, (service, link) -> described(service, node, link.url()));
  }

  private static Stream<Distribution.Link> links(
      Resource node, BiFunction<Service, Distribution.Link, Service> completed) {
    String title = Loose.text(node, "title", "label").orElse("");
    Licence licence = LicenceReading.of(node, List.of()).whole().map(Licence::stated).orElse(null);
    return others(node, "endpointURL")
        .map(
            endpoint -> {
              Service service = service(node, endpoint, null);
              Distribution.Link link =
                  Protocols.isApi(service.protocol())
                      ? api(Distribution.Link.to(title.strip(), endpoint))
                      : Distribution.Link.to(title.strip(), capabilities(node, endpoint));
              return link.through(completed.apply(service, link)).licensed(licence);
            });
  }

  private static Service described(Service service, Resource node, URI link) {
    List<URI> descriptions =
        others(node, "endpointDescription").filter(url -> !url.equals(link)).toList();
    return new Service(
        service.endpoint(), service.protocol(), null, null, descriptions, List.of(), List.of());
  }

  private static URI capabilities(Resource node, URI endpoint) {
    return others(node, "endpointDescription")
        .filter(one -> one.toString().startsWith(endpoint.toString()))
        .findFirst()
        .orElse(endpoint);
  }

  private static Distribution.Link api(Distribution.Link link) {
    return link.typed(UrlName.format(link.url()).isEmpty() ? "REST" : null, null);
  }

  /**
   * A service with what is stated of it; without what feeds repeat of its link, and of the dataset
   * where nothing is stated of the service.
   */
  private static Service stated(
      Resource node, Service service, Distribution.Link link, Set<URI> pages) {
    List<URI> documents = link.more().documentation();
    Predicate<URI> isRepeated = url -> url.equals(link.url()) || documents.contains(url);
    return new Service(
        service.endpoint(),
        service.protocol(),
        service.layer(),
        Loose.text(node, "title")
            .map(String::strip)
            .filter(
                title -> !title.equals(link.title()) && !title.equalsIgnoreCase(service.protocol()))
            .orElse(null),
        others(node, "endpointDescription")
            .filter(
                url ->
                    !(isRepeated.test(url) && EndpointAddress.describes(url, service.endpoint())))
            .filter(url -> !url.equals(service.endpoint()))
            .toList(),
        others(node, "page")
            .filter(url -> !pages.contains(url))
            .filter(url -> !pages.isEmpty() || !isRepeated.test(url))
            .toList(),
        standards(node, service));
  }

  private static List<URI> standards(Resource node, Service service) {
    Optional<String> known = Protocols.standard(service);
    return Loose.irisAndTexts(node, "conformsTo")
        .filter(iri -> iri.startsWith("http") && !known.equals(Optional.of(iri)))
        .flatMap(iri -> Iris.parse(iri).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<URI> others(Resource node, String name) {
    return Loose.addresses(node, name).filter(one -> !WebAddress.isWithinTheState(one)).distinct();
  }

  /** What VoID tells of linked data: files of them, and where they can be asked. */
  static Stream<Distribution.Link> ofLinkedData(Resource from) {
    return Stream.concat(
        Loose.addresses(from, "dataDump").map(dump -> Distribution.Link.to("", dump)),
        Loose.addresses(from, "sparqlEndpoint")
            .map(
                endpoint ->
                    Distribution.Link.to("SPARQL", endpoint)
                        .through(new Service(endpoint, Protocols.API, null))));
  }

  /** What other interfaces are asked with belongs to their address. */
  private static Service service(Resource node, URI endpoint, @Nullable String layer) {
    String protocol = protocol(node).orElse(Protocols.API);
    boolean isOfOgc = OF_OGC.matcher(protocol).matches();
    return new Service(isOfOgc ? EndpointAddress.endpoint(endpoint) : endpoint, protocol, layer);
  }

  /**
   * Whether a service is in fact a file to download: GeoNetwork writes a service without a protocol
   * for each file.
   */
  static boolean isFile(Resource service, List<URI> files) {
    List<URI> endpoints = Loose.addresses(service, "endpointURL").toList();
    return !endpoints.isEmpty()
        && endpoints.stream().allMatch(one -> files.contains(one) || isCalledAFile(one))
        && protocol(service).isEmpty();
  }

  /** In a query, an interface may be asked for a format. */
  private static boolean isCalledAFile(URI endpoint) {
    return endpoint.getRawQuery() == null
        && UrlName.format(endpoint).filter(EuropeanCodes::isFile).isPresent();
  }

  private static Optional<String> protocol(Resource node) {
    return Loose.values(node, "conformsTo", "serviceProtocol").stream()
        .flatMap(value -> Protocols.named(Loose.iri(value)).stream())
        .findFirst()
        .or(
            () ->
                Loose.text(node, "title")
                    .map(title -> title.strip().toUpperCase(Locale.ROOT))
                    .filter(Protocols::isName))
        .or(() -> asked(node));
  }

  /** The protocol that is in an address, if nothing else tells it. */
  private static Optional<String> asked(Resource node) {
    return Loose.irisAndTexts(node, "endpointDescription", "endpointURL")
        .map(ASKED::matcher)
        .filter(Matcher::matches)
        .flatMap(asked -> Stream.of(asked.group(1), asked.group(2)).filter(Objects::nonNull))
        .map(protocol -> protocol.toUpperCase(Locale.ROOT))
        .findFirst();
  }

  private static @Nullable String layer(Resource node) {
    return Loose.texts(node, "notation").findFirst().orElse(null);
  }

  private EndpointReading() {}
}
