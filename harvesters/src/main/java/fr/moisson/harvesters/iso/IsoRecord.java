package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.ResourceIds;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A record as a catalogue holds it, parts of which can be changed. */
public final class IsoRecord {

  /** Namespace of what GeoNetwork adds to records for itself. */
  private static final String GEONETWORK = "http://www.fao.org/geonetwork";

  private final Document document;
  private final IsoEncoding encoding;

  IsoRecord(Document document, IsoEncoding encoding) {
    this.document = document;
    this.encoding = encoding;
  }

  /**
   * @throws BadItem if the document is no such record
   */
  public static IsoRecord read(String xml) {
    Document document = IsoXml.parse(xml);
    Element root = document.getDocumentElement();
    IsoEncoding encoding =
        IsoEncoding.of(root)
            .filter(known -> IsoXml.first(root, IsoSlot.IDENTIFIER.parent()).isPresent())
            .orElseThrow(() -> refused(root));
    IsoXml.children(root).stream()
        .filter(child -> GEONETWORK.equals(child.getNamespaceURI()))
        .forEach(root::removeChild);
    return new IsoRecord(document, encoding);
  }

  private static BadItem refused(Element root) {
    return new BadItem(
        Notice.of(Notice.Code.UNEXPECTED_ANSWER, root.getNodeName(), "ISO 19139, ISO 19115-3"));
  }

  /**
   * A record that we wrote, in the encoding in which a catalogue has it or wants it.
   *
   * @param written by {@link IsoWriting}
   */
  public static IsoRecord ours(String written, IsoEncoding encoding) {
    Document document = IsoXml.parse(written);
    return new IsoRecord(
        encoding == IsoEncoding.ISO_19139 ? document : IsoTranslation.of(document), encoding);
  }

  public IsoEncoding encoding() {
    return encoding;
  }

  /**
   * The record as it is to be sent.
   *
   * @param at the date of the last change that is written into the record
   */
  public String write(LocalDateTime at) {
    IsoRecord copy = copy();
    encoding.stamp(copy.root(), at);
    return IsoXml.write(copy.document);
  }

  /** The addresses of its links. */
  public Set<String> addresses() {
    return links(root()).map(IsoLinks::address).collect(Collectors.toSet());
  }

  /**
   * The same record with other addresses for some of our links.
   *
   * @param addresses by the names of the links ({@link ResourceIds})
   */
  public IsoRecord leading(Map<String, URI> addresses) {
    IsoRecord copy = copy();
    links(copy.root())
        .forEach(
            link -> {
              String name = IsoSlot.mark(link).replaceFirst("^" + IsoWriting.MARK, "");
              if (addresses.containsKey(name)) {
                IsoLinks.lead(link, String.valueOf(addresses.get(name)));
              }
            });
    return copy;
  }

  private Stream<Element> links(Element root) {
    return encoding.slots().stream()
        .filter(IsoSlot::isLinks)
        .flatMap(slot -> slot.in(root).stream());
  }

  /** Whether another record has the same content, except for the date. */
  public boolean saysTheSameAs(IsoRecord other) {
    return text().equals(other.text());
  }

  private String text() {
    return IsoText.of(encoding.undated(root()));
  }

  /** The key under which we wrote the record; empty if we never did. */
  public Optional<String> key() {
    return IsoSlot.IDENTIFIER.in(root()).stream()
        .filter(identifier -> IsoSlot.mark(identifier).equals(IsoWriting.KEY))
        .flatMap(identifier -> IsoXml.first(identifier, List.of("*", "code")).stream())
        .map(code -> code.getTextContent().strip())
        .findFirst();
  }

  /** The same record with our key, and nothing else changed. */
  public IsoRecord keyed(String key) {
    IsoRecord copy = copy();
    IsoPen citation = IsoPen.loose(copy.document, "gmd:CI_Citation");
    IsoIdentification.identifier(citation, IsoWriting.KEY, key);
    Element at = IsoSlot.IDENTIFIER.parent(encoding, copy.root(), copy.root());
    IsoSlot.IDENTIFIER.in(copy.root()).stream()
        .filter(identifier -> IsoSlot.mark(identifier).equals(IsoWriting.KEY))
        .forEach(at::removeChild);
    IsoXml.children(encoding.express(citation.element())).forEach(block -> encoding.put(at, block));
    return copy;
  }

  /** Whether we withdrew the record. */
  public boolean isWithdrawn() {
    return !notes(root()).isEmpty();
  }

  /** The same record with a note that its data are no longer maintained. */
  public IsoRecord withdrawn(String reason) {
    IsoRecord copy = returned();
    IsoPen data = IsoPen.loose(copy.document, "gmd:MD_DataIdentification");
    data.in("gmd:resourceMaintenance", "gmd:MD_MaintenanceInformation")
        .with("id", IsoSlot.WITHDRAWN)
        .code("gmd:maintenanceAndUpdateFrequency", "gmd:MD_MaintenanceFrequencyCode", "notPlanned")
        .text("gmd:maintenanceNote", reason);
    Element at = IsoSlot.MAINTENANCE.parent(encoding, copy.root(), copy.root());
    IsoXml.children(encoding.express(data.element())).forEach(note -> encoding.put(at, note));
    return copy;
  }

  /** The same record without that note. */
  IsoRecord returned() {
    IsoRecord copy = copy();
    notes(copy.root()).forEach(note -> note.getParentNode().removeChild(note));
    return copy;
  }

  private static List<Element> notes(Element root) {
    return IsoXml.first(root, IsoSlot.MAINTENANCE.parent()).stream()
        .flatMap(data -> IsoXml.children(data, IsoSlot.MAINTENANCE.name()).stream())
        .filter(note -> IsoSlot.mark(note).equals(IsoSlot.WITHDRAWN))
        .toList();
  }

  IsoRecord copy() {
    return new IsoRecord((Document) document.cloneNode(true), encoding);
  }

  Element root() {
    return document.getDocumentElement();
  }
}
