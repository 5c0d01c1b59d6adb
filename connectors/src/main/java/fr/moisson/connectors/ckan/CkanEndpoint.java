package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.json.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service that ckanext-dcat's schema puts behind a resource ({@code access_services}).
 *
 * @param itself a link to it
 * @param known its end point and protocol
 * @param descriptions documents for programs that describe it
 */
record CkanEndpoint(Link itself, Service known, List<URI> descriptions) {

  /** The statements on services, in a list or in a text that contains one. */
  static Stream<JsonNode> stated(JsonNode resource) {
    return JsonFields.written(resource.path("access_services")).valueStream();
  }

  /**
   * The link of a resource, through the first service that can be the one behind it, and a link to
   * each of the others.
   *
   * @param whole the licence of the package
   */
  static Stream<Link> links(JsonNode resource, Link link, @Nullable Licence whole) {
    List<CkanEndpoint> all = stated(resource).flatMap(one -> read(one).stream()).toList();
    Optional<CkanEndpoint> behind =
        all.stream().filter(one -> one.canBeBehind(link, whole)).findFirst();
    return Stream.concat(
        Stream.of(behind.map(one -> one.behind(link)).orElse(link)),
        all.stream()
            .filter(one -> !behind.equals(Optional.of(one)))
            .map(one -> one.told(one.itself, one.known)));
  }

  /** Empty if it has no end point. */
  private static Optional<CkanEndpoint> read(JsonNode stated) {
    String title = Objects.requireNonNullElse(text(stated, "title"), "");
    return JsonFields.addresses(stated.path("endpoint_url"))
        .findFirst()
        .map(
            endpoint ->
                read(
                    endpoint,
                    Link.to(title, endpoint)
                        .described(title, text(stated, "description"))
                        .licensed(CkanResourceReading.licence(stated)),
                    protocol(stated),
                    JsonFields.addresses(stated.path("endpoint_description")).toList()));
  }

  private static CkanEndpoint read(
      URI endpoint, Link link, @Nullable String protocol, List<URI> descriptions) {
    Link served = ServedLinks.of(link, protocol, "").orElseGet(() -> ServedLinks.api(link));
    Service service = Objects.requireNonNull(served.service());
    if (Protocols.isApi(service.protocol())) {
      // What other interfaces are asked with belongs to their address.
      return new CkanEndpoint(
          served, new Service(endpoint, service.protocol(), null), descriptions);
    }
    URI capabilities =
        descriptions.stream()
            .filter(url -> EndpointAddress.describes(url, service.endpoint()))
            .findFirst()
            .orElse(served.url());
    return new CkanEndpoint(served.at(capabilities), service, descriptions);
  }

  /** Whether a service is what the address of its resource leads to. */
  static boolean isAt(JsonNode stated, URI resource) {
    return JsonFields.addresses(stated.path("endpoint_url"))
        .anyMatch(endpoint -> EndpointAddress.isSame(resource, endpoint));
  }

  private static @Nullable String protocol(JsonNode stated) {
    return JsonFields.texts(stated.path("conforms_to")).stream()
        .flatMap(standard -> Protocols.named(standard).stream())
        .findFirst()
        .orElse(null);
  }

  /** Not behind a file with other conditions, since a link has only one licence. */
  private boolean canBeBehind(Link link, @Nullable Licence whole) {
    Service shown = link.service();
    Licence stated = link.licence() == null && shown == null ? whole : link.licence();
    boolean isLicensedOtherwise =
        stated != null && itself.licence() != null && !isSame(stated, itself.licence());
    return (shown == null || isSame(shown)) && !isLicensedOtherwise;
  }

  private static boolean isSame(Licence one, Licence other) {
    Optional<KnownLicence> licence = KnownLicence.of(one);
    return one.equals(other) || licence.isPresent() && licence.equals(KnownLicence.of(other));
  }

  /** Also of a layer or a collection, whose addresses are below that of their service. */
  private boolean isSame(Service shown) {
    return EndpointAddress.isSame(shown.endpoint(), known.endpoint())
        || shown.protocol().equals(known.protocol())
            && EndpointAddress.isBelow(shown.endpoint(), known.endpoint());
  }

  private Link behind(Link link) {
    return told(
        link.licensed(link.licence() == null ? itself.licence() : link.licence()),
        Objects.requireNonNullElse(link.service(), known));
  }

  /** Through the service, of which is told what the link does not tell. */
  private Link told(Link link, Service service) {
    String title = itself.title();
    return link.through(
        new Service(
            service.endpoint(),
            service.protocol(),
            service.layer(),
            title.isEmpty() || title.equals(link.title()) ? null : title,
            descriptions.stream()
                .filter(url -> !url.equals(service.endpoint()))
                .filter(
                    url ->
                        !url.equals(link.url())
                            || !EndpointAddress.describes(url, service.endpoint()))
                .toList(),
            List.of(),
            List.of()));
  }
}
