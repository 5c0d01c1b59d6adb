package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.UrlName;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links of a Dublin Core record: in {@code dct:references} or, from GeoNetwork, in {@code
 * dc:URI}; in {@code dc:relation}, files and pages alike.
 */
final class DublinLinks {

  /** Formats of documents to read, or of pages. */
  private static final Set<String> OF_DOCUMENTS = Set.of("HTML", "PDF", "DOC", "DOCX");

  private static final Pattern COMMA = Pattern.compile(",(?! )");

  private final String identifier;
  private final List<OnlineResource> resources;
  private final List<String> formats;
  private final Set<URI> relations;

  DublinLinks(XmlElement record, String identifier) {
    this.identifier = identifier;
    List<OnlineResource> own =
        Stream.of("URI", "references").flatMap(name -> resources(record, name)).toList();
    Set<URI> known = own.stream().map(OnlineResource::url).collect(Collectors.toSet());
    // Some catalogues repeat the addresses of their own files as relations.
    List<OnlineResource> others =
        resources(record, "relation").filter(other -> !known.contains(other.url())).toList();
    relations = others.stream().map(OnlineResource::url).collect(Collectors.toSet());
    resources = Stream.concat(own.stream(), others.stream()).toList();
    formats =
        record
            .texts("format")
            .flatMap(COMMA::splitAsStream)
            .filter(OnlineResources::isFormat)
            .distinct()
            .toList();
  }

  List<Link> links() {
    return resources.stream()
        .filter(resource -> !resource.isRecord(identifier) && !isRelated(resource.url()))
        .flatMap(resource -> resource.links().map(link -> formatted(resource, link)))
        .distinct()
        .toList();
  }

  /** The page of the record for people, in its own catalogue. */
  Optional<URI> landingPage() {
    return resources.stream()
        .filter(resource -> resource.isPageOfRecord(identifier))
        .map(OnlineResource::url)
        .findFirst();
  }

  /** Related resources that are no files of the record. */
  List<Reference> references() {
    return resources.stream()
        .filter(resource -> !resource.isRecord(identifier) && isRelated(resource.url()))
        .map(resource -> new Reference(Part.RELATED, resource.url(), null))
        .distinct()
        .toList();
  }

  private boolean isRelated(URI url) {
    return relations.contains(url)
        && UrlName.format(url).filter(format -> !OF_DOCUMENTS.contains(format)).isEmpty();
  }

  /**
   * If the record has a single format, it is that of its downloads, unless address or name show
   * another.
   */
  private Link formatted(OnlineResource resource, Link link) {
    boolean isShown =
        UrlName.format(link.url()).filter(format -> !format.equals("ZIP")).isPresent();
    return formats.size() == 1
            && resource.isDownload()
            && !isShown
            && isOf(formats.get(0), resource.name())
        ? link.typed(formats.get(0), link.mediaType())
        : link;
  }

  private static boolean isOf(String format, String name) {
    Optional<String> named = named(name).filter(code -> !code.equals("ZIP"));
    return named.isEmpty() || named.equals(named(format));
  }

  private static Optional<String> named(String words) {
    return FileType.named(words).map(FileType::code);
  }

  private static Stream<OnlineResource> resources(XmlElement record, String name) {
    return record
        .all(name)
        .flatMap(element -> resource(element).stream())
        .filter(OnlineResource::isPublic);
  }

  private static Optional<OnlineResource> resource(XmlElement element) {
    return WebAddress.read(element.text())
        .map(
            url ->
                OnlineResource.of(
                    url,
                    element
                        .attribute("protocol")
                        .or(() -> element.attribute("scheme"))
                        .orElse(null),
                    element.attribute("name").map(IsoDistributions::titleOfOverview).orElse(""),
                    element.attribute("description").orElse(""),
                    "",
                    mediaType(element),
                    null));
  }

  private static @Nullable String mediaType(XmlElement element) {
    return element
        .attribute("protocol")
        .filter(protocol -> protocol.matches("[a-z]+/[\\w.+-]+"))
        .orElse(null);
  }
}
