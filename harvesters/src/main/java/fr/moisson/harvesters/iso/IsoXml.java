package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Records as modifiable trees; elements are found by their names without namespaces. */
final class IsoXml {

  static final Map<String, String> NAMESPACES =
      new TreeMap<>(
          Map.of(
              "gmd", "http://www.isotc211.org/2005/gmd",
              "gco", "http://www.isotc211.org/2005/gco",
              "gmx", "http://www.isotc211.org/2005/gmx",
              "srv", "http://www.isotc211.org/2005/srv",
              "gts", "http://www.isotc211.org/2005/gts",
              "gml", "http://www.opengis.net/gml/3.2",
              "xlink", "http://www.w3.org/1999/xlink"));

  static Document empty() {
    try {
      return factory().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform reads XML", e);
    }
  }

  /**
   * @throws BadItem if the text is no XML, or is too large or too deep
   */
  static Document parse(String xml) {
    // Rejects documents that are too large or too deep to walk the tree.
    XmlElement.parse(xml);
    try {
      return factory().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException e) {
      throw new BadItem(
          Notice.of(Notice.Code.UNEXPECTED_ANSWER, "XML", String.valueOf(e.getMessage())), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform reads XML", e);
    }
  }

  /** Refuses document types, hence entities that expand or that refer to a file. */
  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory;
  }

  static String write(Document document) {
    try {
      Transformer plain = TransformerFactory.newDefaultInstance().newTransformer();
      plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      plain.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  static String name(Node node) {
    return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(child -> name(child).equals(name)).toList();
  }

  /** The first element at the end of a path of names; {@code *} is any name. */
  static Optional<Element> first(Element from, List<String> path) {
    Optional<Element> found = Optional.of(from);
    for (String step : path) {
      found =
          found.flatMap(
              element ->
                  children(element).stream()
                      .filter(child -> step.equals("*") || name(child).equals(step))
                      .findFirst());
    }
    return found;
  }

  private IsoXml() {}
}
