package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.rules.ByteSize;
import fr.moisson.harvesters.rules.FileType;
import fr.moisson.harvesters.rules.UrlName;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how to get the data: online resources, with the formats and sizes given with them. */
final class IsoDistributions {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile(".*iana\\.org/assignments/media-types/([\\w.+-]+/[\\w.+-]+)");

  private final XmlElement record;
  private final String identifier;
  private final List<OnlineResource> resources;
  private final List<LinkedText> formats;

  IsoDistributions(XmlElement record, String identifier) {
    this.record = record;
    this.identifier = identifier;
    List<OnlineResource> found =
        record
            .all("distributionInfo")
            .flatMap(distribution -> distribution.anywhere("MD_DigitalTransferOptions"))
            .flatMap(IsoDistributions::resources)
            .toList();
    resources = Stream.concat(found.stream(), operations(found)).toList();
    formats =
        record
            .all("distributionInfo")
            .flatMap(distribution -> distribution.anywhere("MD_Format"))
            .flatMap(
                format ->
                    Stream.concat(
                        format.phrases("name"),
                        format.phrases("formatSpecificationCitation", "CI_Citation", "title")))
            .distinct()
            .toList();
  }

  private static Stream<OnlineResource> resources(XmlElement options) {
    // Many catalogues leave out the property, and only write the class.
    List<XmlElement> online =
        Stream.concat(options.all("onLine", "CI_OnlineResource"), options.all("CI_OnlineResource"))
            .toList();
    Long bytes =
        online.size() == 1
            ? options
                .text("transferSize")
                .flatMap(size -> bytes(size, options.text("unitsOfDistribution").orElse("")))
                .filter(size -> size > 0)
                .orElse(null)
            : null;
    return online.stream().flatMap(resource -> OnlineResource.of(resource, bytes).stream());
  }

  /** In megabytes by the standard, or in the unit of distribution if it is one of files. */
  private static Optional<Long> bytes(String size, String unit) {
    boolean isOfFiles = !unit.isEmpty() && ByteSize.read("1" + unit).isPresent();
    return ByteSize.read(size + (isOfFiles ? unit : "MB"));
  }

  /** The address of a service's operations; only used if nothing else leads to the service. */
  private Stream<OnlineResource> operations(List<OnlineResource> found) {
    if (found.stream().anyMatch(resource -> !resource.protocols().isEmpty())) {
      return Stream.empty();
    }
    return record
        .all("identificationInfo", "*", "containsOperations", "SV_OperationMetadata")
        .sorted(
            Comparator.comparing(
                operation -> !operation.text("operationName").orElse("").equals("GetCapabilities")))
        .flatMap(operation -> operation.all("connectPoint", "CI_OnlineResource"))
        .flatMap(resource -> OnlineResource.of(resource, null).stream())
        .limit(1);
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    List<OnlineResource> information = information();
    own()
        .filter(resource -> !information.contains(resource))
        .flatMap(
            resource ->
                resource
                    .links()
                    .map(link -> resource.isDownload() ? asFile(formatted(link)) : link))
        .forEach(links::add);
    record
        .all("identificationInfo", "*", "graphicOverview", "MD_BrowseGraphic")
        .flatMap(graphic -> overview(graphic).stream())
        .forEach(links::add);
    return links;
  }

  /** Pages and documents about the data. */
  List<Reference> references() {
    return information().stream()
        .filter(page -> !page.isLandingPage())
        .map(page -> new Reference(Part.DOCUMENTATION, page.url(), page.shown()))
        .toList();
  }

  /** Empty if nothing else leads to the data, since the page is then the way to get them. */
  private List<OnlineResource> information() {
    List<OnlineResource> pages =
        own().filter(one -> one.isInformation() || one.isLandingPage()).toList();
    return pages.size() < own().count() ? pages : List.of();
  }

  private Stream<OnlineResource> own() {
    return resources.stream()
        .filter(resource -> resource.isPublic() && !resource.isRecord(identifier));
  }

  /** The resource declared as such, or else the page of the record in its own catalogue. */
  Optional<URI> landingPage() {
    return Stream.of(
            resources.stream().filter(OnlineResource::isLandingPage),
            record
                .all("metadataLinkage", "CI_OnlineResource")
                .flatMap(resource -> OnlineResource.of(resource, null).stream()),
            resources.stream().filter(resource -> resource.isPageOfRecord(identifier)))
        .flatMap(pages -> pages)
        .filter(OnlineResource::isPublic)
        .map(OnlineResource::url)
        .findFirst();
  }

  /**
   * A single format is that of the download; with several, nothing tells the format of an address.
   * An address that shows its own format, such as a page of downloads or a report, keeps it.
   */
  private Link formatted(Link link) {
    Optional<FileType> own = own(link);
    if (own.isPresent() && formats.stream().noneMatch(it -> saysMore(it, own.get()))) {
      return link;
    }
    if (formats.size() > 1) {
      String all =
          formats.stream()
              .map(LinkedText::shown)
              .collect(Collectors.joining(", ", "Formats : ", "."));
      return link.described(
          link.title(), link.description() == null ? all : link.description() + "\n\n" + all);
    }
    return formats.stream()
        .findFirst()
        .map(format -> link.typed(nameOf(format), mediaType(format, link)))
        .orElse(link);
  }

  /** Where neither format nor address tells that it is a file, the record does: Géo-IDE's. */
  private static Link asFile(Link link) {
    boolean isTyped = link.format() != null || UrlName.type(link.url()).isPresent();
    boolean isFolder = String.valueOf(link.url().getPath()).endsWith("/");
    return isTyped || isFolder
        ? link
        : link.detailed(new LinkDetails(null, null, null, List.of(link.url()), List.of()));
  }

  /** What the address shows or the record says of this file alone; an archive holds anything. */
  private static Optional<FileType> own(Link link) {
    return UrlName.type(link.url())
        .or(() -> Optional.ofNullable(link.mediaType()).flatMap(FileType::named))
        .or(() -> Optional.ofNullable(link.format()).flatMap(FileType::named))
        .filter(type -> !type.isPackage());
  }

  private static boolean saysMore(LinkedText format, FileType own) {
    return FileType.named(nameOf(format)).filter(own::isWiderThan).isPresent();
  }

  private static String nameOf(LinkedText format) {
    return format.shown().replaceFirst("(?i)\\+xml$", "").toUpperCase(Locale.ROOT);
  }

  private static @Nullable String mediaType(LinkedText format, Link link) {
    Matcher matcher = MEDIA_TYPE.matcher(String.valueOf(format.href()));
    return matcher.matches() && link.mediaType() == null ? matcher.group(1) : link.mediaType();
  }

  private static Optional<Link> overview(XmlElement graphic) {
    return graphic
        .text("fileName")
        .flatMap(WebAddress::read)
        .map(
            url ->
                Link.to(titleOfOverview(graphic.text("fileDescription").orElse("")), url)
                    .typed(graphic.text("fileType").orElse(null), null));
  }

  /** GeoNetwork labels the two sizes of its overviews. */
  static String titleOfOverview(String stated) {
    return stated.isEmpty() || stated.matches("(?:large_)?thumbnail") ? Link.OVERVIEW : stated;
  }
}
