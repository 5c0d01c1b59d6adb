package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/** The services behind distributions ({@code dcat:DataService}), written and read. */
public final class Endpoints {

  private static final String OGC = "http://www.opengeospatial.org/standards/";

  /** Each protocol's standard, by the address that GeoDCAT-AP gives it. */
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

  private static final String OGC_SERVICES = "(wms|wmts|wfs|wcs|wps|csw|sos)";

  /** As INSPIRE and GeoNetwork name protocols. */
  private static final Pattern SERVICE_TYPE =
      Pattern.compile(
          "(?i)https?://www\\.opengis\\.net/def/(?:serviceType|interface)/(?:.*/)?"
              + OGC_SERVICES
              + "(?:/[\\d.]+)?/?");

  private static final Pattern ASKED =
      Pattern.compile("(?i)[^?]*\\?(?:.*&)?service=" + OGC_SERVICES + "(?:&.*)?");

  private static final Pattern NAME_OF_PROTOCOL = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

  /** The service of a distribution of a dataset, with the layer that the distribution is of it. */
  static void state(
      Addresses addresses,
      Description description,
      Description.About about,
      Dataset dataset,
      Distribution.Link link) {
    Service service = link.service();
    if (service != null) {
      Description.About node = description.about(about.iri() + "#service").type(DCAT.DataService);
      node.text(DCTerms.title, link.title().isBlank() ? service.protocol() : link.title())
          .plain(SKOS.notation, service.layer());
      endpoint(addresses, description, node, link);
      node.link(DCAT.servesDataset, addresses.dataset(dataset.id()));
      if (dataset.publisher() != null) {
        node.link(
            DCTerms.publisher, Parties.publisher(description, addresses, dataset.publisher()));
      }
      if (dataset.contact() != null) {
        node.link(DCAT.contactPoint, Parties.contact(description, addresses, dataset.contact()));
      }
      // For want of a page for people, what the service says of itself: of high-value datasets one
      // is mandatory.
      URI page = dataset.landingPage() == null ? link.url() : dataset.landingPage();
      node.link(FOAF.page, Parties.document(description, addresses.foreign(page)));
      Licences.state(description, node, dataset.licenceOf(link));
      HighValue.state(description, node, dataset);
      about.link(DCAT.accessService, node);
    }
  }

  /** Address of the standard that a service speaks. */
  public static Optional<String> standard(Service service) {
    return Optional.ofNullable(STANDARDS.get(service.protocol()));
  }

  static void endpoint(
      Addresses addresses,
      Description description,
      Description.About node,
      Distribution.Link link) {
    String url = addresses.foreign(link.url());
    Service service = link.service();
    String endpoint = service == null ? url : addresses.foreign(service.endpoint());
    node.link(DCAT.endpointURL, endpoint);
    if (!endpoint.equals(url)) {
      node.link(DCAT.endpointDescription, url);
    }
    Optional<String> spoken = Optional.ofNullable(service).flatMap(Endpoints::standard);
    if (service != null && spoken.isPresent()) {
      String standard = spoken.get();
      node.link(DCTerms.conformsTo, standard).link(Vocabulary.SERVICE_PROTOCOL, standard);
      description
          .about(standard)
          .type(DCTerms.Standard)
          .type(SKOS.Concept)
          .text(DCTerms.title, service.protocol())
          .text(SKOS.prefLabel, service.protocol());
    }
  }

  /** The first service that says where it answers. */
  static Optional<Service> service(List<Resource> services) {
    return services.stream()
        .flatMap(
            node ->
                Loose.address(node, "endpointURL")
                    .map(endpoint -> new Service(endpoint, protocol(node), layer(node)))
                    .stream())
        .findFirst();
  }

  /** The end points of a service that is catalogued by itself. */
  static List<Distribution.Link> links(Resource node) {
    List<URI> descriptions = Loose.addresses(node, "endpointDescription").toList();
    String title = Loose.text(node, "title", "label").orElse("");
    Licence licence = LicenceReading.of(node, List.of()).whole().map(Licence::stated).orElse(null);
    return Loose.addresses(node, "endpointURL")
        .filter(endpoint -> !WebAddress.isWithinTheState(endpoint))
        .map(
            endpoint -> {
              URI url =
                  descriptions.stream()
                      .filter(one -> one.toString().startsWith(endpoint.toString()))
                      .findFirst()
                      .orElse(endpoint);
              return Distribution.Link.to(title.strip(), url)
                  .through(new Service(endpoint, protocol(node), null))
                  .licensed(licence);
            })
        .toList();
  }

  private static String protocol(Resource node) {
    return Loose.values(node, "conformsTo", "serviceProtocol").stream()
        .flatMap(value -> named(Loose.iri(value)).stream())
        .findFirst()
        .or(
            () ->
                Loose.text(node, "title")
                    .map(title -> title.strip().toUpperCase(Locale.ROOT))
                    .filter(title -> NAME_OF_PROTOCOL.matcher(title).matches()))
        .or(() -> asked(node))
        .orElse("API");
  }

  /** The service that an address asks for, where nothing else tells the protocol. */
  private static Optional<String> asked(Resource node) {
    return Loose.values(node, "endpointDescription", "endpointURL").stream()
        .flatMap(value -> Loose.iriOrText(value).stream())
        .map(ASKED::matcher)
        .filter(Matcher::matches)
        .map(asked -> asked.group(1).toUpperCase(Locale.ROOT))
        .findFirst();
  }

  private static Optional<String> named(String standard) {
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
    return iri.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/+$", "");
  }

  private static @Nullable String layer(Resource node) {
    return Loose.literals(Loose.values(node, "notation"))
        .map(value -> value.getLexicalForm().strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private Endpoints() {}
}
