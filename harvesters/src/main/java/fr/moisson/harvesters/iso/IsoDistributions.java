package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.values.ByteSize;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how to get the data: online resources, with the formats and sizes given with them. */
final class IsoDistributions {

  private final XmlElement record;
  private final OnlineResources resources;

  IsoDistributions(XmlElement record, String identifier) {
    this.record = record;
    List<OnlineResource> found =
        record
            .all("distributionInfo")
            .flatMap(distribution -> distribution.anywhere("MD_DigitalTransferOptions"))
            .flatMap(IsoDistributions::resources)
            .toList();
    List<LinkedText> formats =
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
    resources =
        new OnlineResources(
            identifier, Stream.concat(found.stream(), operations(found)).toList(), formats);
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
    return resources.links();
  }

  /** Pages and documents about the data, and pictures of them. */
  List<Reference> references() {
    return Stream.of(
            resources.references().stream(),
            Stream.of("identificationInfo", "resourceLineage")
                .flatMap(part -> record.all(part, "*", "additionalDocumentation", "CI_Citation"))
                .flatMap(IsoDistributions::documents),
            record
                .all("identificationInfo", "*", "graphicOverview", "MD_BrowseGraphic")
                .flatMap(graphic -> overview(graphic).stream()))
        .flatMap(references -> references)
        .toList();
  }

  private static Stream<Reference> documents(XmlElement citation) {
    return citation
        .all("onlineResource", "CI_OnlineResource")
        .flatMap(resource -> OnlineResource.of(resource, null).stream())
        .filter(OnlineResource::isPublic)
        .map(
            resource ->
                new Reference(
                    Part.DOCUMENTATION, resource.url(), citation.text("title").orElse(null)));
  }

  /** The resource declared as such, or else the page of the record in its own catalogue. */
  Optional<URI> landingPage() {
    return resources
        .landingPage()
        .or(
            () ->
                record
                    .all("metadataLinkage", "CI_OnlineResource")
                    .flatMap(resource -> OnlineResource.of(resource, null).stream())
                    .filter(OnlineResource::isPublic)
                    .map(OnlineResource::url)
                    .findFirst())
        .or(resources::pageOfRecord);
  }

  private static Optional<Reference> overview(XmlElement graphic) {
    return graphic
        .text("fileName")
        .flatMap(WebAddress::read)
        .map(
            url ->
                new Reference(
                    Part.RELATED,
                    url,
                    titleOfOverview(graphic.text("fileDescription").orElse(""))));
  }

  /** GeoNetwork labels the two sizes of its overviews. */
  static String titleOfOverview(String stated) {
    return stated.isEmpty() || stated.matches("(?:large_)?thumbnail") ? Reference.OVERVIEW : stated;
  }
}
