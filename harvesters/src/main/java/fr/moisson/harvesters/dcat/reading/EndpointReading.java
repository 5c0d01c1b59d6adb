package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The services behind distributions ({@code dcat:DataService}), and those with records of their
 * own.
 */
final class EndpointReading {

  private static final Pattern ASKED =
      Pattern.compile("(?i)[^?]*\\?(?:.*&)?service=" + Protocols.OGC_SERVICES + "(?:&.*)?");

  private static final Pattern OF_OGC = Pattern.compile("(?i)" + Protocols.OGC_SERVICES);

  private static final Pattern NAME_OF_PROTOCOL = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

  /** The first service that says where it answers. */
  static Optional<Service> service(List<Resource> services) {
    return services.stream()
        .flatMap(
            node ->
                Loose.address(node, "endpointURL")
                    .map(endpoint -> service(node, endpoint, layer(node)))
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
                  .through(service(node, endpoint, null))
                  .licensed(licence);
            })
        .toList();
  }

  /** What other interfaces are asked with belongs to their address. */
  private static Service service(Resource node, URI endpoint, @Nullable String layer) {
    String protocol = protocol(node);
    boolean isOfOgc = OF_OGC.matcher(protocol).matches();
    return new Service(isOfOgc ? EndpointAddress.endpoint(endpoint) : endpoint, protocol, layer);
  }

  private static String protocol(Resource node) {
    return Loose.values(node, "conformsTo", "serviceProtocol").stream()
        .flatMap(value -> Protocols.named(Loose.iri(value)).stream())
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

  private static @Nullable String layer(Resource node) {
    return Loose.literals(Loose.values(node, "notation"))
        .map(value -> value.getLexicalForm().strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private EndpointReading() {}
}
