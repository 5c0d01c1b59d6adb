package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.formats.text.Utf8;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.util.function.Consumer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through foreign XML: no document type, no custom entities, limited length of text. Elements
 * are compared by local name, since producers choose prefixes and namespaces.
 */
public final class XmlWalk implements Closeable {

  /** As long as the longest cell of a CSV file. */
  private static final int LONGEST_TEXT = Cell.LONGEST;

  private final Table table;
  private final Closeable in;
  private final XMLStreamReader xml;

  private XmlWalk(Table table, Closeable in, XMLStreamReader xml) {
    this.table = table;
    this.in = in;
    this.xml = xml;
  }

  /**
   * Opens the file of a table, even if its encoding is not the declared one.
   *
   * @throws BadItem if it does not begin as XML
   */
  static XmlWalk of(Table table, Consumer<Notice> notices) throws IOException {
    if (Utf8.isAsItSays(table.file())) {
      return open(table, Files.newInputStream(table.file()));
    }
    Reader text = Text.of(table, notices).open();
    return open(table, text, () -> SafeXml.readers().createXMLStreamReader(text));
  }

  /**
   * @param in closed with the walk
   * @throws BadItem if it does not begin as XML
   */
  public static XmlWalk open(Table table, InputStream in) throws IOException {
    return open(table, in, () -> SafeXml.readers().createXMLStreamReader(in));
  }

  private interface Opening {
    public XMLStreamReader open() throws XMLStreamException;
  }

  private static XmlWalk open(Table table, Closeable in, Opening opening) throws IOException {
    try {
      return new XmlWalk(table, in, opening.open());
    } catch (XMLStreamException e) {
      in.close();
      throw malformed(table, e);
    }
  }

  /** Throws a fault only if no row precedes it: else the reader of the rows will meet it. */
  static void refuseAtOnce(BadItem fault, boolean hasRows) {
    if (!hasRows || fault.notice().code() != Notice.Code.MALFORMED) {
      throw fault;
    }
  }

  /** Moves to the next event; false at the end. */
  public boolean next() throws IOException {
    try {
      if (!xml.hasNext()) {
        return false;
      }
      if (xml.next() == XMLStreamConstants.ENTITY_REFERENCE) {
        String entity = "&" + xml.getLocalName() + ";";
        throw malformed(table, new XMLStreamException(entity, xml.getLocation()));
      }
      return true;
    } catch (XMLStreamException e) {
      Throwable cause = e.getNestedException();
      if (cause instanceof IOException io && !(cause instanceof CharConversionException)) {
        throw io;
      }
      throw malformed(table, e);
    }
  }

  public boolean starts(String element) {
    return xml.isStartElement() && xml.getLocalName().equals(element);
  }

  public boolean starts() {
    return xml.isStartElement();
  }

  public boolean ends(String element) {
    return xml.isEndElement() && xml.getLocalName().equals(element);
  }

  public boolean ends() {
    return xml.isEndElement();
  }

  /** Name of the element that starts or ends here. */
  public String element() {
    return xml.getLocalName();
  }

  /** Namespace of that element; empty for none. */
  String namespace() {
    return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
  }

  /** An attribute in any namespace. */
  public @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  public @Nullable String attribute(String namespace, String name) {
    return xml.getAttributeValue(namespace, name);
  }

  /** Appends the characters at the current event, if there are any. */
  public void addText(StringBuilder text) {
    if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
      if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
        long line = xml.getLocation().getLineNumber();
        throw new BadItem(
            Notice.of(Notice.Code.LONG_CELL, table.origin(), line, (long) LONGEST_TEXT));
      }
      text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }
  }

  /** All text of the element that starts here, to its end. */
  public String text() throws IOException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0 && next()) {
      depth += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
      addText(text);
    }
    return text.toString();
  }

  /** Skips the element that starts here, to its end. */
  public void skip() throws IOException {
    int depth = 1;
    while (depth > 0 && next()) {
      depth += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
    }
  }

  private static BadItem malformed(Table table, XMLStreamException fault) {
    Location at = fault.getLocation();
    return at == null
        ? FormatMismatch.malformed(table, 1, 1, fault)
        : FormatMismatch.malformed(table, at.getLineNumber(), at.getColumnNumber(), fault);
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      in.close();
    }
  }
}
