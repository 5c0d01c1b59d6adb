package fr.moisson.harvesters.dcat.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.dcat.Vocabulary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * RDF/XML, one {@code rdf:Description} per node. Jena has no streaming writer for it. Predicates
 * must be from {@link Vocabulary#PREFIXES}, and texts must only have characters that XML allows.
 */
final class RdfXmlSink implements NodeSink {

  private final Writer out;
  private final XMLStreamWriter xml;

  RdfXmlSink(OutputStream stream) {
    // The JDK's XML writer breaks characters beyond the basic plane if it sees a bare
    // OutputStreamWriter, which calls its encoding "UTF8".
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("rdf", "RDF", RDF.uri);
      for (Map.Entry<String, String> prefix : Vocabulary.PREFIXES.entrySet()) {
        xml.writeNamespace(prefix.getKey(), prefix.getValue());
      }
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void write(Node subject, Collection<Triple> triples) {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement("rdf", "Description", RDF.uri);
      if (subject.isBlank()) {
        attribute("nodeID", subject.getBlankNodeLabel());
      } else {
        attribute("about", subject.getURI());
      }
      for (Triple triple : triples) {
        xml.writeCharacters("\n  ");
        property(triple.getPredicate().getURI(), triple.getObject());
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  private void property(String predicate, Node object) throws XMLStreamException {
    Vocabulary.Name name = Vocabulary.name(predicate);
    if (object.isLiteral()) {
      xml.writeStartElement(name.prefix(), name.local(), name.namespace());
      literal(object);
      xml.writeEndElement();
      return;
    }
    xml.writeEmptyElement(name.prefix(), name.local(), name.namespace());
    if (object.isBlank()) {
      attribute("nodeID", object.getBlankNodeLabel());
    } else {
      attribute("resource", object.getURI());
    }
  }

  private void literal(Node literal) throws XMLStreamException {
    String language = literal.getLiteralLanguage();
    if (!language.isEmpty()) {
      xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
    } else if (!Vocabulary.isString(literal)) {
      attribute("datatype", literal.getLiteralDatatypeURI());
    }
    xml.writeCharacters(literal.getLiteralLexicalForm());
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute("rdf", RDF.uri, name, value);
  }

  @Override
  public void flush() {
    try {
      xml.flush();
      out.flush();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (out) {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UncheckedIOException unwritable(XMLStreamException cause) {
    return new UncheckedIOException(new IOException(cause));
  }
}
