package fr.moisson.routes.web;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the whole catalogue for machines. */
@FunctionalInterface
public interface Feed {

  /**
   * Writes it whole, in one of its formats; the stream is closed by the caller.
   *
   * @param extension {@code ttl}, {@code rdf} or {@code jsonld}
   */
  void write(OutputStream out, String extension) throws IOException;
}
