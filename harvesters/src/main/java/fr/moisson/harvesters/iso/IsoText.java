package fr.moisson.harvesters.iso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The content of elements as a text to compare, regardless of prefixes, blanks, ids, the addresses
 * of code lists, and changes that catalogues make to the form.
 */
final class IsoText {

  /** Attributes without meaning, which catalogues add or write in their own way. */
  private static final Set<String> SILENT =
      Set.of("id", "codeList", "schemaLocation", "type", "show", "actuate");

  /** Missing if there are no elements. */
  static JsonNode of(List<Element> elements) {
    return elements.isEmpty()
        ? MissingNode.getInstance()
        : TextNode.valueOf(elements.stream().map(IsoText::of).collect(Collectors.joining("\n")));
  }

  static String of(Element element) {
    StringBuilder text = new StringBuilder();
    append(text, element);
    return text.toString();
  }

  private static void append(StringBuilder text, Element element) {
    // GeoNetwork makes the names of all downloads file names, with a type that it guesses.
    String name = IsoXml.name(element).replace("MimeFileType", "CharacterString");
    text.append('<').append(name);
    attributes(element)
        .forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    text.append('>');
    StringBuilder words = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        append(text, child);
      } else if (node.getNodeType() == Node.TEXT_NODE
          || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        words.append(node.getNodeValue());
      }
    }
    text.append(words.toString().strip().replaceAll("\\s+", " ")).append("</>");
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> said = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String name = IsoXml.name(attribute);
      boolean isDeclaration =
          XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
      if (!isDeclaration && !SILENT.contains(name)) {
        said.put(name, attribute.getValue().strip());
      }
    }
    return said;
  }

  private IsoText() {}
}
