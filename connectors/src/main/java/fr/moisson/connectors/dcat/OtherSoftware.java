package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.formats.xml.SafeXml;
import fr.moisson.harvesters.model.Door;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Answers of services that are taken for feeds of DCAT. */
final class OtherSoftware {

  /** Which source reads other XML, by the beginning of the namespace of its root. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "http://www.opengis.net/cat/csw/", "csw",
          "http://www.opengis.net/ows", "csw",
          "http://www.opengis.net/wfs", "wfs");

  /** The source that reads an answer, if it is that of a service and not a feed. */
  static Optional<String> reading(Door.Body body) {
    try (InputStream content = body.open()) {
      XMLStreamReader xml = SafeXml.readers().createXMLStreamReader(content);
      while (!xml.isStartElement()) {
        xml.next();
      }
      String namespace = String.valueOf(xml.getNamespaceURI());
      return SOURCES.keySet().stream().filter(namespace::startsWith).findFirst().map(SOURCES::get);
    } catch (XMLStreamException | NoSuchElementException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OtherSoftware() {}
}
