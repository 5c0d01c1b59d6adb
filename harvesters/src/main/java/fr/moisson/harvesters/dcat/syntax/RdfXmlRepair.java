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
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Removes from RDF/XML what makes Jena refuse a whole page, and with it every dataset that comes
 * after: spaces and braces in IRIs (GeoNetwork), IRIs that break the rules of their scheme such as
 * {@code urn:uuid:1234}, languages such as {@code fr_FR}, and control characters in texts (one of
 * them once hid a part of data.gouv.fr from Europe, opendatateam/udata issue 2560), and what {@link
 * LooseXml} mends. HTML that is not escaped becomes a text. A text inside a link (GeoNetwork)
 * becomes the label of what the link leads to.
 */
public final class RdfXmlRepair extends XMLFilterImpl {

  private static final Set<String> IRIS = Set.of("about", "resource", "datatype");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*+");

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /**
   * Elements of HTML that need no namespace: those of texts, and none that is a term of a
   * vocabulary whose prefix was forgotten, such as {@code title} or {@code label}.
   */
  private static final Set<String> OF_TEXTS =
      Set.of(
          "a", "abbr", "b", "br", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
          "li", "ol", "p", "pre", "small", "span", "strong", "sub", "sup", "table", "tbody", "td",
          "th", "thead", "tr", "u", "ul", "wbr");

  private static final Set<String> WITHOUT_END = Set.of("br", "hr", "img", "wbr");

  private static final AttributesImpl NONE = new AttributesImpl();

  private @Nullable Link link;
  private final StringBuilder label = new StringBuilder();

  /** Depth in a literal of XML, which may have any elements. */
  private int literal;

  /** The start of an element that may be empty only. */
  private record Link(String uri, String local, String name, AttributesImpl attributes) {}

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
              new SAXSource(xml, new InputSource(new LooseXml(new Printable(content)))),
              new StreamResult(repaired));
    } catch (TransformerException | ParserConfigurationException | SAXException e) {
      throw new RiotException(e);
    }
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    if (isHtml(uri, local)) {
      String address = attributes.getValue("href");
      write("<" + local + (address == null ? "" : " href=\"" + address + "\"") + ">");
      return;
    }
    start(link);
    if (literal > 0 || "Literal".equals(attributes.getValue(RDF.uri, "parseType"))) {
      literal++;
    }
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
    if (repaired.getIndex(RDF.uri, "resource") >= 0) {
      link = new Link(uri, local, name, repaired);
    } else {
      super.startElement(uri, local, name, repaired);
    }
  }

  private boolean isHtml(String uri, String local) {
    return literal == 0 && (uri.equals(XHTML) || (uri.isEmpty() && OF_TEXTS.contains(local)));
  }

  /** Passes a link on. */
  private void start(@Nullable Link one) throws SAXException {
    if (one != null) {
      String text = label.toString().strip();
      String iri = one.attributes.getValue(RDF.uri, "resource");
      // Other attributes are further statements, which allow no content.
      boolean isLabelled = !text.isEmpty() && !iri.isEmpty() && one.attributes.getLength() == 1;
      super.startElement(one.uri, one.local, one.name, isLabelled ? NONE : one.attributes);
      if (isLabelled) {
        label(iri, text);
      }
    }
    link = null;
    label.setLength(0);
  }

  private void label(String iri, String text) throws SAXException {
    AttributesImpl about = new AttributesImpl();
    about.addAttribute(RDF.uri, "about", "rdf:about", "CDATA", iri);
    super.startPrefixMapping("rdf", RDF.uri);
    super.startPrefixMapping("rdfs", RDFS.uri);
    super.startElement(RDF.uri, "Description", "rdf:Description", about);
    super.startElement(RDFS.uri, "label", "rdfs:label", NONE);
    super.characters(text.toCharArray(), 0, text.length());
    super.endElement(RDFS.uri, "label", "rdfs:label");
    super.endElement(RDF.uri, "Description", "rdf:Description");
    super.endPrefixMapping("rdfs");
    super.endPrefixMapping("rdf");
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
    if (link == null) {
      super.characters(text, start, length);
    } else {
      label.append(text, start, length);
    }
  }

  private void write(String text) throws SAXException {
    characters(text.toCharArray(), 0, text.length());
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (isHtml(uri, local)) {
      if (!WITHOUT_END.contains(local)) {
        write("</" + local + ">");
      }
      return;
    }
    literal = Math.max(0, literal - 1);
    start(link);
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
