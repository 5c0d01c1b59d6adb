package fr.moisson.harvesters.iso;

import java.net.URI;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes an element of a record and its content; prefixes stand for the namespaces. */
final class IsoPen {

  private static final String CODELISTS =
      "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#";

  /** Characters that XML cannot represent, and that people paste into catalogues. */
  private static final String ILLEGAL =
      "[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private final Element element;

  private IsoPen(Element element) {
    this.element = element;
  }

  /** The root of a document, which declares all namespaces. */
  static IsoPen root(Document document, String name) {
    Element root = append(document, document, name);
    IsoXml.NAMESPACES.forEach(
        (prefix, namespace) ->
            root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace));
    return new IsoPen(root);
  }

  /** An element that is not placed in a document yet. */
  static IsoPen loose(Document document, String name) {
    return new IsoPen(append(document, document.createDocumentFragment(), name));
  }

  Element element() {
    return element;
  }

  private static Element append(Document document, Node parent, String name) {
    String prefix = name.substring(0, name.indexOf(':'));
    Element child = document.createElementNS(IsoXml.NAMESPACES.get(prefix), name);
    parent.appendChild(child);
    return child;
  }

  /** A new element within this one. */
  IsoPen in(String... path) {
    Element at = element;
    for (String name : path) {
      at = append(element.getOwnerDocument(), at, name);
    }
    return new IsoPen(at);
  }

  IsoPen with(String attribute, String value) {
    int colon = attribute.indexOf(':');
    if (colon < 0) {
      element.setAttribute(attribute, value);
    } else {
      element.setAttributeNS(
          IsoXml.NAMESPACES.get(attribute.substring(0, colon)), attribute, value);
    }
    return this;
  }

  IsoPen says(String text) {
    element.setTextContent(text.replaceAll(ILLEGAL, " ").strip());
    return this;
  }

  /** A text property; nothing is written if there is no text. */
  IsoPen text(String property, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      in(property, "gco:CharacterString").says(text);
    }
    return this;
  }

  /** A property of another type than text. */
  IsoPen value(String property, String type, String text) {
    in(property, type).says(text);
    return this;
  }

  /** A text that is linked to an address, if there is one. */
  IsoPen anchor(String property, String text, @Nullable URI address) {
    if (address == null) {
      return text(property, text);
    }
    String shown = text.isBlank() ? address.toString() : text;
    in(property, "gmx:Anchor").with("xlink:href", address.toString()).says(shown);
    return this;
  }

  IsoPen code(String property, String list, String value) {
    in(property, list).with("codeList", CODELISTS + local(list)).with("codeListValue", value);
    return this;
  }

  /** A property that the schema requires, but whose value is not known. */
  IsoPen nothing(String property, String reason) {
    in(property).with("gco:nilReason", reason);
    return this;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
