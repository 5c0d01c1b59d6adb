package fr.moisson.harvesters.iso;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes one of our links into the distribution of a record. Each link gets its own block, with the
 * size of the file; editors may add other links to that block, which is then kept.
 */
final class IsoLinks {

  /**
   * @param encoding of both records
   * @param theirs the link as it is in the record; empty if it is not there
   * @param mine the link as it should be; empty if it should be removed
   * @param distribution where new links go
   */
  static void write(
      IsoEncoding encoding,
      List<Element> theirs,
      List<Element> mine,
      Supplier<Element> distribution) {
    if (theirs.isEmpty()) {
      mine.forEach(link -> add(encoding, link, distribution.get()));
      return;
    }
    Element held = theirs.get(0);
    Element block = (Element) held.getParentNode();
    boolean isAlone = IsoXml.children(block, "onLine").size() == 1;
    Element old = isAlone ? (Element) block.getParentNode() : held;
    if (mine.isEmpty()) {
      old.getParentNode().removeChild(old);
      return;
    }
    Element link = mine.get(0);
    Element wanted = isAlone ? (Element) link.getParentNode().getParentNode() : link;
    if (!IsoText.of(old).equals(IsoText.of(wanted))) {
      old.getParentNode().replaceChild(copy(wanted, old.getOwnerDocument()), old);
    }
  }

  private static Element copy(Element element, Document into) {
    return (Element) into.importNode(element, true);
  }

  /** Our link replaces somebody else's link to the same address. */
  private static void add(IsoEncoding encoding, Element link, Element distribution) {
    String address = address(link);
    for (Element options : IsoXml.children(distribution, "transferOptions")) {
      for (Element block : IsoXml.children(options)) {
        List<Element> links = IsoXml.children(block, "onLine");
        List<Element> same =
            links.stream()
                .filter(other -> IsoSlot.mark(other).isEmpty() && address(other).equals(address))
                .toList();
        if (!same.isEmpty() && same.size() == links.size()) {
          distribution.removeChild(options);
        } else {
          same.forEach(block::removeChild);
        }
      }
    }
    Element options = (Element) link.getParentNode().getParentNode();
    encoding.put(distribution, copy(options, distribution.getOwnerDocument()));
  }

  static String address(Element link) {
    return linkage(link).map(linkage -> linkage.getTextContent().strip()).orElse("");
  }

  /** Changes the address of a link. */
  static void lead(Element link, String address) {
    linkage(link).ifPresent(linkage -> linkage.setTextContent(address));
  }

  private static Optional<Element> linkage(Element link) {
    return IsoXml.first(link, List.of("CI_OnlineResource", "linkage", "*"));
  }

  private IsoLinks() {}
}
