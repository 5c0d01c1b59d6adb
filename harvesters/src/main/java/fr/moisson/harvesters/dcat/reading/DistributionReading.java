package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.DistributionCodes;
import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Packing;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.values.ByteSize;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.Remembered;
import fr.moisson.harvesters.values.UrlName;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads a {@code dcat:Distribution} as links. */
final class DistributionReading {

  private static final Remembered<Optional<String>> MEDIA_TYPE =
      Remembered.matching(
          "(?:https?://\\S+/media-types/)?([\\w.+-]+/[\\w.+-]+).*", type -> type.group(1));
  private static final Pattern SERVICE =
      Pattern.compile(
          "https?://www\\.(?:opengeospatial\\.org/standards|opengis\\.net/def/serviceType/ogc)"
              + "/(wcs|wfs|wms).*");

  /** GeoNetwork gives the protocol of a link as its format. */
  private static final Pattern LINK_PROTOCOL = Pattern.compile("(WWW|FILE|DB):.*");

  private static final Pattern SERVICE_PROTOCOL = Pattern.compile("^OGC:(WCS|WFS|WMS)\\b.*");

  /** The European list under a prefix that ArcGIS Hub forgets to declare. */
  private static final Pattern HUB_TYPE = Pattern.compile("(?:.*/)?ftype[:/](\\w+)");

  /** udata gives each resource an address that only forwards to that of the resource. */
  private static final Pattern PERMALINK = Pattern.compile(".*/datasets/r/[0-9a-f-]+/?");

  /** Coordinate systems and protocols, which are stated as {@code conformsTo} too. */
  private static final Pattern NO_SCHEMA =
      Pattern.compile(
          ".*/def/(crs|serviceType|interface)/.*|.*opengeospatial\\.org/standards/\\w+");

  /**
   * One link for each file, or else for each address, or else for the services behind the
   * distribution, or else for itself, if its name is the address of a file; none if nothing leads
   * to the data. The size and the checksum go with the first.
   *
   * @param pages of the dataset, which are no files if there are other addresses
   */
  static Stream<Distribution.Link> links(Resource node, Set<URI> pages) {
    // ArcGIS Hub lists services among the distributions.
    Stream<Resource> itself =
        Stream.of(node).filter(one -> !Loose.values(one, "endpointURL").isEmpty());
    List<URI> downloads = Loose.addresses(node, "downloadURL").toList();
    List<Resource> services =
        Stream.concat(Loose.nodes(node, "accessService").stream(), itself)
            .filter(service -> !EndpointReading.isFile(service, downloads))
            .toList();
    List<URI> urls =
        Stream.of(
                downloads.stream(),
                Loose.addresses(node, "accessURL"),
                services.stream()
                    .flatMap(service -> Loose.addresses(service, "endpointURL"))
                    .limit(1),
                Stream.of(node).flatMap(one -> PageReading.file(one).stream()))
            .map(all -> all.filter(url -> !WebAddress.isWithinTheState(url)).distinct().toList())
            .filter(all -> !all.isEmpty())
            .findFirst()
            .orElse(List.of());
    List<URI> files = urls.stream().filter(url -> !pages.contains(url)).toList();
    List<URI> leading = files.isEmpty() ? urls : files;
    return Stream.concat(
        leading.stream().limit(1).map(url -> link(node, services, url, pages)),
        leading.stream().skip(1).map(url -> other(link(node, services, url, pages))));
  }

  /** A further address of the same data, with its own format if the address shows one. */
  private static Distribution.Link other(Distribution.Link link) {
    Optional<String> shown =
        UrlName.format(link.url()).filter(format -> !format.equals(link.format()));
    return link.named(link.url().toString(), link.description())
        .typed(shown.orElse(link.format()), shown.isPresent() ? null : link.mediaType())
        .sized(null, null)
        .licensed(null);
  }

  private static Distribution.Link link(
      Resource node, List<Resource> services, URI url, Set<URI> pages) {
    Distribution.Link link = link(node, services, url);
    return link.through(EndpointReading.service(services, link, pages).orElse(null));
  }

  private static Distribution.Link link(Resource node, List<Resource> services, URI url) {
    String format = format(node, services, url).orElse(null);
    return new Distribution.Link(
        id(node).orElse(url.toString()),
        Loose.text(node, "title", "label").map(String::strip).orElse(""),
        EndpointReading.withServices(node)
            .flatMap(one -> Loose.text(one, "description").stream())
            .findFirst()
            .orElse(null),
        url,
        format,
        mediaType(node, "mediaType", "format"),
        bytes(node).orElse(null),
        ChecksumReading.checksum(node).orElse(null),
        DcatReading.date(node, "modified"),
        schema(node).orElse(null),
        null,
        null,
        details(node, url, format, access(node, services, url)));
  }

  private static LinkDetails details(
      Resource node, URI url, @Nullable String format, List<URI> access) {
    boolean isServed = EuropeanCodes.isServed(format) && !isExport(url);
    String media = mediaType(node, "mediaType", "format");
    return new LinkDetails(
            DcatReading.date(node, "issued"),
            code(node, DistributionCodes.STATUS, "status"),
            code(node, DistributionCodes.AVAILABILITY, "availability", "plannedAvailability"),
            isServed ? List.of() : access,
            Stream.concat(
                    others(node, "page", url).stream(),
                    isServed ? leading(access, url) : Stream.of())
                .distinct()
                .toList())
        .packedAs(
            packing(node, "compressFormat", Packing.compression(url, media)),
            packing(node, "packageFormat", Packing.archive(url, media)));
  }

  /** As stated, if it is more than what the address tells anyway. */
  private static @Nullable String packing(Resource node, String name, Optional<String> told) {
    // GeoNetwork gives the code of a type of file.
    Stream<String> coded =
        Loose.values(node, name).stream()
            .flatMap(value -> format(value).stream())
            .flatMap(code -> FileType.named(code).stream())
            .flatMap(type -> Stream.ofNullable(type.media()));
    return Stream.concat(Stream.ofNullable(mediaType(node, name)), coded)
        .flatMap(media -> Packing.known(media).stream())
        .findFirst()
        .filter(media -> !told.equals(Optional.of(media)))
        .orElse(null);
  }

  /** Whether a service is asked for a file of a certain format. */
  private static boolean isExport(URI url) {
    return EndpointAddress.asksForData(url)
        && EndpointAddress.parameters(url).containsKey("outputformat");
  }

  /** What leads to a service or a page, which is no file whatever portals call its address. */
  private static Stream<URI> leading(List<URI> access, URI url) {
    URI endpoint = EndpointAddress.endpoint(url);
    return access.stream()
        .filter(page -> !page.equals(url) && !EndpointAddress.describes(page, endpoint))
        .filter(page -> !PERMALINK.matcher(page.toString()).matches());
  }

  /** Addresses of access to a file; its own address if nothing else tells that it is a file. */
  private static List<URI> access(Resource node, List<Resource> services, URI url) {
    if (Loose.addresses(node, "downloadURL").noneMatch(url::equals)) {
      return List.of();
    }
    List<URI> pages = others(node, "accessURL", url);
    boolean isFolder = url.toString().endsWith("/") && bytes(node).isEmpty();
    boolean isTyped =
        !services.isEmpty()
            || !isFolder
                && Loose.values(node, "format", "mediaType").stream()
                    .flatMap(value -> Loose.words(value).stream())
                    .anyMatch(stated -> FileType.named(stated).isPresent())
            || UrlName.format(url).isPresent();
    return pages.isEmpty() && !isTyped ? List.of(url) : pages;
  }

  private static @Nullable String code(Resource node, DistributionCodes list, String... names) {
    return Loose.irisAndTexts(node, names)
        .flatMap(stated -> list.code(stated).stream())
        .findFirst()
        .orElse(null);
  }

  private static List<URI> others(Resource node, String name, URI url) {
    return Loose.addresses(node, name)
        .filter(other -> !other.equals(url) && !WebAddress.isWithinTheState(other))
        .distinct()
        .toList();
  }

  private static Optional<String> id(Resource node) {
    return Loose.texts(node, "identifier").findFirst().or(() -> Loose.iriOrText(node));
  }

  private static Optional<String> format(Resource node, List<Resource> services, URI url) {
    // GeoDCAT-AP 1 has no services: the link to one has the service type as conformsTo.
    Stream<String> service =
        Stream.concat(services.stream(), Stream.of(node))
            .flatMap(one -> Loose.values(one, "conformsTo").stream())
            .map(standard -> SERVICE.matcher(Loose.iri(standard)))
            .filter(Matcher::matches)
            .map(standard -> standard.group(1).toUpperCase(Locale.ROOT) + "_SRVC");
    Stream<String> stated =
        Loose.values(node, "format").stream().flatMap(value -> format(value).stream());
    return (isElsewhere(url, services)
            ? Stream.concat(stated, service)
            : Stream.concat(service, stated))
        .findFirst();
  }

  /** Whether an address leads to something that the services give, and not to a service itself. */
  private static boolean isElsewhere(URI url, List<Resource> services) {
    List<URI> endpoints =
        services.stream()
            .flatMap(service -> Loose.addresses(service, "endpointURL"))
            .map(EndpointAddress::endpoint)
            .toList();
    return !endpoints.isEmpty() && !endpoints.contains(EndpointAddress.endpoint(url));
  }

  private static Optional<String> format(RDFNode value) {
    Optional<String> stated = Loose.iriOrText(value);
    return stated
        .flatMap(iri -> EuropeanCodes.code("file-type", iri))
        .or(() -> stated.map(HUB_TYPE::matcher).filter(Matcher::matches).map(it -> it.group(1)))
        .or(() -> Loose.text(value))
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .filter(text -> !text.contains("/") && !LINK_PROTOCOL.matcher(text).matches())
        .map(text -> SERVICE_PROTOCOL.matcher(text).replaceFirst("$1_SRVC"));
  }

  /** Many feeds give a media type as the format. */
  private static @Nullable String mediaType(Resource node, String... names) {
    return Loose.values(node, names).stream()
        .flatMap(
            value -> Stream.concat(Loose.iriOrText(value).stream(), Loose.text(value).stream()))
        .flatMap(text -> MEDIA_TYPE.of(text.toLowerCase(Locale.ROOT)).stream())
        .findFirst()
        .orElse(null);
  }

  private static Optional<Long> bytes(Resource node) {
    // The second as udata wrote it.
    return Loose.texts(node, "byteSize", "bytesSize")
        .flatMap(size -> ByteSize.read(size).stream())
        .findFirst();
  }

  private static Optional<URI> schema(Resource node) {
    return Loose.irisAndTexts(node, "conformsTo")
        .filter(iri -> iri.startsWith("http") && !NO_SCHEMA.matcher(iri).matches())
        .filter(iri -> Protocols.named(iri).isEmpty())
        .flatMap(iri -> Iris.parse(iri).stream())
        .findFirst();
  }

  private DistributionReading() {}
}
