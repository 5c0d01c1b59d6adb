package fr.moisson.harvesters.formats.xml;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Readers for foreign XML: no document type, hence no entity that expands or refers to a file;
 * nothing is fetched.
 */
public final class SafeXml {

  private static final XMLInputFactory FACTORY = factory();

  /** A shared factory, not to be reconfigured. */
  public static XMLInputFactory readers() {
    return FACTORY;
  }

  private static XMLInputFactory factory() {
    // Not the factory on the class path, whose properties have other meanings.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Very long texts then come in pieces, and can be refused.
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entity " + systemId);
        });
    return factory;
  }

  private SafeXml() {}
}
