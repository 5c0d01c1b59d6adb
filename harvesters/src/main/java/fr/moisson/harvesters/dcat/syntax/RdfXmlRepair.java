package fr.moisson.harvesters.dcat.syntax;

import fr.moisson.harvesters.dcat.Iris;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.RiotException;
import org.apache.jena.util.JenaXMLInput;
import org.apache.jena.vocabulary.RDF;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Removes from RDF/XML what makes Jena refuse a whole page, and with it every dataset that comes
 * after: spaces and braces in IRIs and labels inside links (GeoNetwork), IRIs that break the rules
 * of their scheme such as {@code urn:uuid:1234}, languages such as {@code fr_FR}, and control
 * characters in texts (one of them once hid a part of data.gouv.fr from Europe, opendatateam/udata
 * issue 2560).
 */
public final class RdfXmlRepair extends XMLFilterImpl {

  private static final Set<String> IRIS = Set.of("about", "resource", "datatype");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*+");

  private boolean insideLink;

  private RdfXmlRepair(XMLReader parent) {
    super(parent);
  }

  /**
   * Repairs a small document.
   *
   * @throws RiotException if the document is not XML
   */
  public static InputStream of(InputStream content) {
    ByteArrayOutputStream repaired = new ByteArrayOutputStream();
    copy(content, repaired);
    return new ByteArrayInputStream(repaired.toByteArray());
  }

  /**
   * Repairs a document of any size.
   *
   * @throws RiotException if the document is not XML
   */
  public static void copy(InputStream content, OutputStream repaired) {
    try {
      // Jena's XML reader opens no external entity.
      XMLReader xml = new RdfXmlRepair(JenaXMLInput.createXMLReader());
      xml.setFeature("http://xml.org/sax/features/namespaces", true);
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(
              new SAXSource(xml, new InputSource(new Printable(content))),
              new StreamResult(repaired));
    } catch (TransformerException | ParserConfigurationException | SAXException e) {
      throw new RiotException(e);
    }
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    AttributesImpl repaired = new AttributesImpl(attributes);
    for (int i = 0; i < repaired.getLength(); i++) {
      if (isIri(repaired, i)) {
        repaired.setValue(i, repaired(repaired.getValue(i)));
      }
      if (repaired.getURI(i).equals(RDF.uri) && repaired.getLocalName(i).equals("ID")) {
        repaired.setValue(i, Iris.encode("#" + repaired.getValue(i)).substring(1));
      }
    }
    repairLanguage(repaired);
    insideLink = repaired.getIndex(RDF.uri, "resource") >= 0;
    super.startElement(uri, local, name, repaired);
  }

  private static boolean isIri(Attributes attributes, int i) {
    return attributes.getURI(i).equals(RDF.uri)
        ? IRIS.contains(attributes.getLocalName(i))
        : attributes.getURI(i).equals(XMLConstants.XML_NS_URI)
            && attributes.getLocalName(i).equals("base");
  }

  private static void repairLanguage(AttributesImpl attributes) {
    int index = attributes.getIndex(XMLConstants.XML_NS_URI, "lang");
    if (index >= 0) {
      String language = attributes.getValue(index).strip().replace('_', '-');
      attributes.setValue(index, LANGUAGE.matcher(language).matches() ? language : "");
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (!insideLink) {
      super.characters(text, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    insideLink = false;
    super.endElement(uri, local, name);
  }

  /** An IRI that cannot be repaired is kept as a name, since others may refer to it. */
  private static String repaired(String iri) {
    return Iris.parse(iri)
        .map(Object::toString)
        .filter(RdfXmlRepair::isLegal)
        .orElseGet(() -> iri.isBlank() ? "" : "urn:x-illegal:" + Iris.escape(iri));
  }

  /** Jena also checks IRIs against the RFCs of some schemes, and of URNs. */
  private static boolean isLegal(String iri) {
    try {
      IRIx.create(iri);
      return true;
    } catch (IRIException e) {
      return false;
    }
  }
}
