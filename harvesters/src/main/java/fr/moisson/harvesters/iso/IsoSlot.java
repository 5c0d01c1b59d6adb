package fr.moisson.harvesters.iso;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A property of a record of ISO 19139 that is ours to write.
 *
 * @param parent path to the element that has it
 * @param isShared whether blocks of others may stand beside ours, which then carry our mark
 */
record IsoSlot(List<String> parent, String name, boolean isShared) {

  private static final List<String> RECORD = List.of();
  private static final List<String> DATA = List.of("identificationInfo", "*");
  private static final List<String> CITATION =
      List.of("identificationInfo", "*", "citation", "CI_Citation");
  private static final List<String> DISTRIBUTION = List.of("distributionInfo", "MD_Distribution");
  private static final List<String> QUALITY = List.of("dataQualityInfo", "DQ_DataQuality");

  static final String WITHDRAWN = IsoWriting.MARK + "withdrawn";

  static final List<IsoSlot> ALL =
      Stream.of(
              whole(RECORD, "hierarchyLevel", "contact", "referenceSystemInfo"),
              whole(CITATION, "title", "date"),
              shared(CITATION, "identifier"),
              whole(DATA, "abstract", "pointOfContact", "resourceMaintenance"),
              shared(DATA, "descriptiveKeywords"),
              whole(
                  DATA,
                  "resourceConstraints",
                  "spatialRepresentationType",
                  "spatialResolution",
                  "language",
                  "topicCategory",
                  "extent"),
              whole(DISTRIBUTION, "distributionFormat"),
              shared(DISTRIBUTION, "onLine"),
              whole(QUALITY, "report", "lineage"))
          .flatMap(slots -> slots)
          .toList();

  static final IsoSlot IDENTIFIER = new IsoSlot(CITATION, "identifier", true);
  static final IsoSlot MAINTENANCE = new IsoSlot(DATA, "resourceMaintenance", false);

  /** In which order the schema wants the properties of an element. */
  private static final Map<String, List<String>> ORDERS =
      Map.of(
          "MD_Metadata",
          words(
              "fileIdentifier language characterSet parentIdentifier hierarchyLevel"
                  + " hierarchyLevelName contact dateStamp metadataStandardName"
                  + " metadataStandardVersion dataSetURI locale spatialRepresentationInfo"
                  + " referenceSystemInfo metadataExtensionInfo identificationInfo contentInfo"
                  + " distributionInfo dataQualityInfo portrayalCatalogueInfo metadataConstraints"
                  + " applicationSchemaInfo metadataMaintenance series describes propertyType"
                  + " featureType featureAttribute"),
          "Identification",
          words(
              "citation abstract purpose credit status pointOfContact resourceMaintenance"
                  + " graphicOverview resourceFormat descriptiveKeywords resourceSpecificUsage"
                  + " resourceConstraints aggregationInfo spatialRepresentationType"
                  + " spatialResolution language characterSet topicCategory"
                  + " environmentDescription serviceType serviceTypeVersion accessProperties"
                  + " restrictions keywords extent coupledResource couplingType"
                  + " containsOperations operatesOn supplementalInformation"),
          "CI_Citation",
          words(
              "title alternateTitle date edition editionDate identifier citedResponsibleParty"
                  + " presentationForm series otherCitationDetails collectiveTitle ISBN ISSN"),
          "MD_Distribution",
          words("distributionFormat distributor transferOptions"),
          "DQ_DataQuality",
          words("scope report lineage"));

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private static Stream<IsoSlot> whole(List<String> parent, String... names) {
    return Stream.of(names).map(name -> new IsoSlot(parent, name, false));
  }

  private static Stream<IsoSlot> shared(List<String> parent, String... names) {
    return Stream.of(names).map(name -> new IsoSlot(parent, name, true));
  }

  /** Links, which may share a block with those that somebody put beside them. */
  boolean isLinks() {
    return name.equals("onLine");
  }

  /** All that a record says there, the note of a withdrawal apart. */
  List<Element> in(Element record) {
    return IsoXml.first(record, parent).stream()
        .flatMap(
            at ->
                isLinks()
                    ? IsoXml.children(at, "transferOptions").stream()
                        .flatMap(options -> IsoXml.children(options).stream())
                        .flatMap(block -> IsoXml.children(block, name).stream())
                    : IsoXml.children(at, name).stream())
        .filter(property -> !mark(property).equals(WITHDRAWN))
        .toList();
  }

  /** Our mark on the block within a property; empty if it has none. */
  static String mark(Element property) {
    return IsoXml.children(property).stream()
        .map(block -> block.getAttribute("id"))
        .filter(id -> id.startsWith(IsoWriting.MARK))
        .findFirst()
        .orElse("");
  }

  /** Puts a property where the schema wants it, behind those of its name. */
  static void put(Element at, Node property) {
    List<String> order = order(IsoXml.name(at));
    int rank = order.indexOf(IsoXml.name(property));
    Node next =
        IsoXml.children(at).stream()
            .filter(
                child -> {
                  int other = order.indexOf(IsoXml.name(child));
                  return other < 0 || other > rank;
                })
            .findFirst()
            .orElse(null);
    at.insertBefore(property, next);
  }

  private static List<String> order(String element) {
    String kind =
        element.endsWith("Identification")
            ? "Identification"
            : element.replace("MI_Metadata", "MD_Metadata");
    return ORDERS.getOrDefault(kind, List.of());
  }

  /** The element that has the property, made after the other record's if it is not there. */
  Element parent(Element record, Element other) {
    Element at = record;
    Element model = other;
    for (int i = 0; i < parent.size(); i++) {
      List<String> step = List.of(parent.get(i));
      Element known = IsoXml.first(model, step).orElseThrow();
      Element found = IsoXml.first(at, step).orElse(null);
      if (found == null) {
        found = (Element) record.getOwnerDocument().importNode(known, true);
        put(at, found);
        strip(found, parent.subList(0, i + 1));
      }
      at = found;
      model = known;
    }
    return at;
  }

  /** Leaves of a copy only what is in no slot: the frame that the schema wants. */
  private static void strip(Element copy, List<String> path) {
    for (IsoSlot slot : ALL) {
      int depth = path.size();
      if (slot.parent.size() >= depth && slot.parent.subList(0, depth).equals(path)) {
        IsoXml.first(copy, slot.parent.subList(depth, slot.parent.size()))
            .ifPresent(
                at ->
                    IsoXml.children(at, slot.isLinks() ? "transferOptions" : slot.name)
                        .forEach(at::removeChild));
      }
    }
  }
}
