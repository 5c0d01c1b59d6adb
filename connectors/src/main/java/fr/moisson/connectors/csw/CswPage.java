package fr.moisson.connectors.csw;

import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.dcat.syntax.Printable;
import fr.moisson.harvesters.formats.text.SyntaxFault;
import fr.moisson.harvesters.formats.xml.SafeXml;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One answer to GetRecords, whose records are read one by one. */
final class CswPage implements Closeable {

  private static final int ENOUGH_WORDS = 1000;

  /** Roots of the error reports of OWS, of older OGC services, and of services with SOAP. */
  private static final Set<String> REPORTS =
      Set.of("ExceptionReport", "ServiceExceptionReport", "Envelope");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

  private final Body body;
  private final InputStream content;
  private final XMLStreamReader reader;
  private final Map<String, String> namespaces = new HashMap<>();
  private OptionalLong matched = OptionalLong.empty();
  private OptionalLong next = OptionalLong.empty();
  private long given;

  private CswPage(Body body, InputStream content, XMLStreamReader reader) {
    this.body = body;
    this.content = content;
    this.reader = reader;
  }

  /**
   * @throws Unavailable if this is not an answer to GetRecords
   */
  static CswPage of(Body body) {
    InputStream content = new BufferedInputStream(new Printable(body.open()));
    try {
      skipBlanks(content);
      CswPage page = new CswPage(body, content, SafeXml.readers().createXMLStreamReader(content));
      page.start();
      return page;
    } catch (XMLStreamException e) {
      close(content);
      throw broken(body, e);
    } catch (IOException e) {
      close(content);
      throw new UncheckedIOException(e);
    } catch (Unavailable e) {
      close(content);
      throw e;
    }
  }

  /** PHP scripts leave empty lines before the XML declaration, which is not valid XML. */
  private static void skipBlanks(InputStream content) throws IOException {
    int first;
    do {
      content.mark(1);
      first = content.read();
    } while (first == ' ' || first == '\n' || first == '\r' || first == '\t');
    content.reset();
  }

  private void start() throws XMLStreamException {
    nextElement();
    String root = reader.getLocalName();
    if (REPORTS.contains(root)) {
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, body.uri(), exception()));
    }
    if (!root.equals("GetRecordsResponse")) {
      throw Refusals.unexpected(body, "XML", "<" + root + "> ≠ <GetRecordsResponse>");
    }
    while (!reader.getLocalName().equals("SearchResults")) {
      namespaces.putAll(XmlText.declarations(reader));
      nextElement();
    }
    namespaces.putAll(XmlText.declarations(reader));
    matched = number("numberOfRecordsMatched");
    next = number("nextRecord");
  }

  private void nextElement() throws XMLStreamException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.DTD) {
        throw Refusals.unexpected(body, "XML", "<!DOCTYPE>");
      }
      if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        throw Refusals.unexpected(body, "XML", "≠ <SearchResults>");
      }
    }
  }

  /** The codes and messages of an error report. */
  private String exception() throws XMLStreamException {
    StringBuilder words = new StringBuilder();
    while (reader.hasNext() && words.length() < ENOUGH_WORDS) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        for (String name : List.of("exceptionCode", "code", "locator")) {
          String value = reader.getAttributeValue(null, name);
          words.append(value == null ? "" : value + " ");
        }
      } else if (event == XMLStreamConstants.CHARACTERS) {
        words.append(reader.getText().strip()).append(' ');
      }
    }
    return words.toString().strip();
  }

  private OptionalLong number(String attribute) {
    String value = reader.getAttributeValue(null, attribute);
    return value == null || !NUMBER.matcher(value.strip()).matches()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(value.strip()));
  }

  /**
   * The next record as a document of its own; null after the last.
   *
   * @throws Unavailable if the answer is truncated or broken
   */
  @Nullable String next() {
    try {
      while (true) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String record = XmlText.of(reader, namespaces);
          given++;
          return record;
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          // The content after the results is ignored, but must be complete.
          while (reader.hasNext()) {
            reader.next();
          }
          return null;
        }
      }
    } catch (XMLStreamException e) {
      throw broken(body, e);
    }
  }

  /** The total number of records, if the server states it. */
  OptionalLong matched() {
    return matched;
  }

  /** The start of the next page according to the server; 0 after the last one. */
  OptionalLong nextRecord() {
    return next;
  }

  long given() {
    return given;
  }

  private static Unavailable broken(Body body, XMLStreamException e) {
    return Refusals.page(body, "XML")
        .orElseGet(() -> new Unavailable(SyntaxFault.of(body.uri(), e), e));
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(content);
  }
}
