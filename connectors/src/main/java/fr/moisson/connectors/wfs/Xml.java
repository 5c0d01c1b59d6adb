package fr.moisson.connectors.wfs;

import javax.xml.stream.XMLInputFactory;

/** XML from strangers: no DTD, hence no entity of theirs, and nothing fetched. */
final class Xml {

  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private Xml() {}
}
