package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.json.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.DistributionCodes;
import fr.moisson.harvesters.dcat.Packing;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a CKAN resource as links: to its file, page or service, and to its DataStore rows. */
final class CkanResourceReading {

  /**
   * Empty if the resource has no address.
   *
   * @param whole the licence of the package
   */
  static Stream<Link> links(JsonNode resource, URI site, @Nullable Licence whole) {
    return Stream.concat(
        link(resource).stream()
            .flatMap(link -> CkanEndpoint.links(resource, served(resource, link), whole)),
        rows(resource, site));
  }

  /** Services harvested from ISO records keep their protocol and, as a name, their layer. */
  private static Link served(JsonNode resource, Link link) {
    String protocol = text(resource, "resource_locator_protocol");
    String name = text(resource, "name");
    String layer = protocol == null || name == null ? ServedLinks.layer(name) : name;
    return ServedLinks.of(link, protocol == null ? link.format() : protocol, layer).orElse(link);
  }

  /** The rows that the site has copied into its DataStore. */
  private static Stream<Link> rows(JsonNode resource, URI site) {
    String id = text(resource, "id");
    if (id == null || !resource.path("datastore_active").asBoolean()) {
      return Stream.of();
    }
    String title = Objects.requireNonNullElse(text(resource, "name"), id);
    String root = RequestUris.root(site);
    URI search = URI.create(root + "/api/3/action/datastore_search");
    URI rows = URI.create(search + "?resource_id=" + RequestUris.step(id));
    URI dump = URI.create(root + "/datastore/dump/" + RequestUris.step(id));
    return Stream.of(
        Link.to(title + " (API)", rows)
            .named(id + " API", null)
            .through(new Service(search, "API", id)),
        Link.to(title + " (CSV)", dump).named(id + " CSV", null).typed("CSV", "text/csv"));
  }

  static @Nullable URI address(JsonNode resource) {
    return JsonFields.stated(resource, "download_url", "url", "access_url");
  }

  private static Optional<Link> link(JsonNode resource) {
    URI url = address(resource);
    if (url == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
                Objects.requireNonNullElse(text(resource, "id", "uri"), url.toString()),
                Objects.requireNonNullElse(text(resource, "name", "title", "description"), ""),
                text(resource, "description"),
                url,
                text(resource, "format"),
                mediaType(text(resource, "mimetype", "media_type")),
                size(resource),
                checksum(resource),
                modified(resource),
                schema(resource))
            .licensed(licence(resource))
            .detailed(details(resource, url)));
  }

  /** The licence of a resource, or of a service behind one. */
  static @Nullable Licence licence(JsonNode stated) {
    return Licence.of(
        Optional.ofNullable(text(stated, "license"))
            .or(() -> Optional.ofNullable(text(stated.path("licenses").path(0), "uri", "label")))
            .or(() -> licenceAmong(text(stated, "rights")))
            .orElse(null),
        null);
  }

  private static LinkDetails details(JsonNode resource, URI url) {
    return new LinkDetails(
            text(resource, "issued", "resource_issued", "release_date"),
            code(resource, "status", DistributionCodes.STATUS),
            code(resource, "availability", DistributionCodes.AVAILABILITY),
            text(resource, "download_url") == null
                ? List.of()
                : others(resource, "access_url", url),
            others(resource, "documentation", url))
        .packedAs(
            packing(text(resource, "compress_format")), packing(text(resource, "package_format")));
  }

  private static @Nullable String code(JsonNode resource, String name, DistributionCodes list) {
    return Optional.ofNullable(text(resource, name)).flatMap(list::code).orElse(null);
  }

  private static List<URI> others(JsonNode resource, String name, URI url) {
    return JsonFields.addresses(resource.path(name))
        .filter(other -> !other.equals(url))
        .distinct()
        .toList();
  }

  /** The statement of rights, if it is the name or the address of a licence. */
  static Optional<String> licenceAmong(@Nullable String rights) {
    return Optional.ofNullable(rights).filter(text -> KnownLicence.named(text).isPresent());
  }

  /** Strips the text that DKAN adds: « Date changed jeu, 19/12/2019 - 03:00 ». */
  private static @Nullable String modified(JsonNode resource) {
    String stated = text(resource, "modified", "last_modified", "metadata_modified");
    return stated == null ? null : stated.replaceFirst("^Date changed\\s+", "");
  }

  private static @Nullable Long size(JsonNode resource) {
    Long size = JsonFields.size(resource, "size");
    return size == null ? JsonFields.size(resource, "byte_size") : size;
  }

  /** Empty if it is no media type: DKAN writes « xlsx ». */
  private static @Nullable String mediaType(@Nullable String stated) {
    return stated == null || !stated.contains("/") ? null : stated;
  }

  private static @Nullable String packing(@Nullable String stated) {
    return stated == null ? null : Packing.known(stated).orElse(null);
  }

  /** With the name of its algorithm, if given; the rules know which hashes it can be. */
  private static @Nullable String checksum(JsonNode resource) {
    String hash = text(resource, "hash");
    String algorithm = text(resource, "hash_algorithm");
    return hash == null || algorithm == null ? hash : algorithm + ":" + hash;
  }

  private static @Nullable URI schema(JsonNode resource) {
    return JsonFields.addresses(resource.path("conforms_to")).findFirst().orElse(null);
  }

  private CkanResourceReading() {}
}
