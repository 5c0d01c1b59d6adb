package fr.moisson.harvesters.iso;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A property of a record that we write; {@link IsoEncoding} lists them.
 *
 * @param parent path to the element that has it
 * @param isShared whether others may add blocks beside ours, which then carry our mark
 */
record IsoSlot(List<String> parent, String name, boolean isShared) {

  static final List<String> RECORD = List.of();
  static final List<String> DATA = List.of("identificationInfo", "*");
  static final List<String> QUALITY = List.of("dataQualityInfo", "DQ_DataQuality");
  private static final List<String> CITATION =
      List.of("identificationInfo", "*", "citation", "CI_Citation");
  private static final List<String> DISTRIBUTION = List.of("distributionInfo", "MD_Distribution");

  static final String WITHDRAWN = IsoWriting.MARK + "withdrawn";

  static final IsoSlot IDENTIFIER = new IsoSlot(CITATION, "identifier", true);
  static final IsoSlot MAINTENANCE = new IsoSlot(DATA, "resourceMaintenance", false);

  static Stream<IsoSlot> whole(List<String> parent, String... names) {
    return Stream.of(names).map(name -> new IsoSlot(parent, name, false));
  }

  static Stream<IsoSlot> shared(List<String> parent, String... names) {
    return Stream.of(names).map(name -> new IsoSlot(parent, name, true));
  }

  static Stream<IsoSlot> ofCitation() {
    return Stream.concat(whole(CITATION, "title", "date"), Stream.of(IDENTIFIER));
  }

  /**
   * @param languages the properties with the languages of the data
   */
  static Stream<IsoSlot> ofData(String... languages) {
    return Stream.of(
            whole(DATA, "resourceConstraints", "spatialRepresentationType", "spatialResolution"),
            whole(DATA, languages),
            whole(DATA, "topicCategory", "extent"))
        .flatMap(slots -> slots);
  }

  static Stream<IsoSlot> ofDistribution() {
    return Stream.concat(whole(DISTRIBUTION, "distributionFormat"), shared(DISTRIBUTION, "onLine"));
  }

  /** Links, which may share a block with links that somebody added. */
  boolean isLinks() {
    return name.equals("onLine");
  }

  /** All elements of the property in a record, except the note of a withdrawal. */
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

  /**
   * The element that has the property; if it is missing, it is copied from the other record.
   *
   * @param encoding of both records
   */
  Element parent(IsoEncoding encoding, Element record, Element other) {
    Element at = record;
    Element model = other;
    for (int i = 0; i < parent.size(); i++) {
      List<String> step = List.of(parent.get(i));
      Element known = IsoXml.first(model, step).orElseThrow();
      Element found = IsoXml.first(at, step).orElse(null);
      if (found == null) {
        found = (Element) record.getOwnerDocument().importNode(known, true);
        encoding.put(at, found);
        strip(encoding, found, parent.subList(0, i + 1));
      }
      at = found;
      model = known;
    }
    return at;
  }

  /** Removes the content of all slots from a copy; the frame that the schema requires is left. */
  private static void strip(IsoEncoding encoding, Element copy, List<String> path) {
    for (IsoSlot slot : encoding.slots()) {
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
