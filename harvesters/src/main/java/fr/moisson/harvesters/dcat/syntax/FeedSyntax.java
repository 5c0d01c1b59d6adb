package fr.moisson.harvesters.dcat.syntax;

import java.io.OutputStream;

/** The syntaxes of our feeds. data.gouv.fr chooses its parser by the extension. */
public enum FeedSyntax {
  TURTLE("text/turtle", "ttl"),
  RDF_XML("application/rdf+xml", "rdf"),
  JSON_LD("application/ld+json", "jsonld"),
  N_TRIPLES("application/n-triples", "nt");

  private final String mediaType;
  private final String extension;

  FeedSyntax(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** To be served with {@code ; charset=utf-8}, without which udata reads text as Latin-1. */
  public String mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }

  public NodeSink open(OutputStream out) {
    return switch (this) {
      case TURTLE -> new TurtleSink(out);
      case RDF_XML -> new RdfXmlSink(out);
      case JSON_LD -> new JsonLdSink(out);
      case N_TRIPLES -> new NTriplesSink(out);
    };
  }
}
