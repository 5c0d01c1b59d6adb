package fr.moisson.harvesters.formats.xml;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Readers of XML that somebody else wrote: no document type, hence no entity that grows or that
 * leads to a file; nothing is fetched.
 */
public final class SafeXml {

  private static final XMLInputFactory FACTORY = factory();

  /** A factory to be used as it is. */
  public static XMLInputFactory readers() {
    return FACTORY;
  }

  private static XMLInputFactory factory() {
    // Not the one that lies on the class path, whose properties have other meanings.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // A text beyond all measure then comes in pieces, and can be refused.
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entity " + systemId);
        });
    return factory;
  }

  private SafeXml() {}
}
