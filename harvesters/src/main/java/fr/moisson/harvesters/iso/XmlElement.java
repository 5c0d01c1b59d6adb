package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.formats.text.SyntaxFault;
import fr.moisson.harvesters.formats.xml.SafeXml;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.model.Notice;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a record. Names are without namespaces: ISO 19139 and ISO 19115-3 use mostly the
 * same names in different namespaces, and no name in a record has two meanings.
 *
 * @param text its own text, stripped; empty if there is none
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  /** Real records have at most twenty levels. */
  private static final int DEEPEST = 100;

  private static final int LARGEST = 20_000_000;

  /**
   * @throws BadItem if the text is no XML, or is too large or too deep
   */
  static XmlElement parse(String xml) {
    if (xml.length() > LARGEST) {
      throw new BadItem(Notice.of(Notice.Code.TOO_LARGE, "XML", xml.length()));
    }
    try {
      XMLStreamReader reader = SafeXml.readers().createXMLStreamReader(new StringReader(xml));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw new BadItem(Notice.of(Notice.Code.UNEXPECTED_ANSWER, "XML", "<!DOCTYPE>"));
        }
      }
      return read(reader);
    } catch (XMLStreamException e) {
      throw new BadItem(SyntaxFault.of("MD_Metadata", e), e);
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
    Deque<Opened> opened = new ArrayDeque<>();
    opened.push(Opened.at(reader));
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          opened.push(Opened.at(reader));
          if (opened.size() > DEEPEST) {
            throw new XMLStreamException("nested too deeply", reader.getLocation());
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            opened.element().text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = opened.pop().close();
          if (opened.isEmpty()) {
            return closed;
          }
          opened.element().children.add(closed);
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("unknown entity", reader.getLocation());
        default -> {
          // Comments and the like are ignored.
        }
      }
    }
  }

  private record Opened(
      String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {

    static Opened at(XMLStreamReader reader) {
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      // A profile names the class of the standard that it extends: gco:isoType="gmd:MD_Metadata".
      String name =
          attributes.getOrDefault("isoType", reader.getLocalName()).replaceFirst("^.*:", "");
      return new Opened(name, attributes, new ArrayList<>(), new StringBuilder());
    }

    XmlElement close() {
      return new XmlElement(
          name,
          Map.copyOf(attributes),
          List.copyOf(children),
          Marks.limited(text.toString()).strip());
    }
  }

  /** The elements at the end of a path of names; {@code *} is any name. */
  Stream<XmlElement> all(String... path) {
    Stream<XmlElement> found = Stream.of(this);
    for (String step : path) {
      found =
          found.flatMap(
              element ->
                  element.children.stream()
                      .filter(child -> step.equals("*") || child.name.equals(step)));
    }
    return found;
  }

  Optional<XmlElement> first(String... path) {
    return all(path).findFirst();
  }

  /** All elements within this one, in the order of the document. */
  Stream<XmlElement> descendants() {
    return children.stream().flatMap(child -> Stream.concat(Stream.of(child), child.descendants()));
  }

  /** All elements of a name, at any depth. */
  Stream<XmlElement> anywhere(String sought) {
    return descendants().filter(element -> element.name.equals(sought));
  }

  /** An attribute, if it is present and not blank. */
  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The texts at the end of a path, each in the best of its languages. */
  Stream<String> texts(String... path) {
    return phrases(path).map(LinkedText::text).filter(text -> !text.isEmpty());
  }

  Optional<String> text(String... path) {
    return texts(path).findFirst();
  }

  Stream<LinkedText> phrases(String... path) {
    return all(path).flatMap(element -> LinkedText.of(element).stream());
  }

  /** Codes of a list: the attribute, or else the text, where some editors write them. */
  Stream<String> codes(String... path) {
    return all(path).map(XmlElement::code).filter(code -> !code.isEmpty());
  }

  private String code() {
    String stated = attribute("codeListValue").orElse(text);
    return CodeLists.code(stated)
        .or(() -> CodeLists.code(text))
        .orElseGet(() -> CodeLists.bare(stated));
  }
}
