package fr.moisson.connectors.csw;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Copies one element of a stream to a document of its own. */
final class XmlText {

  private static final int LARGEST = 20_000_000;

  private final StringBuilder text = new StringBuilder();

  /**
   * Reads the current element of the reader, which is then at the end of that element.
   *
   * @param around prefixes and namespaces declared further out
   */
  static String of(XMLStreamReader reader, Map<String, String> around) throws XMLStreamException {
    XmlText element = new XmlText();
    Map<String, String> declared = new LinkedHashMap<>(around);
    declared.putAll(declarations(reader));
    element.start(reader, declared);
    for (int depth = 1; depth > 0; ) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          element.start(reader, declarations(reader));
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          element
              .text
              .append("</")
              .append(name(reader.getPrefix(), reader.getLocalName()))
              .append('>');
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            element.text.append(escape(reader.getText()));
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("unknown entity", reader.getLocation());
        default -> {
          // Comments and the like are dropped.
        }
      }
      if (element.text.length() > LARGEST) {
        throw new XMLStreamException("a record beyond all measure", reader.getLocation());
      }
    }
    return element.text.toString();
  }

  /** The namespaces that an element declares, by prefix. */
  static Map<String, String> declarations(XMLStreamReader reader) {
    Map<String, String> declared = new LinkedHashMap<>();
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = reader.getNamespacePrefix(i);
      String uri = reader.getNamespaceURI(i);
      declared.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
    }
    return declared;
  }

  private void start(XMLStreamReader reader, Map<String, String> namespaces) {
    text.append('<').append(name(reader.getPrefix(), reader.getLocalName()));
    namespaces.forEach(
        (prefix, uri) -> attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attribute(
          name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    text.append('>');
  }

  private void attribute(String name, String value) {
    text.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  private static String name(String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }

  private XmlText() {}
}
