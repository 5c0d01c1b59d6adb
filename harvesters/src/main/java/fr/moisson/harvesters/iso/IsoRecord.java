package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A record of ISO 19139 as a catalogue holds it, which can be changed in part. */
public final class IsoRecord {

  private static final Set<String> STANDARDS =
      Set.of(
          "http://www.isotc211.org/2005/gmd",
          "http://www.isotc211.org/2005/gmi",
          "http://standards.iso.org/iso/19115/-2/gmi/1.0");

  /** What GeoNetwork adds to records for itself. */
  private static final String GEONETWORK = "http://www.fao.org/geonetwork";

  private final Document document;

  IsoRecord(Document document) {
    this.document = document;
  }

  /**
   * @throws BadItem if this is no such record
   */
  public static IsoRecord read(String xml) {
    Document document = IsoXml.parse(xml);
    Element root = document.getDocumentElement();
    boolean isIdentified = IsoXml.first(root, IsoSlot.IDENTIFIER.parent()).isPresent();
    if (!STANDARDS.contains(String.valueOf(root.getNamespaceURI())) || !isIdentified) {
      throw new BadItem(Notice.of(Notice.Code.UNEXPECTED_ANSWER, root.getNodeName(), "ISO 19139"));
    }
    IsoXml.children(root).stream()
        .filter(child -> GEONETWORK.equals(child.getNamespaceURI()))
        .forEach(root::removeChild);
    return new IsoRecord(document);
  }

  /**
   * As it is to be sent.
   *
   * @param at the date of the record, which says when it was changed
   */
  public String write(LocalDateTime at) {
    Document copy = copy().document;
    Element root = copy.getDocumentElement();
    List<Element> stamps = IsoXml.children(root, "dateStamp");
    Element stamp = copy.createElementNS(IsoXml.NAMESPACES.get("gmd"), "gmd:dateStamp");
    Element moment = copy.createElementNS(IsoXml.NAMESPACES.get("gco"), "gco:DateTime");
    moment.setTextContent(at.truncatedTo(ChronoUnit.SECONDS).toString());
    stamp.appendChild(moment);
    if (stamps.isEmpty()) {
      IsoSlot.put(root, stamp);
    } else {
      root.replaceChild(stamp, stamps.get(0));
    }
    return IsoXml.write(copy);
  }

  /** Whether another record says the same, its date apart. */
  public boolean saysTheSameAs(IsoRecord other) {
    return text().equals(other.text());
  }

  private String text() {
    Element root = (Element) root().cloneNode(true);
    IsoXml.children(root, "dateStamp").forEach(root::removeChild);
    return IsoText.of(root);
  }

  /** The key under which we wrote it; empty if we never did. */
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
    Element at = IsoSlot.IDENTIFIER.parent(copy.root(), copy.root());
    IsoSlot.IDENTIFIER.in(copy.root()).stream()
        .filter(identifier -> IsoSlot.mark(identifier).equals(IsoWriting.KEY))
        .forEach(at::removeChild);
    IsoXml.children(citation.element()).forEach(block -> IsoSlot.put(at, block));
    return copy;
  }

  /** Whether we took it out of sight. */
  public boolean isWithdrawn() {
    return !notes(root()).isEmpty();
  }

  /** The same record with a note that its data are no longer kept up. */
  public IsoRecord withdrawn(String reason) {
    IsoRecord copy = returned();
    IsoPen data = IsoPen.loose(copy.document, "gmd:MD_DataIdentification");
    data.in("gmd:resourceMaintenance", "gmd:MD_MaintenanceInformation")
        .with("id", IsoSlot.WITHDRAWN)
        .code("gmd:maintenanceAndUpdateFrequency", "gmd:MD_MaintenanceFrequencyCode", "notPlanned")
        .text("gmd:maintenanceNote", reason);
    Element at = IsoSlot.MAINTENANCE.parent(copy.root(), copy.root());
    IsoXml.children(data.element()).forEach(note -> IsoSlot.put(at, note));
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
    return new IsoRecord((Document) document.cloneNode(true));
  }

  Element root() {
    return document.getDocumentElement();
  }
}
