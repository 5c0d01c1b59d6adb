package fr.moisson.harvesters.iso;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The XML encodings of ISO 19115 in which catalogues keep records, and in which we write them. */
public enum IsoEncoding {

  /** <a href="https://www.isotc211.org/2005/gmd/">ISO 19139</a>, required by INSPIRE. */
  @JsonProperty("iso19139")
  ISO_19139(
      "iso19139",
      Set.of(
          "http://www.isotc211.org/2005/gmd",
          "http://www.isotc211.org/2005/gmi",
          "http://standards.iso.org/iso/19115/-2/gmi/1.0"),
      "dateStamp",
      "",
      Stream.of(
          IsoSlot.whole(IsoSlot.RECORD, "hierarchyLevel", "contact", "referenceSystemInfo"),
          IsoSlot.ofCitation(),
          IsoSlot.whole(IsoSlot.DATA, "abstract", "pointOfContact", "resourceMaintenance"),
          IsoSlot.shared(IsoSlot.DATA, "descriptiveKeywords"),
          IsoSlot.ofData("language"),
          IsoSlot.ofDistribution(),
          IsoSlot.whole(IsoSlot.QUALITY, "report", "lineage")),
      Map.of(
          "MD_Metadata",
          "fileIdentifier language characterSet parentIdentifier hierarchyLevel hierarchyLevelName"
              + " contact dateStamp metadataStandardName metadataStandardVersion dataSetURI locale"
              + " spatialRepresentationInfo referenceSystemInfo metadataExtensionInfo"
              + " identificationInfo contentInfo distributionInfo dataQualityInfo"
              + " portrayalCatalogueInfo metadataConstraints applicationSchemaInfo"
              + " metadataMaintenance series describes propertyType featureType featureAttribute",
          "Identification",
          "citation abstract purpose credit status pointOfContact resourceMaintenance"
              + " graphicOverview resourceFormat descriptiveKeywords resourceSpecificUsage"
              + " resourceConstraints aggregationInfo spatialRepresentationType spatialResolution"
              + " language characterSet topicCategory environmentDescription serviceType"
              + " serviceTypeVersion accessProperties restrictions keywords extent coupledResource"
              + " couplingType containsOperations operatesOn supplementalInformation",
          "CI_Citation",
          "title alternateTitle date edition editionDate identifier citedResponsibleParty"
              + " presentationForm series otherCitationDetails collectiveTitle ISBN ISSN",
          "MD_Distribution",
          "distributionFormat distributor transferOptions",
          "DQ_DataQuality",
          "scope report lineage")),

  /** <a href="https://schemas.isotc211.org/19115/-3/mdb/2.0/">ISO 19115-3:2018</a>. */
  @JsonProperty("iso19115-3.2018")
  ISO_19115_3(
      "iso19115-3.2018",
      Set.of("http://standards.iso.org/iso/19115/-3/mdb/2.0"),
      "dateInfo",
      "19115-3/",
      Stream.of(
          IsoSlot.whole(IsoSlot.RECORD, "metadataScope", "contact", "referenceSystemInfo"),
          IsoSlot.ofCitation(),
          IsoSlot.whole(IsoSlot.DATA, "abstract", "pointOfContact", "resourceMaintenance"),
          IsoSlot.shared(IsoSlot.DATA, "descriptiveKeywords"),
          IsoSlot.ofData("defaultLocale", "otherLocale"),
          IsoSlot.ofDistribution(),
          IsoSlot.whole(IsoSlot.QUALITY, "report"),
          IsoSlot.whole(IsoSlot.RECORD, "resourceLineage")),
      Map.of(
          "MD_Metadata",
          "metadataIdentifier defaultLocale parentMetadata metadataScope contact dateInfo"
              + " metadataStandard metadataProfile alternativeMetadataReference otherLocale"
              + " metadataLinkage spatialRepresentationInfo referenceSystemInfo"
              + " metadataExtensionInfo identificationInfo contentInfo distributionInfo"
              + " dataQualityInfo resourceLineage portrayalCatalogueInfo metadataConstraints"
              + " applicationSchemaInfo metadataMaintenance acquisitionInformation",
          "Identification",
          "citation abstract purpose credit status pointOfContact spatialRepresentationType"
              + " spatialResolution temporalResolution topicCategory extent"
              + " additionalDocumentation processingLevel resourceMaintenance graphicOverview"
              + " resourceFormat descriptiveKeywords resourceSpecificUsage resourceConstraints"
              + " associatedResource defaultLocale otherLocale environmentDescription"
              + " supplementalInformation serviceType serviceTypeVersion accessProperties"
              + " couplingType coupledResource operatedDataset profile serviceStandard"
              + " containsOperations operatesOn containsChain",
          "CI_Citation",
          "title alternateTitle date edition editionDate identifier citedResponsibleParty"
              + " presentationForm series otherCitationDetails ISBN ISSN onlineResource graphic",
          "CI_Responsibility",
          "role extent party",
          "MD_Distribution",
          "description distributionFormat distributor transferOptions",
          "DQ_DataQuality",
          "scope report standaloneQualityReport"));

  private final String schema;
  private final Set<String> roots;
  private final String stamp;
  private final String fields;
  private final List<IsoSlot> slots;
  private final Map<String, List<String>> orders;

  /**
   * @param roots namespaces of records
   * @param stamp property with the date of the last change of a record
   * @param fields prefix of the names of fields
   */
  IsoEncoding(
      String schema,
      Set<String> roots,
      String stamp,
      String fields,
      Stream<Stream<IsoSlot>> slots,
      Map<String, String> orders) {
    this.schema = schema;
    this.roots = roots;
    this.stamp = stamp;
    this.fields = fields;
    this.slots = slots.flatMap(some -> some).toList();
    this.orders =
        orders.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, order -> List.of(order.getValue().split(" "))));
  }

  /** Name of the encoding among the schemas of GeoNetwork. */
  public String schema() {
    return schema;
  }

  /** The encoding of a record; empty if it is none of these. */
  static Optional<IsoEncoding> of(Element root) {
    return Stream.of(values())
        .filter(encoding -> encoding.roots.contains(String.valueOf(root.getNamespaceURI())))
        .findFirst();
  }

  /** The properties that we write. */
  List<IsoSlot> slots() {
    return slots;
  }

  /**
   * The name of a field. A catalogue may convert all its records to the other encoding: what we
   * wrote in the first must not make what is in the second look edited.
   *
   * @param mark our mark on a block of it; empty for the whole property
   */
  String field(IsoSlot slot, String mark) {
    String name = fields + slot.name();
    return mark.isEmpty() ? name : name + " " + mark.substring(IsoWriting.MARK.length());
  }

  /** A name that {@link #field} gave, as {@code PortalFields} knows it. */
  public static String property(String field) {
    return field.startsWith(ISO_19115_3.fields)
        ? field.substring(ISO_19115_3.fields.length())
        : field;
  }

  /** The schema's order of the properties of an element; empty if we need not know it. */
  private List<String> order(String element) {
    String kind =
        element.endsWith("Identification")
            ? "Identification"
            : element.replace("MI_Metadata", "MD_Metadata");
    return orders.getOrDefault(kind, List.of());
  }

  /** Converts an element that we wrote in ISO 19139 to this encoding. */
  Element express(Element written) {
    return this == ISO_19139 ? written : IsoTranslation.of(written);
  }

  /** Sets the date of the last change of a record. */
  void stamp(Element root, LocalDateTime at) {
    Document document = root.getOwnerDocument();
    IsoPen written =
        IsoPen.loose(document, "gmd:MD_Metadata")
            .value("gmd:dateStamp", "gco:DateTime", at.truncatedTo(ChronoUnit.SECONDS).toString());
    Element now = IsoXml.children(express(written.element()), stamp).get(0);
    IsoXml.children(root, stamp).stream()
        .filter(IsoEncoding::isOfLastChange)
        .findFirst()
        .ifPresentOrElse(old -> root.replaceChild(now, old), () -> put(root, now));
  }

  /** ISO 19115-3 keeps the date of a record's creation in the same property. */
  private static boolean isOfLastChange(Element stamp) {
    return IsoXml.first(stamp, List.of("CI_Date", "dateType", "CI_DateTypeCode"))
        .map(type -> type.getAttribute("codeListValue").equals("revision"))
        .orElse(true);
  }

  /** A copy of the record without the date of its last change. */
  Element undated(Element root) {
    Element copy = (Element) root.cloneNode(true);
    IsoXml.children(copy, stamp).forEach(copy::removeChild);
    return copy;
  }

  /** Inserts a property where the schema requires it, after others of its name; else at the end. */
  void put(Element at, Element property) {
    List<String> order = order(IsoXml.name(at));
    int rank = order.indexOf(IsoXml.name(property));
    Element next =
        IsoXml.children(at).stream()
            .filter(child -> rank >= 0 && isBehind(order.indexOf(IsoXml.name(child)), rank))
            .findFirst()
            .orElse(null);
    at.insertBefore(property, next);
  }

  /** Properties that the schema does not have were added at the end by a profile. */
  private static boolean isBehind(int other, int rank) {
    return other < 0 || other > rank;
  }
}
