package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.UrlName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of a geographic record: what leads to the data, and what is about them. */
public final class OnlineResources {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile(".*iana\\.org/assignments/media-types/([\\w.+-]+/[\\w.+-]+)");

  /**
   * Protocols of links, which pycsw lists with the formats, as in « GeoPackage,OGC:WMS », and the
   * European codes of services.
   */
  private static final Pattern PROTOCOL =
      Pattern.compile("(?i)(?:OGC|WWW|ESRI|FILE):.*|OGC API.*|.*_SRVC");

  private final String identifier;
  private final List<OnlineResource> all;
  private final List<LinkedText> formats;

  /**
   * @param identifier of the record; empty if it has none
   * @param formats of the data
   */
  OnlineResources(String identifier, List<OnlineResource> all, List<LinkedText> formats) {
    this.identifier = identifier;
    this.all = List.copyOf(all);
    this.formats = List.copyOf(formats);
  }

  /** The resources of a record that gives its formats by their names alone. */
  public static OnlineResources of(
      String identifier, List<OnlineResource> all, List<String> formats) {
    return new OnlineResources(
        identifier,
        all,
        formats.stream()
            .filter(OnlineResources::isFormat)
            .distinct()
            .map(name -> new LinkedText(name, null))
            .toList());
  }

  /** Whether a name among the formats of a record is no protocol. */
  static boolean isFormat(String name) {
    return !PROTOCOL.matcher(name).matches();
  }

  /** What leads to the data. */
  public List<Link> links() {
    List<OnlineResource> information = information();
    return own()
        .filter(resource -> !information.contains(resource))
        .flatMap(
            resource ->
                resource
                    .links()
                    .map(link -> resource.isDownload() ? asFile(formatted(link)) : link))
        .toList();
  }

  /** Pages and documents about the data. */
  public List<Reference> references() {
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
    return all.stream().filter(one -> one.isPublic() && !one.isRecord(identifier));
  }

  /** The page that is stated as such. */
  public Optional<URI> landingPage() {
    return all.stream()
        .filter(one -> one.isLandingPage() && one.isPublic())
        .map(OnlineResource::url)
        .findFirst();
  }

  /** The page of the record in its own catalogue. */
  public Optional<URI> pageOfRecord() {
    return all.stream()
        .filter(one -> one.isPageOfRecord(identifier) && one.isPublic())
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
        .filter(format -> !isPackage(link) || !isOfService(format))
        .map(format -> link.typed(nameOf(format), mediaType(format, link)))
        .orElse(link);
  }

  /** Where neither format nor address tells that it is a file, the record does: Géo-IDE's. */
  private static Link asFile(Link link) {
    boolean isTyped = link.format() != null || UrlName.type(link.url()).isPresent();
    boolean isFolder = String.valueOf(link.url().getPath()).endsWith("/");
    return isTyped || isFolder
        ? link
        : link.detailed(LinkDetails.NONE.reachedFrom(List.of(link.url())));
  }

  /**
   * What the address shows or the record says of this file alone. An archive holds anything, unless
   * its title tells: « Shapefile Lambert 93 », but not « Haies et notice PDF ».
   */
  private static Optional<FileType> own(Link link) {
    return Stream.of(
            UrlName.type(link.url()),
            Optional.ofNullable(link.mediaType()).flatMap(FileType::named),
            Optional.ofNullable(link.format()).flatMap(FileType::named),
            FileType.named(link.title())
                .filter(type -> isPackage(link) && type.isFile())
                .filter(type -> !OnlineResource.DOCUMENTS.contains(type.code())))
        .flatMap(Optional::stream)
        .filter(type -> !type.isPackage())
        .findFirst();
  }

  private static boolean isPackage(Link link) {
    return UrlName.type(link.url()).filter(FileType::isPackage).isPresent();
  }

  /** GML, where the record has a WFS, is what that answers. */
  private boolean isOfService(LinkedText format) {
    return nameOf(format).equals("GML")
        && all.stream().anyMatch(resource -> resource.protocols().contains("WFS"));
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
}
