package fr.moisson.connectors.records;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.ApiLinks;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.iso.OnlineResource;
import fr.moisson.harvesters.iso.OnlineResources;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.values.UrlName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links of a record. The standard leaves the relations to communities, so that a link leads to
 * the data unless its relation says something else.
 *
 * <p>Besides {@code title} and {@code type}, catalogues of ISO 19115 (pycsw) give what their
 * records have: {@code name}, which may be that of a layer, {@code description}, {@code protocol},
 * and the function as the relation.
 */
final class RecordLinks {

  private static final String CANONICAL = "canonical";

  /** Where to go on in the API, and what describes the record itself. */
  private static final Set<String> NAVIGATION =
      Set.of(
          "self",
          "alternate",
          CANONICAL,
          "collection",
          "parent",
          "root",
          "up",
          "child",
          "prev",
          "next",
          "first",
          "last",
          "icon",
          "type",
          "edit",
          "conformance",
          "queryables",
          "sortables",
          "schema",
          "service-desc",
          "service-doc",
          "completemetadata",
          "search");

  private static final Set<String> OTHER_DATASETS =
      Set.of(
          "related",
          "via",
          "cite-as",
          "derivedfrom",
          "predecessor-version",
          "successor-version",
          "latest-version",
          "version-history");

  /** Anything else in its place is a protocol: « OGC:WFS », « download ». */
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(?:\\s*;.*)?");

  private static final Set<String> PICTURES = Set.of("preview", "thumbnail");

  private static final String LICENCE = "license";

  /** What is about the data: their page, or documents. */
  private static final Set<String> DOCUMENTS = Set.of("describedby", "about");

  /** Pages for people, the best first. */
  private static final List<String> PAGES = List.of("about", CANONICAL, "alternate");

  private static final Set<String> INTERFACES = Set.of("service", "items");

  private final JsonNode record;
  private final @Nullable URI page;
  private final LinkTemplates templates;
  private final OnlineResources resources;

  /**
   * @param record a GeoJSON feature
   */
  RecordLinks(JsonNode record) {
    this.record = record;
    this.templates = new LinkTemplates(record, template -> isOfData(rel(template)));
    this.page =
        PAGES.stream()
            .flatMap(rel -> links(rel::equals))
            .filter(RecordLinks::isPage)
            .flatMap(link -> Stream.ofNullable(address(link)))
            .findFirst()
            .orElse(null);
    this.resources =
        OnlineResources.of(
            Objects.requireNonNullElse(JsonFields.text(record, "id"), ""),
            Stream.concat(
                    Stream.concat(
                            links(CANONICAL::equals).filter(ApiLinks::isDataFile),
                            links(RecordLinks::isOfData))
                        .flatMap(link -> resource(link).stream()),
                    templates.services())
                .toList(),
            record
                .at("/properties/formats")
                .valueStream()
                .flatMap(
                    format ->
                        Stream.ofNullable(
                            format.isObject()
                                ? JsonFields.text(format, "name", "mediaType")
                                : JsonFields.scalar(format)))
                .toList());
  }

  private static boolean isOfData(String rel) {
    return !NAVIGATION.contains(rel)
        && !OTHER_DATASETS.contains(rel)
        && !PICTURES.contains(rel)
        && !rel.equals(LICENCE);
  }

  /** A page with a relation that data may have too is one by its type. */
  private static boolean isPage(JsonNode link) {
    return ApiLinks.isPage(link)
        || rel(link).equals("about") && link.path("type").isMissingNode()
        || rel(link).equals(CANONICAL) && isStatedAsPage(link);
  }

  /** As pygeometa does, in the words of ISO 19115; with no type, it is the record in the API. */
  private static boolean isStatedAsPage(JsonNode link) {
    URI url = address(link);
    return link.path("type").asText().startsWith("WWW:LINK")
        && url != null
        && UrlName.type(url).isEmpty();
  }

  private Stream<JsonNode> links(Predicate<String> wanted) {
    return record
        .path("links")
        .valueStream()
        .filter(link -> !LinkTemplates.isTemplate(link) && wanted.test(rel(link)));
  }

  /** The relation, or the last part of its address in a register. */
  private static String rel(JsonNode link) {
    return Iris.lastName(link.path("rel").asText("")).toLowerCase(Locale.ROOT);
  }

  private static @Nullable URI address(JsonNode link) {
    return JsonFields.stated(link, "href");
  }

  private Optional<OnlineResource> resource(JsonNode link) {
    URI url = address(link);
    String rel = rel(link);
    boolean isNoPage = DOCUMENTS.contains(rel) && !isPage(link);
    if (url == null || isNoPage || url.equals(page)) {
      return Optional.empty();
    }
    String name = JsonFields.text(link, "name");
    String title = Objects.requireNonNullElse(JsonFields.text(link, "title"), "");
    String text = Objects.requireNonNullElse(JsonFields.text(link, "description"), title);
    OnlineResource resource = resource(link, url, name == null ? title : name, text);
    boolean isTitle = name == null && title.matches("\\S+") && ServedLinks.layer(title).isEmpty();
    // One word would be taken for the layer of a service.
    return Optional.of(
        isTitle && !resource.protocols().isEmpty() ? resource(link, url, "", title) : resource);
  }

  private static OnlineResource resource(JsonNode link, URI url, String name, String description) {
    String type = JsonFields.text(link, "type");
    boolean isMedia = type != null && MEDIA_TYPE.matcher(type).matches();
    String protocol = JsonFields.text(link, "protocol");
    return OnlineResource.of(
        url,
        protocol == null && !isMedia ? type : protocol,
        name,
        description,
        function(link),
        isMedia ? type : null,
        JsonFields.size(link, "length"));
  }

  /** In the words of ISO 19115. */
  private static String function(JsonNode link) {
    String rel = rel(link);
    if (rel.equals("enclosure") && !ApiLinks.isPage(link)) {
      return "download";
    }
    return DOCUMENTS.contains(rel) ? "information" : rel;
  }

  List<Link> distributions() {
    Set<URI> interfaces =
        links(INTERFACES::contains)
            .flatMap(link -> Stream.ofNullable(address(link)))
            .collect(Collectors.toSet());
    return Stream.concat(
            resources.links().stream()
                .map(
                    link ->
                        link.service() == null
                                && (interfaces.contains(link.url())
                                    || ServedLinks.isCollection(link))
                            ? ServedLinks.api(link)
                            : link),
            templates.files(landingPage()).stream())
        .toList();
  }

  /** A page about the data, or that of the record. */
  @Nullable URI landingPage() {
    return resources
        .landingPage()
        .or(() -> Optional.ofNullable(page))
        .or(resources::pageOfRecord)
        .orElse(null);
  }

  /** Pictures too, but not what is only another record of the API, since that is no page. */
  List<Reference> references() {
    Stream<Reference> others = links(OTHER_DATASETS::contains).flatMap(referred(Part.RELATED));
    Stream<Reference> documents =
        links(DOCUMENTS::contains)
            .filter(link -> !isPage(link) && ApiLinks.isDocument(link))
            .flatMap(referred(Part.DOCUMENTATION));
    Stream<Reference> pictures =
        links(PICTURES::contains)
            .flatMap(
                link ->
                    Stream.ofNullable(address(link))
                        .map(
                            url ->
                                new Reference(
                                    Part.RELATED,
                                    url,
                                    Objects.requireNonNullElse(
                                        JsonFields.text(link, "title"), Reference.OVERVIEW))));
    return Stream.of(resources.references().stream(), documents, others, pictures)
        .flatMap(all -> all)
        .distinct()
        .toList();
  }

  /** None if it is only another form of a record, or a schema. */
  private static Function<JsonNode, Stream<Reference>> referred(Part part) {
    return link ->
        link.path("type").asText().contains("json")
            ? Stream.empty()
            : Stream.ofNullable(address(link))
                .map(url -> new Reference(part, url, JsonFields.text(link, "title")));
  }

  /** The licences that are linked to, in the order of their links. */
  List<Licence> licences() {
    return links(LICENCE::equals)
        .flatMap(
            link -> Stream.ofNullable(Licence.of(JsonFields.text(link, "title"), address(link))))
        .distinct()
        .toList();
  }
}
